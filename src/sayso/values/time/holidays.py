"""Holidays that have a date: fixed ones ("Christmas 2023"), those reckoned from Easter, nth weekdays of a month."""

from __future__ import annotations

import calendar
import datetime
import functools
import re

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.periods import Days
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading
from sayso.values.time.years import near

_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rule of this family."""
    words = r"(?P<which>last |next |this )?<holiday>(?: <daypart>)?(?:,?(?: of| in)? <year>)?"
    return (Rule("holiday", phrase(words), _holiday),)


def holiday(rule: str, year: int) -> datetime.date:
    """The day of a holiday in a year, from the notation of `words.tsv`.

    >>> [holiday(rule, 2024).isoformat() for rule in ("12-25", "easter-2", "11-4thu", "05-lastmon")]
    ['2024-12-25', '2024-03-29', '2024-11-28', '2024-05-27']
    """
    if moved := re.fullmatch(r"(easter|orthodox)([+-]\d+)", rule):
        sunday = periods.easter(year) if moved[1] == "easter" else periods.orthodox_easter(year)
        return sunday + datetime.timedelta(int(moved[2]))
    if rule.startswith("hijri "):
        return _hijri(rule, year)[0]
    month, day = rule.split("-")
    if day.isdigit():
        return datetime.date(year, int(month), int(day))
    weekday = _WEEKDAYS[day[-3:]]
    days = [week[weekday] for week in calendar.monthcalendar(year, int(month)) if week[weekday]]
    return datetime.date(year, int(month), days[-1] if day.startswith("last") else days[int(day[0]) - 1])


def _hijri(rule: str, year: int) -> Days:
    """The days of a feast ("hijri 10-1") or month ("hijri 9") of Islam that begins in a Gregorian year."""
    month, day = (int(part) for part in f"{rule.removeprefix('hijri ')}-0".split("-")[:2])
    islamic = next(of for of in range((year - 622) * 33 // 32 - 1, 9999) if periods.hijri(of, month).year >= year)
    first = periods.hijri(islamic, month, day or 1)
    return first, first if day else periods.hijri(islamic, month + 1) - datetime.timedelta(1)


def _holiday(match: Match, narrative: Narrative) -> Reading | None:
    rule = meaning("holiday", match["holiday"])
    if not match["holiday"][0].isupper():
        return None
    which = (match["which"] or "").strip().lower()
    year: int | None
    anchor: str | None
    if match["year"]:
        year, anchor = int(match["year"]), None
    else:
        usual = holiday(rule, narrative.published.year if narrative.published else 2000)
        year, anchor = near(narrative, match, month=usual.month, day=usual.day)
        if which == "next" and year and narrative.published and holiday(rule, year) < narrative.published:
            year += 1
    days = _hijri(rule, year) if year and rule.startswith("hijri ") else None
    if days:
        value = "/".join(dict.fromkeys(day.isoformat() for day in days))
    elif year:
        value = holiday(rule, year).isoformat()
    else:
        value = f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX"
    span = Span(*match.span())
    if match["daypart"]:
        return Reading(span, "TIME", f"{value}T{meaning('part of day', match['daypart'])}", anchor=anchor)
    return Reading(span, "DATE", value, mod="APPROX" if days else None, anchor=anchor, days=days)
