"""Numbers that are no figures: parts of names and models, dates, years, scores, addresses, calibres, pronouns."""

from __future__ import annotations

import re

from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import members, these
from sayso.values.quantity.words import Line

MONTHS = these(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec"
)
_DESIGNATORS = these(
    "section row part game resolution article chapter phase phases route highway page no number category type "
    "model mark version room flight exit gate line unit level channel platform apartment flat suite box act bill "
    "rule item figure fig table appendix annex paragraph clause protocol district ward zone sector block lot "
    "interstate runway grade stage round week day episode season series volume vol track issue step schedule form "
    "lane psalm verse opus formula group hill point kilometer kilometre covid fortune ftse stoxx cac nikkei "
    "russell asx formation division battalion brigade regiment company boeing airbus"
)
_ALSO_COUNTED = these("game unit day week round season group company line lot level")
_YEAR_LEADS = these(
    "in of since by until till from during before after early late mid year summer winter spring autumn fall "
    "season through circa between and around c the fiscal q election pre post its ( / for to"
)
_GLUED_OPENERS = frozenset("([{\"“‘'~≈<>≥≤=/+±—–*,#$€£")
_GLUED_PREFIXES = these("sub minus plus mid now then some pre over under")
_STREETS = r"Street|St|Road|Rd|Avenue|Ave|Way|Drive|Lane|Boulevard|Blvd|Place|Square"
_STREET = re.compile(
    rf"\s+(?:[A-Z]\.?\s+)?(?:[A-Z][\w.'’]*\s+|\d+\w\w\s+){{1,3}}(?:{_STREETS})\b|\s+(?:Ave|Rue|Calle)\s+[A-Z]"
)
_CLOCK_AFTER = re.compile(
    r"\s*(?:a\.?m\b|p\.?m\b|o['’]clock|gmt\b|utc\b|est\b|edt\b|local\b|hours?\s+(?:gmt|local))", re.IGNORECASE
)
_ONE_BEFORE = these("no any every each this that the which some another first last next big new old good other")
_ONE_ALONE = these("in wounded killed dead injured and was or died is")
_HALVES = these("first second other latter better back top bottom top-half final")
_APPROXIMATE = these("about around some nearly almost roughly approximately least most than over under")
_DASHES = ("-", "–")


def is_name(figure: Figure) -> bool:
    """Whether the words are part of a name, a date, a clock time or a label rather than a figure."""
    return any(rule(figure) for rule in RULES)


def _glued(figure: Figure) -> bool:
    """F-16, M14, ID.3, TA-35: letters or digits stuck to the number before it."""
    line, at = figure.line, figure.line.index_at(figure.start)
    if at == 0 or line.kind(figure.first) not in ("number", "fraction"):
        return False
    word, before = line.words[at], line.words[at - 1]
    if not word.glued or before.text in _GLUED_OPENERS:
        return word.glued and (before.text == "#" or (before.text == "/" and before.glued))
    if before.text in (":", "&"):
        return line.words[at - 1].glued and line.kind(at - 2) in ("number", "word")
    if before.text in ("-", ".", "−") and before.glued and at >= 2:
        return line.words[at - 2].lower not in _GLUED_PREFIXES
    return before.kind in ("word", "code", "number", "date", "clock")


def _dated(figure: Figure) -> bool:
    """ "8 August", "September 8", "Sept. 20-24", "11 MAR 89"."""
    line, at = figure.line, figure.line.index_at(figure.start)
    if figure.kind or line.kind(figure.first) != "number" or figure.low != int(figure.low) or not 0 <= figure.low <= 99:
        return False
    before = at - 2 if line.lower(at - 1) in (".", "the") else at - 1
    if figure.low > 31:
        return line.lower(before) in MONTHS and line.kind(before - 1) in ("number", "ordinal")
    after = figure.last
    if line.lower(after) in ("and", "or", "to", "-", "–") and line.kind(after + 1) == "number":
        after += 2
    return _is_month(line, before) or _is_month(line, after)


def _is_month(line: Line, at: int) -> bool:
    if line.lower(at) not in MONTHS:
        return False
    word = line.words[at]
    return (
        not (word.lower in ("may", "march", "mar", "jan", "sat") and word.text.islower())
        or line.token(at).entity == "DATE"
    )


def _year(figure: Figure) -> bool:
    """A bare four-digit number up to 2099 that no unit follows; before 1800 only where it is told as a date."""
    line, text = figure.line, figure.line.words[figure.first].text
    high = figure.low if figure.high is None else figure.high
    if figure.kind or figure.per or line.kind(figure.first) != "number" or figure.last - figure.first not in (1, 3):
        return False
    at = line.index_at(figure.start)
    if not (len(text) == 4 and text.isdigit() and high <= 2099 and figure.low == int(figure.low)):
        return False
    if figure.low < 1800:
        dated = figure.noun is None and (line.token(figure.first).entity == "DATE" or line.lower(at - 1) == "of")
        return figure.low >= 1000 and (dated or line.lower(at - 1) in ("in", "since", "until", "between"))
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
    if len(text) != 4 or not text.isdigit() or figure.kind:
        return False
    return text[0] == "0" or (
        line.lower(figure.first - 1) in ("at", "by") and figure.noun is None and figure.low <= 2400
    )


def _score(figure: Figure) -> bool:
    """ "won 2-1", "a 93-7 vote": two numbers joined by a dash with nothing counted."""
    line = figure.line
    if figure.kind or (figure.noun and not line.lower(figure.noun[1] - 1).startswith("vote")):
        return False
    if figure.high is not None and figure.low > 300:
        return False
    worded = figure.high is None and line.kind(figure.first) == "word"  # "thirty-one of them"
    dashed = not worded and any(
        line.lower(at) in _DASHES and line.words[at].glued for at in range(figure.first, figure.last)
    )
    before = line.lower(figure.first - 1) in _DASHES and line.kind(figure.first - 2) == "number"
    after = (
        line.lower(figure.last) in _DASHES and line.kind(figure.last + 1) == "number" and line.words[figure.last].glued
    )
    return dashed or before or after


def _address(figure: Figure) -> bool:
    """ "49 Zorro Ranch Road", "123 Random Street"."""
    line = figure.line
    return not figure.kind and line.kind(figure.first) == "number" and bool(_STREET.match(line.text, figure.end))


def _designated(figure: Figure) -> bool:
    """ "Resolution 2118", "iPhone 14", "Route 35", "Euro 2020": the number names the thing before it."""
    line, at = figure.line, figure.line.index_at(figure.start)
    if (
        at == 0
        or figure.kind in ("money", "share", "magnitude", "age")
        or figure.vague
        or figure.part
        or figure.step >= 100
    ):
        return False
    before = line.words[at - 1]
    label = line.lower(at - 2) if before.text == "." else before.lower
    if label in _DESIGNATORS and not figure.kind:
        return not (figure.noun and (label in _ALSO_COUNTED or line.lower(at - 2) in ("the", "a")))
    if line.shouting or before.kind not in ("word", "code") or line.kind(figure.first) != "number" or figure.kind:
        return False
    if not before.text[:1].isupper() and not before.text[1:2].isupper():
        return False
    if line.token(at - 1).pos not in ("PROPN", "NOUN", "X") or (at == 1 and line.token(at - 1).pos != "PROPN"):
        return False
    number = line.token(figure.first)
    if figure.noun is None:
        return number.dep not in ("appos", "npadvmod", "dobj", "attr")
    return not _counts(line, figure)


def _counts(line: Line, figure: Figure) -> bool:
    """Whether the noun after a number can be counted by it: a plural, or a known people or thing."""
    assert figure.noun
    at = figure.noun[1] - 1
    word = line.words[at]
    return (line.token(at).tag == "NNS" and word.text.islower()) or word.lower in members("classes", "class", "people")


def _labelled(figure: Figure) -> bool:
    """ "787 Dreamliner", "27 Oct", "four-cylinder engine": a singular noun after a number other than one."""
    line = figure.line
    if (
        figure.noun is None
        or figure.kind
        or figure.vague
        or figure.part
        or figure.low == 1
        or line.shouting
        or figure.whole
    ):
        return False
    at = figure.noun[1] - 1
    token, word = line.token(at), line.words[at]
    if word.lower == "block" and figure.low >= 100:
        return True
    hyphen = line.lower(figure.last) == "-" and figure.high is None and figure.noun[0] == figure.last + 1
    if hyphen:
        inner = line.lower(figure.last + 1)
        return not (inner in ATTRIBUTES or inner in members("classes", "class", "people"))
    if figure.low != int(figure.low) or line.lower(figure.first - 1) in _APPROXIMATE:
        return False
    return figure.low < 1000 and word.text[:1].isupper() and token.tag == "NNP" and figure.last - figure.first == 1


ATTRIBUTES = these("strong member item seat page storey story point fold bed")


def _calibre(figure: Figure) -> bool:
    """ "170mm self-propelled howitzers", "a 7.62-mm rifle": the calibre of a weapon, not a figure of the report."""
    line = figure.line
    if figure.unit not in ("millimetre", "inch") or figure.high is not None:
        return False
    weapons = members("classes", "class", "equipment")
    return any(
        line.lower(at) in weapons or line.lower(at) in ("artillery", "ammunition")
        for at in range(figure.after, figure.after + 5)
    )


def _pronoun(figure: Figure) -> bool:
    """ "no one", "the one", "one another": no count."""
    line, at = figure.line, figure.first
    if line.lower(at) != "one" or figure.last - at > 1 or figure.kind:
        return False
    before = line.lower(at - 1)
    if line.lower(at + 1) == "of":
        return before in ("no", "any", "every", "this", "that")
    if figure.noun is None:
        return line.lower(at + 1) not in _ONE_ALONE or before in _ONE_BEFORE
    if before == "that" and line.token(at - 1).tag == "IN":
        return False  # "admitted that one sailor had died"
    return before in ("no", "any", "every", "this", "that", "which", "some") or line.lower(at + 1) in (
        "day",
        "another",
        "such",
    )


def _excepted(figure: Figure) -> bool:
    """ "all but one of them civilians": not one civilian."""
    at = figure.line.index_at(figure.start)
    return figure.line.lower(at - 1) == "but" and figure.line.lower(at - 2) == "all"


def _fixed(figure: Figure) -> bool:
    """ "24/7", "9/11", "the second half", "half-burnt"."""
    line, first = figure.line, figure.first
    if line.lower(first) == "half" and line.lower(first + 1) == "-" and line.words[first + 1].glued:
        return line.token(first + 2).pos in ("VERB", "ADJ")
    if line.lower(first) == "half" and line.lower(first - 1) in _HALVES:
        return True
    return line.kind(first) == "fraction" and line.words[first].text in ("24/7", "9/11", "7/7", "50/50")


RULES = (_glued, _dated, _year, _clock, _score, _address, _designated, _labelled, _calibre, _pronoun, _excepted, _fixed)
"""In this order; the first that says yes drops the figure."""
