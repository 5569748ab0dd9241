"""What number words commit to (core) and what a fair reader would still allow (support): one versioned rule a wording.

The widths are the conventions of this project, after Williams & Power (round numbers), MUC-4's fill rules (bounds) and
the floors that conflict coders use for "dozens" and "hundreds". All ends are inclusive; None is an open end.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from sayso.model.values import Interval

VERSION = 1
Bounds = tuple[Interval, Interval]

VAGUE: dict[tuple[str, float], tuple[float, float, float, float]] = {
    ("several", 3.0): (3, 9, 3, 12),
    ("few", 3.0): (3, 5, 2, 9),
    ("couple", 2.0): (2, 2, 2, 3),
    ("most", 0.5): (0.5, 1, 0.5, 1),
    ("plural", 10.0): (20, 99, 10, 99),
    ("plural", 12.0): (24, 99, 12, 99),
    ("plural", 20.0): (40, 99, 20, 99),
}
"""Core low, core high, support low, support high of numbers that are only an order of magnitude."""

THIRDS: dict[str, tuple[float, float, float, float]] = {"low": (1, 3, 1, 4), "mid": (4, 6, 3, 7), "high": (7, 9, 6, 10)}
"""The same of "in the low thousands", in thousands."""


def _whole(low: float | None, high: float | None, *, count: bool) -> Interval:
    """Widen to whole numbers where things are counted one by one."""
    if not count:
        return Interval(low, high)
    down = None if low is None else float(math.floor(low + 1e-9))
    return Interval(down, None if high is None else float(math.ceil(high - 1e-9)))


def _exactly(low: float, high: float, step: float, count: bool) -> Bounds:
    core = Interval(low, high)
    if step < 100 or high < 20:
        return core, core
    half = step / 2
    return core, Interval(low - half, high + half - 1 if count else high + half)


def _at_least(low: float, high: float, step: float, count: bool) -> Bounds:
    return Interval(low, None), Interval(low, None)


def _more_than(low: float, high: float, step: float, count: bool) -> Bounds:
    above = math.floor(low) + 1.0 if count else low
    return Interval(above, None), Interval(above, None)


def _up_to(low: float, high: float, step: float, count: bool) -> Bounds:
    floor = 0.0 if high >= 0 else None
    return Interval(floor, high), Interval(floor, high)


def _fewer_than(low: float, high: float, step: float, count: bool) -> Bounds:
    below = math.ceil(high) - 1.0 if count else high
    floor = 0.0 if high >= 0 else None
    return Interval(floor, below), Interval(floor, below)


def _around(low: float, high: float, below: float, above: float, count: bool) -> Interval:
    ends = sorted((low * (1 - below if low >= 0 else 1 + above), high * (1 + above if high >= 0 else 1 - below)))
    return _whole(round(ends[0], 9), round(ends[1], 9), count=count)


def _about(low: float, high: float, step: float, count: bool) -> Bounds:
    return _around(low, high, 0.05, 0.05, count), _around(low, high, 0.1, 0.1, count)


def _nearly(low: float, high: float, step: float, count: bool) -> Bounds:
    below = math.ceil(high) - 1.0 if count and high >= 1 else high
    return _around(low, high, 0.1, 0, count)._replace(high=below), _around(low, high, 0.16, 0, count)._replace(
        high=below
    )


def _just_over(low: float, high: float, step: float, count: bool) -> Bounds:
    above = math.floor(low) + 1.0 if count else low
    return _around(low, high, 0, 0.1, count)._replace(low=above), _around(low, high, 0, 0.16, count)._replace(low=above)


def _fraction(low: float, high: float, step: float, count: bool) -> Bounds:
    support = Interval(round(low * 0.9, 9), round(high * 1.1, 9))
    return (support if low == high == 0.5 else Interval(low, high)), support


def _bare_plural(low: float, high: float, step: float, count: bool) -> Bounds:
    return Interval(2.0, None), Interval(1.0, None)


RULES: dict[str, Callable[[float, float, float, bool], Bounds]] = {
    "exactly": _exactly,
    "at-least": _at_least,
    "more-than": _more_than,
    "up-to": _up_to,
    "fewer-than": _fewer_than,
    "about": _about,
    "nearly": _nearly,
    "just-under": _nearly,
    "just-over": _just_over,
    "fraction": _fraction,
    "none": _exactly,
    "implicit-one": _exactly,
    "bare-plural": _bare_plural,
}
"""Rule name -> core and support from low, high, size of the last stated digit, and whether things are counted."""


def bounds(rule: str, low: float, high: float, *, step: float = 0.0, count: bool = True) -> Bounds:
    """Core and support of a number (or range) under a rule.

    Raises `KeyError` for a rule that does not exist.

    >>> bounds("at-least", 6, 6)
    (Interval(low=6, high=None), Interval(low=6, high=None))
    >>> bounds("exactly", 1_200_000, 1_200_000, step=100_000)[1]
    Interval(low=1150000.0, high=1249999.0)
    >>> bounds("nearly", 0.5, 0.5, count=False)
    (Interval(low=0.45, high=0.5), Interval(low=0.42, high=0.5))
    """
    return RULES[rule](low, high, step, count)


def vague(kind: str, value: float, scale: float = 1.0) -> Bounds:
    """Core and support of "several", "dozens", "tens of thousands" (`value` is the order of magnitude).

    >>> vague("plural", 10_000)
    (Interval(low=20000.0, high=99999.0), Interval(low=10000.0, high=99999.0))
    >>> vague("several", 300, 100)[0]
    Interval(low=300, high=900)
    """
    known = VAGUE.get((kind, value / scale)) or THIRDS.get(kind)
    scale = value if kind in THIRDS else scale
    if known:
        core_low, core_high, low, high = (end * scale for end in known)
        return Interval(core_low, core_high), Interval(low, high)
    return Interval(2.0 * value, 10.0 * value - 1), Interval(1.0 * value, 10.0 * value - 1)
