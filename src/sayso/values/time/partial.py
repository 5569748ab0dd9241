"""Times that leave their year to the reader: "7 August", "in May", "on Wednesday", "the 6th", "that summer"."""

from __future__ import annotations

import datetime
import functools
import re

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.absolute import PART, calendar_day, number, part_of
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Match, Reading, Rule

_WHICH = (
    r"this|that(?: same)?|last|next|the same|the following|the previous|the next|this (?:past|coming)|the past"
    r"|the coming"
)
WHICH = rf"(?:(?P<which>{_WHICH}) )?"
WHICH_OR_THE = rf"(?:(?P<which>{_WHICH}|the) )?"
"""Which of several: "last June", "the following spring"."""


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    the = "(?:the )?"
    early = "(?:(?P<early>early|late) (?:on )?)?"
    quarter = r"(?:the )?(?P<nth>first|second|third|fourth|last|final) quarter(?! of| final)|(?P<q>Q[1-4])"
    return (
        Rule("day month", phrase(rf"{PART}{the}(?:<weekday>,? (?:the )?)?<day>(?:,? of)? <month>"), _month_day),
        Rule(
            "month day", phrase(rf"{PART}(?:<weekday>,? )?<month> {the}<day>(?!\.\d|:\d| ?(?:per ?cent|%))"), _month_day
        ),
        Rule("month", phrase(rf"{WHICH}{PART}<month>"), _month),
        Rule("quarter", phrase(quarter), _quarter),
        Rule("season", phrase(rf"{WHICH_OR_THE}{PART}{the}<season>"), _season),
        Rule("weekday", phrase(rf"{early}{WHICH_OR_THE}<weekday>(?: <daypart>)?"), _weekday),
        Rule("nth", phrase(r"the (?P<nth>\d{1,2}(?:st|nd|rd|th)|(?:1\d|2\d|3[01]))"), _day_of_month),
    )


def near(narrative: Narrative, match: Match, *, month: int, day: int | None = None) -> tuple[int | None, str]:
    """The year of a month (and day) that has none, and from what it was reckoned.

    Joined to a dated one ("between March and May 2024") it shares that year; in a narrative it is the month nearest to
    where the narrative stands, later rather than earlier; in a report it lies before publication, after it in a clause
    about what is to come.
    """
    ahead = narrative.year_ahead(match)
    if ahead is not None:
        return ahead, "the date that follows"
    anchor = narrative.anchor
    if narrative.told():
        if anchor is None:
            return None, narrative.publication()
        return _continued(narrative, month, day) or _near_anchor(anchor.value, month), str(anchor)
    if anchor and _recalled(narrative, match):
        return _near_anchor(anchor.value, month), str(anchor)
    return _of_report(narrative, match, month, day), narrative.publication()


def _recalled(narrative: Narrative, match: Match) -> bool:
    """Whether a report tells of an earlier year: the same or the last sentence is dated more than a year back."""
    anchor, published = narrative.anchor, narrative.published
    if anchor is None or published is None or published.year - int(anchor.value[:4]) < 2:
        return False
    here, there = (narrative.parsed.tokens_in(span)[:1] for span in (Span(*match.span()), anchor.span))
    near_by = bool(here and there) and 0 <= here[0].sentence - there[0].sentence <= 1
    dated = periods.precision(anchor.value) in ("day", "month")
    return near_by and dated and "\n" not in narrative.text[anchor.span.end : match.start()]


def _of_report(narrative: Narrative, match: Match, month: int, day: int | None) -> int:
    """The year of a month (and day) in a report: the last one, the next in a clause about what is to come.

    In a clause of the present ("leaves office on 20 January") it is whichever is nearer.
    """
    published = narrative.published
    assert published is not None
    since = re.search(r"\bsince\s+$", narrative.text[max(0, match.start() - 8) : match.start()], re.I)
    tense = "past" if since else narrative.tense(Span(*match.span()))
    last = published.year - ((month, day or 1) > (published.month, published.day))
    following = published.year + ((month, day or 31) < (published.month, published.day))
    if tense == "present" and last != following:
        months = (following - published.year) * 12 + month - published.month
        return following if months < 6 else last
    return following if tense == "future" else last


def _continued(narrative: Narrative, month: int, day: int | None) -> int | None:
    """The year of an earlier dated time, where an aside has come between and the date soon follows that time.

    "On 10 March 1975 ... a campaign planned for 1976 ... On 11 March" is still 1975.
    """
    here = narrative.anchor
    if here is None or not narrative.dated:
        return None
    if periods.precision(here.value) != "year" and _soon(here.value, month, day, 90):
        return None
    for last in narrative.dated[-2:][::-1]:
        if last.value[:4] != here.value[:4] and _soon(last.value, month, day, 31):
            return int(last.value[:4])
    return None


def _soon(value: str, month: int, day: int | None, within: int) -> bool:
    """Whether the month or day, in the year of the value, comes at most so many days after it."""
    start, date = periods.days(value), calendar_day(int(value[:4]), month, day or 28)
    return bool(start and date and 0 <= (datetime.date.fromisoformat(date) - start[0]).days <= within)


def _near_anchor(value: str, month: int) -> int:
    """The anchor's year; the next one for a month eight or more before the anchor's ("December … in March")."""
    year = int(value[:4])
    days = periods.days(value)
    if periods.precision(value) not in ("day", "month", "season", "week") or days is None:
        return year
    gap = month - days[0].month
    return year + (gap <= -8)


def _month_day(match: Match, narrative: Narrative) -> Reading | None:
    month, day = int(meaning("month", match["month"])), number(match["day"])
    if calendar_day(2000, month, day) is None:
        return None
    year, anchor = near(narrative, match, month=month, day=day)
    value = calendar_day(year, month, day) if year else f"XXXX-{month:02d}-{day:02d}"
    return Reading(Span(*match.span()), "DATE", value, mod=part_of(match), anchor=anchor) if value else None


def _month(match: Match, narrative: Narrative) -> Reading | None:
    name = match["month"]
    if not _is_month(match, narrative):
        return None
    month = int(meaning("month", name))
    which = (match["which"] or "").lower()
    chosen = _chosen(which, month, narrative)
    year, anchor = chosen if chosen else near(narrative, match, month=month)
    value = f"{year}-{month:02d}" if year else f"XXXX-{month:02d}"
    return Reading(Span(*match.span()), "DATE", value, mod=part_of(match), anchor=anchor)


def _chosen(which: str, month: int, narrative: Narrative) -> tuple[int | None, str] | None:
    """The year that "last", "next", "that", "the following" choose for a month."""
    anchor = narrative.anchor
    here = periods.days(anchor.value) if anchor else None
    if which in ("that", "that same", "the same", "the following", "the next", "the previous") and anchor and here:
        year, at = here[0].year, here[0].month
        if which in ("the following", "the next"):
            year += month <= at or periods.precision(anchor.value) == "year"
        if which == "the previous":
            year -= month >= at
        return year, str(anchor)
    base = here[0] if narrative.told() and here else narrative.published
    note = str(anchor) if narrative.told() and here else narrative.publication()
    if which in ("last", "the past", "this past") and base:
        return base.year - (month >= base.month), note
    if which in ("next", "this coming", "the coming") and base:
        return base.year + (month <= base.month), note
    if which == "this" and base:
        return base.year, note
    return None


def _is_month(match: Match, narrative: Narrative) -> bool:
    """Not the verb "may", "march" or "mar", nor a person called April or May."""
    name = match["month"]
    if not name[0].isupper() or name.lower().rstrip(".") in ("mar", "jan", "dec", "jun", "apr"):
        return False
    if name.lower() not in ("may", "march", "april", "june", "august"):
        return True
    if name.isupper() and len(name) == 3:
        return False
    before = narrative.text[max(0, match.start("month") - 16) : match.start("month")]
    if re.search(
        r"\b(?:in|of|since|by|until|till|from|to|last|next|this|early|late|mid|during|through|before|after|and|between|end|on|that|same|following|for|the)[\s-]+$",
        before,
        re.I,
    ):
        return True
    tokens = narrative.parsed.tokens_in(Span(*match.span("month")))
    return bool(tokens) and tokens[0].pos in ("PROPN", "NOUN") and tokens[0].entity == "DATE"


_SEASON_LEADS = re.compile(
    r"\b(?:in|of|by|during|throughout|since|until|through|over|all|each|every|and|for)\s+(?:the\s+)?$", re.I
)


def _season(match: Match, narrative: Narrative) -> Reading | None:
    season = meaning("season", match["season"])
    which = (match["which"] or "").lower()
    before = narrative.text[max(0, match.start("season") - 16) : match.start("season")]
    after = narrative.text[match.end() : match.end() + 4]
    if match["season"].lower() in ("fall", "spring"):
        tokens = narrative.parsed.tokens_in(Span(*match.span("season")))
        if (
            not tokens
            or tokens[0].pos not in ("NOUN", "PROPN")
            or (match["season"].lower() == "fall" and re.match(r"\s+of\b", after))
        ):
            return None
    if (
        match["season"].lower() == "fall"
        and not (which and which != "the")
        and not re.search(
            r"\b(?:in|by|until|since|throughout|during|that|this)\s+(?:the\s+|early\s+|late\s+)*$", before
        )
    ):
        return None
    year, anchor = _season_year(season, which, match, narrative)
    start = match.start() if which or match["part"] or match["edge"] else match.start("season")
    value = f"{year}-{season}" if year else f"XXXX-{season}"
    return Reading(Span(start, match.end()), "DATE", value, mod=part_of(match), anchor=anchor)


def _quarter(match: Match, narrative: Narrative) -> Reading | None:
    """A quarter of the year that the narrative, else the publication, stands in or has last seen."""
    name = (match["nth"] or match["q"][1]).lower()
    quarter = 4 if name in ("last", "final") else int(name) if name.isdigit() else number(name)
    before = narrative.text[max(0, match.start() - 12) : match.start()]
    if not re.search(r"\b(?:in|during|by|of|for|since|until|over|from|and|to)\s+(?:the\s+)?$", before, re.I):
        return None
    year, anchor = near(narrative, match, month=3 * quarter - 2)
    value = f"{year}-Q{quarter}" if year else f"XXXX-Q{quarter}"
    return Reading(Span(*match.span()), "DATE", value, anchor=anchor)


def _season_year(season: str, which: str, match: Match, narrative: Narrative) -> tuple[int | None, str]:
    month = periods.SEASONS[season][0]
    if which and which != "the" and (chosen := _chosen(which, month, narrative)):
        return chosen
    if narrative.told() and narrative.anchor and season == "WI" and narrative.year_ahead(match) is None:
        here = periods.days(narrative.anchor.value)
        year = int(narrative.anchor.value[:4])
        early = here and periods.precision(narrative.anchor.value) != "year" and here[0].month < 5
        return year - bool(early), str(narrative.anchor)
    return near(narrative, match, month=month)


def _weekday(match: Match, narrative: Narrative) -> Reading | None:
    weekday = meaning("weekday", match["weekday"])
    which = (match["which"] or "").lower()
    span = Span(match.start("weekday") if which == "the" and not match["early"] else match.start(), match.end())
    day, anchor = _weekday_date(int(weekday), which, span, narrative)
    last = narrative.joined_to(match)
    if day and last and last.groupdict().get("weekday") and not last.groupdict().get("day"):
        end, _ = _weekday_date(int(meaning("weekday", last["weekday"])), which, span, narrative)
        day = end - datetime.timedelta((end.isoweekday() - int(weekday)) % 7) if end else day
    value = day.isoformat() if day else f"XXXX-WXX-{weekday}"
    mod = {"early": "START", "late": "END"}.get((match["early"] or "").lower())
    if match["daypart"]:
        return Reading(span, "TIME", f"{value}T{meaning('part of day', match['daypart'])}", mod=mod, anchor=anchor)
    return Reading(span, "DATE", value, mod=mod, anchor=anchor)


def _weekday_date(weekday: int, which: str, span: Span, narrative: Narrative) -> tuple[datetime.date | None, str]:
    anchor = narrative.day if narrative.told() or which.startswith(("that", "the ")) else None
    if anchor is not None:
        base = datetime.date.fromisoformat(anchor.value)
        forward = which not in ("last", "the previous")
        gap = (weekday - base.isoweekday()) % 7 if forward else -((base.isoweekday() - weekday) % 7 or 7)
        return base + datetime.timedelta(gap or 7 * which.startswith(("the following", "the next", "next"))), str(
            anchor
        )
    base_day = narrative.published
    if base_day is None or narrative.historical:
        return None, narrative.publication()
    back = (base_day.isoweekday() - weekday) % 7
    ahead = which in ("next", "this coming", "the coming") or (
        which not in ("last", "this past") and narrative.tense(span) == "future"
    )
    if ahead:
        return base_day + datetime.timedelta((-back) % 7 or (7 if which else 0)), narrative.publication()
    return base_day - datetime.timedelta(back or (7 if which == "last" else 0)), narrative.publication()


def _day_of_month(match: Match, narrative: Narrative) -> Reading | None:
    day = number(match["nth"])
    before = narrative.text[max(0, match.start() - 9) : match.start()]
    ordinal = not match["nth"].isdigit()
    token = narrative.parsed.tokens_in(Span(*match.span("nth")))[:1]
    if token and narrative.parsed.head(token[0]).start > match.end() and token[0].dep in ("amod", "nummod", "compound"):
        return None
    if not 1 <= day <= 31 or not re.search(r"\b(?:on|by|until|since|from|to|and|of|between)\s+$", before, re.I):
        return None
    if not ordinal and not re.search(r"\bon\s+$", before, re.I):
        return None
    anchor = narrative.anchor
    if anchor and periods.precision(anchor.value) in ("day", "month") and (narrative.told() or anchor.value[:4]):
        value = calendar_day(int(anchor.value[:4]), int(anchor.value[5:7]), day)
        return Reading(Span(*match.span()), "DATE", value, anchor=str(anchor)) if value else None
    if narrative.published and not narrative.historical:
        base = narrative.published
        month = (
            base.replace(day=1) - datetime.timedelta(1)
            if day > base.day and narrative.tense(Span(*match.span())) != "future"
            else base
        )
        value = calendar_day(month.year, month.month, day)
        return Reading(Span(*match.span()), "DATE", value, anchor=narrative.publication()) if value else None
    return Reading(Span(*match.span()), "DATE", f"XXXX-XX-{day:02d}", anchor=narrative.publication())
