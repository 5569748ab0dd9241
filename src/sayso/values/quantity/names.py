"""Numbers that are no quantities: parts of names and models, dates, years, scores, addresses, designators, pronouns."""

from __future__ import annotations

import re

from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import these
from sayso.values.quantity.words import Line

MONTHS = these(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec"
)
_DESIGNATORS = these(
    "section row part game resolution article chapter phase phases route highway page no number category type "
    "model mark version room flight exit gate line unit level channel platform apartment flat suite box act bill "
    "rule item figure fig table appendix annex paragraph clause protocol district ward zone area sector block lot "
    "bus train interstate runway grade stage round week day episode season series volume vol class track windows "
    "iphone issue step schedule form chapter lane psalm verse title opus apollo covid boeing airbus interstate us "
    "formula g group top kilometer kilometre km building post"
)
_COUNTED_DESIGNATORS = these("game unit day week round season class group top km us area all")
_YEAR_LEADS = these(
    "in of since by until till from during before after early late mid year summer winter spring autumn fall "
    "season through circa between and around c the fiscal q election pre post its - – ( / for late to"
)
_STREET = re.compile(
    r"\s+(?:[A-Z]\.?\s+)?(?:[A-Z][\w.'’]*\s+|\d+\w\w\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Way|Drive|Lane|Boulevard|Blvd|Place|Square)\b|\s+(?:Ave|Rue|Calle|Avenida)\s+[A-Z]"
)
_CLOCK_AFTER = re.compile(
    r"\s*(?:a\.?m\b|p\.?m\b|o['’]clock|gmt|utc|est|edt|local\b|hours?\s+(?:gmt|local)|hrs\b)", re.IGNORECASE
)
_SCORE = re.compile(r"\s*[-–]\s*\d{1,3}(?!\d)")
_ONE_AFTER = frozenset(["of"])
_ONE_FIXED = these("another by day time thing way more such can could must might should would may has is was who that")
_ONE_BEFORE = these("no any every each this that the which some another only first last next big new old good other")


def is_name(figure: Figure) -> bool:
    """Whether the words are part of a name, a date, a clock time or a label rather than a figure."""
    return any(rule(figure) for rule in RULES)


def _glued(figure: Figure) -> bool:
    """F-16, M14, ID.3, TA-35, 24.03.L2: letters or digits stuck to the number before it."""
    line, at = figure.line, figure.line.index_at(figure.start)
    if at == 0 or line.kind(figure.first) not in ("number", "fraction"):
        return False
    word, before = line.words[at], line.words[at - 1]
    if not word.glued or before.text in "([{\"“‘'~≈<>≥≤=/+±—–*:,&#$€£":
        return before.text == "#" or (before.text in "/:&" and before.glued)
    if before.text in "-.−" and at >= 2 and before.glued:
        prefix = line.words[at - 2]
        ordinary = prefix.lower in ("sub", "minus", "plus", "mid", "now", "then", "some", "pre", "over", "under")
        return not ordinary
    return before.kind in ("word", "code", "number", "date", "clock")


def _dated(figure: Figure) -> bool:
    """ "8 August", "September 8", "Sept. 20-24"."""
    line = figure.line
    if figure.kind:
        return False
    at = line.index_at(figure.start)
    before = line.lower(at - 1)
    back = line.lower(at - 2) if before in (".", "-", "–", "and", ",", "to") else before
    value = figure.low
    whole = value == int(value) and line.kind(figure.first) == "number"
    if (
        whole
        and 1 <= value <= 31
        and (before in MONTHS or (before == "." and back in MONTHS))
        and not _is_modal(line, at - 1)
    ):
        return True
    after = line.lower(figure.last)
    month = after in MONTHS and (after not in ("may", "march") or line.words[figure.last].text[0].isupper())
    return whole and 1 <= value <= 31 and month


def _is_modal(line: Line, at: int) -> bool:
    word = line.words[at]
    return word.lower in ("may", "march", "mar") and word.text.islower()


def _year(figure: Figure) -> bool:
    """A bare four-digit number between 1800 and 2099 that no unit follows."""
    line = figure.line
    word = line.words[figure.first]
    ends = (figure.low, figure.high if figure.high is not None else figure.low)
    if figure.kind or figure.per or figure.last - figure.first not in (1, 2, 3) or word.kind != "number":
        return False
    if not (len(word.text) == 4 and word.text.isdigit() and 1800 <= ends[0] <= 2099 and ends[0] == int(ends[0])):
        return False
    at = line.index_at(figure.start)
    if line.lower(at - 1) in _YEAR_LEADS or line.lower(at - 1) in MONTHS or line.lower(figure.last) in ("'s", "’s"):
        return True
    return line.token(figure.first).entity not in ("CARDINAL", "QUANTITY", "MONEY") or figure.noun is None


def _clock(figure: Figure) -> bool:
    """ "9 a.m.", "0401 GMT", "at 1625 hours"."""
    line = figure.line
    if line.kind(figure.last - 1) != "number" and figure.low > 12:
        return False
    if _CLOCK_AFTER.match(line.text, line.words[figure.last - 1].end):
        return True
    text = line.words[figure.first].text
    return (
        len(text) == 4
        and text.isdigit()
        and (
            text[0] == "0"
            or (
                line.lower(figure.first - 1) in ("at", "by")
                and figure.noun is None
                and figure.low <= 2400
                and not figure.kind
            )
        )
    )


def _score(figure: Figure) -> bool:
    """ "won 2-1", "a 93-7 vote": two numbers joined by a dash with nothing counted."""
    line = figure.line
    if figure.kind or figure.noun or (figure.high is not None and figure.low > 300):
        return False
    dashed = figure.high is not None and any(line.lower(at) in ("-", "–") for at in range(figure.first, figure.last))
    before = line.lower(figure.first - 1) in ("-", "–") and line.kind(figure.first - 2) == "number"
    return dashed or before or bool(_SCORE.match(line.text, line.words[figure.last - 1].end))


def _address(figure: Figure) -> bool:
    """ "49 Zorro Ranch Road", "123 Random Street"."""
    line = figure.line
    return (
        not figure.kind
        and line.kind(figure.first) == "number"
        and bool(_STREET.match(line.text, line.words[figure.last - 1].end))
    )


def _designated(figure: Figure) -> bool:
    """ "Resolution 2118", "iPhone 14", "Route 35", "Euro 2020": the number names the thing before it."""
    line, at = figure.line, figure.line.index_at(figure.start)
    if at == 0 or figure.kind in ("money", "share", "magnitude") or figure.vague:
        return False
    before = line.words[at - 1]
    label = line.lower(at - 2) if before.text == "." else before.lower
    if label in _DESIGNATORS and not figure.kind:
        return not (label in _COUNTED_DESIGNATORS and figure.noun)
    if line.shouting or before.kind != "word" or not before.text[0].isupper() or line.kind(figure.first) != "number":
        return False
    token = line.token(at - 1)
    if token.pos != "PROPN" or figure.kind:
        return False
    number = line.token(figure.first)
    if figure.noun is None:
        return not (number.head == token.index and number.dep in ("appos",)) and number.dep not in (
            "appos",
            "npadvmod",
            "dobj",
            "attr",
        )
    noun = line.words[figure.noun[1] - 1].text
    return noun[0].isupper() or number.head == token.index


def _pronoun(figure: Figure) -> bool:
    """ "no one", "the one", "one another": no count."""
    line = figure.line
    if line.lower(figure.first) != "one" or figure.last - figure.first > 1 or figure.kind:
        return False
    at = figure.first
    if line.lower(at + 1) == "of":
        return line.lower(at - 1) in ("no", "any", "every", "this", "that")
    if line.lower(at - 1) in _ONE_BEFORE or line.lower(at + 1) in _ONE_FIXED:
        return figure.noun is None or line.lower(at - 1) in ("no", "any", "every", "this", "that", "which", "some")
    return (
        figure.noun is None
        and figure.kind == ""
        and line.lower(at + 1) not in ("in", "wounded", "killed", "dead", "injured", "and", "was", "or")
    )


def _ratio(figure: Figure) -> bool:
    """ "24/7" and "9/11" are no fractions."""
    line = figure.line
    return line.kind(figure.first) == "fraction" and line.words[figure.first].text in ("24/7", "9/11", "7/7", "50/50")


RULES = (_glued, _dated, _year, _clock, _score, _address, _designated, _pronoun, _ratio)
"""In this order; the first that says yes drops the figure."""
