"""Which answers are about the same occasion: places that are the same or near, days that overlap.

Nothing is gated on the day of publication: follow-ups come months later. Occasions are found around anchors, the
places and days that most answers name, so that a chain of days never runs a war together into one event.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
import functools
import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.model.questions import Answer

NEAR_KM = 25.0
"""Places closer than this may be the same occasion: a town and the crossing named after it."""
SHORT = datetime.timedelta(days=3)
"""Periods up to this length are occasions; longer ones are campaigns, compared by how much of them is shared."""
RECENT = datetime.timedelta(days=14)
"""How old an occurrence may be that a report tells without a day."""
ONE_DAY = datetime.timedelta(days=1)
_NIGHTLY = re.compile(
    r"\b(?:overnight|during the night|in the night|last night|past (?:24 hours|day|night)|last 24 hours)\b",
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
    what is told happened on some day of the period, `also` are other days that may be meant.
    """

    place: str | None
    near: tuple[float, float] | None
    period: Period | None
    guessed: bool = False
    event: str | None = None
    located: bool = False
    also: tuple[datetime.date, ...] = ()

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
    return Occasion(scope.place, answer.near, period, guessed, scope.event, located, answer.also)


def told_apart(answers: Iterable[Answer]) -> frozenset[frozenset[datetime.date]]:
    """Days beside each other that one speaker tells apart, as in morning reports on one night after the other."""
    days: dict[str, set[datetime.date]] = collections.defaultdict(set)
    for answer in answers:
        start = answer.scope.start
        if answer.origin and start == answer.scope.end and start and _NIGHTLY.search(answer.sentence):
            days[answer.origin].add(start)
    return frozenset(frozenset((day, day + ONE_DAY)) for held in days.values() for day in held if day + ONE_DAY in held)


def occasions(
    answers: Iterable[Answer], *, same_as: Mapping[str, Answer] | None = None
) -> list[tuple[Occasion, list[Answer]]]:
    """The answers by occasion, whatever order they come in; each occasion is named by its anchor.

    `same_as` names, for the key of a copied answer, the original that tells the occasion.
    """
    answers = list(answers)
    apart = told_apart(answers)
    held: dict[Occasion, list[Answer]] = collections.defaultdict(list)
    for answer in answers:
        held[occasion_of((same_as or {}).get(answer.key, answer))].append(answer)
    order = sorted(held, key=lambda one: (one.gaps, bool(one.also), -len(held[one]), _key(one)))
    anchors: list[tuple[Occasion, list[Answer]]] = []
    index: dict[object, list[int]] = collections.defaultdict(list)
    for one in order:
        fitting = _fitting(one, anchors, index, apart)
        rest = held[one]
        if one.gaps and len(fitting) > 1:
            meant = _of_reports(held[one], [anchors[at][1] for at in fitting])
            rest = [answer for answer in held[one] if meant[answer.key] is None]
            for answer in held[one]:
                number = meant[answer.key]
                if number is not None:
                    anchors[fitting[number]][1].append(answer)
            fitting = _latest(fitting, anchors, anywhere=one.place is None) if one.guessed else []
        if fitting:
            anchors[fitting[0]][1].extend(rest)
        elif rest:
            for key in _cells(one):
                index[key].append(len(anchors))
            anchors.append((one, list(rest)))
    return anchors


def _fitting(
    one: Occasion,
    anchors: Sequence[tuple[Occasion, list[Answer]]],
    index: Mapping[object, list[int]],
    apart: Collection[frozenset[datetime.date]],
) -> list[int]:
    """The anchors that may be the same occasion; if there is none, those on another day that the report names."""
    for day in (None, *one.also):
        meant = one if day is None else dataclasses.replace(one, period=(day, day))
        fitting = [at for at in _candidates(meant, index, len(anchors)) if same(meant, anchors[at][0], apart=apart)]
        if fitting:
            return fitting
    return []


def _of_reports(answers: Sequence[Answer], told: Sequence[Sequence[Answer]]) -> dict[str, int | None]:
    """Which occasion each answer means; in one report those that nothing tells mean the one that the others mean."""
    meant = {answer.key: _meant(answer, told) for answer in answers}
    reports: dict[str, set[int]] = collections.defaultdict(set)
    for answer in answers:
        number = meant[answer.key]
        if number is not None:
            reports[answer.document].add(number)
    only = {document: next(iter(numbers)) for document, numbers in reports.items() if len(numbers) == 1}
    return {
        answer.key: only.get(answer.document) if meant[answer.key] is None else meant[answer.key] for answer in answers
    }


def _meant(answer: Answer, told: Sequence[Sequence[Answer]]) -> int | None:
    """Which of several occasions an answer that leaves open place or day means; None if nothing tells.

    The one that shares names with it that not all of them share (a ship, an operation), else the one of which the
    same root speaks.
    """
    shared = [{name for other in others for name in other.names} & set(answer.names) for others in told]
    common = set.intersection(*shared)
    roots = [answer.origin is not None and any(other.origin == answer.origin for other in others) for others in told]
    ranked = sorted(
        ((len(names - common), root, -number) for number, (names, root) in enumerate(zip(shared, roots, strict=True))),
        reverse=True,
    )
    best, second = ranked[0], ranked[1]
    return -best[2] if best[:2] > second[:2] else None


def same(one: Occasion, other: Occasion, *, apart: Collection[frozenset[datetime.date]] = ()) -> bool:
    """Whether two occasions may be one: what both say about place and time must agree.

    `apart` are days beside each other that are known to be different occasions.

    >>> day = datetime.date(2031, 3, 3)
    >>> same(Occasion("Tarvia/Lesk", None, (day, day)), Occasion("Lesk crossing", None, (day, day)))
    True
    >>> same(Occasion("Tarvia/Lesk", None, (day, day)), Occasion("Tarvia/Selm", None, (day, day)))
    False
    """
    if one.event != other.event:
        return False
    if apart and one.period and other.period and frozenset((one.period[0], other.period[0])) in apart:
        return False
    if one.guessed or other.guessed:
        return _same_place(one, other) and _shortly_before(one, other)
    if one.located or other.located:
        return _same_place(one, other) and (_falls_in(one, other) or _same_time(one.period, other.period))
    return _same_place(one, other) and _same_time(one.period, other.period)


def _falls_in(one: Occasion, other: Occasion) -> bool:
    """Whether the one occasion is short and falls into the days within which the other was, in a place of its own."""
    short, long = (other, one) if one.located else (one, other)
    if short.located or short.period is None or long.period is None or long.place is None or short.place is None:
        return False
    brief = short.period[1] - short.period[0] <= SHORT
    return brief and long.period[0] <= short.period[0] and short.period[1] <= long.period[1]


def _latest(fitting: list[int], anchors: list[tuple[Occasion, list[Answer]]], *, anywhere: bool) -> list[int]:
    """Of several occasions in one place the last one before the report; of those anywhere the only short one."""
    starts = [(period[0], at) for at in fitting if (period := anchors[at][0].period)]
    if anywhere:
        short = [at for at in fitting if (period := anchors[at][0].period) and period[1] - period[0] <= SHORT]
        return short if len(short) == 1 else []
    return [max(starts)[1]] if starts else []


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
    return (end - start) * 2 >= whole


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    (lat, lon), (lat2, lon2) = one, other
    x = math.radians(lon2 - lon) * math.cos(math.radians((lat + lat2) / 2))
    return 6371 * math.hypot(x, math.radians(lat2 - lat))


def _cells(one: Occasion) -> set[object]:
    """What an anchor is filed under: its days and the days beside them, or that it is long; the words of its place."""
    words: set[object] = set(area(one.place)) if one.place else set()
    words |= {one.event} if one.event else set()
    if one.place and "/" in one.place:
        words.add(one.place.split("/")[0].casefold())
    if one.period is None:
        return words
    if one.period[1] - one.period[0] > SHORT:
        return words | {"long"}
    return words | set(_days(one.period, 1))


def _candidates(one: Occasion, index: Mapping[object, list[int]], count: int) -> list[int]:
    """Anchors that might fit, oldest first: those of these days, of this place, or all if nothing is known."""
    if one.period is None:
        keys: set[object] = _cells(one)
        if not keys:
            return list(range(min(count, 2)))
    elif one.located:
        keys = {*_days(one.period, 0), "long"}
    elif one.period[1] - one.period[0] > SHORT:
        keys = {"long"}
    elif one.guessed:
        keys = {*_days(one.period, RECENT.days), "long"}
    else:
        keys = {*_days(one.period, 0), "long"}
    return sorted({at for key in keys for at in index.get(key, ())})


def _days(period: Period, margin: int) -> list[int]:
    return list(range(period[0].toordinal() - margin, period[1].toordinal() + margin + 1))


def _key(one: Occasion) -> tuple[object, ...]:
    period = "/".join(day.isoformat() for day in one.period) if one.period else ""
    return (period, one.place or "", repr(one.near), one.guessed, one.event or "", one.located, one.also)
