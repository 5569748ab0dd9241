"""Times reckoned from where the narrative stands: "three days later", "the following year", "that summer", "by then"."""

from __future__ import annotations

import datetime
import functools
import re

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.amounts import amount, unit_name
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Anchor, Narrative
from sayso.values.time.phrases import Match, Reading, Rule

PERIOD = r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)"
NEXT = r"the following|the next|the previous|the preceding|the same|that same|that very|that|the year after|the ensuing"


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    when = r"(?P<to>later|earlier|before|after|afterwards?|previously|beforehand|thereafter)"
    return (
        Rule(
            "month of which year",
            phrase(
                r"<month>(?: of|,)? (?P<which>the following|the next|the previous|that|the same|the preceding) (?P<unit>year)"
            ),
            _month_of,
        ),
        Rule("month of last year", phrase(r"<month>(?: of|,)? (?P<which>last|this|next) (?P<unit>year)"), _month_of),
        Rule(
            "weekday of which week",
            phrase(
                r"<weekday>(?: of)? (?P<which>the following|the next|the previous|that|the same|last|this|next) (?P<unit>week)"
            ),
            _weekday_of,
        ),
        Rule(
            "which unit",
            phrase(
                rf"(?:(?P<early>early|earlier|late|later)(?: in| on)? )?(?:(?P<edge>the (?:beginning|start|middle|end) of) )?(?P<which>{NEXT}) {PERIOD}(?: (?P<daypart>morning|afternoon|evening|night))?(?! ?-|['’]s)"
            ),
            _which,
        ),
        Rule(
            "which part of day",
            phrase(
                r"(?:later )?(?P<which>that|the same|the following|the next) (?P<daypart>morning|afternoon|evening|night)"
            ),
            _which_daypart,
        ),
        Rule(
            "the unit",
            phrase(
                r"(?:(?P<early>early|earlier|late|later)(?: in| on)? |(?P<edge>the (?:beginning|start|middle|end) of) )(?P<which>the) (?P<unit>day|week|month|year|decade|century)"
            ),
            _which,
        ),
        Rule(
            "the year before",
            phrase(r"the (?P<unit>day|week|month|year) (?P<to>before|after|earlier|later)"),
            _amount_from,
        ),
        Rule(
            "amount later", phrase(rf"(?:(?P<extent><extent=x>|just|only|some) )?<amount> <units> {when}"), _amount_from
        ),
        Rule("units later", phrase(r"(?P<units><plural=p>) (?P<to>later|earlier)"), _amount_from),
        Rule("then", phrase(r"(?:(?<=by\s)|(?<=since\s)|(?<=until\s)|(?<=till\s))then"), _then),
        Rule(
            "that time",
            phrase(
                r"(?P<time>that time|this time|the time|that period|this period|the same period|that point|that date|this date)(?! ?of|\w)"
            ),
            _that_time,
        ),
    )


def _unit_of(narrative: Narrative) -> tuple[str | None, str]:
    """Where the narrative stands, as a value, and the note that says so; publication in a report that has said nothing."""
    if narrative.anchor:
        return narrative.anchor.value, str(narrative.anchor)
    if narrative.published and not narrative.historical:
        return narrative.published.isoformat(), narrative.publication()
    return None, narrative.publication()


def _shift_of(which: str) -> int:
    if "following" in which or "next" in which or "after" in which or "ensuing" in which:
        return 1
    return -1 if "previous" in which or "preceding" in which else 0


def _month_of(match: Match, narrative: Narrative) -> Reading | None:
    which = match["which"].lower()
    value, anchor = _unit_of(narrative)
    if which in ("last", "this", "next"):
        if narrative.published and not narrative.historical:
            value, anchor = narrative.published.isoformat(), narrative.publication()
        by = {"last": -1, "next": 1}.get(which, 0)
    else:
        by = _shift_of(which)
    month = meaning("month", match["month"])
    year = periods.shifted(value, "year", by) if value else None
    return Reading(Span(*match.span()), "DATE", f"{year or 'XXXX'}-{month}", anchor=anchor)


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
    early = (match["early"] or "").lower()
    if unit == "day" and which == "the" and early not in ("later", "earlier"):
        return None
    if value is None:
        return Reading(span, "DATE", periods.unknown("XXXX", unit), anchor=anchor)
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
    days = None
    if early == "later" and value != moved and (whole := periods.days(moved)) and (here := periods.days(value)):
        days = (min(max(here[0], whole[0]), whole[1]), whole[1]) if whole[0] <= here[0] <= whole[1] else None
        return Reading(span, "DATE", moved, days=days, anchor=anchor, moves=False)
    if early == "earlier" and value != moved and (whole := periods.days(moved)) and (here := periods.days(value)):
        days = (whole[0], here[0]) if whole[0] <= here[0] <= whole[1] else None
        return Reading(span, "DATE", moved, days=days, anchor=anchor, moves=False)
    return Reading(span, "DATE", moved, mod=mod, anchor=anchor, moves=_shift_of(which) != 0)


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
    if to in ("before", "after") and re.match(
        r"\s+(?:the|its|his|her|their|a|an|they|he|she|it|\w+ing|[A-Z])\b",
        narrative.text[match.end() : match.end() + 20],
    ):
        return None
    count = amount(words["amount"]) if words.get("amount") else (None if words.get("units") else 1.0)
    extent = (words.get("extent") or "").lower()
    span = Span(match.start("amount") if extent in ("just", "only", "some") else match.start(), match.end())
    value, anchor = _unit_of(narrative)
    finest = {"hour": "day", "minute": "day", "second": "day", "night": "day", "fortnight": "week"}.get(unit, unit)
    if count is None:
        return Reading(span, "DATE", "FUTURE_REF" if sign > 0 else "PAST_REF", anchor=anchor, moves=False)
    if unit in ("hour", "minute", "second"):
        day = value if value and periods.precision(value) == "day" else "XXXX-XX-XX"
        return Reading(span, "TIME", f"{day}TXX:XX", anchor=anchor)
    if value is None:
        return Reading(span, "DATE", periods.unknown("XXXX", finest), anchor=anchor)
    moved = periods.shifted(value, finest, sign * int(count * (2 if unit == "fortnight" else 1)))
    return Reading(span, "DATE", moved, anchor=anchor) if moved else None


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
