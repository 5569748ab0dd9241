"""Records to plain JSON values and back, by their type hints: `decode(T, encode(x)) == x` for every record here."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import operator
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

_PLAIN = frozenset({str, int, bool, type(None)})
"""What JSON writes as it is."""


def encode(value: Any) -> Any:
    """The JSON value of a record: dataclasses become objects, tuples arrays, days ISO text, 6.0 becomes 6.

    >>> from sayso.model.spans import Span
    >>> encode((Span(0, 4), Span(9, 12)))
    [[0, 4], [9, 12]]
    """
    kind: Any = type(value)
    return value if kind in _PLAIN else _encoder(kind)(value)


@functools.cache
def _encoder(kind: type) -> Callable[[Any], Any]:
    """What turns a value of this type into JSON; worked out once for each type."""
    if dataclasses.is_dataclass(kind):
        return _record_encoder(kind)
    if issubclass(kind, tuple | list):
        return lambda value: [encode(item) for item in value]
    if issubclass(kind, frozenset):
        return lambda value: sorted(encode(item) for item in value)
    if issubclass(kind, dict):
        return lambda value: {key: encode(item) for key, item in value.items()}
    if issubclass(kind, datetime.date):
        return lambda value: value.isoformat()
    if issubclass(kind, float):
        return lambda value: int(value) if value.is_integer() else value
    return lambda value: value


def _record_encoder(kind: type) -> Callable[[Any], Any]:
    names = _names(kind)
    fields: Callable[[Any], Any] = operator.attrgetter(*names) if len(names) > 1 else lambda v: (getattr(v, names[0]),)

    def record(value: Any) -> dict[str, Any]:
        body = dict(zip(names, fields(value), strict=True))
        for name, item in body.items():
            if type(item) not in _PLAIN:
                body[name] = encode(item)
        return body

    return record


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def decode(kind: type[T], value: Any) -> T:
    """The record of type `kind` that `encode` wrote; keys that `kind` does not have are ignored.

    >>> from sayso.model.values import Interval
    >>> decode(Interval, [6, None])
    Interval(low=6, high=None)
    """
    return typing.cast(T, _decode(kind, value))


def _decode(kind: Any, value: Any) -> Any:
    return None if value is None else _decoder(kind)(value)


@functools.cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """What turns a JSON value other than null into a `kind`; worked out once for each kind."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _union_decoder(arguments)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record_decoder(kind)
    if origin in (tuple, frozenset, list):
        item = _decoder(arguments[0])
        return lambda value: origin([None if each is None else item(each) for each in value])
    if origin is dict:
        item = _decoder(arguments[1])
        return lambda value: {key: None if each is None else item(each) for key, each in value.items()}
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_make"):
        return typing.cast(Callable[[Any], Any], kind._make)
    if kind is datetime.datetime or kind is datetime.date:
        return typing.cast(Callable[[Any], Any], kind.fromisoformat)
    return lambda value: value


def _record_decoder(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    fields = [(name, _decoder(hints[name])) for name in _names(kind)]
    return lambda value: kind(
        **{name: None if value[name] is None else decode(value[name]) for name, decode in fields if name in value}
    )


def _union_decoder(choices: tuple[Any, ...]) -> Callable[[Any], Any]:
    """The first member that fits: arrays to a tuple type, everything else to the first scalar."""
    arrays = [_decoder(choice) for choice in choices if _is_array(choice)]
    others = [_decoder(choice) for choice in choices if choice is not type(None) and not _is_array(choice)]

    def union(value: Any) -> Any:
        fitting = arrays if isinstance(value, list) else others
        return fitting[0](value) if fitting else value

    return union


def _is_array(kind: Any) -> bool:
    return typing.get_origin(kind) is tuple or (isinstance(kind, type) and issubclass(kind, tuple))
