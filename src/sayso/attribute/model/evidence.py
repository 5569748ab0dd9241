"""From the network's outputs to evidence: each cue that was found, and how well each piece fits each role of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.attribute.model.windows import Window

Floats = NDArray[np.float32]
Reader = Callable[[NDArray[np.int64], NDArray[np.int64]], dict[str, Floats]]
"""The network: (pieces,) ids and (pieces, 3) marks of one window to its outputs, a row a piece."""

NONE, SOURCE, CUE, CONTENT = range(4)
"""What a piece can be to a cue."""
BEGIN_CUE, BEGIN_CONTENT = 1, 3
"""Tags of a piece with which a cue begins, or the content of an attribution that has no cue."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The cues of one window: a row a cue. Pieces are counted from the beginning of the text.

    `anchor` is the piece with which each cue (or cue-less content) begins, `found` the probability that it does,
    `bare` the part of it for a content without cue. `scores` (cues, pieces of the window, 4) are log-probabilities of
    the roles NONE, SOURCE, CUE, CONTENT. `kinds` (cues, kinds) scores acts, stances and certainties (see `kinds.py`).
    """

    window: Window
    anchor: NDArray[np.int64]
    found: Floats
    bare: Floats
    scores: Floats
    kinds: Floats


def gather(
    ids: NDArray[np.int64],
    marks: NDArray[np.int64],
    cuts: list[Window],
    read: Reader,
    *,
    distance: Floats,
    threshold: float,
) -> Iterator[Evidence]:
    """Read a text window by window and give the evidence for the cues that each window answers for.

    `distance` (3, 2n+1) holds what each distance from the cue is worth to source, cue and content.
    """
    for window in cuts:
        out = read(ids[window.start : window.end], marks[window.start : window.end])
        tags = softmax(out["tags"])
        found = tags[:, BEGIN_CUE] + tags[:, BEGIN_CONTENT]
        mine = np.arange(window.first, window.last) - window.start
        at = mine[found[mine] >= threshold]
        if len(at):
            fits = roles(out, at, distance)
            yield Evidence(window, at + window.start, found[at], tags[at, BEGIN_CONTENT], fits, out["kinds"][at])


def roles(out: dict[str, Floats], at: NDArray[np.int64], distance: Floats) -> Floats:
    """Log-probabilities of the four roles: (cues at positions `at`, pieces, 4)."""
    size = len(out["tags"])
    query = out["query"][at].reshape(len(at), 3, -1)
    key = out["key"].reshape(size, 3, -1)
    scores = np.zeros((len(at), size, 4), dtype=np.float32)
    scores[..., 1:] = np.einsum("cri,pri->cpr", query, key, optimize=True) + out["bias"][None]
    scores[..., 1:] += distance.T[steps(np.arange(size)[None] - at[:, None])]
    scores -= scores.max(-1, keepdims=True)
    return np.asarray(scores - np.log(np.exp(scores).sum(-1, keepdims=True)))


NEAR, FAR = 32, 12


def steps(away: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number a distance in pieces as the network learnt it: each up to 32 its own, then 12 growing steps, by side.

    >>> steps(np.array([-40, -1, 0, 1, 400])).tolist()
    [11, 43, 44, 45, 88]
    """
    size = np.abs(away)
    far = NEAR + np.minimum((np.log2(np.maximum(size, NEAR) / NEAR) * 4).astype(np.int64), FAR)
    return np.asarray(NEAR + FAR + np.sign(away) * np.where(size < NEAR, size, far))


def softmax(scores: Floats) -> Floats:
    """Scores to probabilities along the last dimension."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True))
