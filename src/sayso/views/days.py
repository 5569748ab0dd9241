"""When: the days that a figure or a report tells, apart from the days on which something was said or counted."""

from __future__ import annotations

import collections
import datetime
import re
from collections.abc import Iterable

from sayso.compare.occasion import SHORT
from sayso.model.extraction import Extraction
from sayso.model.spans import Span
from sayso.model.values import TimeInterval
from sayso.views.sentences import sentence_around

Day = tuple[datetime.date, datetime.date]

_ESTIMATED = re.compile(
    r"\b(?:estimates?|figures?|counts?|reports?|statements?|assessments?) (?:of|from|in) (?:\w+ )?$"
)
"""A time of which an estimate is: "twice its estimate of January"."""
_DAYS = ("DATE", "TIME")
_CHANGES = re.compile(
    r" (?:\w+ly )?(?:(?:raised|lowered|revised|corrected|updated) to\b"
    r"|(?:raised|lowered|revised|corrected|updated|put|gave) (?:the|its|their|his|her) (?:\w+ )?"
    r"(?:toll|number|figure|count|estimate|tally|losses)\b)"
)
"""After a day, what was done with a count on it: "the navy on Monday raised to nine the number of dead"."""
_BY_THEN = re.compile(r"\b(?:as of|as at|by) $")
"""Up to when something was counted: "killed by mid-January"."""
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]+, (?=[A-Z][a-z]+\.? \d+ \()")
"""The place at the head of a report, before the day on which it was sent: "ESSEL, Sept 18 (Northern Wire)"."""
_HEAD = 40
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
    r"|\b(?:figures?|tolls?|counts?|totals?|number) for $"
)
"""A deed by its day: "the derailment of 10 February", "our figure for the night of 10 April"."""
_SINCE = re.compile(r"\bsince\b[^.;:,]{0,40}$", re.IGNORECASE)
"""From a day on: "since the siege began on 4 January"."""


_ONE_DEED = (
    r"(?:attack|raid|strike|shelling|bombing|battle|derailment|sinking|explosion|blast|massacre|assault|ambush|crash|clash"
    r"|bombardment|incursion|collision|collapse|shoot-?out|stampede)"
)
_FIGHTING = rf"(?:{_ONE_DEED}|fighting|clashes|fire|flood|earthquake|killings?)"
_WHICH = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,3}}(?P<deed>{_FIGHTING})\b")
"""A deed told apart from others by its time: "last week's fighting", "the March attack"."""
_OF_WHEN = re.compile(
    rf"\b(?:the|that|an?|this) (?:[\w-]+ ){{0,3}}(?P<deed>{_FIGHTING})(?: (?:in|at|on|near|of|off|outside)(?: the)?"
    r"(?: [A-Z][\w’'-]+)+(?: [a-z]+)?)?(?: (?:in|of|during|from|late|early))?(?: the)? $"
)
"""The same with the time behind: "the attack on Lesk last week"."""
_WEEK = datetime.timedelta(days=8)
_MONTH = datetime.timedelta(days=31)

_DIED_SINCE = re.compile(r",? (?:(?:has|have|had|later|since) )*(?:died|succumbed)\b")
"""What follows the day of an attack: "a patient wounded on 3 February died last night, so that seven are dead"."""
_SAME = re.compile(r"\b[Tt]he same (?:period|time|day|night|week|month|year)\b")


def when(extraction: Extraction, figure: Span, sentence: Span) -> Day | None:
    """The days that the sentence of a figure tells for it: the nearest, never one of saying or after publication."""
    nearest = _nearest(extraction, figure, sentence)
    return None if nearest is None else _days_of(extraction, nearest)


def _days_of(extraction: Extraction, time: TimeInterval) -> Day | None:
    """The days that a time covers, up to publication where it only says since when."""
    text, published = extraction.document.text, extraction.document.date
    if time.start is None:
        return None
    if _is_since(time, text) or time.end is None:
        return time.start, published or time.start
    return time.start, time.end


def _is_since(time: TimeInterval, text: str) -> bool:
    """Whether a time is only the first day of a longer one."""
    since = _SINCE.search(text, max(0, time.span.start - 50), time.span.start)
    return since is not None or time.mod in ("SINCE", "AFTER")


def told_before(extraction: Extraction, sentence: Span, measure: str | None = None) -> Day | None:
    """The days told last before a sentence, in its paragraph or the one before, for a figure that tells none.

    What is told since a day, in the paragraph before, is of this figure too if a figure of its measure stands there.
    """
    text, published = extraction.document.text, extraction.document.date
    start = text.rfind("\n", 0, max(0, sentence.start - 1))
    first = text.rfind("\n", 0, len(text[:start].rstrip())) if start > 0 else -1
    counted = any(other.measure == measure for other in extraction.quantities if first < other.span.start < start)
    told = [
        time
        for time in extraction.times
        if time.type in _DAYS
        and first < time.span.start < sentence.start
        and _happens(time, text)
        and time.start is not None
        and (published is None or time.start <= published)
        and (
            counted or time.span.start > start
            if _is_since(time, text)
            else not _REMOVED.search(time.span.words(text)) and (time.end or time.start) - time.start <= SHORT
        )
    ]
    last = max(told, key=lambda time: (_has_died_since(time, text), time.span), default=None)
    return _days_of(extraction, last) if last else None


def only_locates(extraction: Extraction, figure: Span, sentence: Span) -> bool:
    """Whether the time of a figure covers more days than what happened, and only says which event is meant.

    "Last week's fighting at the bridge" was on some day of that week; "killed last week" counts the whole week.
    """
    time = _nearest(extraction, figure, sentence)
    if time is None or time.start is None or time.end is None or time.mod in ("SINCE", "AFTER"):
        return False
    text = extraction.document.text
    deed = _WHICH.match(text, time.span.end) or _OF_WHEN.search(text, sentence.start, time.span.start)
    if deed is None:
        return False
    return time.end - time.start < (_MONTH if re.fullmatch(_ONE_DEED, deed["deed"]) else _WEEK)


def _nearest(extraction: Extraction, figure: Span, sentence: Span) -> TimeInterval | None:
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
        return _nearest(extraction, figure, before) if before.start < sentence.start else None
    claimed = [time for time in told if _has_died_since(time, text)] or [time for time in told if time.claim] or told
    return min(claimed, key=lambda time: abs(time.span.start - figure.start), default=None)


def days_of(extraction: Extraction) -> list[Day]:
    """All days before that of publication that a report names, whatever of, the first named first."""
    published = extraction.document.date
    days = (day for time in extraction.times for day in _single(time) if not published or day[1] < published)
    return list(dict.fromkeys(days))


def day_of(extraction: Extraction) -> Day | None:
    """The day of a report: the most told one, the first among equals."""
    published = extraction.document.date
    text = extraction.document.text
    told = [
        time
        for time in extraction.times
        if _happens(time, text) and not _REMOVED.search(time.span.words(text)) and not _is_since(time, text)
    ]
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
    event = time.role == "event" or (time.role is None and time.claim is not None) or _is_since(time, text)
    whose = text.startswith(("'s", "’s"), time.span.end)
    if _DEED_OF.search(around):
        return True
    if _CHANGES.match(text, time.span.end) or (time.span.start < _HEAD and _DATELINE.match(text)):
        return False
    return event and (whose or not any(way.search(around) for way in (_SAID, _CHANGED, _ESTIMATED, _BY_THEN)))


def _has_died_since(time: TimeInterval, text: str) -> bool:
    """Whether at a time somebody was hurt who died later: a toll that grew by them is of that day."""
    return _DIED_SINCE.match(text, time.span.end) is not None


def _single(time: TimeInterval) -> Iterable[Day]:
    if time.type in _DAYS and time.start and time.end and (time.end - time.start).days <= 1:
        yield time.start, time.end
