"""Days of the week: "on Wednesday", "next Friday", "Friday night", "that Sunday"."""

from __future__ import annotations

import calendar
import datetime
import functools

from sayso.model.spans import Span
from sayso.values.time.absolute import number
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading
from sayso.values.time.years import WHICH_OR_THE, near


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    early = "(?:(?P<early>early|late) (?:on )?)?"
    nth = "(?:the )?(?P<nth>first|second|third|fourth|last)"
    return (
        Rule("nth weekday", phrase(rf"{nth} <weekday> (?:of|in) <month>(?:,? <year>)?"), _nth_weekday),
        Rule("weekday", phrase(rf"{early}{WHICH_OR_THE}<weekday>(?: <daypart>)?"), _weekday),
    )


def _nth_weekday(match: Match, narrative: Narrative) -> Reading | None:
    """ "the first Sunday of November"."""
    month, weekday = int(meaning("month", match["month"])), int(meaning("weekday", match["weekday"]))
    year, anchor = (int(match["year"]), None) if match["year"] else near(narrative, match, month=month)
    if year is None:
        return Reading(Span(*match.span()), "DATE", f"XXXX-{month:02d}-XX", anchor=anchor)
    days = [week[weekday - 1] for week in calendar.monthcalendar(year, month) if week[weekday - 1]]
    place = -1 if match["nth"].lower() == "last" else number(match["nth"].lower()) - 1
    return Reading(Span(*match.span()), "DATE", f"{year}-{month:02d}-{days[place]:02d}", anchor=anchor)


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
    anchor = narrative.day if narrative.historical or which.startswith(("that", "the ")) else None
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
