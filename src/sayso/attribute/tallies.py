"""Tallies put by somebody that the finder passed over: "It put the number at 40", "the fund puts its toll at 12"."""

from __future__ import annotations

import re

from sayso.attribute import rules
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, joined
from sayso.text.tokens import Parsed

_PUT = re.compile(
    r"\b(?:put|puts|places?|placed|sets?) (?:the|its|their|his|her|that) (?:[\w-]+ ){0,3}?"
    r"(?:toll|number|figure|count|total|tally)\b[^.;]{0,60}? at (?=\S)"
)
CONFIDENCE = 0.5


def add(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, and those of tallies that the rules read where no other attribution stands.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Helping Hand put the figure at more than 5,000.")
    >>> [[span.words(report.text) for span in one.source] for one in add(report, parse(report), [])]
    [['Helping Hand']]
    """
    put = [Span(*match.span()) for match in _PUT.finditer(document.text)]
    taken = [Span(*ends) for ends in joined(span for one in attributions for span in (*one.cue, *one.content))]
    free = [span for span in put if not any(span.overlaps(other) for other in taken)]
    if not free:
        return attributions
    read = [
        one
        for one in rules.attribute(document, parsed)
        if one.source and any(cue.overlaps(span) for cue in one.cue for span in free)
    ]
    named = [
        Attribution(f"t{number}", one.source, one.cue, one.content, confidence=CONFIDENCE)
        for number, one in enumerate(read, 1)
    ]
    return [*attributions, *named]
