"""How sure the model is, as a probability that holds: of findings at 0.8, about eight in ten are right."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sayso.attribute.model.spans import Found


def features(found: Found) -> tuple[float, ...]:
    """What confidence is made from: a constant, how surely a cue begins, how well source and content fit, clarity."""
    return (
        1.0,
        _logit(found.begins),
        _logit(found.source_fit) if found.source else 0.0,
        1.0 if found.source else 0.0,
        _logit(found.content_fit),
        _logit(found.clear),
    )


def confidence(found: Found, weights: Sequence[float]) -> float:
    """The calibrated probability, to two decimals, that a finding is an attribution with about these spans.

    `weights`, one a feature, were fitted on development reports (right: content and source as in the bench).
    """
    score = sum(weight * value for weight, value in zip(weights, features(found), strict=True))
    return round(1 / (1 + math.exp(-score)), 2)


def _logit(probability: float) -> float:
    held = min(max(probability, 0.001), 0.999)
    return math.log(held / (1 - held))
