"""From labelled pieces to words: one source, one cue and all the content of each cue, as character spans."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from sayso.attribute.model.evidence import CONTENT, CUE, NONE, SOURCE, Evidence
from sayso.attribute.model.kinds import Kinds, kinds
from sayso.attribute.model.labels import runs
from sayso.model.spans import Span, Spans

Run = tuple[int, int]
"""A stretch of pieces of a window, half open."""
SLIGHT = 0.5
"""A further stretch of content must hold at least this much more evidence (in nats) for content than for none."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as read off the network: its spans, and what its confidence is made from.

    `begins` is the probability that a cue (or cue-less content) begins where it was found; `source_fit` and
    `content_fit` are the mean probabilities of the pieces taken, 0 where none were; `clear` is the mean probability
    of the best role of the pieces round about. `kinds` is what the network takes it to be, None where it was not asked.
    """

    at: int
    source: Spans
    cue: Spans
    content: Spans
    begins: float
    source_fit: float
    content_fit: float
    clear: float
    kinds: Kinds | None = None


def read_off(evidence: Evidence, labels: NDArray[np.int8], pieces: Sequence[Span]) -> list[Found]:
    """One finding per cue of a window whose labels hold any content."""
    found = []
    contents = [_contents(row, scores) for row, scores in zip(labels, evidence.scores, strict=True)]
    sources = _sources(labels, evidence.scores, contents)
    read = zip(labels, evidence.scores, evidence.anchor, evidence.found, evidence.kinds, contents, sources, strict=True)
    for row, scores, anchor, begins, kind, content, source in read:
        if not content:
            continue
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
                kinds=kinds(kind),
            )
        )
    return found


def _sources(labels: NDArray[np.int8], scores: NDArray[np.float32], contents: list[list[Run]]) -> list[list[Run]]:
    """The source of each cue: the stretch with most evidence, if any.

    Two cues of one content have two sources ("X reported, citing Y, that …"): which is whose is weighed together.
    """
    sources = [_strongest(runs(row, SOURCE), fits) for row, fits in zip(labels, scores, strict=True)]
    for i, j in itertools.combinations(range(len(sources)), 2):
        if sources[i] and sources[i] == sources[j] and contents[i] and contents[i] == contents[j]:
            known = dict.fromkeys(run for row in (labels[i], labels[j]) for run in runs(row, SOURCE))
            pairs = itertools.permutations(known, 2)
            best = max(pairs, key=partial(_worth_of_two, of=(scores[i], scores[j])), default=None)
            if best:
                sources[i], sources[j] = [best[0]], [best[1]]
    return sources


def _strongest(found: list[Run], scores: NDArray[np.float32]) -> list[Run]:
    return [max(found, key=lambda run: _worth(run, scores))] if found else []


def _worth_of_two(pair: tuple[Run, Run], *, of: tuple[NDArray[np.float32], NDArray[np.float32]]) -> float:
    return _worth(pair[0], of[0]) + _worth(pair[1], of[1])


def _worth(run: Run, scores: NDArray[np.float32]) -> float:
    """The evidence that a stretch is the source; longer ones weigh more, but not in proportion."""
    return _evidence(run, scores, SOURCE) / math.sqrt(run[1] - run[0])


def _contents(row: NDArray[np.int8], scores: NDArray[np.float32]) -> list[Run]:
    """All stretches of content but slight ones; the strongest is kept however slight."""
    weights = {run: _evidence(run, scores, CONTENT) for run in runs(row, CONTENT)}
    most = max(weights.values(), default=0.0)
    return [run for run, weight in weights.items() if weight >= min(most, SLIGHT)]


def _evidence(run: Run, scores: NDArray[np.float32], role: int) -> float:
    part = scores[slice(*run)]
    return float((part[:, role] - part[:, NONE]).sum())


def _fit(found: list[Run], scores: NDArray[np.float32], role: int) -> float:
    inside = [np.exp(scores[slice(*run), role]) for run in found]
    return float(np.concatenate(inside).mean()) if inside else 0.0


def _words(found: list[Run], pieces: Sequence[Span], start: int) -> Spans:
    return tuple(Span(pieces[start + a].start, pieces[start + b - 1].end) for a, b in found)
