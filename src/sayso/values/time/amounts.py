"""Amounts of time: how many of which unit, and how far the words hedge it."""

from __future__ import annotations

import re

from sayso.values.time.lexicon import lexicon, meaning, plain

NAMES = {
    "second": ("S", "second"),
    "minute": ("TM", "minute"),
    "hour": ("H", "hour"),
    "day": ("D", "day"),
    "night": ("N", "night"),
    "week": ("W", "week"),
    "fortnight": ("F", "week"),
    "weekend": ("WE", "weekend"),
    "month": ("M", "month"),
    "quarter": ("Q", "quarter"),
    "year": ("Y", "year"),
    "decade": ("DE", "decade"),
    "century": ("CE", "century"),
}


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
        value = lexicon()["number"].get(piece)
        if value is None:
            continue
        if value in ("100", "1000"):
            current = max(current, 1) * int(value)
            if value == "1000":
                total, current = total + current, 0
        else:
            current += int(value)
    return total + current + half if total + current + half else None


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length of time: ISO 8601, X where the count is unknown, DE and CE for decades, centuries.

    >>> duration(2.5, "year"), duration(None, "month"), duration(24, "hour"), duration(1, "fortnight")
    ('P2.5Y', 'PXM', 'PT24H', 'P2W')
    """
    code, _ = NAMES[unit]
    number = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    if unit == "fortnight":
        return "PXW" if count is None else f"P{2 * count:g}W"
    if unit in ("hour", "minute", "second"):
        return f"PT{number}{code[-1]}"
    if unit == "quarter":
        return "PXM" if count is None else f"P{3 * count:g}M"
    if unit == "night":
        return f"P{number}D"
    return f"P{number}{code}"
