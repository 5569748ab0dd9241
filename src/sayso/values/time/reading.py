"""What a phrase of time was read as."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayso.model.spans import Span
from sayso.model.values import TimeType
from sayso.values.time.periods import Days

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one phrase was read as; `days` overrules the days of the value, `moves` says that the narrative follows."""

    span: Span
    type: TimeType
    value: str
    mod: str | None = None
    anchor: str | None = None
    days: Days | None = None
    dayless: bool = False
    moves: bool = True
    rule: str = ""

    def at(self, start: int, end: int) -> Reading:
        """The same reading of other words."""
        return replace(self, span=Span(start, end))
