"""Times reckoned from where the narrative stands: "three days later", "the following year", "by then"."""

from __future__ import annotations

import datetime
import functools
import re

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.absolute import calendar_day, number
from sayso.values.time.amounts import CALENDAR, amount, unit_name, whole
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Anchor, Narrative
from sayso.values.time.periods import Days
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    when = r"(?P<to>later|earlier|before|after|afterwards?|previously|beforehand|thereafter)"
    these = "(?P<which><that>|last|this|next)"
    edge = "(?:<edge> )"
    point = r"(?:(?:that|this) (?:time|period|point|date)|the same (?:period|date)|the time|(?<=around\s)the same time)"
    month = "(?:<day> (?:of )?)?<month>(?: (?:the )?<day=day2>)?"
    modest = "(?:(?P<extent><extent=x>|just|only|some) )?"
    return (
        Rule("month of which year", phrase(rf"{month}(?: of|,)? {these} year"), _month_of),
        Rule("season of which year", phrase(rf"(?:the )?<season>(?: of|,)? {these} year"), _season_of),
        Rule("week of", phrase(r"(?:the )?week (?:of|beginning|starting)"), _week_of),
        Rule("unit's end", phrase(r"(?P<unit>year|month|week)(?:['’]s |-)end"), _units_end),
        Rule("weekday of which week", phrase(rf"<weekday>(?: of)? {these} week"), _weekday_of),
        Rule("which daypart", phrase(r"(?:later )?<that=which> <daypart>"), _which_daypart),
        Rule(
            "which unit",
            phrase(rf"(?:<sooner>(?: in| on)? )?{edge}?<that=which> <period=unit>(?: <daypart>)?(?! ?-|['’]s)"),
            _which,
        ),
        Rule("the unit", phrase(rf"(?:<sooner>(?: in| on)? |{edge})(?P<which>the) <period=unit>"), _which),
        Rule("the year before", phrase(rf"the <period=unit> {when}"), _amount_from),
        Rule("amount later", phrase(rf"{modest}<amount> <units> {when}"), _amount_from),
        Rule("units later", phrase(r"<plural=units> (?P<to>later|earlier)"), _amount_from),
        Rule("then", phrase(r"(?:(?<=by\s)|(?<=since\s)|(?<=until\s)|(?<=till\s))then(?! (?-i:[A-Z]))"), _then),
        Rule("that time", phrase(rf"{point}(?! ?of)"), _that_time),
    )


def _unit_of(narrative: Narrative) -> tuple[str | None, str]:
    """Where the narrative stands and the note that says so; publication in a report that has named no time yet."""
    if narrative.anchor:
        return narrative.anchor.value, str(narrative.anchor)
    if narrative.published and not narrative.historical:
        return narrative.published.isoformat(), narrative.publication()
    return None, narrative.publication()


def _shift_of(which: str) -> int:
    if "following" in which or "next" in which or "after" in which or "ensuing" in which:
        return 1
    return -1 if "previous" in which or "preceding" in which else 0


def _which_year(match: Match, narrative: Narrative) -> tuple[str | None, str]:
    """The year of "April the following year", "the spring of last year", and from what it was reckoned."""
    which = match["which"].lower()
    value, anchor = _unit_of(narrative)
    if which in ("last", "this", "next") and narrative.published and not narrative.historical:
        value, anchor = narrative.published.isoformat(), narrative.publication()
    by = {"last": -1, "next": 1}.get(which, _shift_of(which))
    return (periods.shifted(value, "year", by) if value else None), anchor


def _month_of(match: Match, narrative: Narrative) -> Reading | None:
    year, anchor = _which_year(match, narrative)
    month, day = int(meaning("month", match["month"])), match["day"] or match["day2"]
    if day and year and calendar_day(int(year), month, number(day)) is None:
        return None
    found = f"{year or 'XXXX'}-{month:02d}" + (f"-{number(day):02d}" if day else "")
    return Reading(Span(*match.span()), "DATE", found, anchor=anchor)


def _season_of(match: Match, narrative: Narrative) -> Reading:
    found = _which_year(match, narrative)
    return Reading(
        Span(*match.span()), "DATE", f"{found[0] or 'XXXX'}-{meaning('season', match['season'])}", anchor=found[1]
    )


def _week_of(match: Match, narrative: Narrative) -> Reading | None:
    """ "the week of 19 August": the week in which the day that follows lies."""
    read = _following(match, narrative)
    days = periods.days(read.value) if read else None
    if read is None or days is None or periods.precision(read.value) != "day":
        return None
    span = Span(match.start(), read.span.end)
    return Reading(span, "DATE", periods.value_of(days[0], "week"), anchor=read.anchor)


def _units_end(match: Match, narrative: Narrative) -> Reading:
    """ "by year's end": the end of the year of publication, or of the narrative."""
    unit = match["unit"].lower()
    value, anchor = _unit_of(narrative)
    if narrative.published and not narrative.historical:
        value, anchor = narrative.published.isoformat(), narrative.publication()
    moved = periods.shifted(value, unit, 0) if value else None
    return Reading(Span(*match.span()), "DATE", moved or periods.unknown(unit), mod="END", anchor=anchor)


def _weekday_of(match: Match, narrative: Narrative) -> Reading | None:
    which = match["which"].lower()
    value, anchor = _unit_of(narrative)
    if which in ("last", "this", "next") and narrative.published and not narrative.historical:
        value, anchor = narrative.published.isoformat(), narrative.publication()
    by = {"last": -1, "next": 1}.get(which, _shift_of(which))
    week = periods.days(periods.shifted(value, "week", by) or "") if value else None
    weekday = int(meaning("weekday", match["weekday"]))
    day = (week[0] + datetime.timedelta(weekday - 1)).isoformat() if week else f"XXXX-WXX-{weekday}"
    return Reading(Span(*match.span()), "DATE", day, anchor=anchor)


def _which(match: Match, narrative: Narrative) -> Reading | None:
    unit, which = unit_name(match["unit"]), match["which"].lower()
    value, anchor = _unit_of(narrative)
    span = Span(*match.span())
    early = (match["sooner"] or "").lower()
    if unit == "day" and which == "the" and early not in ("later", "earlier"):
        return None
    if unit in ("decade", "century") and which == "the next":
        return None
    if value is None:
        return Reading(span, "DATE", periods.unknown(unit), anchor=anchor)
    if unit == "day" and narrative.day and narrative.anchor and narrative.day.span == narrative.anchor.span:
        value = narrative.day.value
    moved = periods.shifted(value, unit, _shift_of(which))
    if moved is None:
        return None
    edge = (match["edge"] or "").lower()
    mod = meaning("part", edge) if edge else {"e": "START", "l": "END"}.get(early[:1])
    daypart = match.groupdict().get("daypart")
    if daypart:
        return Reading(span, "TIME", f"{moved}T{meaning('part of day', daypart)}", anchor=anchor)
    if early in ("later", "earlier") and value != moved:
        days = _beside(early, value, moved)
        return Reading(span, "DATE", moved, days=days, anchor=anchor, moves=False)
    return Reading(span, "DATE", moved, mod=mod, anchor=anchor, moves=_shift_of(which) != 0)


def _beside(early: str, value: str, whole: str) -> Days | None:
    """The days of "later that year", "earlier that month": before or after where the narrative stands."""
    here, around = periods.days(value), periods.days(whole)
    if here is None or around is None or not around[0] <= here[0] <= around[1]:
        return None
    return (here[0], around[1]) if early == "later" else (around[0], here[0])


def _which_daypart(match: Match, narrative: Narrative) -> Reading | None:
    day = narrative.day
    value = day.value if day else "XXXX-XX-XX"
    if day and _shift_of(match["which"].lower()):
        value = periods.shifted(value, "day", 1) or value
    note = str(day) if day else narrative.publication()
    return Reading(Span(*match.span()), "TIME", f"{value}T{meaning('part of day', match['daypart'])}", anchor=note)


def _amount_from(match: Match, narrative: Narrative) -> Reading | None:
    words = match.groupdict()
    unit = unit_name(words.get("units") or words["unit"])
    to = match["to"].lower()
    sign = -1 if to in ("earlier", "before", "previously", "beforehand") else 1
    if to in ("before", "after"):
        if following := _day_after(match, narrative, sign, unit):
            return following
        if _CLAUSE.match(narrative.text, match.end()):
            plain = Reading(Span(*match.span()), "DATE", periods.unknown(unit), anchor="what follows", moves=False)
            return None if words.get("amount") or words.get("units") else plain
    count = amount(words["amount"]) if words.get("amount") else (None if words.get("units") else 1.0)
    extent = (words.get("extent") or "").lower()
    span = Span(match.start("amount") if extent in ("just", "only", "some") else match.start(), match.end())
    value, anchor = _unit_of(narrative)
    finest = CALENDAR.get(unit, unit)
    if count is None:
        return Reading(span, "DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", anchor=anchor, moves=False)
    if unit in ("hour", "minute", "second"):
        day = value if value and periods.precision(value) == "day" else "XXXX-XX-XX"
        return Reading(span, "TIME", f"{day}TXX:XX", anchor=anchor)
    if value is None:
        return Reading(span, "DATE", periods.unknown(finest), anchor=anchor)
    finest, count = whole(unit, count)
    moved = periods.shifted(value, finest, sign * int(count))
    return Reading(span, "DATE", moved, anchor=anchor) if moved else None


_CLAUSE = re.compile(r"\s+(?:the|its|his|her|their|a|an|they|he|she|it|we|\w+ing|(?-i:[A-Z])\w*)\b", re.I)
"""What follows "a day before" when it is reckoned from something told of ("a day before the vote")."""


def _following(match: Match, narrative: Narrative) -> Reading | None:
    """The date that follows directly, as it would be read."""
    following = next((each for each in narrative.following if each.match.start() >= match.end()), None)
    if following is None or narrative.text[match.end() : following.match.start()].strip():
        return None
    read = following.read()
    return read if isinstance(read, Reading) and read.type == "DATE" else None


def _day_after(match: Match, narrative: Narrative, sign: int, unit: str) -> Reading | None:
    """ "the day after Monday", "two weeks before 6 August": reckoned from the date that follows."""
    read = _following(match, narrative)
    count = amount(match["amount"]) if match.groupdict().get("amount") else 1.0
    if read is None or count is None:
        return None
    moved = periods.shifted(read.value, CALENDAR.get(unit, unit), sign * int(count))
    span = Span(match.start(), read.span.end)
    return (
        Reading(span, "DATE", moved, anchor=f"span {read.span.start}:{read.span.end} {read.value}") if moved else None
    )


def _then(match: Match, narrative: Narrative) -> Reading:
    return _same(match, narrative, narrative.anchor)


def _that_time(match: Match, narrative: Narrative) -> Reading | None:
    before = narrative.text[max(0, match.start() - 10) : match.start()]
    if not re.search(r"\b(?:at|by|since|until|during|around|from|before|in|within)\s+(?:the\s+)?$", before, re.I):
        return None
    return _same(match, narrative, narrative.anchor)


def _same(match: Match, narrative: Narrative, here: Anchor | None) -> Reading:
    """The very time that the narrative stands at; unknown where it has not said."""
    if here is None:
        return Reading(Span(*match.span()), "DATE", "PAST_REF", anchor=narrative.publication())
    return Reading(Span(*match.span()), "DATE", here.value, anchor=str(here), moves=False)
