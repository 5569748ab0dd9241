"""Numbers in words: "thirty-two", "four hundred and twelve", "twenty-one thousand", "two thirds"."""

from __future__ import annotations

from sayso.values.quantity.scales import ONES, PARTS, SCALES, TENS, Amount, and_part, of_scale, scaled, tail
from sayso.values.quantity.words import Line


def worded(line: Line, at: int) -> Amount:
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
    amount = and_part(line, amount)
    return tail(line, scaled(line, amount) if amount.end != end else amount)


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
        return of_scale(line, Amount(amount.value / part, at + 1, step=0.0, part=True))
    return None
