"""Lengths of time: "three weeks", "the past 24 hours", "nearly two years", "for months", "a two-day visit", ages."""

from __future__ import annotations

import datetime
import functools
import re

from sayso.model.spans import Span
from sayso.values.time.amounts import amount, duration, unit_name
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.periods import Days
from sayso.values.time.phrases import Match, Reading, Rule

WHICH = r"(?P<which>(?:the|these|those|this|his|her|its|their) )?(?P<way>(?:past|last|previous|preceding|next|following|coming|first|final|opening|intervening|other) )?"


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    adjective = r"(?:(?:brutal|bloody|long|full|whole|short|hard|consecutive|straight|entire|solid|previous|intense|more|further|additional) )?"
    extent = "(?:(?P<extent><extent=x>) )?"
    return (
        Rule(
            "length",
            phrase(rf"{extent}{WHICH}(?:another )?<amount> {adjective}<units>(?:[- ](?:long|old))?(?! ago| later)"),
            _length,
        ),
        Rule(
            "hyphened",
            phrase(
                r"(?:<count>|half)-(?P<unit>minute|hour|day|night|week|month|year|decade|century)s?(?:-(?:long|old))?"
            ),
            _hyphened,
        ),
        Rule("unit-long", phrase(r"(?P<unit>hour|day|night|week|month|year|decade|century)s?-long"), _long),
        Rule("age", phrase(r"(?P<count>\d{1,3}) years? (?:old|of age)"), _length),
        Rule(
            "which units",
            phrase(
                r"(?:in |over |during |for )?(?P<which>the |recent )(?P<way>past|last|next|following|coming|first|final|intervening|previous|early|subsequent)? ?(?P<units><plural=p>)"
            ),
            _units,
        ),
        Rule("bare units", phrase(r"(?P<units><plural=p>)"), _bare),
        Rule(
            "the last unit",
            phrase(
                r"the (?P<way>past|last|first|second|third|final|opening|fourth|fifth) (?P<unit>hour|day|week|month|year|decade|century)"
            ),
            _ordinal_unit,
        ),
    )


def _length(match: Match, narrative: Narrative) -> Reading | None:
    words = match.groupdict()
    unit = unit_name(words["units"]) if words.get("units") else "year"
    spoken = words.get("amount") or words["count"]
    count = amount(spoken)
    lower = spoken.lower()
    singular = words.get("units", "years").lower() in ("second", "night", "quarter", "weekend")
    if (unit in ("second", "quarter") and not lower[0].isdigit()) or (singular and lower in ("a", "an", "one", "some")):
        return None
    if _is_rate(match, narrative, lower):
        return None
    if lower in ("a", "an") and re.match(
        r"\s+(?:ago|earlier|later|before|after)\b", narrative.text[match.end() : match.end() + 9]
    ):
        return None
    way = (words.get("way") or "").strip().lower()
    which = (words.get("which") or "").strip().lower()
    start = match.start()
    if lower == "few" and not way and not which:
        return None
    if lower in ("some",) and unit not in ("day", "week", "month", "year", "hour", "minute"):
        return None
    mod = meaning("extent", words["extent"]) or None if words.get("extent") else None
    if (mod is None and lower.startswith("some ")) or (lower == "some" and count):
        mod = "APPROX"
    days, anchor = _placed(way, count, unit, narrative)
    return Reading(Span(start, match.end()), "DURATION", duration(count, unit), mod=mod, days=days, anchor=anchor)


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
    if way not in ("past", "last", "next", "coming") or day is None or count is None:
        return None, None
    factor = {
        "hour": 1 / 24,
        "day": 1,
        "night": 1,
        "week": 7,
        "fortnight": 14,
        "month": 30.44,
        "year": 365.25,
        "decade": 3652.5,
    }.get(unit)
    if factor is None:
        return None, None
    length = datetime.timedelta(max(1, round(count * factor)))
    try:
        return ((day - length, day) if way in ("past", "last") else (day, day + length)), narrative.publication()
    except OverflowError:
        return None, None


def _hyphened(match: Match, narrative: Narrative) -> Reading | None:
    count = 0.5 if match["count"] is None else amount(match["count"])
    return Reading(Span(*match.span()), "DURATION", duration(count, match["unit"].lower()))


def _long(match: Match, _: Narrative) -> Reading:
    return Reading(Span(*match.span()), "DURATION", duration(1, match["unit"].lower()))


def _units(match: Match, narrative: Narrative) -> Reading | None:
    way = (match["way"] or "").lower()
    which = match["which"].strip().lower()
    if not way and which != "recent":
        return None
    return Reading(Span(match.start("which"), match.end()), "DURATION", duration(None, unit_name(match["units"])))


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


def _ordinal_unit(match: Match, _: Narrative) -> Reading | None:
    """ "the first week" is one of several: a length whose place only its neighbours can tell."""
    if match["way"].lower() in ("past", "last") and match["unit"].lower() in ("day",):
        return None
    return Reading(Span(*match.span()), "DURATION", duration(1, match["unit"].lower()))
