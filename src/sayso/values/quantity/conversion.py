"""Physical units brought to one base unit each, so that 40 miles and 64 km can be set side by side."""

from __future__ import annotations

import functools
from dataclasses import replace

from sayso.model.values import Interval, Quantity
from sayso.values.quantity.lexicon import rows


@functools.cache
def _table() -> dict[str, tuple[str, float]]:
    return {row["unit"]: (row["base"], float(row["factor"])) for row in rows("conversions")}


def base(unit: str | None) -> tuple[str | None, float]:
    """The base unit of a unit and the factor that leads there; a unit without a base is its own.

    Currencies are never converted into one another, calendar months and years not into seconds. Factors are exact by
    definition (international yard and pound, oil barrel) or to twelve digits.

    >>> base("mile"), base("soldier")
    (('metre', 1609.344), ('soldier', 1.0))
    """
    name, per, period = (unit or "").partition(" per ")
    if unit in _table():
        return _table()[unit]
    found = _table().get(name)
    return (f"{found[0]}{per}{period}", found[1]) if found else (unit, 1.0)


def in_base_unit(quantity: Quantity) -> Quantity:
    """The same figure with bounds and unit in base units; value and span stay as the text has them.

    >>> from sayso.model.spans import Span
    >>> figure = Quantity(Span(0, 4), 2.0, 2.0, None, Interval(2.0, None), unit="kilometre")
    >>> in_base_unit(figure).core
    Interval(low=2000.0, high=None)
    """
    unit, factor = base(quantity.unit)
    if factor == 1.0:
        return quantity

    def times(end: float | None) -> float | None:
        return None if end is None else end * factor

    support = Interval(times(quantity.support.low), times(quantity.support.high))
    return replace(quantity, unit=unit, low=times(quantity.low), high=times(quantity.high), support=support)
