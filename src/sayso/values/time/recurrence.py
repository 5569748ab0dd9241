"""Times that come again: "every night", "each week", "per month", "40 rounds a day", "on Fridays", "daily"."""

from __future__ import annotations

import functools
import re

from sayso.model.spans import Span
from sayso.values.time.amounts import amount, duration, unit_name
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading

_EVERY = {
    "second": "PT1S",
    "minute": "PT1M",
    "hour": "XXXX-XX-XXTXX",
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    every = "(?:every|each)(?: single)?"
    days = "Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays"
    return (
        Rule("every amount", phrase(r"(?:every|each) (?:<count>|few|other) <units>"), _every_amount),
        Rule("every", phrase(rf"{every} (?:<unit>|<weekday>|<month>|<season>)(?: <daypart>)?"), _every),
        Rule("every daypart", phrase(rf"{every} <daypart>"), _every),
        Rule("per", phrase(r"(?:per |a |an )<unit>|(?<=\d/)<unit=unit2>"), _per),
        Rule("weekdays", phrase(rf"(?P<weekdays>{days})"), _weekdays),
        Rule("adverb", phrase(r"<recurrence>"), _adverb),
    )


def _every_amount(match: Match, _: Narrative) -> Reading:
    count = 2.0 if "other" in match[0].lower() else amount(match["count"]) if match["count"] else None
    return Reading(Span(*match.span()), "SET", duration(count, unit_name(match["units"])))


def _every(match: Match, _: Narrative) -> Reading:
    words = match.groupdict()
    unit = (words.get("unit") or "").lower()
    if unit in _EVERY:
        value = _EVERY[unit]
    elif words.get("weekday"):
        value = f"XXXX-WXX-{meaning('weekday', match['weekday'])}"
    elif words.get("month"):
        value = f"XXXX-{meaning('month', match['month'])}"
    elif words.get("season"):
        value = f"XXXX-{meaning('season', match['season'])}"
    else:
        value = "XXXX-XX-XX"
    daypart = words["daypart"] or ("night" if unit == "night" else "")
    value += f"T{meaning('part of day', daypart)}" if daypart else ""
    return Reading(Span(*match.span()), "SET", value)


def _per(match: Match, narrative: Narrative) -> Reading | None:
    """ "per day", and "a day" after what is counted."""
    unit = (match["unit"] or match["unit2"]).lower()
    if match[0][0].lower() == "a":
        before = narrative.text[max(0, match.start() - 40) : match.start()]
        if not re.search(
            r"\b(?:\d[\w,.]*|once|twice|times?|hundred|thousand|million|billion|dozens?)\W+(?:\w+\s+){0,2}$", before
        ):
            return None
        if re.search(
            r"\b(?:in|for|after|within|about|by|of|than|almost|nearly|over|lasted|took|later|earlier)\s+$", before
        ):
            return None
    return Reading(Span(*match.span()), "SET", duration(1, unit))


def _weekdays(match: Match, _: Narrative) -> Reading:
    return Reading(Span(*match.span()), "SET", f"XXXX-WXX-{meaning('weekday', match['weekdays'][:-1])}")


def _adverb(match: Match, narrative: Narrative) -> Reading | None:
    word = match["recurrence"]
    if word[0].isupper() and re.match(r"\s+[A-Z]", narrative.text[match.end() : match.end() + 2]):
        return None
    return Reading(Span(*match.span()), "SET", meaning("recurrence", word))
