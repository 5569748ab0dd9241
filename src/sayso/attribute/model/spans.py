"""From labelled pieces to words: one source, one cue and all the content of each cue, as character spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.attribute.model.evidence import CONTENT, CUE, NONE, SOURCE, Evidence
from sayso.attribute.model.labels import runs
from sayso.model.spans import Span, Spans

SLIGHT = 0.5
"""A further stretch of content must hold at least this much more evidence (in nats) for content than for none."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as read off the network: its spans, and what its confidence is made from.

    `begins` is the probability that a cue (or cue-less content) begins where it was found; `source_fit` and
    `content_fit` are the mean probabilities of the pieces taken, 0 where none were; `clear` is the mean probability
    of the best role of the pieces round about.
    """

    at: int
    source: Spans
    cue: Spans
    content: Spans
    begins: float
    source_fit: float
    content_fit: float
    clear: float


def read_off(evidence: Evidence, labels: NDArray[np.int8], pieces: Sequence[Span]) -> list[Found]:
    """One finding per cue of a window whose labels hold any content."""
    found = []
    for row, scores, anchor, begins in zip(labels, evidence.scores, evidence.anchor, evidence.found, strict=True):
        content = _contents(row, scores)
        if not content:
            continue
        source = _source(row, scores)
        at = int(anchor) - evidence.window.start
        cue = [run for run in runs(row, CUE) if run[0] <= at < run[1]]
        start = evidence.window.start
        found.append(
            Found(
                at=pieces[anchor].start,
                source=_words(source, pieces, start),
                cue=_words(cue, pieces, start),
                content=_words(content, pieces, start),
                begins=float(begins),
                source_fit=_fit(source, scores, SOURCE),
                content_fit=_fit(content, scores, CONTENT),
                clear=float(np.exp(scores.max(1)).mean()),
            )
        )
    return found


def _source(row: NDArray[np.int8], scores: NDArray[np.float32]) -> list[tuple[int, int]]:
    """The stretch with most evidence, if any."""
    weights = {run: _evidence(run, scores, SOURCE) for run in runs(row, SOURCE)}
    return [max(weights, key=lambda run: weights[run])] if weights else []


def _contents(row: NDArray[np.int8], scores: NDArray[np.float32]) -> list[tuple[int, int]]:
    """All stretches of content but slight ones; the strongest is kept however slight."""
    weights = {run: _evidence(run, scores, CONTENT) for run in runs(row, CONTENT)}
    most = max(weights.values(), default=0.0)
    return [run for run, weight in weights.items() if weight >= min(most, SLIGHT)]


def _evidence(run: tuple[int, int], scores: NDArray[np.float32], role: int) -> float:
    part = scores[slice(*run)]
    return float((part[:, role] - part[:, NONE]).sum())


def _fit(found: list[tuple[int, int]], scores: NDArray[np.float32], role: int) -> float:
    inside = [np.exp(scores[slice(*run), role]) for run in found]
    return float(np.concatenate(inside).mean()) if inside else 0.0


def _words(found: list[tuple[int, int]], pieces: Sequence[Span], start: int) -> Spans:
    return tuple(Span(pieces[start + a].start, pieces[start + b - 1].end) for a, b in found)
