"""Where words stand: half-open ranges of Unicode code points into one text (W3C text position selector)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """One half-open range `[start, end)` of code points.

    >>> Span(4, 8).words("the army said")
    'army'
    """

    start: int
    end: int

    def words(self, text: str) -> str:
        """The exact words this span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same range `by` code points further on."""
        return Span(self.start + by, self.end + by)


Spans = tuple[Span, ...]
"""Discontinuous words: ordered, non-overlapping ranges; the empty tuple means "none"."""


def hull(spans: Spans) -> Span:
    """The smallest single range around all of `spans` (which must not be empty).

    >>> hull((Span(3, 5), Span(9, 12)))
    Span(start=3, end=12)
    """
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def words(spans: Spans, text: str) -> str:
    """The words of a discontinuous span, pieces joined by " … ".

    >>> words((Span(0, 3), Span(9, 13)), "the army said")
    'the … said'
    """
    return " … ".join(span.words(text) for span in spans)


def joined(spans: Iterable[Span]) -> Spans:
    """The same code points as ordered ranges that neither overlap nor touch.

    >>> joined([Span(5, 9), Span(0, 3), Span(3, 4), Span(8, 12)])
    (Span(start=0, end=4), Span(start=5, end=12))
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def covers(spans: Spans, span: Span) -> bool:
    """Whether one of the ranges holds `span` wholly.

    >>> covers((Span(0, 4), Span(6, 9)), Span(7, 8))
    True
    """
    return any(outer.contains(span) for outer in spans)


def touches(spans: Spans, others: Spans) -> bool:
    """Whether any range of the one shares a code point with any of the other."""
    return any(one.overlaps(other) for one in spans for other in others)
