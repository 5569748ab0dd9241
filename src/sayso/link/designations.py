"""Names of bodies taken apart: which body, of which department, of which state, whatever the order of the words."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from itertools import pairwise

from sayso.link import actors
from sayso.link.names import plain
from sayso.link.nouns import noun
from sayso.link.words import words as wordset

SAME = {
    "defense": "defence",
    "organization": "organisation",
    "center": "centre",
    "labor": "labour",
    "program": "programme",
    "mod": "ministry",
    "dept": "department",
    "govt": "government",
    "affairs": "",
    "armed": "",
    "military": "forces",
    "centers": "centres",
}
WHOSE = re.compile(r"\(([^)]+)\)$")
"""Whose a body is, as the ledger writes it: "Ministry of Defence (Tarvia)"."""


@dataclass(frozen=True, slots=True)
class Designation:
    """A body's name: its telling words, whose it is, and whether it is called a region."""

    words: frozenset[str]
    state: str | None
    region: bool


@functools.lru_cache(maxsize=200_000)
def designation(name: str, *, always: bool = False) -> Designation | None:
    """The parts of a body's name; None for a name that holds no word for a body (unless `always`).

    >>> designation("Russia's Defense Ministry") == designation("Ministry of Defence (Russia)")
    True
    >>> designation("Irena Halden") is None
    True
    """
    whose = WHOSE.search(name)
    words = plain(WHOSE.sub("", name).replace("’s", "").replace("'s", "")).replace("-", " ").split()
    pairs = [*words, *(f"{one} {other}" for one, other in pairwise(words))]
    bodily = any((row := noun(form)) and row.sort in {"body", "group", "outlet"} for form in pairs)
    acronym = name.isupper() and len(name) <= 8
    region = bool(wordset("region") & set(words)) and len(words) > 1
    if not (bodily or acronym or region or always or whose):
        return None
    state, rest = _state(words)
    if whose is not None:
        state = actors.load().state(whose[1]) or whose[1].casefold()
    telling = (SAME.get(word, word) for word in rest)
    return Designation(
        frozenset(word for word in telling if word and word not in wordset("empty") | wordset("region")), state, region
    )


def _state(words: list[str]) -> tuple[str | None, list[str]]:
    """The state that some words of the name mean, and the words without them."""
    table = actors.load()
    for length in (6, 5, 4, 3, 2, 1):
        for at in range(len(words) - length + 1):
            form = " ".join(words[at : at + length])
            state = _known(table, form)
            if state and (length < len(words)):
                return state, words[:at] + words[at + length :]
    return None, words


def _known(table: actors.Actors, form: str) -> str | None:
    for actor in table.named.get(form, ()):
        if actor.kind == "state":
            return actor.name
    return table.adjectives.get(form)
