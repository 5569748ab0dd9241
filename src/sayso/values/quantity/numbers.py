"""Amounts: from "76,000", "1.2mn", "two and a half million", "two thirds" or "tens of thousands" to numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.values.quantity.words import Line

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: float(value) for value, word in enumerate(_ONES.split())}
TENS = {word: 10.0 * (value + 2) for value, word in enumerate(_TENS.split())}
TENS["fourty"] = 40.0
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
    "mln": 1e6,
    "bln": 1e9,
}
SUFFIXES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "t": 1e12,
}
"""Letters glued to a number; "m" and "t" are also metres and tonnes: `units` decides."""

PLURALS = {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6}
PLURALS |= {"billions": 1e9, "trillions": 1e12, "lakhs": 1e5, "crores": 1e7}
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000}
PARTS |= {word + "s": value for word, value in PARTS.items() if word not in ("half", "halves")}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}
_FEW = {"several": "several", "few": "few", "couple": "couple", "handful": "few"}


@dataclass(slots=True)
class Amount:
    """A number as words state it, up to (not including) word `end`.

    `step` is the size of the last digit stated ("1.2 million": 100,000), `vague` the kind of a number that is only an
    order of magnitude ("several", "plural"), `part` says that it is a fraction of something ("two thirds").
    """

    value: float
    end: int
    step: float = 0.0
    vague: str = ""
    part: bool = False


def numeral(text: str) -> float:
    """The number that digits write, whatever their grouping and decimal style.

    Raises `ValueError` if `text` is not a number.

    >>> numeral("12,34,567"), numeral("1.200,50"), numeral("3,5"), numeral("76 000")
    (1234567.0, 1200.5, 3.5, 76000.0)
    """
    text = re.sub(r"[\s'’]", "", text).replace("−", "-")
    if re.fullmatch(r"-?\d+(?:\.\d{3})*,\d{1,2}", text):
        return float(text.replace(".", "").replace(",", "."))
    if text.count(".") > 1:
        text = text.replace(".", "")
    return float(text.replace(",", ""))


def read(line: Line, at: int) -> Amount | None:
    """The amount that begins at word `at`, or None."""
    kind = line.kind(at)
    if kind == "number":
        return _digits(line, at)
    if kind == "fraction":
        return _vulgar(line, at)
    if kind != "word":
        return None
    word = line.lower(at)
    if word in ONES or word in TENS:
        return _worded(line, at)
    if word in ("a", "an", "half", "quarter", "the"):
        return _indefinite(line, at)
    if word in _FEW:
        return _few(line, at)
    if word in PLURALS:
        return _plural(line, at)
    return None


def _scaled(line: Line, amount: Amount) -> Amount:
    """Multiply by the scale words that follow: "1.2 million", "four hundred thousand"."""
    while True:
        at = amount.end + (line.lower(amount.end) == "-" and line.lower(amount.end + 1) in SCALES)
        word = line.lower(at)
        if word in SCALES:
            scale = SCALES[word]
        elif word in SUFFIXES and line.words[at].glued and line.kind(at - 1) == "number" and word not in ("m", "t"):
            scale = SUFFIXES[word]
        else:
            return amount
        amount.value *= scale
        amount.step = (amount.step or 1.0) * scale
        amount.end = at + 1


def _digits(line: Line, at: int) -> Amount:
    text = line.words[at].text
    value = numeral(text)
    decimals = len(text.rpartition(".")[2]) if "." in text and abs(value) < 1e6 and value != int(value) else 0
    amount = Amount(value, at + 1, step=10.0**-decimals)
    if line.lower(at + 1) in ("×", "x") and line.lower(at + 2).startswith("10") and line.kind(at + 2) == "number":
        return _power(line, amount)
    return _tail(line, _scaled(line, _and_part(line, amount)))


def _power(line: Line, amount: Amount) -> Amount:
    at = amount.end + 1
    digits = line.lower(at)
    if digits == "10" and line.lower(at + 1) in ("-", "−", "–", "^") and line.kind(at + 2) == "number":
        sign = 1 if line.lower(at + 1) == "^" else -1
        return Amount(amount.value * 10.0 ** (sign * numeral(line.lower(at + 2))), at + 3)
    exponent = numeral(digits[2:] or "1")
    return Amount(amount.value * 10.0**exponent if exponent < 300 else amount.value, at + 1)


def _and_part(line: Line, amount: Amount) -> Amount:
    """Add "and a half" before a scale: "two and a half million"."""
    if line.lower(amount.end) == "and" and line.lower(amount.end + 1) in ("a", "one"):
        part = PARTS.get(line.lower(amount.end + 2))
        if part in (2, 4):
            amount.value += 1 / part
            amount.end += 3
    return amount


def _tail(line: Line, amount: Amount) -> Amount:
    """Add "and a half" after a scale, "two thousand five hundred" after a thousand."""
    end = amount.end
    if line.lower(end) == "and" and line.lower(end + 1) in ("a", "one") and line.lower(end + 2) in ("half", "quarter"):
        amount.value += amount.step / PARTS[line.lower(end + 2)]
        amount.step /= 10
        amount.end = end + 3
    return amount


def _worded(line: Line, at: int) -> Amount:
    """Number words by the usual sum: units and tens add up, a scale multiplies what it follows."""
    total = current = 0.0
    step, end, smallest = 1.0, at, float("inf")
    while True:
        word = line.lower(end)
        follows = end + 1
        if word in ("and", "-") and end > at:
            word, follows = line.lower(end + 1), end + 2
            joined = _joins(current, word, hyphen=line.lower(end) == "-")
            if not (joined or (word in SCALES and line.lower(end) == "-")):
                break
        if word in ONES and _fits(current, ONES[word]):
            current += ONES[word]
            step = 1.0
        elif word in TENS and _fits(current, TENS[word]):
            current += TENS[word]
            step = 10.0
        elif word in ("hundred", "dozen") and current:
            current *= SCALES[word]
            step = SCALES[word]
        elif word in SCALES and (current or end > at) and SCALES[word] < smallest:
            total += (current or 1.0) * SCALES[word]
            current, step, smallest = 0.0, SCALES[word], SCALES[word]
        else:
            break
        end = follows
    value = total + current
    amount = Amount(value, end, step=step if value >= 100 else 1.0)
    fraction = _ordinal_parts(line, amount)
    if fraction:
        return fraction
    amount = _and_part(line, amount)
    return _tail(line, _scaled(line, amount) if amount.end != end else amount)


def _fits(current: float, value: float) -> bool:
    if value >= 20:
        return current % 100 == 0
    if value >= 10:
        return current % 100 == 0
    return current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0)


def _joins(current: float, word: str, *, hyphen: bool) -> bool:
    if hyphen:
        return word in ONES and ONES[word] < 10 and current % 100 >= 20 and current % 10 == 0
    return (word in ONES or word in TENS) and current >= 100 and current % 100 == 0


def _ordinal_parts(line: Line, amount: Amount) -> Amount | None:
    """ "two thirds", "one-fifth" after the number word `amount`."""
    at = amount.end + (line.lower(amount.end) == "-")
    part = PARTS.get(line.lower(at))
    plural = line.lower(at).endswith(("s", "half"))
    if part and amount.value < part and (amount.value == 1) != (plural and line.lower(at) != "half"):
        return _of_scale(line, Amount(amount.value / part, at + 1, step=0.0, part=True))
    return None


def _of_scale(line: Line, amount: Amount) -> Amount:
    """ "a quarter of a million", "half a million", "quarter million": a part of a scale is a number, not a share."""
    at = amount.end + (line.lower(amount.end) in ("of", "-"))
    at += line.lower(at) == "a"
    scale = SCALES.get(line.lower(at))
    if scale and line.lower(at - 1) != "of":
        return _tail(line, Amount(amount.value * scale, at + 1, step=scale / 100))
    return amount


def _indefinite(line: Line, at: int) -> Amount | None:
    word, following = line.lower(at), line.lower(at + 1)
    if word == "half" or (word == "quarter" and following in SCALES):
        return _of_scale(line, Amount(1 / PARTS[word], at + 1, part=True))
    if word == "the":
        return None
    if following in SCALES and following not in PARTS:
        return _tail(line, _scaled(line, Amount(1.0, at + 1, step=1.0)))
    if following in PARTS and following != "second" and _stands_alone(line, at + 2):
        return _of_scale(line, Amount(1 / PARTS[following], at + 2, part=True))
    if following in _FEW:
        return _few(line, at + 1)
    return None


def _stands_alone(line: Line, after: int) -> bool:
    """A fraction, not an ordinal: "a third of …", "by a fifth." but not "a third soldier"."""
    following = line.lower(after)
    if following in ("of", "a") or following in SCALES or not following or line.kind(after) in ("mark", "number"):
        return following != "-"
    return line.kind(after) == "word" and line.token(after).pos not in ("NOUN", "PROPN", "ADJ", "NUM")


def _few(line: Line, at: int) -> Amount | None:
    """ "several", "a few hundred", "a couple of thousand"."""
    kind, end = _FEW[line.lower(at)], at + 1
    base = {"several": 3.0, "few": 3.0, "couple": 2.0}[kind]
    scale_at = end + (line.lower(end) == "of")
    scale = SCALES.get(line.lower(scale_at))
    if scale:
        return Amount(base * scale, scale_at + 1, step=scale, vague=kind)
    if line.lower(at) != "several" and line.lower(at - 1) != "a":
        return None
    return Amount(base, end, step=1.0, vague=kind)


def _plural(line: Line, at: int) -> Amount | None:
    """ "dozens", "hundreds", "tens of thousands", "hundreds of millions"."""
    value, end = PLURALS[line.lower(at)], at + 1
    if line.lower(end) == "of" and line.lower(end + 1) in PLURALS and PLURALS[line.lower(end + 1)] > value:
        value *= PLURALS[line.lower(end + 1)]
        end += 2
    if line.lower(at) in ("tens", "scores") and line.lower(end) != "of" and end == at + 1:
        return None
    return Amount(value, end, step=value, vague="plural")


def _vulgar(line: Line, at: int) -> Amount:
    text = line.words[at].text
    mark = text[-1]
    if mark in _VULGAR:
        whole = text[:-1].strip()
        value = (float(whole) if whole else 0.0) + _VULGAR[mark]
        return _scaled(line, Amount(value, at + 1, step=0.0, part=not whole))
    whole, _, ratio = text.rpartition(" ")
    above, below = ratio.split("/")
    value = (float(whole) if whole else 0.0) + float(above) / (float(below) or 1.0)
    return Amount(value, at + 1, step=0.0, part=not whole)
