"""Amounts: from "76,000", "1.2mn", "two and a half million", "two thirds" or "tens of thousands" to numbers."""

from __future__ import annotations

import re

from sayso.values.quantity.lexicon import column
from sayso.values.quantity.scales import ONES, PARTS, PLURALS, SCALES, TENS, Amount, and_part, of_scale, scaled, tail
from sayso.values.quantity.vocabulary import forms
from sayso.values.quantity.worded import worded
from sayso.values.quantity.words import Line

_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}
_FEW = {"several": "several", "few": "few", "couple": "couple", "handful": "few"}


_MULTIPLIED = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_LONGEST = 30
"""Code points; a longer string of digits is no number that a report states."""

_WHOLES = {str(whole): float(whole) for whole in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000)}
_PERIODS = ("days", "weeks", "months", "years", "hours", "minutes", "decades")


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
    if kind == "number" and line.words[at].end - line.words[at].start <= _LONGEST:
        return _out_of(line, at, _digits(line, at))
    if kind == "fraction":
        return _vulgar(line, at)
    if kind != "word":
        return None
    word = line.lower(at)
    if word in ONES or word in TENS:
        return _out_of(line, at, worded(line, at))
    if word in ("a", "an", "half", "quarter", "the"):
        return _indefinite(line, at)
    if word.endswith("fold") and word[:-4] in ONES | TENS:
        return Amount((ONES | TENS)[word[:-4]], at + 1, step=1.0, times=True)
    if word in _MULTIPLIED:
        return Amount(_MULTIPLIED[word], at + 1, step=1.0, times=True)
    if word in ("all", "most", "majority"):
        return _most(line, at)
    if word in ("twice", "thrice") and line.lower(at + 1) in ("as", "the", "its", "what", "a"):
        return Amount(2.0 if word == "twice" else 3.0, at + 1, step=1.0, times=True)
    if word in _FEW:
        return _few(line, at)
    if word in PLURALS:
        return _plural(line, at)
    return None


def _out_of(line: Line, at: int, amount: Amount) -> Amount:
    """ "four in ten", "nine out of 10": a share."""
    end = amount.end
    if line.lower(end) == "in":
        end += 1
    elif line.lower(end) == "out" and line.lower(end + 1) == "of":
        end += 2
    elif line.lower(end) == "of" and line.lower(end + 1) == "every":
        end += 1
    else:
        return amount
    end += line.lower(end) == "every"
    whole = ONES.get(line.lower(end)) or TENS.get(line.lower(end)) or _WHOLES.get(line.lower(end))
    end += 1
    noun = line.kind(end) == "word" and line.token(end).tag in ("NNS", "NNP", "NNPS", "JJ")
    noun = noun or line.lower(end) in ("of", "people")
    if whole and whole in _WHOLES.values() and amount.value < whole and noun and line.lower(end) not in _PERIODS:
        return Amount(amount.value / whole, end, part=True)
    return amount


def _digits(line: Line, at: int) -> Amount:
    text = line.words[at].text
    value = numeral(text)
    decimals = len(text.rpartition(".")[2]) if "." in text and abs(value) < 1e6 and value != int(value) else 0
    amount = Amount(value, at + 1, step=10.0**-decimals)
    if line.lower(at + 1) in ("×", "x") and line.lower(at + 2).startswith("10") and line.kind(at + 2) == "number":
        return _power(line, amount)
    return tail(line, scaled(line, and_part(line, amount)))


def _power(line: Line, amount: Amount) -> Amount:
    """ "1.99×10−30", "3 x 10^6"."""
    at = amount.end + 1
    sign, digits, end = 1, line.lower(at)[2:] or "1", at + 1
    if line.lower(at) == "10" and line.lower(at + 1) in ("-", "−", "–", "^") and line.kind(at + 2) == "number":
        sign, digits, end = 1 if line.lower(at + 1) == "^" else -1, line.lower(at + 2), at + 3
    exponent = numeral(digits) if len(digits) < 4 else 0.0
    return Amount(amount.value * 10.0 ** (sign * exponent), end) if abs(exponent) < 200 else amount


def _indefinite(line: Line, at: int) -> Amount | None:
    word, following = line.lower(at), line.lower(at + 1)
    if word == "half" or (word == "quarter" and following in SCALES):
        return of_scale(line, Amount(1 / PARTS[word], at + 1, part=True))
    if word == "the":
        return None
    if following in SCALES and following not in PARTS:
        return tail(line, scaled(line, Amount(1.0, at + 1, step=1.0)))
    if following in PARTS and following != "second" and _stands_alone(line, at + 2):
        return of_scale(line, Amount(1 / PARTS[following], at + 2, part=True))
    if following in _FEW:
        return _few(line, at + 1)
    if following == "single" and column("classes", "word", "class").get(line.lower(at + 2)):
        return Amount(1.0, at + 2, step=1.0)
    return None


def _stands_alone(line: Line, after: int) -> bool:
    """A fraction, not an ordinal: "a third of …", "by a fifth." but not "a third soldier"."""
    following = line.lower(after)
    if following in ("of", "a") or following in SCALES or not following or line.kind(after) in ("mark", "number"):
        return following != "-"
    return line.kind(after) == "word" and line.token(after).pos not in ("NOUN", "PROPN", "ADJ", "NUM")


def _most(line: Line, at: int) -> Amount | None:
    """ "almost all of the tanks", "most of the 110 men", "the majority of voters"."""
    if line.lower(at) == "all":
        whole = line.lower(at - 1) in ("almost", "nearly", "virtually") and line.lower(at + 1) in (
            "of",
            "the",
            "its",
            "their",
        )
        return Amount(1.0, at + 1, part=True) if whole else None
    return Amount(0.5, at + 1, vague="most", part=True) if line.lower(at + 1) == "of" else None


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
    harmed = line.lower(at) == "scores" and line.lower(end) in forms(
        "participle"
    )  # "scores injured", not "test scores"
    if line.lower(at) in ("tens", "scores") and line.lower(end) != "of" and end == at + 1 and not harmed:
        return None
    third = line.lower(at - 1)
    return Amount(value, end, step=value, vague=third if third in ("low", "mid", "high") else "plural")


def _vulgar(line: Line, at: int) -> Amount:
    text = line.words[at].text
    mark = text[-1]
    if mark in _VULGAR:
        whole = text[:-1].strip()
        value = (float(whole) if whole else 0.0) + _VULGAR[mark]
        return scaled(line, Amount(value, at + 1, step=0.0, part=not whole))
    whole, _, ratio = text.rpartition(" ")
    above, below = ratio.split("/")
    value = (float(whole) if whole else 0.0) + float(above) / (float(below) or 1.0)
    return Amount(value, at + 1, step=0.0, part=not whole)
