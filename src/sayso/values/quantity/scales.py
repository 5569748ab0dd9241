"""Amounts on the way: number words, scales, and what may follow a number before its unit begins."""

from __future__ import annotations

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
SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
"""Letters glued to a number; "m" and "t" are also metres and tonnes: `units` decides."""

PLURALS = {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6}
PLURALS |= {"billions": 1e9, "trillions": 1e12, "lakhs": 1e5, "crores": 1e7}
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
PARTS |= {"eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000}
PARTS |= {word + "s": value for word, value in PARTS.items() if word not in ("half", "halves")}


@dataclass(slots=True)
class Amount:
    """A number as words state it, up to (not including) word `end`.

    `step` is the size of the last digit stated ("1.2 million": 100,000), `vague` the kind of a number that is only an
    order of magnitude ("several", "plural"), `part` says that it is a fraction of something ("two thirds"), `times`
    that it multiplies ("twofold").
    """

    value: float
    end: int
    step: float = 0.0
    vague: str = ""
    part: bool = False
    times: bool = False


def scaled(line: Line, amount: Amount) -> Amount:
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
        amount.value = round(amount.value * scale, 6)
        amount.step = (amount.step or 1.0) * scale
        amount.end = at + 1


def and_part(line: Line, amount: Amount) -> Amount:
    """Add "and a half" before a scale or unit: "two and a half million", "four-and-a-half years"."""
    words = [line.lower(at) for at in range(amount.end, amount.end + 6)]
    skipped = words[0] == "-"
    said = [word for word in words if word != "-"][:3] if skipped else words[:3]
    if len(said) == 3 and said[0] == "and" and said[1] in ("a", "one") and PARTS.get(said[2]) in (2, 4):
        amount.value += 1 / PARTS[said[2]]
        amount.end += 6 if skipped else 3
    return amount


def tail(line: Line, amount: Amount) -> Amount:
    """Add "and a half" after a scale, "two thousand five hundred" after a thousand."""
    end = amount.end
    if line.lower(end) == "and" and line.lower(end + 1) in ("a", "one") and line.lower(end + 2) in ("half", "quarter"):
        amount.value += amount.step / PARTS[line.lower(end + 2)]
        amount.step /= 10
        amount.end = end + 3
    return amount


def of_scale(line: Line, amount: Amount) -> Amount:
    """ "a quarter of a million", "half a million", "quarter million": a part of a scale is a number, not a share."""
    at = amount.end + (line.lower(amount.end) in ("of", "-"))
    at += line.lower(at) == "a"
    scale = SCALES.get(line.lower(at))
    if scale and line.lower(at - 1) != "of":
        return tail(line, Amount(amount.value * scale, at + 1, step=scale / 10))
    return amount
