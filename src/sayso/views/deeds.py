"""What was done with what a figure counts, where the verb alone does not tell: sent drones are fired, rations not."""

from __future__ import annotations

import csv
import functools
import re
from importlib.resources import files
from typing import NamedTuple

from sayso.model.values import Quantity

_KINDS = {
    "munition": re.compile(r"\b(?:drone|missile|rocket|shell|bomb|projectile|torpedo|mortar|mine)s?\b"),
    "people": re.compile(r"^(?!.*\b(?:year|month|week|day|hour|minute|per)\b)"),
    "troops": re.compile(
        r"\b(?:soldier|troop|serviceman|fighter|marine|m[ae]n|conscript|recruit|mercenary|reservist)s?\b"
    ),
    "refugee": re.compile(r"\b(?:people|person|civilian|refugee|resident|villager|inhabitant|famil|child|women|woman)"),
    "vehicle": re.compile(
        r"\b(?:truck|lorr(?:y|ies)|vehicle|wagon|ship|boat|vessel|barge|bus(?:es)?|plane|aircraft)s?\b"
    ),
    "home": re.compile(r"\b(?:home|house|household|famil|customer|subscriber|consumer|people|resident)"),
    "": re.compile(""),
}
"""What a row of the table may count, by the counted noun."""
_NUMBER = re.compile(r"\d")


class Deed(NamedTuple):
    """A row of `deeds.tsv`: the measure that is meant where `read` was found, and the words before or after."""

    measure: str
    read: str
    of: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    example: str


@functools.cache
def deeds() -> tuple[Deed, ...]:
    """The rows of the table, in order."""
    text = files(__package__).joinpath("deeds.tsv").read_text(encoding="utf-8")
    return tuple(
        Deed(
            row["measure"],
            row["read"],
            row["of"],
            re.compile(row["before"] + r"[\s\w,-]{0,25}$") if row["before"] else None,
            re.compile(r"[\s\w,-]{0,25}?" + row["after"]) if row["after"] else None,
            row["example"],
        )
        for row in csv.DictReader(text.splitlines(), delimiter="\t")
    )


@functools.cache
def _read_as(measure: str) -> tuple[Deed, ...]:
    return tuple(row for row in deeds() if row.read == measure)


def deed(quantity: Quantity, before: str, after: str) -> str | None:
    """The measure that the words around a figure tell; None if they tell none. Another number ends their reach.

    >>> from sayso.model.values import Interval, Span
    >>> drones = Quantity(Span(26, 36), 114, 114, 114, Interval(114, 114), unit="drone")
    >>> deed(drones, "The enemy attacked Ulmar with ", "."), deed(drones, "It bought ", " for the army.")
    ('fired', None)
    """
    counted = (quantity.unit or "").casefold()
    rows = [row for row in _read_as(quantity.measure or "") if counted and _KINDS[row.of].search(counted)]
    if not rows:
        return None
    before = _NUMBER.split(before)[-1]
    after = _NUMBER.split(after)[0]
    for row in rows:
        if (row.before is None or row.before.search(before)) and (row.after is None or row.after.match(after)):
            return row.measure
    return None
