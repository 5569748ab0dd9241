"""Times with two ends: "from 6 to 9 August", "between March and May 2024", "2014-16"; the ends, and the whole."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.absolute import calendar_day, number
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading
from sayso.values.time.years import near

_LINK = r"(?: ?[-–—/] ?| to | until | till | through | and | or |, )"


@functools.cache
def rules() -> tuple[Rule, ...]:
    """Ranges whose ends share a word: a month or the first figures of a year."""
    return (
        Rule(
            "days of month",
            phrase(rf"(?:the )?<day>{_LINK}(?:the )?<day=day2> (?:of )?<month>(?:,? <year>)?"),
            _days_month,
        ),
        Rule(
            "month days",
            phrase(rf"<month> (?:the )?<day>{_LINK}(?:the )?<day=day2>(?:,? <year>)?(?![:\d])"),
            _month_days,
        ),
        Rule("years", phrase(r"(?P<year>(?:1\d|20)\d\d) ?[-–—/] ?(?P<last>\d\d)(?!\d|-\d)"), _years),
    )


def _ends(match: Match, narrative: Narrative, first: Span, last: Span) -> list[Reading] | None:
    month = int(meaning("month", match["month"]))
    one, two = number(match["day"]), number(match["day2"])
    year, anchor = (int(match["year"]), None) if match["year"] else near(narrative, match, month=month, day=two)
    values = [calendar_day(year or 2000, month, day) for day in (one, two)]
    if None in values:
        return None
    if year is None:
        values = [f"XXXX-{month:02d}-{day:02d}" for day in (one, two)]
    return [
        Reading(span, "DATE", value, anchor=anchor) for span, value in zip((first, last), values, strict=True) if value
    ]


def _days_month(match: Match, narrative: Narrative) -> list[Reading] | None:
    return _ends(match, narrative, Span(match.start(), match.end("day")), Span(match.start("day2"), match.end()))


def _month_days(match: Match, narrative: Narrative) -> list[Reading] | None:
    return _ends(match, narrative, Span(match.start(), match.end("day")), Span(match.start("day2"), match.end()))


def _years(match: Match, _: Narrative) -> list[Reading] | None:
    first, last = int(match["year"]), int(match["year"]) // 100 * 100 + int(match["last"])
    if last <= first:
        return None
    return [
        Reading(Span(*match.span("year")), "DATE", str(first)),
        Reading(Span(*match.span("last")), "DATE", str(last)),
    ]


_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
_TO = re.compile(r"\s*(?:-|–|—|to|until|till|through|up\s+to)\s*", re.I)
_AND = re.compile(r"\s+and\s+", re.I)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.I)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.I)


def joined(readings: Sequence[Reading], text: str) -> list[Reading]:
    """The readings, and one more for each pair of ends: from the first day of the one to the last of the other.

    Its value is "2024-03/2024-05" as ISO 8601 writes intervals.
    """
    out: list[Reading] = []
    for index, reading in enumerate(readings):
        following = readings[index + 1] if index + 1 < len(readings) else None
        whole = _whole(reading, following, text) if following else None
        if whole and following and _crosses_midnight(reading, following):
            reading = replace(reading, value=f"{periods.shifted(reading.value, 'day', -1)}{reading.value[10:]}")
            whole = _whole(reading, following, text)
        if whole:
            out.append(whole)
        out.append(reading)
    return out


def _crosses_midnight(one: Reading, two: Reading) -> bool:
    """Whether the first of two clock times of one day is the later one: "between 23:00 and 07:00"."""
    clocks = all(_CLOCK.match(each.value) for each in (one, two))
    return clocks and one.value[:10] == two.value[:10] and one.value[:16] > two.value[:16]


def _whole(one: Reading, two: Reading, text: str) -> Reading | None:
    if one.type != two.type or one.type not in ("DATE", "TIME"):
        return None
    lead = text[max(0, one.span.start - 14) : one.span.start]
    between = _BETWEEN.search(lead)
    if not _TO.fullmatch(text, one.span.end, two.span.start) and not (
        between and _AND.fullmatch(text, one.span.end, two.span.start)
    ):
        return None
    first, last = one.days or periods.part(one.value, one.mod), two.days or periods.part(two.value, two.mod)
    if (
        first is None
        or last is None
        or first[0] > last[1]
        or (_FROM.search(lead) is None and not between and first == last)
    ):
        return None
    opening = between or _FROM.search(lead)
    start = one.span.start - (len(lead) - opening.start()) if opening else one.span.start
    return Reading(
        Span(start, two.span.end),
        one.type,
        f"{one.value}/{two.value}",
        days=(first[0], last[1]),
        anchor=one.anchor or two.anchor,
        rule="range",
    )
