"""Which claim carries which figure, time and place: the innermost attribution whose content holds the words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sayso.model.claims import Attribution
from sayso.model.spans import covers
from sayso.model.values import Place, Quantity, TimeInterval

Value = TypeVar("Value", Quantity, TimeInterval, Place)


def attach(attributions: Sequence[Attribution], values: Iterable[Value]) -> list[Value]:
    """The values, each with the id of the innermost attribution that holds it in its content (else None).

    A value that already names a claim keeps it.

    >>> from sayso.model.spans import Span
    >>> from sayso.model.values import Interval
    >>> outer = Attribution("a1", (Span(0, 2),), (Span(3, 7),), (Span(8, 40),))
    >>> inner = Attribution("a2", (Span(8, 10),), (Span(11, 15),), (Span(16, 40),), within="a1")
    >>> six = Quantity(Span(20, 23), 6, 6, 6, Interval(6, 6))
    >>> [value.claim for value in attach([outer, inner], [six])]
    ['a2']
    >>> citing = Attribution("a2", (Span(8, 10),), (Span(11, 15),), (Span(8, 40),), within="a1")
    >>> [value.claim for value in attach([outer, citing], [six])]
    ['a2']
    """
    within = {one.id: one.within for one in attributions}
    by_size = sorted(
        attributions, key=lambda one: (sum(span.end - span.start for span in one.content), -_depth(one.id, within))
    )
    return [value if value.claim else _attached(by_size, value) for value in values]


def _depth(claim: str, within: Mapping[str, str | None]) -> int:
    """How many attributions stand around one: "Northern Wire reported, citing the minister" have one content."""
    depth, around = 0, within.get(claim)
    while around and depth < len(within):
        depth, around = depth + 1, within.get(around)
    return depth


def _attached(by_size: Sequence[Attribution], value: Value) -> Value:
    for attribution in by_size:
        if covers(attribution.content, value.span):
            return dataclasses.replace(value, claim=attribution.id)
    return value
