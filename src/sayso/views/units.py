"""Figures brought to the unit in which their question is asked, so that miles and kilometres can be set side by side.

Currencies have no rate here and stay apart; a share stays apart from a count.
"""

from __future__ import annotations

import dataclasses

from sayso.model.values import Interval, Quantity
from sayso.values.quantity.conversion import in_base_unit

_ASKED = {
    "metre": ("kilometre", 1_000.0),
    "square metre": ("square kilometre", 1_000_000.0),
    "kilogram": ("tonne", 1_000.0),
    "fraction": ("percentage", 0.01),
}
"""In which unit questions are asked, for each base unit."""
_DIGITS = 6
"""More would feign a precision that a share or a distance in the news does not have."""


def in_unit_asked(quantity: Quantity) -> Quantity:
    """The same figure with its bounds in the unit in which accounts are compared; value and span as the text has them.

    >>> from sayso.model.spans import Span
    >>> figure = Quantity(Span(0, 9), 250.0, 250.0, 250.0, Interval(245.0, 255.0), unit="square mile")
    >>> round(in_unit_asked(figure).low), in_unit_asked(figure).unit
    (647, 'square kilometre')
    >>> in_unit_asked(dataclasses.replace(figure, unit="dollar")).unit
    'dollar'
    """
    if quantity.unit == _ASKED["fraction"][0]:
        return quantity
    based = in_base_unit(quantity)
    share = quantity.measure == "share"
    unit, factor = _ASKED.get("fraction" if share else based.unit or "", (based.unit, 1.0))
    if unit == quantity.unit:
        return quantity
    low, high = (_times(end, factor) for end in based.core)
    support = Interval(*(_times(end, factor) for end in based.support))
    return dataclasses.replace(based, unit=unit, low=low, high=high, support=support)


def _times(end: float | None, factor: float) -> float | None:
    return None if end is None else float(f"{end / factor:.{_DIGITS}g}")
