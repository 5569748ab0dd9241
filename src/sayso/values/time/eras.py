"""Long times: decades, centuries and years before the common era."""

from __future__ import annotations

import datetime
import functools
import re

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.absolute import PART, number, part_of, reading
from sayso.values.time.lexicon import phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading

_TENS = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    part = PART + r"(?:the )?(?P<part2>(?:early|late|mid)[- ])?"
    bc = "<bc>"
    return (
        Rule("century", phrase(rf"{part}<nth>(?: |-)centur(?:y|ies){bc}?"), _century),
        Rule("decade", phrase(rf"{part}(?P<decade>(?:1\d|20)\d)0['’]?s"), _decade),
        Rule("turn", phrase(r"the turn of the (?P<turned>year|decade|century|millennium)(?! <year>)"), _turn),
        Rule("short decade", phrase(rf"{part}(?:['’](?P<tens>[1-9])0s|(?P<name>{'|'.join(_TENS)}))"), _short_decade),
        Rule(
            "years before",
            phrase(rf"(?P<first>\d{{1,4}})(?: ?[-–—] ?| to | until | and )(?P<last>\d{{1,4}}){bc}"),
            _years_before,
        ),
        Rule("year before", phrase(rf"{part}(?P<years>\d{{1,4}}){bc}"), _year_before),
    )


def _with_part(match: Match, value: str) -> Reading:
    found = reading(match, value)
    if match["part2"]:
        mod = {"e": "START", "m": "MID", "l": "END"}[match["part2"][0].lower()]
        return Reading(found.span, "DATE", value, mod=mod)
    return found


def _century(match: Match, _: Narrative) -> Reading | None:
    century = number(match["nth"])
    if century > 30:
        return None
    return _with_part(match, f"BC{century - 1:02d}" if match["bc"] else f"{century - 1:02d}")


def _decade(match: Match, _: Narrative) -> Reading:
    """The 1800s are a century, the 1990s a decade."""
    decade = match["decade"]
    return _with_part(match, decade[:2] if decade.endswith("0") and decade != "200" else decade + "X")


def _short_decade(match: Match, narrative: Narrative) -> Reading | None:
    if match["name"] and not re.search(r"\bthe\b", match[0], re.I):
        return None
    tens = int(match["tens"]) if match["tens"] else _TENS.index(match["name"].lower()) + 2
    before = re.search(r"\b(?:his|her|their|my)\s+$", narrative.text[max(0, match.start() - 7) : match.start()])
    return None if before else _with_part(match, f"19{tens}X")


_SPANS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}


def _turn(match: Match, narrative: Narrative) -> Reading:
    """The turn of the year (decade, century) nearest to where the narrative stands, else nearest before publication.

    A fortnight on either side for a year, a tenth of the time on either side for what is longer.
    """
    span = Span(*match.span())
    length = _SPANS[match["turned"].lower()]
    here = periods.days(narrative.anchor.value) if narrative.anchor else None
    if here is None and (narrative.published is None or narrative.historical):
        return Reading(span, "DATE", "XXXX"[: 4 - len(str(length)) + 1] or "X", anchor=narrative.publication())
    day = here[0] if here else narrative.published
    assert day is not None
    anchor = str(narrative.anchor) if here else narrative.publication()
    if length == 1:
        ahead = day.month > 6 and (here is not None or narrative.tense(span) != "past")
        first = datetime.date(day.year + ahead, 1, 1)
        fortnight = (first - datetime.timedelta(17), first + datetime.timedelta(14))
        return Reading(span, "DATE", first.isoformat(), mod="APPROX", days=fortnight, anchor=anchor)
    year = (day.year + length // 2) // length * length if here else day.year // length * length
    around = (datetime.date(year - length // 10, 1, 1), datetime.date(year + length // 10 - 1, 12, 31))
    return Reading(span, "DATE", str(year), mod="APPROX", days=around, anchor=anchor)


def _years_before(match: Match, _: Narrative) -> list[Reading]:
    return [
        Reading(Span(*match.span("first")), "DATE", f"BC{int(match['first']):04d}"),
        Reading(Span(match.start("last"), match.end()), "DATE", f"BC{int(match['last']):04d}"),
    ]


def _year_before(match: Match, _: Narrative) -> Reading:
    found = _with_part(match, f"BC{int(match['years']):04d}")
    return found if match["part2"] else Reading(found.span, "DATE", found.value, mod=part_of(match))
