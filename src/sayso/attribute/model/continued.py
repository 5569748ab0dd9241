"""A clause that a quotation goes on from: "The bridge is lost, Reyes said, “and everybody knows it.”"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.model.spans import Found
from sayso.model.spans import Span, hull, touches

GOES_ON = re.compile(
    r",? [“\"](?:and|but|or|because|so|although|though|while|unless|until|which|who|whose|if|as if|even)\b"
)
"""How a quotation begins that goes on with a sentence begun before it."""
CLAUSE = re.compile(r"[^.!?\n“”\"]+$")
LEAST, LONGEST = 3, 400
"""The fewest words of such a clause, and the most characters."""


def continued(text: str, found: Sequence[Found]) -> list[Found]:
    """The findings, those that begin with such a quotation with the clause before them that nobody else says.

    >>> text = "The bridge is lost, Reyes said, “and everybody knows it.”"
    >>> one = Found(26, (Span(20, 25),), (Span(26, 30),), (Span(32, 57),), 0.9, 0.9, 0.9, 0.9)
    >>> [span.words(text) for span in continued(text, [one])[0].content]
    ['The bridge is lost', '“and everybody knows it.”']
    """
    return [_with_clause(text, one, found) if one.source and one.cue else one for one in found]


def _with_clause(text: str, one: Found, found: Sequence[Found]) -> Found:
    saying, first = hull(one.source + one.cue), one.content[0]
    if saying.end > first.start or not GOES_ON.match(text, saying.end, first.start + 12):
        return one
    low = max(0, saying.start - LONGEST)
    before = text[low : saying.start].rstrip()
    clause = CLAUSE.search(before[:-1]) if before.endswith(",") else None
    if clause is None or len(clause[0].split()) < LEAST or (low and clause.start() == 0):
        return one
    end = low + clause.end()
    span = Span(end - len(clause[0].lstrip()), end)
    taken = (each for other in found if other is not one for each in (*other.source, *other.cue, *other.content))
    return one if touches((span,), tuple(taken)) else replace(one, content=(span, *one.content))
