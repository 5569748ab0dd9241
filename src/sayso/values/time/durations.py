"""Lengths of time: "three weeks", "the past 24 hours", "nearly two years", "for months", "a two-day visit", ages."""

from __future__ import annotations

import calendar
import datetime
import functools
import re

from sayso.model.spans import Span
from sayso.values.time.amounts import amount, duration, unit_name
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.periods import Days
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    which = "(?:(?:the|these|those|this|his|her|its|their) )?(?:<way> )?(?:another )?"
    unit = "(?P<unit>minute|hour|day|night|week|month|year|decade|century)"
    return (
        Rule(
            "length",
            phrase(rf"(?:<extent> |{which})<amount> (?:<filler> )?<units>(?: long| old)?(?! ago| later|-)"),
            _length,
        ),
        Rule("hyphened", phrase(rf"(?:<compound>|half)-{unit}s?(?:-(?:long|old))?"), _hyphened),
        Rule("unit-long", phrase(rf"{unit}s?-long"), _hyphened),
        Rule("age", phrase(r"<count> years? (?:old|of age)"), _length),
        Rule("which units", phrase(r"the <way> (?P<units><plural=p>)|recent (?P<units2><plural=p2>)"), _units),
        Rule("bare units", phrase(r"(?P<units><plural=p>)"), _bare),
        Rule("which unit", phrase(rf"the <way> {unit}"), _which_unit),
    )


def _length(match: Match, narrative: Narrative) -> Reading | None:
    words = match.groupdict()
    unit = unit_name(words.get("units") or "years")
    spoken = (words.get("amount") or words["count"]).lower()
    count = amount(spoken)
    way = (words.get("way") or "").lower()
    counted = spoken[0].isdigit() or (words.get("units") or "s").endswith("s")
    if (unit in ("second", "weekend") and not counted) or (unit == "quarter" and (count is None or not counted)):
        return None
    if (spoken == "few" and not way) or _is_rate(match, narrative, spoken):
        return None
    start = match.start()
    mod = meaning("extent", words["extent"]) or None if words.get("extent") else None
    if (words.get("extent") or "").lower() == "over" and not _MEASURES.search(
        narrative.text[max(0, start - 10) : start]
    ):
        start, mod = match.start("amount"), None
    if spoken.startswith("some ") and count:
        mod = "APPROX"
    days, anchor = _placed(meaning("way", way) if way else "", count, unit, narrative)
    return Reading(Span(start, match.end()), "DURATION", duration(count, unit), mod=mod, days=days, anchor=anchor)


_MEASURES = re.compile(
    r"(?:\b(?:for|in|after|of|within|lasts?|lasted|takes?|took|spent|is|was|been|than|just|where|by|to|and)\s|^|[,.(]\s)$",
    re.I,
)
"""What stands before "over" where it means "more than" and not "in the course of"."""


def _is_rate(match: Match, narrative: Narrative, spoken: str) -> bool:
    """ "40 rounds a day" is a rate, not a length of time; "in a day", "for a week", "after a month" are lengths."""
    if spoken not in ("a", "an") or match.start() != match.start("amount"):
        return False
    before = narrative.text[max(0, match.start() - 24) : match.start()]
    return bool(
        re.search(
            r"(?:\d[\w,.]*|\b(?:times?|once|twice|dollars|euros|tonnes|tons|rounds|shells|barrels|people|men|missions|attacks|\w+s)\b|[\"”’])\s+$",
            before,
        )
    ) and not re.search(
        r"\b(?:lasts?|lasted|takes?|was|is|as|has|spends?|this|about|almost|nearly|within|days?|weeks?|months?|years?)\s+$",
        before,
    )


def _placed(way: str, count: float | None, unit: str, narrative: Narrative) -> tuple[Days | None, str | None]:
    """The days of a length that ends or begins at publication: "the past 24 hours", "the next two weeks"."""
    day = None if narrative.historical else narrative.published
    if not way or day is None or count is None:
        return None, None
    try:
        return _calendar(day, count if way == "after" else -count, unit), narrative.publication()
    except (OverflowError, ValueError):
        return None, None


_LENGTHS = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def _calendar(day: datetime.date, by: float, unit: str) -> Days | None:
    """From a day to the day so many units away, the earlier first."""
    if unit in _LENGTHS:
        gap = by * _LENGTHS[unit]
        other = day + datetime.timedelta(max(1, round(gap)) if gap > 0 else min(-1, round(gap)))
    elif unit in _MONTHS:
        year, month = divmod(day.year * 12 + day.month - 1 + round(by * _MONTHS[unit]), 12)
        last = calendar.monthrange(year, month + 1)[1]
        other = datetime.date(year, month + 1, min(day.day, last))
    else:
        return None
    return (day, other) if other > day else (other, day)


def _hyphened(match: Match, _: Narrative) -> Reading:
    """ "a three-day battle", "a month-long blockade"."""
    words = match.groupdict()
    count = amount(words["compound"]) if words.get("compound") else 0.5 if match[0].lower().startswith("half") else 1
    return Reading(Span(*match.span()), "DURATION", duration(count, match["unit"].lower()))


def _units(match: Match, _: Narrative) -> Reading:
    return Reading(Span(*match.span()), "DURATION", duration(None, unit_name(match["units"] or match["units2"])))


def _bare(match: Match, narrative: Narrative) -> Reading | None:
    before = narrative.text[max(0, match.start() - 12) : match.start()]
    after = narrative.text[match.end() : match.end() + 14]
    if not re.search(
        r"\b(?:for|in|over|within|take|takes|took|lasted|lasts|after|spent)\s+$", before, re.I
    ) and not re.match(r"\s+(?:of|before|after)\b", after):
        return None
    if re.match(r"\s+of\s+(?:the\s+)?\d", after):
        return None
    return Reading(Span(*match.span()), "DURATION", duration(None, unit_name(match["units"])))


def _which_unit(match: Match, narrative: Narrative) -> Reading | None:
    """ "the first week" is one of several: a length whose place only its neighbours can tell."""
    way, unit = match["way"].lower(), match["unit"].lower()
    if way in ("following", "next", "previous", "preceding", "other") and unit not in ("decade", "century"):
        return None
    days, anchor = _placed(meaning("way", way), 1, unit, narrative) if unit == "decade" else (None, None)
    return Reading(Span(*match.span()), "DURATION", duration(1, unit), days=days, anchor=anchor)
