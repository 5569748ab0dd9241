"""Times that name their own year: full dates, months, seasons, quarters and halves of a year, years, fiscal years."""

from __future__ import annotations

import datetime
import functools
import re

from sayso.model.spans import Span
from sayso.values.time.lexicon import meaning, phrase, plain
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading

PART = (
    r"(?:(?P<part>(?:very )?(?:early|late|mid)(?:[- ]to[- ](?:late|mid))?)(?:[- ]| in (?:the )?)"
    r"|(?P<edge>the (?:very )?(?:beginning|start|middle|end|close|turn|early part|latter part) of) )?"
)
"""The beginning, middle or end of what follows."""


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    the = "(?:the )?"
    last = r"(?P<last>\d\d(?:\d\d)?)"
    return (
        Rule("iso date", phrase(r"(?P<year>(?:1\d|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"), _numeric),
        Rule(
            "numeric date",
            phrase(r"(?P<a>\d{1,2})(?P<mark>[./])(?P<b>\d{1,2})(?P=mark)(?P<year>(?:1\d|20)\d\d)"),
            _slashed,
        ),
        Rule(
            "day month year",
            phrase(rf"{PART}{the}(?:<weekday>,? (?:the )?)?<day>(?:,? of)? <month>,?(?: of)? <year>"),
            _full,
        ),
        Rule("month day year", phrase(rf"{PART}(?:<weekday>,? )?<month> (?:the )?<day>,? <year>"), _full),
        Rule("month year", phrase(rf"{PART}<month>,?(?: of| in)? <year>"), _month),
        Rule("year month", phrase(r"<year>[-,]? <month>"), _month),
        Rule(
            "season year",
            phrase(rf"{PART}{the}(?P<part2>early |late |mid[- ])?<season>(?: of|,)? <year>(?:[-–/]\d\d(?!\d))?"),
            _season,
        ),
        Rule(
            "quarter year",
            phrase(r"(?:the )?<nth> quarter(?: of)? <year>|(?P<q>Q[1-4])(?: of|,)?[ -]<year=year2>"),
            _quarter,
        ),
        Rule(
            "half year",
            phrase(
                r"(?:the )?(?P<half>first|second|latter|last) half of <year>|(?P<h>H[12])(?: of|,)?[ -]<year=year2>"
            ),
            _half,
        ),
        Rule(
            "fiscal year",
            phrase(
                rf"(?:{the}(?:fiscal|financial)(?: year)?|FY) ?(?P<year>20\d\d|19\d\d)(?:[-–/]{last})?|FY ?(?P<fy>\d\d)"
            ),
            _fiscal,
        ),
        Rule("year", phrase(rf"{PART}(?:(?:the )?years? )?<year>"), _year),
        Rule("short year", phrase(r"['’](?P<short>\d\d)(?! ?s\b)"), _short_year),
    )


def part_of(match: Match) -> str | None:
    """START, MID or END where the phrase names only that part of its time.

    >>> part_of(phrase(rf"{PART}<year>").search("by the end of 1914"))
    'END'
    """
    words = match.groupdict()
    if words.get("part"):
        return {"e": "START", "m": "MID", "l": "END"}[plain(words["part"]).removeprefix("very ")[0]]
    if words.get("edge"):
        return meaning("part", words["edge"].lower().replace("the very ", "the "))
    return None


def reading(match: Match, value: str, **more: object) -> Reading:
    """A DATE of the whole match."""
    return Reading(Span(*match.span()), "DATE", value, mod=part_of(match), **more)  # type: ignore[arg-type]


def number(words: str) -> int:
    """The number of an ordinal or of a day with its ending: "6th", "sixth".

    >>> number("21st"), number("third")
    (21, 3)
    """
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else int(meaning("ordinal", words))


def calendar_day(year: int, month: int, day: int) -> str | None:
    """The value of a day, None if the calendar has no such day.

    >>> calendar_day(2024, 2, 29), calendar_day(2023, 2, 29)
    ('2024-02-29', None)
    """
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _numeric(match: Match, _: Narrative) -> Reading | None:
    value = calendar_day(int(match["year"]), int(match["m"]), int(match["d"]))
    return reading(match, value) if value else None


def _slashed(match: Match, _: Narrative) -> Reading | None:
    """Dotted dates begin with the day; slashed ones are read only if just one order is possible."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    day_first, month_first = calendar_day(year, second, first), calendar_day(year, first, second)
    if match["mark"] == "." or month_first is None or day_first == month_first:
        return reading(match, day_first) if day_first else None
    return reading(match, month_first if day_first is None else f"{year}-XX-XX")


def _full(match: Match, _: Narrative) -> Reading | None:
    value = calendar_day(int(match["year"]), int(meaning("month", match["month"])), number(match["day"]))
    return reading(match, value) if value else None


def _month(match: Match, _: Narrative) -> Reading:
    return reading(match, f"{match['year']}-{meaning('month', match['month'])}")


def _season(match: Match, _: Narrative) -> Reading:
    value = f"{match['year']}-{meaning('season', match['season'])}"
    mod = {"e": "START", "m": "MID", "l": "END"}.get((match["part2"] or " ")[0].lower()) or part_of(match)
    return Reading(Span(*match.span()), "DATE", value, mod=mod)


def _quarter(match: Match, _: Narrative) -> Reading | None:
    quarter = number(match["nth"]) if match["nth"] else int(match["q"][1])
    return reading(match, f"{match['year'] or match['year2']}-Q{quarter}") if quarter <= 4 else None


def _half(match: Match, _: Narrative) -> Reading:
    half = match["h"][1] if match["h"] else "1" if match["half"].lower() == "first" else "2"
    return reading(match, f"{match['year'] or match['year2']}-H{half}")


def _fiscal(match: Match, _: Narrative) -> Reading:
    """Fiscal years differ by country: a split one is given April to March, as approximate, others have no days."""
    words = match["fy"] or match["last"] or match["year"]
    value = "FY" + (words if len(words) == 4 else (match["year"] or "20")[:2] + words)
    days = None
    if match["last"]:
        year = int(match["year"])
        days = (datetime.date(year, 4, 1), datetime.date(year + 1, 3, 31))
    return Reading(Span(*match.span()), "DATE", value, days=days, mod="APPROX" if days else None)


_LEADS = re.compile(
    r"\b(?:in|since|by|until|till|through|throughout|during|before|after|from|between|of|circa|to|for|and|or|late|early"
    r"|into|as|than|was|beyond|making)[\s(]+$",
    re.I,
)
"""Words that introduce a year."""
_APART = re.compile(r"(?:[(\[/;:,\"“‘'’–—-]\s*|^|\n\s*|\b(?:the|its|his|her|their|a|that|this)\s+|['’]s\s+)$", re.I)
"""Marks and words after which a number may be a year: brackets, an article, a possessive."""
_OWNED = re.compile(r"(?:\b(?:the|its|his|her|their|a|that|this)|['’]s)\s+$", re.I)
_COUNTED = re.compile(r"\s*(?:%|km|kg|mm|tons|percent|per cent)|\s+(?:of|people|troops|men|soldiers)\b")
_AHEAD = re.compile(r"\b(?:since|until|till|by|to|than|before|as)\s+$", re.I)


def _year(match: Match, narrative: Narrative) -> Reading | None:
    """A bare four-figure number is a year after the words that introduce one, or beside a noun it does not count.

    A year that modifies a noun ("a 1998 interview", "the 1902 pact"), or that bounds something else ("since 1882",
    "until 1918"), is an aside: the narrative does not move there.
    """
    if match["part"] or match["edge"] or match.start() != match.start("year"):
        return reading(match, match["year"])
    span = Span(*match.span())
    before = narrative.text[max(0, match.start() - 14) : match.start()]
    led = bool(_LEADS.search(before))
    surely = led and bool(re.search(r"\b(?:in|since|by|until|till|during|throughout|circa)\s+$", before, re.I))
    owned = bool(_OWNED.search(before))
    modified = _modified(span, narrative)
    if not owned and (_COUNTED.match(narrative.text, match.end()) or (modified == "NNS" and not surely)):
        return None
    if not (led or owned or _APART.search(before) or 1900 <= int(match["year"]) <= 2099):
        return None
    aside = bool(_AHEAD.search(before)) or (modified is not None and not led)
    return Reading(span, "DATE", match["year"], moves=not aside)


def _modified(span: Span, narrative: Narrative) -> str | None:
    """The tag of the noun that a number stands before and modifies."""
    for token in narrative.parsed.tokens_in(span)[:1]:
        head = narrative.parsed.head(token)
        near = span.end <= head.start < span.end + 40 and not re.search(r"[\n:]", narrative.text[span.end : head.start])
        if near and token.dep in ("nummod", "compound", "amod", "nmod"):
            return head.tag
    return None


def _short_year(match: Match, narrative: Narrative) -> Reading | None:
    """'99 is the year of that ending nearest before the narrative (or publication)."""
    near = (
        int(narrative.anchor.value[:4])
        if narrative.anchor
        else narrative.published.year
        if narrative.published
        else None
    )
    if near is None:
        return None
    ending = int(match["short"])
    year = near - (near - ending) % 100
    return reading(match, str(year), moves=False)
