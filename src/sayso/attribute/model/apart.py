"""What is another's is not said twice: "the boy said he was sorry, the policeman said he was sorry too"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.model.spans import Found
from sayso.model.spans import Span, Spans, hull, touches

REACH = 1000
"""How many code points around a finding the others are looked for."""
MOSTLY, LARGELY = 0.8, 0.5
"""The share of a further stretch that the other must say, and of the rest of the content that it must not."""


def apart(found: Sequence[Found]) -> list[Found]:
    """The findings (in the order of their cues) without stretches of content that are another's.

    A further stretch is another's if the other's cue stands on the way to it, the other says it, and the other says
    nothing else of this content. What reports the other's saying it keeps it.

    >>> boy = Found(8, (Span(0, 7),), (Span(8, 12),), (Span(13, 25), Span(46, 62)), 0.9, 0.9, 0.9, 0.9)
    >>> policeman = Found(41, (Span(27, 40),), (Span(41, 45),), (Span(46, 62),), 0.9, 0.9, 0.9, 0.9)
    >>> [[tuple(span) for span in one.content] for one in apart([boy, policeman])]
    [[(13, 25)], [(46, 62)]]
    """
    return [_without_others(one, found) if one.cue and len(one.content) > 1 else one for one in found]


def _without_others(one: Found, found: Sequence[Found]) -> Found:
    first = bisect_left(found, one.at - REACH, key=lambda other: other.at)
    near = found[first : bisect_right(found, one.at + REACH, key=lambda other: other.at)]
    others = [other for other in near if other is not one and other.cue and not touches(other.cue, one.content)]
    kept = [part for part in one.content if not any(_is_of(part, other, one) for other in others)]
    return replace(one, content=tuple(kept) or one.content)


def _is_of(part: Span, other: Found, one: Found) -> bool:
    mine, theirs = hull(one.cue), hull(other.cue)
    between = (mine.end <= theirs.start and theirs.end <= part.start) or (
        part.end <= theirs.start and theirs.end <= mine.start
    )
    rest = [span for span in one.content if span != part]
    return between and _held(part, other.content) > MOSTLY and not any(_held(s, other.content) > LARGELY for s in rest)


def _held(part: Span, content: Spans) -> float:
    """The share of a stretch that a content holds."""
    held = sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for span in content)
    return held / (part.end - part.start)
