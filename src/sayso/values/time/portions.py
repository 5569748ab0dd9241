"""Lengths with a place in a longer time: "the first ten months of 1915", "the last week of August"."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.lexicon import lexicon
from sayso.values.time.periods import Days
from sayso.values.time.reading import Reading

_WHICH = re.compile(r"(?:the\s+)?(first|opening|second|third|fourth|fifth|last|final|closing)\b", re.I)
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_OF = re.compile(r"\s+(?:of|in)\s+")


def placed(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings, with each such length and the time it is a part of drawn together; the length gets its days."""
    out: list[Reading] = []
    for reading in readings:
        length = out[-1] if out else None
        days = _portion(length, reading, text) if length else None
        if length and days:
            out[-1] = replace(length, span=Span(length.span.start, reading.span.end), days=days, anchor=reading.anchor)
        else:
            out.append(reading)
    return out


def _portion(length: Reading, whole: Reading, text: str) -> Days | None:
    which = _WHICH.match(length.span.words(text))
    size = _LENGTH.fullmatch(length.value)
    days = periods.part(whole.value, whole.mod) if whole.type == "DATE" else None
    if not (which and size and days and _OF.fullmatch(text, length.span.end, whole.span.start)):
        return None
    count, unit, word = int(size[1]), size[2], which[1].lower()
    if word in ("last", "final", "closing"):
        return max(days[0], _later(days[1], -count, unit) + datetime.timedelta(1)), days[1]
    skipped = count * (int(lexicon()["ordinal"][word]) - 1) if word != "opening" else 0
    first = _later(days[0], skipped, unit)
    return first, min(days[1], _later(first, count, unit) - datetime.timedelta(1))


def _later(day: datetime.date, count: int, unit: str) -> datetime.date:
    if unit in "DW":
        return day + datetime.timedelta(count * (7 if unit == "W" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1), 12)
    last = calendar.monthrange(year, month + 1)[1]
    ends = (day + datetime.timedelta(1)).month != day.month
    return datetime.date(year, month + 1, last if ends else min(day.day, last))
