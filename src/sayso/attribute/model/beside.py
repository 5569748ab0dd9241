"""Findings beside some words of their sentence: which are near, and what is left of them without those words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from sayso.attribute.model.spans import Found
from sayso.model.spans import Span, Spans, joined, touches

SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s+[“\"‘(]?[A-Z]|\n")
REACH, NEAR = 600, 60
"""How many characters away a cue is looked for, and how many may part it from the words beside which it stands."""


Mend = Callable[[str, list[Found], re.Match[str]], list[Found]]
"""What becomes of the findings around a match: a text, the findings, the match."""


def mended(text: str, found: Sequence[Found], words: re.Pattern[str], mend: Mend) -> list[Found]:
    """The findings in the order of their cues, those around each place where some words (group "cue") stand mended."""
    out = sorted(found, key=_in_order)
    for match in words.finditer(text):
        first = bisect_left(out, match.start("cue") - REACH, key=lambda one: one.at)
        last = bisect_right(out, match.start("cue") + REACH, key=lambda one: one.at)
        out[first:last] = sorted(mend(text, out[first:last], match), key=_in_order)
    return out


def _in_order(one: Found) -> tuple[int, Spans]:
    return one.at, one.content


def instead(found: Sequence[Found], old: Sequence[Found], new: Sequence[Found]) -> list[Found]:
    """The findings, some of them put in the place of others."""
    return [*(one for one in found if not any(one is each for each in old)), *new]


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
