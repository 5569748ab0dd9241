"""Units before and after a number: currencies, physical units, percentages, ages and rates ("a day", "per barrel")."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from sayso.values.quantity.lexicon import rows

_PERIODS = "second|minute|hour|day|night|week|month|quarter|season|year|annum|decade|century"
_SHARES = "barrel|gallon|litre|liter|share|ounce|dozen|pound|ton|tonne|kilo|kilogram|person|head|game|unit|piece|vote"
_RATE = re.compile(
    rf"""[\s-]*(?:
        (?:an?|each|every)[\s-]+(?P<a>{_PERIODS}|{_SHARES})(?![\w])
      | (?:per(?![^\W_])|/)[\s-]*(?P<per>square\s(?:foot|metre|meter|mile|kilometre|kilometer)|sq\sm|[^\W\d_]+)
    )(?!\s+(?:earlier|later|ago|before|after|back|prior|now)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_AGE = re.compile(
    r"[\s-]*(?P<unit>years?|months?|weeks?|days?)?[\s-]*(?:(?:of[\s-]+age|old|olds)\b|y/?o\b)|[\s-]*(?P<olds>yrs?[\s-]old)\b",
    re.IGNORECASE,
)
_IRREGULAR = {"centuries": "century", "pennies": "penny", "inches": "inch"}
_METRES = re.compile(
    r"(?!\s+[a-z])|\s+(?:long|deep|high|tall|wide|thick|away|apart|across|below|above|from|to|of|in|at|off|north|south|east|west|race|sprint|swim|hurdles|dash|freestyle|relay|pool|track|wave|waves|range|radius|tower|mast|row|and|or|by|x|underground|downstream|upstream|behind|ahead|short|further|over|until|on|for|with|after)\b",
    re.IGNORECASE,
)


class Unit(NamedTuple):
    """A unit as its table names it, the kind of thing it measures, and where its words end."""

    name: str
    kind: str
    end: int


@functools.cache
def _table() -> dict[str, tuple[str, str]]:
    return {row["form"]: (row["unit"], row["kind"]) for row in rows("units")}


@functools.cache
def _folded() -> dict[str, tuple[str, str]]:
    return {form.lower(): entry for form, entry in _table().items()}


def _form(form: str) -> str:
    """The pattern of one unit: words and their plurals in any case, short symbols in the case that the table has."""
    pattern = re.escape(form).replace(r"\ ", r"s?[\s-]+")
    if not form[-1].isalpha():
        return f"(?i:{pattern})"
    if len(form) == 1 and form in "WVC":
        return pattern
    if len(form) <= 2:
        return (
            f"(?:{pattern}|{pattern.lower()}|{pattern.upper()})(?![^\\W_])"
            if len(form) == 2
            else pattern + r"(?![^\W_])"
        )
    plural = "s?"
    return f"(?i:{pattern}{plural})(?![^\\W_])"


@functools.cache
def _after() -> re.Pattern[str]:
    forms = sorted((row["form"] for row in rows("units") if row["side"] != "before"), key=len, reverse=True)
    symbols = "|".join(_form(form) for form in forms)
    return re.compile(rf"(?P<gap>[\s-]*|\s*\[)(?P<form>{symbols}|(?i:{'|'.join(_IRREGULAR)}))(?![^\W_]|\d(?!\d))")


@functools.cache
def _before() -> re.Pattern[str]:
    forms = sorted((row["form"] for row in rows("units") if row["side"] != "after"), key=len, reverse=True)
    patterns = (
        re.escape(form[:-1]) + r"\s?\$" if form[-1] == "$" and form != "a$" else re.escape(form) for form in forms
    )
    return re.compile(rf"(?<![\w$'’])(?:{'|'.join(patterns)})\s?\Z", re.IGNORECASE)


def before(text: str, start: int) -> tuple[str, str, int] | None:
    """The unit written before the number at `start`: its name, kind and first code point.

    >>> before("worth US$40", 9)
    ('dollar', 'money', 6)
    """
    window = max(0, start - 14)
    match = _before().search(text[window:start])
    if not match:
        return None
    form = re.sub(r"\s", "", match[0]).lower()
    first = window + match.start()
    if text[max(0, first - 3) : first].rstrip()[-1:].isdigit() and text[first:start].endswith(" "):
        return None
    if form.isalpha() and form not in ("dollar", "magnitude", "rs") and not text[first:start].strip().isupper():
        return None
    name, kind = _folded()[form]
    return name, kind, first


def after(text: str, end: int, *, shouting: bool = False) -> Unit | None:
    """The unit written after the number that ends at `end`.

    >>> after("a 20-square-kilometre zone", 4)
    Unit(name='square kilometre', kind='area', end=21)
    >>> after("some 20 soldiers", 7) is None
    True
    """
    match = _after().match(text, end)
    if not match or (match["gap"].count("\n") and match["form"].islower() and len(match["form"]) < 3):
        return None
    spoken = re.sub(r"[\s-]+", " ", match["form"]).lower()
    inner = re.sub(r"(?<=\w\w)s(?= )", "", spoken)
    for candidate in (spoken, spoken.removesuffix("s"), inner, inner.removesuffix("s"), _IRREGULAR.get(spoken, "")):
        if candidate in _folded():
            name, kind = _folded()[candidate]
            return Unit(name, kind, match.end("form"))
    return None


def age(text: str, end: int) -> Unit | None:
    """An age after the number that ends at `end`: "years old", "-month-old", "years of age", "yo".

    >>> age("an 18-month-old girl", 5)
    Unit(name='month of age', kind='age', end=15)
    """
    match = _AGE.match(text, end)
    if not match:
        return None
    unit = (match["unit"] or "year").lower().rstrip("s")
    return Unit(f"{unit} of age", "age", match.end())


def rate(text: str, end: int) -> tuple[str, int] | None:
    """What a rate is counted by, and where its words end.

    >>> rate("1,000 shells a day", 12)
    ('day', 18)
    >>> rate("80 dollars per sq m", 10)
    ('square metre', 19)
    """
    match = _RATE.match(text, end)
    if not match or not (match["a"] or match["per"]):
        return None
    word = (match["a"] or match["per"]).lower()
    word = "year" if word == "annum" else word
    if word == "cent":
        return None
    if word in _folded():
        word = _folded()[word][0]
    return word, match.end()


def is_million(text: str, end: int) -> bool:
    """Whether an "m" that ends at `end`, glued to a number without currency, means million: a counted thing follows.

    >>> is_million("10m people", 3), is_million("a 37m deep shaft", 5)
    (True, False)
    """
    return _METRES.match(text, end) is None
