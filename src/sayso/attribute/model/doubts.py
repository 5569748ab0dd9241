"""One attribution seen from several words: "by some estimates" may begin at "by" or at "estimates".

The network must choose a piece by which to know a cue, and where writers leave it in doubt its belief is divided.
Findings that say the same of the same source from near places are one, as likely as all of them together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.model.spans import Found
from sayso.model.spans import Spans

NEAR = 50
"""How many code points apart two cues of one attribution may begin."""
SAME_CONTENT, SAME_SOURCE = 0.7, 0.5
"""How much of two contents (of two sources) must be shared, of what either holds."""
SUREST = 0.999


def together(found: Sequence[Found]) -> list[Found]:
    """The findings in the order of their cues, doubles made one: the likeliest, with the probabilities of all.

    >>> from sayso.model.spans import Span
    >>> by = Found(10, (Span(13, 17),), (Span(10, 27),), (Span(28, 40),), 0.25, 0.9, 0.9, 0.9)
    >>> estimates = replace(by, at=18, cue=(Span(18, 27),), begins=0.5)
    >>> [(one.at, one.begins) for one in together([by, estimates])]
    [(18, 0.75)]
    """
    ranked = sorted(found, key=lambda one: one.at)
    taken: set[int] = set()
    kept: list[Found] = []
    for number, first in enumerate(ranked):
        if number in taken:
            continue
        end = bisect_right(ranked, first.at + NEAR, key=lambda one: one.at)
        doubles = [i for i in range(number + 1, end) if i not in taken and _same(first, ranked[i])]
        taken.update(doubles)
        group = [first, *(ranked[i] for i in doubles)]
        best = max(group, key=lambda one: one.begins)
        kept.append(replace(best, begins=min(SUREST, sum(one.begins for one in group))))
    return kept


def _same(one: Found, other: Found) -> bool:
    shared_source = not (one.source and other.source) or _shared(one.source, other.source) >= SAME_SOURCE
    return shared_source and _shared(one.content, other.content) >= SAME_CONTENT


def _shared(one: Spans, other: Spans) -> float:
    """The code points in both, as a share of those in either."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    either = sum(span.end - span.start for span in (*one, *other)) - both
    return both / max(1, either)
