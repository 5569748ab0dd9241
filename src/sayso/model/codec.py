"""Records to plain JSON values and back, by their type hints: `decode(T, encode(x)) == x` for every record here."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import types
import typing
from typing import Any, TypeVar

T = TypeVar("T")


def encode(value: Any) -> Any:
    """The JSON value of a record: dataclasses become objects, tuples arrays, days ISO text.

    >>> from sayso.model.spans import Span
    >>> encode((Span(0, 4), Span(9, 12)))
    [[0, 4], [9, 12]]
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: encode(getattr(value, name)) for name in _field_names(type(value))}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(encode(item) for item in value)
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def decode(kind: type[T], value: Any) -> T:
    """The record of type `kind` that `encode` wrote; keys that `kind` does not have are ignored.

    >>> from sayso.model.values import Interval
    >>> decode(Interval, [6, None])
    Interval(low=6, high=None)
    """
    return typing.cast(T, _decode(kind, value))


@functools.cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _decode(kind: Any, value: Any) -> Any:
    origin = typing.get_origin(kind)
    if value is None or kind is Any or origin is typing.Literal:
        return value
    if origin in (types.UnionType, typing.Union):
        return _decode_union(typing.get_args(kind), value)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _decode(hints[name], value[name]) for name in _field_names(kind) if name in value})
    if origin in (tuple, frozenset, list):
        item = typing.get_args(kind)[0]
        return origin(_decode(item, each) for each in value)
    if origin is dict:
        item = typing.get_args(kind)[1]
        return {key: _decode(item, each) for key, each in value.items()}
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return kind(*value)
    if kind is datetime.datetime or kind is datetime.date:
        return kind.fromisoformat(value)
    return value


def _decode_union(choices: tuple[Any, ...], value: Any) -> Any:
    """The first member that fits: arrays to a tuple type, everything else to the first scalar."""
    for choice in choices:
        is_array = typing.get_origin(choice) is tuple or (isinstance(choice, type) and issubclass(choice, tuple))
        if choice is not type(None) and is_array == isinstance(value, list):
            return _decode(choice, value)
    return value
