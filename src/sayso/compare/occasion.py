"""What an occasion is, and when two may be one: places that are the same or near, days that overlap."""

from __future__ import annotations

import collections
import datetime
import functools
import math
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sayso.model.questions import Answer

NEAR_KM = 25.0
"""Places closer than this may be the same occasion: a town and the crossing named after it."""
SHORT = datetime.timedelta(days=3)
"""Periods up to this length are occasions; longer ones are campaigns, compared by how much of them is shared."""
RECENT = datetime.timedelta(days=14)
"""How old an occurrence may be that a report tells without a day."""
STANDING = ("deployed", "held", "missing")
"""Measures of what is there at a time, not of what happened in a month."""
ABOUT_THEN = datetime.timedelta(days=31)
"""How far apart two numbers of what is there may be told and still be looked at together."""
ONE_DAY = datetime.timedelta(days=1)
_NIGHTLY = re.compile(
    r"\b(?:overnight|(?:during|through) the night|in the night|last night|past (?:24 hours|day|night)|last 24 hours)\b",
    re.IGNORECASE,
)
"""What tells the count of one night or day from the count of an event."""
PUBLISHED = "published"
"""Among an answer's inferred axes: its period is only that of publication."""
LOCATED = "located"
"""Among an answer's inferred axes: its period only says within which days the event was ("last week's fighting")."""
_GENERIC = frozenset(
    re.findall(
        r"\S+",
        """the of city town village region province oblast district county valley river crossing bridge quarter area
        north south east west northern southern eastern western central old new upper lower port lake mount mountain
        pass camp airport border front""",
    )
)

Period = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Occasion:
    """A place and a period, as far as an answer says or its report lets one infer.

    `guessed` says that only the day of publication is known: what is told happened then or in the weeks before.
    `event` names the whole that a total is of ("war"): its places and days are those of the whole. `located` says that
    what is told happened on some day of the period, `also` are other days that may be meant. `standing` says that the
    number of what was there then is told.
    """

    place: str | None
    near: tuple[float, float] | None
    period: Period | None
    guessed: bool = False
    event: str | None = None
    located: bool = False
    also: tuple[datetime.date, ...] = ()
    standing: bool = False

    @property
    def gaps(self) -> int:
        """How many of place and period are not known, or not exactly."""
        return (self.place is None) + (self.period is None) + self.guessed + self.located


def occasion_of(answer: Answer) -> Occasion:
    """The occasion of one answer."""
    scope = answer.scope
    start, end = scope.start or scope.end, scope.end or scope.start
    period = (min(start, end), max(start, end)) if start and end else None
    guessed, located = PUBLISHED in answer.inferred, LOCATED in answer.inferred
    return Occasion(
        scope.place, answer.near, period, guessed, scope.event, located, answer.also, scope.measure in STANDING
    )


def told_apart(answers: Iterable[Answer]) -> frozenset[frozenset[datetime.date]]:
    """Days beside each other that one speaker tells apart, as in morning reports on one night after the other."""
    days: dict[str, set[datetime.date]] = collections.defaultdict(set)
    for answer in answers:
        start = answer.scope.start
        if answer.origin and start == answer.scope.end and start and _NIGHTLY.search(answer.sentence):
            days[answer.origin].add(start)
    return frozenset(frozenset((day, day + ONE_DAY)) for held in days.values() for day in held if day + ONE_DAY in held)


def same(one: Occasion, other: Occasion, *, apart: Collection[frozenset[datetime.date]] = ()) -> bool:
    """Whether two occasions may be one: what both say about place and time must agree.

    `apart` are days beside each other that are known to be different occasions.

    >>> day = datetime.date(2031, 3, 3)
    >>> same(Occasion("Tarvia/Lesk", None, (day, day)), Occasion("Lesk crossing", None, (day, day)))
    True
    >>> same(Occasion("Tarvia/Lesk", None, (day, day)), Occasion("Tarvia/Selm", None, (day, day)))
    False
    """
    if not same_whole(one.event, other.event):
        return False
    if apart and one.period and other.period and frozenset((one.period[0], other.period[0])) in apart:
        return False
    if one.standing:
        return _same_place(one, other) and _gap(one.period, other.period) <= ABOUT_THEN
    if one.guessed or other.guessed:
        return _same_place(one, other) and _shortly_before(one, other)
    if one.located or other.located:
        return _same_place(one, other) and (_falls_in(one, other) or _same_time(one.period, other.period))
    return _same_place(one, other) and _same_time(one.period, other.period)


def same_whole(one: str | None, other: str | None) -> bool:
    """Whether two wholes may be one: the same sort, and a state in common if both name some ("war/Russia+Ukraine").

    >>> same_whole("war/Russia+Ukraine", "war/Ukraine"), same_whole("war/Sudan", "war/Ukraine"), same_whole("war", None)
    (True, False, False)
    """
    if one is None or other is None:
        return one is other
    sort, _, states = one.partition("/")
    other_sort, _, other_states = other.partition("/")
    apart = states and other_states and set(states.split("+")).isdisjoint(other_states.split("+"))
    return sort == other_sort and not apart


def _gap(one: Period | None, other: Period | None) -> datetime.timedelta:
    """The time between two periods; none if they overlap or one is not known."""
    apart = max(one[0], other[0]) - min(one[1], other[1]) if one and other else datetime.timedelta()
    return max(apart, datetime.timedelta())


def _falls_in(one: Occasion, other: Occasion) -> bool:
    """Whether the one occasion is short and falls into the days within which the other was, in a place of its own."""
    short, long = (other, one) if one.located else (one, other)
    if short.located or short.period is None or long.period is None or long.place is None or short.place is None:
        return False
    brief = short.period[1] - short.period[0] <= SHORT
    return brief and long.period[0] <= short.period[0] and short.period[1] <= long.period[1]


def _shortly_before(one: Occasion, other: Occasion) -> bool:
    """Whether a report without a day may tell of the other occasion: one of the weeks before it came out."""
    if one.period is None or other.period is None:
        return True
    if one.guessed and other.guessed:
        return abs(one.period[0] - other.period[0]) <= RECENT
    told, guessed = (other.period, one.period) if one.guessed else (one.period, other.period)
    return told[0] <= guessed[1] and guessed[1] - told[1] <= RECENT


@functools.lru_cache(maxsize=20_000)
def area(place: str) -> frozenset[str]:
    """The telling words of a place's own name.

    >>> sorted(area("Tarvia/Lesk valley"))
    ['lesk']
    """
    found = [word.casefold() for word in re.findall(r"\w+", place.rsplit("/", 1)[-1])]
    return frozenset(word for word in found if word not in _GENERIC) or frozenset(found)


def _same_place(one: Occasion, other: Occasion) -> bool:
    if one.place is None or other.place is None:
        return True
    if area(one.place) & area(other.place):
        return True
    if one.near and other.near and _km(one.near, other.near) <= NEAR_KM:
        return True
    return _lies_in(one.place, other.place) or _lies_in(other.place, one.place)


def _lies_in(part: str, whole: str) -> bool:
    return part.startswith(f"{whole}/")


def _same_time(one: Period | None, other: Period | None) -> bool:
    if one is None or other is None:
        return True
    start, end = max(one[0], other[0]), min(one[1], other[1])
    lengths = one[1] - one[0], other[1] - other[0]
    if max(lengths) <= SHORT:
        return start - end <= ONE_DAY
    if end < start:
        return False
    whole = max(one[1], other[1]) - min(one[0], other[0])
    together = abs(one[0] - other[0]) <= SHORT
    return (end - start) * (3 if together else 2) >= whole


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    (lat, lon), (lat2, lon2) = one, other
    x = math.radians(lon2 - lon) * math.cos(math.radians((lat + lat2) / 2))
    return 6371 * math.hypot(x, math.radians(lat2 - lat))
