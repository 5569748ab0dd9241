"""What a figure counts where an earlier sentence told it: "put the number at 40", "nine of them were children"."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from sayso.model.values import Quantity
from sayso.values.quantity.lexicon import rows
from sayso.views.deeds import deed
from sayso.views.scopes import PEOPLE, counted, singular, table
from sayso.views.sentences import sentence_around

_TALLY = re.compile(
    r"\b(?:the|that|this|its|their|his|her|own|another|lower|higher|official|true|real|actual) "
    r"(?:figure|number|count|total|tally|estimate)s?\b(?! of\b)[^.;]{0,70}$"
)
"""A tally that was told before: "put the figure at", "the government's own figure for the same period is"."""
_COUNTED = re.compile(
    r"\b(?:recorded|counted|documented|verified|confirmed|registered) (?:only |at least |some |about )?$"
)
"""A count of what was told before: "the aid group said that it had recorded 43"."""
_PART = re.compile(
    r"\s*of (?P<whole>them|these|those|the (?:dead|killed|victims|wounded|injured|missing|captured|abducted))"
    r"(?: (?:were|are|was) (?:\w+ )?(?P<whom>\w+)"
    r"|(?P<died> (?:have |had |has )?(?:since )?(?:died|perished|been killed)))?"
)
_LIST = re.compile(r"\b(?:list|register|roll|read (?:out|aloud)|names)\b")
_DEAD = re.compile(r"\b(?:dead|killed|killing|deaths?|died|massacre|buried|graves?|slain|shot)\b")


def carried(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The figures of a report, each with measure and population from those that it refers back to.

    >>> from sayso.model.spans import Span
    >>> from sayso.model.values import Interval
    >>> report = "Police said 30 people died. The mayor put the number at 40."
    >>> thirty = Quantity(Span(12, 21), 30, 30, 30, Interval(30, 30), measure="killed", unit="people", of="people")
    >>> forty = Quantity(Span(56, 58), 40, 40, 40, Interval(40, 40))
    >>> [(quantity.measure, quantity.of) for quantity in carried(report, [thirty, forty])]
    [('killed', 'people'), ('killed', 'people')]
    """
    found: list[Quantity] = []
    for quantity in quantities:
        found.append(_one(quantity, text, found))
    return found


def _one(quantity: Quantity, text: str, earlier: Sequence[Quantity]) -> Quantity:
    sentence = sentence_around(text, quantity.span)
    before, after = text[sentence.start : quantity.span.start], text[quantity.span.end : sentence.end]
    quantity = counted(quantity, sentence.words(text), after)
    told = deed(quantity, before, after)
    if told is not None:
        quantity = dataclasses.replace(quantity, measure=told)
    named = quantity.unit == "name" and quantity.measure is None
    if named and _LIST.search(sentence.words(text)) and _DEAD.search(text):
        return dataclasses.replace(quantity, measure="killed")
    part = _PART.match(text, quantity.span.start + _number(quantity, text))
    if part:
        return _of_whole(quantity, part, earlier)
    tally = _TALLY.search(before) or (quantity.unit is None and _COUNTED.search(before))
    if quantity.measure is not None or not tally:
        return quantity
    last = next((other for other in reversed(earlier) if other.measure and other.per is None), None)
    if last is None or not _counts_the_same(quantity, last):
        return quantity
    return dataclasses.replace(
        quantity, measure=last.measure, unit=quantity.unit or last.unit, of=quantity.of or last.of
    )


def _number(quantity: Quantity, text: str) -> int:
    """Where "of them" would begin within or after the words of a figure."""
    found = re.search(r" of (?:th[eo]|them)", text[quantity.span.start : quantity.span.end + 12])
    return found.start() if found else quantity.span.end - quantity.span.start


def _of_whole(quantity: Quantity, part: re.Match[str], earlier: Sequence[Quantity]) -> Quantity:
    """A part of those counted before, by what they were."""
    if part["died"] and quantity.measure is None:
        return dataclasses.replace(quantity, measure="killed")
    whom = part["whom"]
    whole = next((other for other in reversed(earlier) if other.measure), None)
    measure = quantity.measure or (whole.measure if whole and part["whole"] in ("them", "these", "those") else None)
    if not whom or not _people(whom) or measure is None:
        return quantity
    if table("paths").get(measure, measure).split("/")[0] not in PEOPLE:
        return quantity
    return dataclasses.replace(quantity, measure=measure, unit=singular(whom), of=whom)


def _people(noun: str) -> bool:
    known = table("population").get(singular(noun)) or ""
    return known.startswith("people") or any(
        row["word"] == noun and row["class"] != "equipment" for row in rows("classes")
    )


def _counts_the_same(quantity: Quantity, other: Quantity) -> bool:
    """Whether nothing in the figure's own words says that it counts something else."""
    if quantity.unit is None or quantity.unit == other.unit:
        return True
    return _people(quantity.of or quantity.unit) and other.unit is not None and _people(other.of or other.unit)
