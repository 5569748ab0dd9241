"""How far a finding stands from other words of its sentence, and what is left of its words without others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.attribute.model.spans import Found
from sayso.model.spans import Span, Spans, joined, touches

SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s+[“\"‘(]?[A-Z]|\n")
REACH, NEAR = 600, 60
"""How many characters away a cue is looked for, and how many may part it from the words beside which it stands."""


def around(found: Sequence[Found], at: int) -> list[Found]:
    """The findings with a cue within reach of a place."""
    return [one for one in found if one.cue and abs(one.at - at) < REACH]


def nearest(text: str, found: Sequence[Found], words: Span) -> Found | None:
    """The finding of the same sentence that stands nearest to some words, None if none is near."""
    ways = [(_way(text, one, words), number) for number, one in enumerate(found)]
    way, number = min(ways, default=(NEAR, -1))
    return found[number] if way < NEAR else None


def _way(text: str, one: Found, words: Span) -> int:
    """How many characters part the two; an end of a sentence parts them for good."""
    return min(_ways(text, (*one.source, *one.cue, *one.content), words), default=NEAR)


def _ways(text: str, spans: Spans, words: Span) -> Iterator[int]:
    for span in spans:
        if not touches((span,), (words,)):
            between = text[span.end : words.start] if span.end <= words.start else text[words.end : span.start]
            yield NEAR if SENTENCE_END.search(between) else len(between)


def without(text: str, spans: Spans, others: Spans) -> Spans:
    """The words of spans without those of others, and without blanks and commas at their edges.

    >>> text = "Orn, citing the mayor"
    >>> without(text, (Span(0, 21),), (Span(5, 21),))
    (Span(start=0, end=3),)
    """
    for other in others:
        pairs = [(Span(a, min(b, other.start)), Span(max(a, other.end), b)) for a, b in spans]
        spans = tuple(part for pair in pairs for part in pair if part.start < part.end)
    return joined(bare for span in spans if (bare := _bare(text, span)).start < bare.end)


def _bare(text: str, span: Span) -> Span:
    words = span.words(text)
    start = span.start + len(words) - len(words.lstrip(" ,("))
    return Span(start, max(start, span.start + len(words.rstrip(" ,("))))
