"""Which answers are about the same occasion (`occasion.py` says when two may be one).

Nothing is gated on the day of publication: follow-ups come months later. Occasions are found around anchors, the
places and days that most answers name, so that a chain of days never runs a war together into one event.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence

from sayso.compare.occasion import ABOUT_THEN, RECENT, SHORT, Occasion, Period, area, occasion_of, same, told_apart
from sayso.model.questions import Answer


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


def _latest(fitting: list[int], anchors: list[tuple[Occasion, list[Answer]]], *, anywhere: bool) -> list[int]:
    """Of several occasions in one place the last before the report, then the shorter; anywhere the only short one."""
    starts = [(period[0], period[0] - period[1], at) for at in fitting if (period := anchors[at][0].period)]
    if anywhere:
        short = [at for at in fitting if (period := anchors[at][0].period) and period[1] - period[0] <= SHORT]
        return short if len(short) == 1 else []
    return [max(starts)[2]] if starts else []


def _cells(one: Occasion) -> set[object]:
    """What an anchor is filed under: its days and the days beside them, or that it is long; the words of its place."""
    words: set[object] = set(area(one.place)) if one.place else set()
    words |= {one.event.partition("/")[0]} if one.event else set()
    if one.place and "/" in one.place:
        words.add(one.place.split("/")[0].casefold())
    if one.period is None:
        return words
    if one.standing:
        return words | set(_days(one.period, ABOUT_THEN.days))
    if one.period[1] - one.period[0] > SHORT:
        return words | {"long"}
    return words | set(_days(one.period, 1))


def _candidates(one: Occasion, index: Mapping[object, list[int]], count: int) -> list[int]:
    """Anchors that might fit, oldest first: those of these days, of this place, or all if nothing is known."""
    if one.period is None:
        keys: set[object] = _cells(one)
        if not keys:
            return list(range(min(count, 2)))
    elif one.standing:
        keys = set(_days(one.period, 0))
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
