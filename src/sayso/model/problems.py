"""Trouble in the data, as a value that points at its place; nothing that failed is passed over in silence."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.spans import Spans


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be done with one input: at which stage, where in the text, and why."""

    stage: str
    message: str
    span: Spans | None = None
