"""Windows over a long text: where the encoder's view begins and ends, and which window answers for which piece."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SIZE = 254
"""Pieces that one window holds."""
OVERLAP = 32
"""Pieces that two windows share: room for the source or the content of a cue near an edge."""
SHIFT = 24
"""How far a window may begin from where it should, to begin with a sentence."""


class Window(NamedTuple):
    """Pieces `start` to `end` are seen; the cues among pieces `first` to `last` are this window's to find."""

    start: int
    end: int
    first: int
    last: int


def windows(begins: NDArray[np.int64]) -> list[Window]:
    """Cut a text of `len(begins)` pieces; `begins` rates each piece as a place to begin (0 none, higher better).

    Each piece is answered for by the window in which it stands farther from an edge.

    >>> windows(np.zeros(300, dtype=np.int64))
    [Window(start=0, end=254, first=0, last=238), Window(start=222, end=300, first=238, last=300)]
    """
    size = len(begins)
    edges: list[tuple[int, int]] = []
    start = 0
    while size:
        end = min(size, start + SIZE)
        edges.append((start, end))
        if end == size:
            break
        start = _begin(begins, end - OVERLAP)
    middles = [0, *((after[0] + before[1]) // 2 for before, after in pairwise(edges)), size]
    return [Window(a, b, middles[i], middles[i + 1]) for i, (a, b) in enumerate(edges)]


def _begin(begins: NDArray[np.int64], wanted: int) -> int:
    near: Sequence[int] = range(wanted - SHIFT, min(wanted + SHIFT // 2, len(begins)))
    return max(near, key=lambda i: (begins[i], -abs(i - wanted))) if near else wanted


def begins(text: str, spans: Sequence[tuple[int, int]], breaks: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rate each piece as a place to begin: 2 for a new paragraph, 1 after the end of a sentence, 0 otherwise.

    >>> begins("He left. She did.", [(0, 2), (3, 7), (7, 8), (9, 12)], np.array([2, 0, 0, 0])).tolist()
    [2, 0, 0, 1]
    """
    rated = np.zeros(len(spans), dtype=np.int64)
    for i, (start, _) in enumerate(spans):
        before = text[max(0, start - 3) : start].rstrip("”’\"' ")
        if breaks[i]:
            rated[i] = 2
        elif text[start - 1 : start].isspace() and before[-1:] in (".", "!", "?"):
            rated[i] = 1
    return rated
