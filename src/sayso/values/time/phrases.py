"""How the rules of time are run: windows around words of time, matches, and which match wins."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sayso.values.time.lexicon import lexicon
from sayso.values.time.narrative import Narrative
from sayso.values.time.reading import Match, Reading


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape of words and how it is read; None from `read` means "not a time after all"."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Match, Narrative], Reading | Sequence[Reading] | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule in the text."""

    rule: Rule
    order: int
    match: Match


REACH = 70
"""How far from a word of time, in code points, its phrase may begin or end."""


@functools.cache
def _triggers() -> re.Pattern[str]:
    kinds = ("month", "season", "part of day", "reference", "recurrence", "holiday")
    words = {word for kind in kinds for word in lexicon()[kind]}
    words |= {"yesterday", "today", "tomorrow", "tonight", "then", "time", "period", "former", "current", "noon"}
    spelled = "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=lambda w: (-len(w), w)))
    units = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|centur)"
    return re.compile(rf"\d|\b(?:{spelled}|{units}(?:s|y|ies)?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b", re.I)


def windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of the text in which a time may stand, cut at line ends or blanks."""
    start = end = -1
    for trigger in _triggers().finditer(text):
        if end < 0 or trigger.start() - REACH > end:
            if end >= 0:
                yield _to_blanks(text, start, end)
            start = max(trigger.start() - REACH, 0)
        end = max(end, trigger.end() + REACH)
    if end >= 0:
        yield _to_blanks(text, start, end)


def _to_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to whole words, where words are of a usual length."""
    end = min(end, len(text))
    lowest, highest = max(0, start - REACH), min(len(text), end + REACH)
    while start > lowest and not text[start - 1].isspace():
        start -= 1
    while end < highest and not text[end].isspace():
        end += 1
    return start, end


def matches(text: str, rules: Sequence[Rule]) -> list[Found]:
    """Every match of every rule, by place; where matches begin alike the longest comes first, then the earlier rule."""
    found = [
        Found(rule, order, match)
        for start, end in windows(text)
        for order, rule in enumerate(rules)
        for match in rule.pattern.finditer(text, start, end)
    ]
    return sorted(found, key=lambda each: (each.match.start(), -each.match.end(), each.order))
