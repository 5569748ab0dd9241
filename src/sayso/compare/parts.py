"""Questions about a part beside those about the whole: children among the dead, one day of a month, dead of casualties.

Nothing can be compared but this: a part may not exceed its whole. Where accounts of the two break that, it is a tension
between them, shown with both figures; it need not be a contradiction, for the two may have been counted differently.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.compare.occasion import ONE_DAY, SHORT
from sayso.compare.scope import axes
from sayso.model.questions import Answer, Scope

Key = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """That one question asks for a part of what another asks for: along which axes, and what does not go together."""

    part: str
    whole: str
    axes: tuple[str, ...]
    tension: tuple[tuple[str, str], ...] = ()


def lies_in(part: Scope, whole: Scope) -> tuple[str, ...]:
    """The axes along which one scope is a part of another; empty if it is not, or is something else besides.

    >>> killed = Scope(measure="casualties/killed", unit="count", of="people", place="Lesk")
    >>> lies_in(Scope(measure="casualties/killed", unit="count", of="people/civilians/children", place="Lesk"), killed)
    ('of',)
    >>> lies_in(Scope(measure="casualties/killed", unit="count", of="people/forces", place="Selm"), killed)
    ()
    """
    stands = axes(part, whole)
    if stands["period"] not in ("equal", "in") and _same_days(part, whole):
        stands["period"] = "equal"
    if not all(stand in ("equal", "in") for stand in stands.values()):
        return ()
    return tuple(axis for axis, stand in stands.items() if stand == "in")


def _same_days(one: Scope, other: Scope) -> bool:
    days = (one.start, one.end, other.start, other.end)
    if None in days:
        return False
    start, end, first, last = days
    short = end - start <= SHORT and last - first <= SHORT  # type: ignore[operator]
    return short and start - last <= ONE_DAY and first - end <= ONE_DAY  # type: ignore[operator]


class Wholes:
    """Questions by what their parts must share with them, so that only few are looked at for each."""

    def __init__(self, questions: Iterable[tuple[str, Scope]]) -> None:
        self._held: dict[Key, list[tuple[str, Scope]]] = collections.defaultdict(list)
        for question, scope in questions:
            self._held[_key(scope, scope.place)].append((question, scope))

    def of(self, question: str, scope: Scope) -> Iterator[Part]:
        """The questions of whose subject this one asks for a part."""
        for place in _paths(scope.place):
            for whole, other in self._held.get(_key(scope, place), ()):
                along = lies_in(scope, other) if whole != question else ()
                if along:
                    yield Part(question, whole, along)


def _key(scope: Scope, place: str | None) -> Key:
    return (scope.measure or "").split("/")[0], scope.unit, place


def _paths(place: str | None) -> Iterator[str | None]:
    """A place and what it lies in, from narrow to broad.

    >>> list(_paths("Tarvia/Lesk"))
    ['Tarvia/Lesk', 'Tarvia']
    """
    if place is None:
        yield None
        return
    steps = place.split("/")
    for count in range(len(steps), 0, -1):
        yield "/".join(steps[:count])


def exceeding(parts: Sequence[Answer], wholes: Sequence[Answer]) -> tuple[tuple[str, str], ...]:
    """Answers (by key) that give more for the part than others give for the whole."""
    return tuple(
        (one.key, other.key)
        for one in parts
        for other in wholes
        if _counts(one) and _counts(other) and (one.support.low or 0) > _most(other)
    )


def _counts(answer: Answer) -> bool:
    return answer.stance == "asserts" and answer.scope.modality == "fact"


def _most(answer: Answer) -> float:
    return float("inf") if answer.support.high is None else answer.support.high
