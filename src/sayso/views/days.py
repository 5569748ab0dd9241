"""When: the days that a figure or a report tells, apart from the days on which something was said or counted."""

from __future__ import annotations

import collections
import datetime
import re
from collections.abc import Iterable

from sayso.model.extraction import Extraction
from sayso.model.spans import Span
from sayso.model.values import TimeInterval
from sayso.views.sentences import sentence_around

Day = tuple[datetime.date, datetime.date]

_DAYS = ("DATE", "TIME")
_REMOVED = re.compile(r"\b(?:after|before|later|earlier|ago|since)\b", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:said|says|told|reported|reports|announced|stated|added|wrote|claimed)(?:\s+\w+)?(?:\s+(?:on|in|late|early))*\s+$"
)
_CHANGED = re.compile(
    r"\b(?:rose|risen|climbed|grew|grown|jumped|increased|raised|revised|corrected|lowered|reduced|fell|updated)\b"
    r"(?:(?! in the | of | after | for | from | over )[^.;:]){0,60}$"
)
"""A day after such a word is the day of the count: "the toll climbed to 31 on Friday"."""
_DEED_OF = re.compile(
    r"\b(?:attack|raid|strike|shelling|bombing|battle|derailment|sinking|explosion|blast|massacre|assault|ambush|crash"
    r"|clash(?:es)?|fire|collapse|bombardment|killings?) of $"
)
"""A deed by its day: "the derailment of 10 February"."""
_SINCE = re.compile(r"\bsince\b[^.;:,]{0,40}$", re.IGNORECASE)
"""From a day on: "since the siege began on 4 January"."""


_SAME = re.compile(r"\b[Tt]he same (?:period|time|day|night|week|month|year)\b")


def when(extraction: Extraction, figure: Span, sentence: Span) -> Day | None:
    """The days that the sentence of a figure tells for it: the nearest, never one of saying or after publication."""
    text, published = extraction.document.text, extraction.document.date
    told = [
        time
        for time in extraction.times
        if time.type in _DAYS
        and sentence.contains(time.span)
        and _happens(time, text)
        and time.start is not None
        and (published is None or time.start <= published)
    ]
    if not told and _SAME.search(sentence.words(text)):
        before = sentence_around(text, Span(max(0, sentence.start - 3), max(0, sentence.start - 3)))
        return when(extraction, figure, before) if before.start < sentence.start else None
    claimed = [time for time in told if time.claim] or told
    nearest = min(claimed, key=lambda time: abs(time.span.start - figure.start), default=None)
    if nearest is None or nearest.start is None:
        return None
    since = _SINCE.search(text, max(0, nearest.span.start - 50), nearest.span.start)
    if since or nearest.mod in ("SINCE", "AFTER") or nearest.end is None:
        return nearest.start, published or nearest.start
    return nearest.start, nearest.end


def day_of(extraction: Extraction) -> Day | None:
    """The day of a report: the most told one, the first among equals."""
    published = extraction.document.date
    text = extraction.document.text
    told = [time for time in extraction.times if _happens(time, text) and not _REMOVED.search(time.span.words(text))]
    for chosen in ([time for time in told if time.claim], told):
        days = collections.Counter(
            day for time in chosen for day in _single(time) if not published or day[0] <= published
        )
        if days:
            return max(days, key=lambda one: (days[one], -one[0].toordinal()))
    return None


def _happens(time: TimeInterval, text: str) -> bool:
    """Whether a time is one at which something happened, not one of saying or counting."""
    around = text[max(0, text.rfind("\n", 0, time.span.start), time.span.start - 80) : time.span.start]
    event = time.role == "event" or (time.role is None and time.claim is not None)
    whose = text.startswith(("'s", "’s"), time.span.end)
    if _DEED_OF.search(around):
        return True
    return event and (whose or not (_SAID.search(around) or _CHANGED.search(around)))


def _single(time: TimeInterval) -> Iterable[Day]:
    if time.type in _DAYS and time.start and time.end and (time.end - time.start).days <= 1:
        yield time.start, time.end
