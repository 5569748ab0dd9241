"""The names around a figure that tell which event is meant: of ships, operations, victims, buildings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.model.extraction import Extraction
from sayso.model.spans import Span
from sayso.views.places import Where

MOST = 8
"""Names kept for a figure: the first ones."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_HEAD = re.compile(r"(?:^|[\n.!?“\"‘'—:]) ?$")
"""What stands before the first word of a sentence, which is capitalised whatever it is."""
_DAY = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)$"
)


def known_names(extraction: Extraction, places: Sequence[Where]) -> frozenset[str]:
    """Words of the names that tell no event: those of outlets, places and speakers of the report."""
    return frozenset([*_words(extraction), *(word for place in places for word in place.name.split())])


def names_around(text: str, passage: Span, known: frozenset[str]) -> tuple[str, ...]:
    """The names in a passage but for days and the known ones.

    >>> text = "On Tuesday the ferry Anna Holt sank off Lesk."
    >>> names_around(text, Span(0, len(text)), frozenset({"Lesk"}))
    ('anna holt',)
    """
    told = (name for name in _names(text, passage) if not _DAY.match(name) and known.isdisjoint(name.split()))
    return tuple(dict.fromkeys(name.casefold() for name in told))[:MOST]


def _names(text: str, passage: Span) -> Iterator[str]:
    """Runs of capitalised words, without the first word of a sentence."""
    for match in _NAME.finditer(text, passage.start, passage.end):
        name = match.group()
        if _HEAD.search(text, max(0, match.start() - 2), match.start()):
            name = name.partition(" ")[2]
        if name:
            yield name


def _words(extraction: Extraction) -> Iterator[str]:
    yield from (extraction.document.outlet or "").split()
    for claim in extraction.attributions:
        for link in claim.chain:
            yield from link.name.split()
        for span in claim.source:
            yield from re.findall(r"[A-Z]\w+", span.words(extraction.document.text))
