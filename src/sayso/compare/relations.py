"""How two answers to one question stand to each other: a total, deterministic function that never says who is right.

Scope comes first, then the intervals that the words allow, then time; who said it stands beside all of that. The
algebra: figures are comparable only where their scopes are equal; a part may not exceed its whole; supports that meet
nowhere conflict; a running total may grow (`update`) but not shrink (`revision`).
"""

from __future__ import annotations

import dataclasses
import datetime
from typing import Literal

from sayso.compare.occasion import STANDING
from sayso.compare.scope import Stand, axes, unsaid
from sayso.compare.topics import RESPONSIBLE
from sayso.model.questions import Answer, Comparison, Flag, Relation

TOLLS = ("casualties", "missing", "captured", "displaced", "held", "destroyed", "damaged")
"""Counts that grow while people are still counting: a later, higher one need not contradict an earlier one."""

GROWTH = 2
"""How many times an earlier count a later one may be and still be the same count, grown."""


def compare(one: Answer, other: Answer, *, passed_on: bool = False) -> Comparison:
    """How `one` stands to `other`; symmetric but for the direction of refine and update.

    Two answers with one root speaker never conflict: the same figure passed on is a `relay`, another figure for the
    same day a `garble`, another figure later the speaker's own `update` or `revision`. `passed_on` says that the one
    is known to repeat the other: if their numbers differ, one of them was garbled on the way.
    """
    stands = axes(one.scope, other.scope)
    if one.stance in ("denies", "doubts") or other.stance in ("denies", "doubts"):
        return _result(one, other, "incomparable", "one rejects what it says")
    if passed_on and not one.support.meets(other.support):
        because = "passed on with another number"
        return _result(one, other, "relay", because, flags=frozenset({"garble"}), stands=stands)
    if one.origin is not None and one.origin == other.origin and _comparable(stands):
        return _same_root(one, other, stands)
    if one.scope.measure == other.scope.measure == RESPONSIBLE and stands["by"] == "disjoint":
        return _result(one, other, "conflict", f"{one.scope.by} and {other.scope.by} are named", stands=stands)
    for axis, stand in stands.items():
        if stand in ("disjoint", "overlap"):
            return _result(one, other, "incomparable", f"{axis} differs" if stand == "disjoint" else f"{axis} overlaps")
    parts = [axis for axis, stand in stands.items() if stand == "in"]
    wholes = [axis for axis, stand in stands.items() if stand == "holds"]
    if parts and wholes:
        return _result(one, other, "incomparable", f"{parts[0]} is a part, {wholes[0]} the whole")
    if parts:
        return _part(one, other, parts, stands)
    if wholes:
        return _turned(_part(other, one, wholes, stands))
    return _series(one, other, stands) or _intervals(one, other, stands)


def _comparable(stands: dict[str, Stand]) -> bool:
    return all(stand in ("equal", "unknown") for stand in stands.values())


def _same_root(one: Answer, other: Answer, stands: dict[str, Stand]) -> Comparison:
    earlier, later = sorted((one, other), key=_reckoned)
    if one.document == other.document and not one.support.meets(other.support):
        return _result(one, other, "incomparable", "the same speaker, two figures in one report", stands=stands)
    if _reckoned(earlier) == _reckoned(later) or one.support == other.support:
        meets = one.support.meets(other.support)
        flags: frozenset[Flag] = frozenset() if meets else frozenset({"garble"})
        because = "the same speaker" if meets else "the same speaker and day, but the numbers differ"
        return _result(one, other, "relay", because, flags=flags, stands=stands)
    falls = _below(later, earlier)
    flag: Flag = "revision" if falls else "update"
    because = f"the same speaker, later {'a lower' if falls else 'another'} figure"
    found = _result(one, other, "incomparable", because, flags=frozenset({flag}), stands=stands)
    return dataclasses.replace(found, direction=_side(later, one))


def _part(part: Answer, whole: Answer, along: list[str], stands: dict[str, Stand]) -> Comparison:
    """A part of a whole: all that can be tested is that the part does not exceed it."""
    if whole.support.high is not None and part.support.low is not None and part.support.low > whole.support.high:
        because = f"a part ({', '.join(along)}) exceeds the whole"
        return _result(part, whole, "conflict", because, stands=stands)
    return _result(part, whole, "incomparable", f"one is a part of the other ({', '.join(along)})", stands=stands)


def _series(one: Answer, other: Answer, stands: dict[str, Stand]) -> Comparison | None:
    """Two points of a running total, or what was there on two days; None if these are not that."""
    days = (one.scope.as_of, other.scope.as_of)
    if None in days or days[0] == days[1] or "flow" in (one.scope.flow, other.scope.flow):
        return None
    earlier, later = sorted((one, other), key=_reckoned)
    if _below(later, earlier) and one.scope.measure not in STANDING:
        found = _result(
            one, other, "conflict", "a running total went down", flags=frozenset({"revision"}), stands=stands
        )
    else:
        because = "what was there on two dates" if one.scope.measure in STANDING else "a running total at two dates"
        found = _result(one, other, "incomparable", because, flags=frozenset({"update"}), stands=stands)
    return dataclasses.replace(found, direction=_side(later, one))


def _intervals(one: Answer, other: Answer, stands: dict[str, Stand]) -> Comparison:
    """Equal scopes: agree, refine, overlap or conflict, by what the words allow."""
    if not one.support.meets(other.support):
        return _grown(one, other, stands) or _result(one, other, "conflict", "no number satisfies both", stands=stands)
    flags: frozenset[Flag] = frozenset() if one.core.meets(other.core) else frozenset({"tension"})
    if one.support == other.support:
        return _result(one, other, "agree", "the same bounds", flags=flags, stands=stands)
    if one.support.within(other.support):
        found = _result(one, other, "refine", "the first lies within the second", flags=flags, stands=stands)
        return dataclasses.replace(found, direction="one")
    if other.support.within(one.support):
        found = _result(one, other, "refine", "the second lies within the first", flags=flags, stands=stands)
        return dataclasses.replace(found, direction="other")
    return _result(one, other, "overlap", "some numbers satisfy both", flags=flags, stands=stands)


def _grown(one: Answer, other: Answer, stands: dict[str, Stand]) -> Comparison | None:
    """A toll said later and a little higher, by a speaker not of another side: perhaps only the count has grown."""
    if one.said is None or other.said is None or one.said == other.said:
        return None
    if (one.scope.measure or "").split("/")[0] not in TOLLS or (one.side and other.side and one.side != other.side):
        return None
    earlier, later = sorted((one, other), key=lambda answer: answer.said or datetime.date.min)
    if _below(later, earlier) or (later.support.low or 0) > GROWTH * (earlier.support.high or 0):
        return None
    because = "said later and higher: the count may have grown"
    found = _result(one, other, "incomparable", because, flags=frozenset({"update"}), stands=stands)
    return dataclasses.replace(found, direction=_side(later, one))


def _reckoned(answer: Answer) -> str:
    """The day up to which a figure is reckoned, else the day on which it was said."""
    day = answer.scope.as_of or answer.said
    return day.isoformat() if day else ""


def _side(answer: Answer, one: Answer) -> Literal["one", "other"]:
    return "one" if answer is one else "other"


def _below(later: Answer, earlier: Answer) -> bool:
    high, low = later.support.high, earlier.support.low
    return high is not None and low is not None and high < low


def _turned(found: Comparison) -> Comparison:
    """The same comparison seen from the other answer."""
    direction = {"one": "other", "other": "one", None: None}[found.direction]
    return dataclasses.replace(found, one=found.other, other=found.one, direction=direction)  # type: ignore[arg-type]


def _result(
    one: Answer,
    other: Answer,
    relation: Relation,
    because: str,
    *,
    flags: frozenset[Flag] = frozenset(),
    stands: dict[str, Stand] | None = None,
) -> Comparison:
    if_same = unsaid(stands) if stands else ()
    if if_same and relation in ("conflict", "agree", "refine", "overlap"):
        because += f", if the same {', '.join(if_same)}"
    return Comparison(one.key, other.key, relation, flags, because, None, if_same)
