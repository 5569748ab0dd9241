"""Calendar arithmetic on TIMEX3 values: the days that a value names, its unit, and what lies before or after it."""

from __future__ import annotations

import calendar
import datetime
import re

Days = tuple[datetime.date, datetime.date]
"""The first and the last day, both inclusive."""

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of the northern meteorological seasons; winter ends in the next year."""

_SHAPES = (
    ("time", re.compile(r"(\d{4})-(\d\d)-(\d\d)T.*")),
    ("day", re.compile(r"(\d{4})-(\d\d)-(\d\d)")),
    ("month", re.compile(r"(\d{4})-(\d\d)")),
    ("weekend", re.compile(r"(\d{4})-W(\d\d)-WE")),
    ("week", re.compile(r"(\d{4})-W(\d\d)")),
    ("season", re.compile(r"(\d{4})-(SP|SU|FA|WI)")),
    ("quarter", re.compile(r"(\d{4})-Q([1-4])")),
    ("half", re.compile(r"(\d{4})-H([12])")),
    ("year", re.compile(r"(\d{4})")),
    ("decade", re.compile(r"(\d{3})X")),
    ("century", re.compile(r"(\d{2})")),
)


def precision(value: str) -> str | None:
    """How finely a value names days: "day", "week", "month" … "century"; None if it names none.

    >>> precision("2024-W32"), precision("XXXX-04")
    ('week', None)
    """
    return next((name for name, shape in _SHAPES if shape.fullmatch(value)), None)


def days(value: str) -> Days | None:
    """The first and last day that a value names; None for durations, sets and underspecified values.

    >>> [day.isoformat() for day in days("2024-Q2")]
    ['2024-04-01', '2024-06-30']
    """
    for name, shape in _SHAPES:
        if found := shape.fullmatch(value):
            try:
                return _days(name, *found.groups())
            except ValueError:
                return None
    return None


def _days(name: str, first: str, second: str = "", third: str = "") -> Days:
    year = int(first)
    if name in ("time", "day"):
        day = datetime.date(year, int(second), int(third))
        return day, day
    if name == "month":
        return _months(year, int(second), int(second))
    if name in ("week", "weekend"):
        monday = datetime.date.fromisocalendar(year, int(second), 1)
        return monday + datetime.timedelta(5 if name == "weekend" else 0), monday + datetime.timedelta(6)
    if name == "season":
        return _months(year, *SEASONS[second])
    if name == "quarter":
        return _months(year, 3 * int(second) - 2, 3 * int(second))
    if name == "half":
        return _months(year, 6 * int(second) - 5, 6 * int(second))
    length = {"year": 1, "decade": 10, "century": 100}[name]
    return datetime.date(max(1, year * length), 1, 1), datetime.date(year * length + length - 1, 12, 31)


def _months(year: int, first: int, last: int) -> Days:
    until = year + 1 if last < first else year
    return datetime.date(year, first, 1), datetime.date(until, last, calendar.monthrange(until, last)[1])


def part(value: str, mod: str | None) -> Days | None:
    """The days of a value; of "mid-July" the second ten of the month.

    Where a "late 1915" or "early May" begins or ends no convention says: their days are those of the whole, and `mod`
    says which part of it is meant.

    >>> [day.isoformat() for day in part("2024-07", "MID")]
    ['2024-07-11', '2024-07-20']
    """
    whole = days(value)
    if whole is None or mod != "MID" or precision(value) != "month":
        return whole
    return whole[0].replace(day=11), whole[0].replace(day=20)


def value_of(day: datetime.date, unit: str) -> str:
    """The value of the week, month, year … that a day lies in.

    >>> value_of(datetime.date(2024, 8, 12), "week"), value_of(datetime.date(2024, 8, 12), "decade")
    ('2024-W33', '202X')
    """
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "weekend" else "")
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "season":
        season = next(
            name for name, (first, last) in SEASONS.items() if (day.month - first) % 12 <= (last - first) % 12
        )
        return f"{day.year - (day.month < 3):04d}-{season}"
    named = day.isoformat()[: {"day": 10, "month": 7, "year": 4, "decade": 3, "century": 2}[unit]]
    return named + "X" if unit == "decade" else named


def shifted(value: str, unit: str, by: int) -> str | None:
    """The value `by` units after (before, if negative) another one, as finely as the unit; None if out of the calendar.

    Where the value is coarser than the unit, nothing is known: two days after some day in February is any day.

    >>> shifted("1915-05-23", "month", 15), shifted("2024-02-17", "day", 2), shifted("2024-02", "day", 2)
    ('1916-08', '2024-02-19', 'XXXX-XX-XX')
    """
    if (span := days(value)) is None:
        return None
    start = span[0]
    order = ("day", "weekend", "week", "month", "season", "quarter", "year", "decade", "century")
    kind = precision(value) or "day"
    if kind != "time" and kind in order and order.index(kind) > order.index(unit):
        return unknown(unit)
    try:
        if unit == "day":
            return (start + datetime.timedelta(by)).isoformat()
        if unit in ("week", "weekend"):
            return value_of(start + datetime.timedelta(7 * by), unit)
        months = by * {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        return value_of(datetime.date(year, month + 1, 1), unit)
    except (ValueError, OverflowError):
        return None


def unknown(unit: str) -> str:
    """The value of some day, week, month … of which nothing is known.

    >>> unknown("day"), unknown("month")
    ('XXXX-XX-XX', 'XXXX-XX')
    """
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}.get(unit, "XXXX")


def hijri(year: int, month: int, day: int = 1) -> datetime.date:
    """The Gregorian day of a date of the Islamic calendar as tables reckon it; a sighted moon may differ by a day.

    >>> hijri(1446, 9).isoformat(), hijri(1446, 10).isoformat()
    ('2025-03-01', '2025-03-31')
    """
    return datetime.date.fromordinal(
        227014 + (11 * year + 3) // 30 + 354 * (year - 1) + 29 * (month - 1) + month // 2 + day
    )


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114, 31)
    return datetime.date(year, month, day + 1)


def orthodox_easter(year: int) -> datetime.date:
    """Easter Sunday of the Orthodox churches, as a Gregorian day (Meeus; years 1900-2099).

    >>> orthodox_easter(2024)
    datetime.date(2024, 5, 5)
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return datetime.date(year, month, day + 1) + datetime.timedelta(13)
