"""Records as JSON without the fields that are at their default, so that a field added later changes no id."""

from __future__ import annotations

import dataclasses
import functools
import operator
from collections.abc import Callable
from typing import Any, NamedTuple

from sayso.model.codec import encode
from sayso.model.spans import Span
from sayso.model.values import Interval

_PLAIN = frozenset({str, int, float, bool, type(None), Span, Interval})
"""What JSON writes as it is; named pairs become arrays."""


class Shape(NamedTuple):
    """A record's fields: names, defaults (the class itself stands for "has none"), and how to get all values."""

    names: tuple[str, ...]
    defaults: tuple[Any, ...]
    values: Callable[[Any], tuple[Any, ...]]


@functools.cache
def shape_of(kind: type) -> Shape | None:
    """The fields of a dataclass, worked out once; None for any other type."""
    if not dataclasses.is_dataclass(kind):
        return None
    fields = dataclasses.fields(kind)
    names = tuple(field.name for field in fields)
    return Shape(names, tuple(_default(field, kind) for field in fields), operator.attrgetter(*names))


def _default(field: dataclasses.Field[Any], none: type) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return none if field.default is dataclasses.MISSING else field.default


def compact(value: Any) -> Any:
    """JSON of a record without the fields that are at their default; `decode` reads it back.

    >>> from sayso.model.problems import Problem
    >>> compact(Problem("read", "empty"))
    {'stage': 'read', 'message': 'empty'}
    """
    kind: type = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return [compact(item) for item in value]
    if kind is dict:
        return {key: compact(item) for key, item in value.items()}
    shape = shape_of(kind)
    if shape is None:
        return encode(value)
    whole = {}
    for name, default, item in zip(shape.names, shape.defaults, shape.values(value), strict=True):
        if item != default:
            whole[name] = item if type(item) in _PLAIN else compact(item)
    return whole
