"""Amounts of time: how many of which unit, and how far the words hedge it."""

from __future__ import annotations

import re

from sayso.values.time.lexicon import lexicon, meaning, plain

CODES = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
}
"""The letters of units in TIMEX3 durations."""

CALENDAR = {"second": "day", "minute": "day", "hour": "day", "night": "day", "fortnight": "week"}
"""The calendar unit in which a distance in another unit is reckoned."""


def unit_name(words: str) -> str:
    """The singular of a unit: "centuries" is "century"."""
    word = plain(words)
    return "century" if word.startswith("centur") else word.removesuffix("s")


def amount(words: str) -> float | None:
    """How many: digits, number words, "half a", "two and a half"; None for "several" and its like.

    >>> amount("twenty-one"), amount("1,460"), amount("two and half"), amount("several")
    (21.0, 1460.0, 2.5, None)
    """
    word = plain(words)
    if word in lexicon()["amount"]:
        value = meaning("amount", word)
        return None if value == "X" else float(value)
    if re.fullmatch(r"[\d,]+(?:\.\d+)?", word):
        return float(word.replace(",", ""))
    half = 0.5 if word.endswith(" half") else 0.0
    total = current = 0
    for piece in re.findall(r"[a-z]+", word):
        worth = int(lexicon()["number"].get(piece, 0))
        if worth == 100:
            current = max(current, 1) * 100
        elif worth == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current += worth
    return total + current + half if total + current + half else None


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time: ISO 8601, X where the count is unknown, DE and CE for decades, centuries.

    >>> duration(2.5, "year"), duration(None, "month"), duration(24, "hour"), duration(1, "fortnight")
    ('P2.5Y', 'PXM', 'PT24H', 'P2W')
    """
    if unit in ("fortnight", "quarter"):
        return duration(
            None if count is None else count * (2 if unit == "fortnight" else 3), CALENDAR.get(unit, "month")
        )
    if count == 0.5 and unit in ("decade", "century"):
        return duration(5 if unit == "decade" else 50, "year")
    number = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{number}{CODES[unit]}"


def whole(unit: str, count: float) -> tuple[str, float]:
    """A count of whole calendar units: two and a half years are thirty months, 48 hours two days.

    >>> whole("year", 0.5), whole("fortnight", 1)
    (('month', 6), ('week', 2))
    """
    if unit in ("hour", "night", "fortnight"):
        return {"hour": ("day", count // 24), "night": ("day", count), "fortnight": ("week", 2 * count)}[unit]
    if count == int(count):
        return unit, count
    finer = {
        "year": ("month", 12),
        "decade": ("year", 10),
        "century": ("year", 100),
        "week": ("day", 7),
        "month": ("week", 4.345),
    }
    name, factor = finer.get(unit, (unit, 1))
    return name, round(count * factor)
