"""How many independent origins stand behind a question: components of answers that are one account."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Sequence

from sayso.compare.relays import Relay, seen
from sayso.model.questions import Answer


def components(answers: Sequence[Answer], passed_on: Iterable[Relay]) -> dict[str, str]:
    """Answer key -> the account it belongs to: one root speaker, or one account passed on.

    An account is named by its root speaker, or by its first seen answer where no root is known.
    """
    parent = {answer.key: answer.key for answer in answers}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    first: dict[str, str] = {}
    for answer in answers:
        if answer.origin is not None:
            parent[root(answer.key)] = root(first.setdefault(answer.origin, answer.key))
    origin = {answer.key: answer.origin for answer in answers}
    for relay in passed_on:
        one, other = origin[relay.earlier], origin[relay.later]
        if one is None or other is None or one == other:
            parent[root(relay.earlier)] = root(relay.later)
    members: dict[str, list[Answer]] = collections.defaultdict(list)
    for answer in answers:
        members[root(answer.key)].append(answer)
    return {answer.key: _name(held) for held in members.values() for answer in held}


def _name(held: list[Answer]) -> str:
    named = sorted({answer.origin for answer in held if answer.origin is not None})
    return named[0] if named else min(held, key=seen).key


def count(answers: Iterable[Answer], account: dict[str, str]) -> tuple[int, int]:
    """The least and the most independent origins: unnamed and unsourced accounts raise only the most."""
    chosen = list(answers)
    least = {account[answer.key] for answer in chosen if answer.origin is not None}
    return len(least), len({account[answer.key] for answer in chosen})
