"""The best division of a window into source, cue, content and the rest, for each of its cues.

Pieces are scored one by one; here they become stretches. Changing role costs something, and costs more where no
writer would: inside a word too much, inside a clause some, beside a comma, a quotation mark or a new paragraph little.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sayso.attribute.model.evidence import CONTENT, CUE, Evidence, Floats

NEVER = 1e4
SURE, EASY = 0.95, 0.1
"""A cue as likely as SURE that finds no content at full cost may look again at EASY times the cost: some are short."""
DEAR = 10.0
"""Costs (nats) that stay what they are: no content ends inside a word, or with "the"."""


def label(scores: Floats, costs: Floats) -> NDArray[np.int8]:
    """Give each piece one role per cue so that scores minus costs of change are highest (Viterbi over a Potts chain).

    `scores` is (cues, pieces, roles); taking up a role before a piece costs `costs` (pieces, roles). Where that is
    NEVER the piece goes on with a word.

    >>> scores = np.log(np.array([[[0.9, 0.1], [0.4, 0.6], [0.9, 0.1]]], dtype=np.float32))
    >>> costs = np.ones((3, 2), dtype=np.float32)
    >>> label(scores, 0 * costs).tolist(), label(scores, costs).tolist()
    ([[0, 1, 0]], [[0, 0, 0]])
    """
    words = np.flatnonzero(costs[:, 0] < NEVER * EASY)
    words = words if len(words) and words[0] == 0 else np.concatenate([[0], words])
    chosen = _best_way(np.add.reduceat(scores, words, axis=1), costs[words])
    return np.repeat(chosen, np.diff(np.append(words, len(costs))), axis=1)


def _best_way(scores: Floats, switching: Floats) -> NDArray[np.int8]:
    """One role per cue and word: `scores` is (cues, words, roles), what entering a role costs is (words, roles)."""
    cues, size, kinds = scores.shape
    best = np.empty((size, cues), dtype=np.intp)
    stays = np.empty((size, cues, kinds), dtype=bool)
    total = scores[:, 0].copy()
    for i in range(1, size):
        total.argmax(1, out=best[i])
        switch = total.max(1, keepdims=True) - switching[i]
        np.greater_equal(total, switch, out=stays[i])
        np.maximum(total, switch, out=total)
        total += scores[:, i]
    out = np.empty((cues, size), dtype=np.int8)
    here, rows = total.argmax(1), np.arange(cues)
    for i in range(size - 1, 0, -1):
        out[:, i] = here
        here = np.where(stays[i, rows, here], here, best[i])
    out[:, 0] = here
    return out


def divide(evidence: Evidence, costs: Floats, lean: Floats) -> NDArray[np.int8]:
    """Label the pieces of a window for each cue; the piece that a cue was found by keeps its role.

    `lean` (4,) is added to the scores of each role: what makes sources or contents shorter or longer on the whole.
    """
    scores = evidence.scores + lean
    rows = np.arange(len(evidence.anchor))
    at = evidence.anchor - evidence.window.start
    bare = evidence.bare > evidence.found / 2
    scores[rows, at] = -NEVER
    scores[rows, at, np.where(bare, CONTENT, CUE)] = 0
    scores[bare, :, CUE] = -NEVER
    labels = label(scores, costs)
    empty = ~(labels == CONTENT).any(1) & (evidence.found >= SURE)
    if empty.any():
        labels[empty] = label(scores[empty], np.where(costs < DEAR, costs * EASY, costs))
    return labels


def runs(row: NDArray[np.int8], role: int) -> list[tuple[int, int]]:
    """The stretches of a role in a row of labels, as half-open ranges.

    >>> runs(np.array([0, 3, 3, 0, 3], dtype=np.int8), 3)
    [(1, 3), (4, 5)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate([[0], row == role, [0]])))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
