"""Times: every date, clock time, duration and recurrence of a text, with its days and what it was reckoned from.

The families of rules stand in `_families`, in order; where two matches overlap the one that begins first wins, then
the longer, then the earlier rule. Values are TIMEX3's (ISO-TimeML), days are inclusive. `explain` prints how each time
was read and where the narrative stood.
"""

from __future__ import annotations

import functools

from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.model.values import TimeInterval
from sayso.text.tokens import Parsed
from sayso.values.time import (
    absolute,
    bounds,
    clock,
    daycount,
    durations,
    eras,
    holidays,
    partial,
    periods,
    portions,
    published,
    ranges,
    recurrence,
    reference,
    relative,
    seasons,
    sequel,
    weekdays,
)
from sayso.values.time.narrative import Following, Narrative, is_historical
from sayso.values.time.phrases import Rule, matches
from sayso.values.time.reading import Match, Reading

__all__ = ["explain", "find"]


@functools.cache
def _families() -> tuple[Rule, ...]:
    families = (
        daycount,
        holidays,
        ranges,
        absolute,
        eras,
        seasons,
        sequel,
        weekdays,
        relative,
        partial,
        clock,
        recurrence,
        durations,
        reference,
    )
    return tuple(rule for family in families for rule in family.rules())


def find(document: Document, parsed: Parsed) -> list[TimeInterval]:
    """Every time expression of a report, in order, with its TIMEX3 value and its first and last day.

    A range ("from 6 to 9 August") stands before its two ends, its value is "2024-08-06/2024-08-09". Where neither
    document nor dateline gives the day of publication and the text no year, the value keeps its X ("XXXX-04").

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="It was signed in June 2023 and ratified in April the following year.")
    >>> [(time.value, str(time.start)) for time in find(report, parse(report))]
    [('2023-06', '2023-06-01'), ('2024-04', '2024-04-01')]
    """
    return [_interval(reading) for reading in _read(document, parsed)[0]]


def explain(document: Document, parsed: Parsed) -> list[str]:
    """One line for each time: its words, its rule, its value, from what it was reckoned, where the narrative stands.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="It began in May 2024. Two months later it ended.")
    >>> explain(report, parse(report))[1]
    "22:38 'Two months later' (amount later): 2024-07, from span 12:20 2024-05; the narrative stands at 2024-07"
    """
    return _read(document, parsed)[1].log


_PLACES = frozenset({"LOC", "GPE", "FAC"})
_NAMED = _PLACES | {"ORG", "WORK_OF_ART", "PERSON", "PRODUCT"}


def _in_name(parsed: Parsed, match: Match) -> bool:
    """Whether the words end a longer name ("Fox News Sunday", "USA Today") or begin a place's ("Easter Island")."""
    tokens = parsed.tokens_in(Span(*match.span()))
    if not tokens or tokens[0].entity not in _NAMED:
        return False
    before = parsed.tokens[max(0, tokens[0].index - 1) : tokens[0].index]
    after = parsed.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]
    led, goes_on = (
        any(token.entity == tokens[0].entity and token.text[0].isupper() for token in side) for side in (before, after)
    )
    return (led and not goes_on) or (goes_on and tokens[0].entity in _PLACES)


def _read(document: Document, parsed: Parsed) -> tuple[list[Reading], Narrative]:
    text = document.text
    stated = published.day_of_publication(text)
    day = document.date or (stated[0] if stated else None)
    day = day if day and 1000 <= day.year < 3000 else None
    narrative = Narrative(text, parsed, day, historical=is_historical(text, day))
    readings: list[Reading] = []
    found = matches(text, _families())
    end = 0
    for index, each in enumerate(found):
        if each.match.start() < end or _in_name(parsed, each.match):
            continue
        narrative.following = [
            Following(later.match, functools.partial(later.rule.read, later.match, narrative))
            for later in found[index + 1 : index + 16]
        ]
        read = each.rule.read(each.match, narrative)
        for reading in [read] if isinstance(read, Reading) else read or ():
            readings.append(reading)
            if parsed.tokens_in(reading.span):
                narrative.follow(reading)
            narrative.note(reading, each.rule.name)
            end = max(end, reading.span.end)
    readings = clock.dated(clock.joined(portions.placed(readings, text), text), narrative)
    return bounds.bounded(ranges.joined(readings, text), text), narrative


def _interval(reading: Reading) -> TimeInterval:
    days = None if reading.type == "SET" else reading.days or periods.part(reading.value, reading.mod)
    return TimeInterval(
        span=reading.span,
        type=reading.type,
        value=reading.value,
        start=days[0] if days else None,
        end=days[1] if days else None,
        mod=reading.mod,
        anchor=reading.anchor,
        precision=periods.precision(reading.value),
    )
