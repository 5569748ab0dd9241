"""What people decide about names, as the entries that `sayso merge` and `sayso split` append.

Nothing is ever taken back: a later judgement of the same pair counts instead of the earlier one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from sayso.model.entries import Identity, Judgement


def merge(one: str, other: str, *, author: str, at: datetime.datetime, because: str = "") -> Identity:
    """The judgement that two names (or a name and an identifier) are one.

    >>> day = datetime.datetime(2031, 3, 4)
    >>> merge("Irena Halden", "I. Haldén", author="desk", at=day).judgement
    'positive'
    """
    return _judged(one, other, "positive", author, at, because)


def doubt(one: str, other: str, *, author: str, at: datetime.datetime, because: str = "") -> Identity:
    """The judgement that nobody knows whether two names are one: the machine leaves them apart."""
    return _judged(one, other, "unsure", author, at, because)


def split(
    name: str, identities: Mapping[str, str], *, author: str, at: datetime.datetime, because: str = ""
) -> list[Identity]:
    """The judgements that a name is none of those with which it was joined; `identities` is what `resolve_names` gave.

    >>> day = datetime.datetime(2031, 3, 4)
    >>> joined = {"A. Orn": "i1", "Ada Orn": "i1", "B": "i2"}
    >>> [said.identifier for said in split("A. Orn", joined, author="desk", at=day)]
    ['Ada Orn']
    """
    joined: Iterable[str] = sorted(
        other for other, id in identities.items() if id == identities.get(name) and other != name
    )
    return [_judged(name, other, "negative", author, at, because) for other in joined]


def _judged(one: str, other: str, judgement: Judgement, author: str, at: datetime.datetime, because: str) -> Identity:
    first, second = sorted((one, other))
    return Identity(first, second, judgement, author, at=at, because=because)
