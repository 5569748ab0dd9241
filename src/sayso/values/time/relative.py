"""Times reckoned from the moment of writing: "yesterday", "last week", "two years ago", "in three days"."""

from __future__ import annotations

import datetime
import functools
import re

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.amounts import CALENDAR, amount, duration, unit_name, whole
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    extent = r"(?:(?P<extent><extent=x>|just|only|some) )?"
    named = "(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow)"
    part = r"(?:(?P<early>early|earlier|late|later|mid)[- ]|<edge> |(?P<half>the (?:first|second) half of ))?"
    which = "(?P<which>this|last|next|the past|the coming|this (?:past|coming)|the current)"
    return (
        Rule("day named", phrase(rf"{named}(?: <daypart>)?"), _named),
        Rule("tonight", phrase(r"(?P<word>tonight|last night|this (?P<daypart>morning|afternoon|evening))"), _named),
        Rule("this unit", phrase(rf"{part}{which} <period=unit>(?! ?-)"), _this),
        Rule(
            "half of the unit",
            phrase(r"(?P<half>the (?:first|second|latter) half of )(?P<which>the) <period=unit>"),
            _this,
        ),
        Rule("the weekend", phrase(r"the (?P<unit>weekend)"), _weekend),
        Rule("ago", phrase(rf"{extent}<amount> <units> ago"), _ago),
        Rule("ago bare", phrase(r"<plural=units> ago"), _ago),
        Rule("in a while", phrase(r"in <amount> <units>['’]? time"), _ahead),
        Rule("from now", phrase(rf"{extent}<amount> <units> from (?:now|today)"), _ahead),
        Rule("years on", phrase(r"<amount> <units> (?:on from|hence)"), _on_from),
    )


def base(narrative: Narrative) -> tuple[datetime.date | None, str]:
    """The day that "now" is in a report: its publication. A narrative of another time has none."""
    return (None if narrative.historical else narrative.published), narrative.publication()


def _named(match: Match, narrative: Narrative) -> Reading:
    day, anchor = base(narrative)
    span = Span(*match.span())
    words = match["word"].lower()
    daypart = (match.groupdict().get("daypart") or "").lower()
    if "night" in words:
        daypart = "night"
    by = {"yest": -1, "last": -1, "tomo": 1, "the ": -2 if "before" in words else 2}.get(words[:4], 0)
    if words == "today" and not daypart and _means_nowadays(narrative, span):
        return Reading(span, "DATE", "PRESENT_REF", anchor=anchor)
    value = (day + datetime.timedelta(by)).isoformat() if day else "XXXX-XX-XX"
    if daypart:
        return Reading(span, "TIME", f"{value}T{meaning('part of day', daypart)}", anchor=anchor)
    return Reading(span, "DATE", value, anchor=anchor)


def _means_nowadays(narrative: Narrative, span: Span) -> bool:
    """ "today" in a clause of the present that is no report of a deed ("can be done today")."""
    return not narrative.historical and narrative.tense(span) == "present"


def _this(match: Match, narrative: Narrative) -> Reading | None:
    unit, which = unit_name(match["unit"]), match["which"].lower()
    span = Span(*match.span())
    if unit in ("decade", "century") and which in ("the past", "the coming"):
        return None
    if unit == "day" and which in ("this", "last", "the past", "next", "the current"):
        return None
    day, anchor = base(narrative)
    here = narrative.anchor
    if narrative.historical and here is not None:
        value, anchor = here.value, str(here)
    elif day is not None:
        value = day.isoformat()
    else:
        return Reading(span, "DATE", periods.unknown(unit), anchor=anchor)
    by = {"this": 0, "last": -1, "next": 1, "the past": -1, "the coming": 1, "this past": -1, "this coming": 1}.get(
        which, 0
    )
    if unit == "weekend" and which == "last" and day is not None and day.isoweekday() >= 6:
        by = -1
    moved = periods.shifted(value, unit, by)
    if moved is None:
        return None
    if match["half"]:
        return _half(span, moved, match["half"].lower(), anchor)
    return _parted(match, span, moved, day, anchor)


def _half(span: Span, value: str, half: str, anchor: str) -> Reading:
    first = "first" in half
    if periods.precision(value) == "year":
        return Reading(span, "DATE", f"{value}-H{1 if first else 2}", anchor=anchor)
    days = periods.days(value)
    if days is None:
        return Reading(span, "DATE", value, anchor=anchor)
    middle = days[0] + (days[1] - days[0]) // 2
    halved = (days[0], middle) if first else (middle + datetime.timedelta(1), days[1])
    return Reading(span, "DATE", value, mod="START" if first else "END", days=halved, anchor=anchor)


def _parted(match: Match, span: Span, value: str, day: datetime.date | None, anchor: str) -> Reading:
    """ "earlier this month" ends at publication, "later this year" begins the day after it."""
    early = (match.groupdict().get("early") or "").lower()
    whole = periods.days(value)
    if early in ("earlier", "later") and day and whole and whole[0] <= day <= whole[1]:
        if early == "earlier":
            return Reading(span, "DATE", value, mod="START", days=(whole[0], day), anchor=anchor)
        after = min(day + datetime.timedelta(1), whole[1])
        return Reading(span, "DATE", value, mod="END", days=(after, whole[1]), anchor=anchor)
    edge = (match.groupdict().get("edge") or "").lower().strip()
    mod = meaning("part", edge) if edge else {"e": "START", "l": "END", "m": "MID"}.get(early[:1])
    return Reading(span, "DATE", value, mod=mod, anchor=anchor)


def _weekend(match: Match, narrative: Narrative) -> Reading | None:
    before = narrative.text[max(0, match.start() - 9) : match.start()]
    if not re.search(r"\b(?:over|on|during|at|by|since|until|of|for)\s+$", before, re.I):
        return None
    day, anchor = base(narrative)
    if day is None:
        return Reading(Span(*match.span()), "DATE", "XXXX-WXX-WE", anchor=anchor)
    ahead = narrative.tense(Span(*match.span())) == "future"
    within = day.isoweekday() >= 6
    value = periods.value_of(day if ahead or within else day - datetime.timedelta(7), "weekend")
    return Reading(Span(*match.span()), "DATE", value, anchor=anchor)


def _moved(match: Match, narrative: Narrative, sign: int) -> Reading | None:
    """So many units before or after now; vague amounts ("years ago") point at the past or future without a day."""
    words = match.groupdict()
    unit = unit_name(match["units"])
    count = amount(words["amount"]) if words.get("amount") else None
    day, anchor = base(narrative)
    extent = (words.get("extent") or "").lower()
    modest = extent in ("just", "only", "some", "a mere")
    span = Span(match.start("amount") if modest else match.start(), match.end())
    mod = _of_instant(meaning("extent", extent), sign) if extent and not modest else None
    if count is None or unit == "second":
        return Reading(span, "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod=mod, anchor=anchor)
    finest = CALENDAR.get(unit, unit)
    if day is None:
        here = narrative.anchor
        moved = (
            periods.shifted(here.value, finest, sign * int(count))
            if here and narrative.historical and finest == unit
            else None
        )
        return Reading(span, "DATE", moved or periods.unknown(finest), mod=mod, anchor=str(here) if moved else anchor)
    if unit in ("hour", "minute") and (unit == "minute" or count < 24):
        return Reading(span, "TIME", f"{day.isoformat()}TXX:XX", mod=mod, anchor=anchor)
    unit, count = whole(unit, count)
    value = periods.shifted(day.isoformat(), unit, sign * int(count))
    return Reading(span, "DATE", value, mod=mod, anchor=anchor) if value else None


def _of_instant(mod: str, sign: int) -> str | None:
    """What a hedge on a distance does to its far end: more than two years ago is before that year."""
    before, after = ("BEFORE", "AFTER") if sign < 0 else ("AFTER", "BEFORE")
    return {
        "MORE_THAN": before,
        "EQUAL_OR_MORE": f"ON_OR_{before}",
        "LESS_THAN": after,
        "EQUAL_OR_LESS": f"ON_OR_{after}",
    }.get(mod, mod or None)


def _ago(match: Match, narrative: Narrative) -> Reading | None:
    return _moved(match, narrative, -1)


def _ahead(match: Match, narrative: Narrative) -> Reading | None:
    return _moved(match, narrative, 1)


def _on_from(match: Match, _: Narrative) -> Reading:
    span = Span(match.start("amount"), match.end("units"))
    return Reading(span, "DURATION", duration(amount(match["amount"]), unit_name(match["units"])))
