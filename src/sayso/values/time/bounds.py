"""Words that make a time a bound: "by", "since", "until", "as of", "no later than"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.values.time.lexicon import lexicon, meaning
from sayso.values.time.reading import Reading


@functools.cache
def _leads() -> re.Pattern[str]:
    words = sorted(lexicon()["bound"], key=lambda word: -len(word))
    spelled = "|".join(words).replace(" ", r"\s+")
    return re.compile(rf"\b({spelled})\s+(?:the\s+|on\s+)?$", re.I)


def bounded(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings with the bound that stands before them as `mod`, where they have none of their own.

    `since` is AFTER its time began, `until` and `by` are BEFORE it is over, `as of` and `no later than` ON_OR_BEFORE.
    """
    return [_bounded(reading, text) for reading in readings]


def _bounded(reading: Reading, text: str) -> Reading:
    if reading.type not in ("DATE", "TIME") or reading.mod:
        return reading
    lead = _leads().search(text[max(0, reading.span.start - 24) : reading.span.start])
    return replace(reading, mod=meaning("bound", lead[1])) if lead else reading
