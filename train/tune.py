"""Settings of the decoder and of confidence, tuned on the development parts of PolNeAR and of our own corpus."""

import importlib.util
import math
from dataclasses import asdict, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from sayso.attribute import nesting
from sayso.attribute.model.confidence import features
from sayso.attribute.model.decode import Settings, decode
from sayso.attribute.model.marks import marks
from sayso.attribute.model.spans import Found
from sayso.attribute.model.tidy import tidy
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.text.encoder import Encoder
from sayso.text.quotes import quotations
from sayso.text.tokens import Parsed

CHOICES: dict[str, tuple[Any, ...]] = {
    "lean": tuple((0.0, s, 0.0, c) for s in (1.0, 1.5, 2.0, 2.5) for c in (0.0, 0.3)),
    "threshold": (0.5, 0.55, 0.6, 0.65, 0.7, 0.75),
    "nested": (0.2, 0.3, 0.4, 0.5, 0.6),
    "entering": tuple((n, s, 0.5, c) for n in (0.5, 1.0) for s in (0.0, 0.3) for c in (1.0, 2.0, 4.0)),
    "border": (0.5, 1.0, 1.5),
    "clause": (0.05, 0.1, 0.2, 0.4),
}


def load_scorer(path: Path) -> ModuleType:
    """The bench's scorer of attributions, a script of its own."""
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Part:
    """Development reports that the network has read once; `nested` says that nested attributions are annotated."""

    def __init__(self, rows: list[dict[str, Any]], encoder: Encoder, *, nested: bool) -> None:
        self.rows, self.nested = rows, nested
        self._read = [_Read(row["text"], encoder) for row in rows]

    def findings(self, settings: Settings) -> list[list[Found]]:
        """What is found in each report; only outermost attributions where nested ones are not annotated."""
        found = [report.found(settings) for report in self._read]
        return (
            found if self.nested else [outermost(row["text"], each) for row, each in zip(self.rows, found, strict=True)]
        )

    def scores(self, settings: Settings, scorer: ModuleType) -> dict[str, Any]:
        """The bench's whole table."""
        predicted = [
            {"id": row["id"], "attributions": [_spans(one) for one in found]}
            for row, found in zip(self.rows, self.findings(settings), strict=True)
        ]
        table: dict[str, Any] = scorer.evaluate(self.rows, predicted)
        return table


class _Read:
    """A report and the network's outputs for its windows, kept so that decoding can be tried many times."""

    def __init__(self, text: str, encoder: Encoder) -> None:
        self.text, self.pieces = text, encoder.pieces(text)
        self.quotes = quotations(text, [Span(0, len(text))])
        self.marks = np.array(marks(text, self.pieces.spans, self.quotes), dtype=np.int64).reshape(-1, 3)
        self.encoder = encoder
        self.outputs: dict[bytes, dict[str, Any]] = {}

    def found(self, settings: Settings) -> list[Found]:
        read = decode(self.text, self.pieces.ids, self.pieces.spans, self.marks, self.window, settings)
        return tidy(self.text, read, self.quotes)

    def window(self, ids: Any, marked: Any) -> dict[str, Any]:
        key = ids.tobytes() + marked.tobytes()
        if key not in self.outputs:
            self.outputs[key] = self.encoder.read(ids, marked)
        return self.outputs[key]


def outermost(text: str, found: list[Found]) -> list[Found]:
    """The findings that stand within no other."""
    named = [Attribution(str(n), one.source, one.cue, one.content) for n, one in enumerate(found)]
    nested = nesting.nest(Document(id="", text=text), Parsed(text, [], []), named)
    return [found[int(one.id)] for one in nested if one.within is None]


def search(parts: list[Part], settings: Settings, scorer: ModuleType, *, rounds: int = 2) -> Settings:
    """Try the choices of one setting after the other and keep the best (mean of relaxed and a third of strict F1)."""

    def worth(tried: Settings) -> float:
        tables = [part.scores(tried, scorer) for part in parts]
        return sum(t["attribution.relaxed"]["f1"] + t["attribution.strict"]["f1"] / 3 for t in tables)

    best = worth(settings)
    for _ in range(rounds):
        for name, values in CHOICES.items():
            for value in values:
                tried = replace(settings, **{name: value})
                if (reached := worth(tried)) > best:
                    best, settings = reached, tried
        print(f"search {best:.4f}", {k: v for k, v in asdict(settings).items() if k != "distance"}, flush=True)
    return settings


def calibrate(parts: list[Part], settings: Settings, scorer: ModuleType) -> tuple[float, ...]:
    """Weights of the logistic regression from what a finding shows to whether the bench counts it right (relaxed)."""
    rows, right = [], []
    for part in parts:
        for row, found in zip(part.rows, part.findings(settings), strict=True):
            article = scorer.Article(row["text"])
            gold = scorer.prepare(article, row["attributions"])
            mine = scorer.prepare(article, [_spans(one) for one in found])
            matched = {j for _, j in scorer.match(gold, mine, lambda g, p: _relaxed(g, p, scorer))}
            rows += [features(one) for one in found]
            right += [j in matched for j in range(len(found))]
    return _logistic(np.array(rows), np.array(right, dtype=float))


def _relaxed(gold: dict[str, Any], mine: dict[str, Any], scorer: ModuleType) -> tuple[float, ...] | None:
    overlap = scorer.iou(gold["content"], mine["content"])
    same = gold["source"] & mine["source"] or not (gold["source"] or mine["source"])
    return (overlap, scorer.iou(gold["source"], mine["source"])) if overlap >= 0.5 and same else None


def _logistic(x: Any, y: Any, *, ridge: float = 1.0, steps: int = 30) -> tuple[float, ...]:
    """Newton's method, with a little ridge so that it always ends."""
    weights = np.zeros(x.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - ridge * weights
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge * np.eye(len(weights)), gradient)
    return tuple(round(float(w), 3) for w in weights)


def calibration_error(confidences: list[float], right: list[bool]) -> float:
    """Mean distance between confidence and share right, over tenths of confidence, weighted by how many there are."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for pair in zip(confidences, right, strict=True):
        bins.setdefault(min(9, math.floor(pair[0] * 10)), []).append(pair)
    gaps = [abs(sum(c for c, _ in part) - sum(r for _, r in part)) for part in bins.values()]
    return sum(gaps) / max(1, len(confidences))


def _spans(one: Found) -> dict[str, list[list[int]]]:
    return {role: [list(span) for span in getattr(one, role)] for role in ("source", "cue", "content")}
