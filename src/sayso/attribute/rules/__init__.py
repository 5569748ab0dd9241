"""The rules: attributions read off the parse, one file a family of patterns, in the order below.

They are what sayso falls back on without its trained model, and the floor that the model is measured against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.attribute.rules import around, citing, clause, headline, infinitive, nouns, objects, quotation
from sayso.attribute.rules.continued import settle
from sayso.attribute.rules.reading import Found, Reading
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.text.tokens import Parsed

Pattern = Callable[[Reading, list[Found]], Iterator[Found]]

PATTERNS: tuple[Pattern, ...] = (
    quotation.find,
    around.find,
    clause.find,
    infinitive.find,
    citing.find,
    objects.find,
    nouns.find,
    headline.find,
)
"""Each sees what the ones before it found, and leaves their cues alone."""

SELVES = frozenset({"i", "we", "you"})


def attribute(document: Document, parsed: Parsed) -> list[Attribution]:
    """Who says what, with which cue, in one document: spans only; the stages of `sayso.attribute` add the rest.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Vellar said six soldiers died.")
    >>> [found] = attribute(report, parse(report))
    >>> [span.words(report.text) for span in found.source + found.cue + found.content]
    ['Vellar', 'said', 'six soldiers died']
    """
    reading = Reading(document, parsed)
    found: list[Found] = []
    for pattern in PATTERNS:
        found.extend([one for one in pattern(reading, found) if one.content and not _speaks_of_self(reading, one)])
    attributions: list[Attribution] = []
    for one in settle(reading, found):
        content = reading.spans(one.content - one.cue)
        if content:
            name = f"a{len(attributions) + 1}"
            source, cue = reading.spans(one.source), tuple(reading.cue_spans(one.cue))
            attributions.append(Attribution(name, source, cue, content, confidence=one.confidence))
    return attributions


def _speaks_of_self(reading: Reading, one: Found) -> bool:
    """Whether a quoted speaker says "I think", "we said": their words, no attribution of its own."""
    inside = bool(one.cue) and reading.quote_at[one.key] >= 0
    if not inside:
        return False
    return not one.source or all(reading.tokens[index].lower in SELVES for index in one.source)
