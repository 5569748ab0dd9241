"""Sentences of a text by their punctuation: the words around a figure."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from sayso.model.spans import Span
from sayso.text.borders import abbreviations

_END = re.compile(r"[.!?][”\"’')]*(?:\[\w{1,3}\])*\s+(?=[“\"‘'(]?[A-Z0-9])|\n+")
"""Marks of notes may stand behind what ends a sentence: "was killed.[17]"."""
_LONG = 400


@functools.lru_cache(maxsize=4_096)
def sentence_around(text: str, span: Span) -> Span:
    """The sentence in which the words stand, by its punctuation."""
    start = max((match.end() for match in _ends(text, max(0, span.start - _LONG), span.start + 1)), default=None)
    end = next(_ends(text, span.end, span.end + _LONG), None)
    if start is None:
        start = max(0, span.start - _LONG)
    return Span(start, end.start() + len(end.group().rstrip()) if end else min(len(text), span.end + _LONG))


def _ends(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The ends of sentences between two places; "St. Brannock" has none."""
    for match in _END.finditer(text, start, stop):
        last = match.start()
        if text[last] != "." or not _abbreviation(text[max(0, last - 12) : last + 1]):
            yield match


@functools.lru_cache(maxsize=10_000)
def _abbreviation(ending: str) -> bool:
    """Whether the full stop at the end of these words only shortens the last one."""
    return ending.rpartition(" ")[2].lstrip("(“\"‘'[") in abbreviations()


def passage_around(text: str, sentence: Span) -> Span:
    """A sentence with the one before and the one after: enough words to tell a copy from a turn of phrase."""
    before = sentence_around(text, Span(max(0, sentence.start - 3), max(0, sentence.start - 3)))
    after = sentence_around(text, Span(min(len(text), sentence.end + 3), min(len(text), sentence.end + 3)))
    return Span(min(before.start, sentence.start), max(after.end, sentence.end))
