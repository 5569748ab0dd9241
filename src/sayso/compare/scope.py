"""Whether two figures are about the same thing, axis by axis, before any number is looked at."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal

from sayso.model.questions import Scope

Stand = Literal["equal", "in", "holds", "overlap", "disjoint", "unknown"]
"""How the first stands to the second: the same, a part of it, the whole of it, partly, not at all, not said."""

PATHS = ("measure", "of", "party", "by", "place", "event")


def axes(one: Scope, other: Scope) -> dict[str, Stand]:
    """How `one` stands to `other` on each axis of their scopes.

    Units and modalities are equal or disjoint; what neither side says is equal, what one side says is unknown.

    >>> axes(Scope(measure="casualties/killed", place="Orsa"), Scope(measure="casualties"))["measure"]
    'in'
    """
    if one is other or one == other:
        return dict.fromkeys((*PATHS, "unit", "modality", "flow", "period"), "equal")
    stands: dict[str, Stand] = {axis: path(getattr(one, axis), getattr(other, axis)) for axis in PATHS}
    stands["unit"] = path(one.unit, other.unit)
    stands["modality"] = path(one.modality, other.modality)
    stands["flow"] = path(one.flow, other.flow)
    stands["period"] = period(one, other)
    return stands


def path(one: str | None, other: str | None) -> Stand:
    """How two paths from broad to narrow stand to each other.

    >>> path("Russia/Kursk Oblast", "Russia"), path("Russia", None), path("a/b", "a/c")
    ('in', 'unknown', 'disjoint')
    """
    if one == other:
        return "equal"
    if one is None or other is None:
        return "unknown"
    narrow, broad = one.split("/"), other.split("/")
    if narrow[: len(broad)] == broad:
        return "in"
    if broad[: len(narrow)] == narrow:
        return "holds"
    return "disjoint"


def period(one: Scope, other: Scope) -> Stand:
    """How the days that two figures cover stand to each other; an end that is not said is unknown.

    >>> march = Scope(start=datetime.date(2031, 3, 1), end=datetime.date(2031, 3, 31))
    >>> spring = Scope(start=datetime.date(2031, 3, 1), end=datetime.date(2031, 5, 31))
    >>> period(march, spring), period(march, Scope())
    ('in', 'unknown')
    """
    first, second = (one.start, one.end), (other.start, other.end)
    if first == second:
        return "equal"
    if None in first or None in second:
        return "unknown"
    return _days(first, second)  # type: ignore[arg-type]


def _days(one: tuple[datetime.date, datetime.date], other: tuple[datetime.date, datetime.date]) -> Stand:
    if one[1] < other[0] or other[1] < one[0]:
        return "disjoint"
    if other[0] <= one[0] and one[1] <= other[1]:
        return "in"
    if one[0] <= other[0] and other[1] <= one[1]:
        return "holds"
    return "overlap"


def unsaid(stands: Mapping[str, Stand]) -> tuple[str, ...]:
    """The axes on which only one of the two says what it is about, so that a result holds only "if the same"."""
    return tuple(axis for axis, stand in stands.items() if stand == "unknown")
