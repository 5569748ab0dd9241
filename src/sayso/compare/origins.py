"""How many independent origins stand behind a question: components of answers that are one account."""

from __future__ import annotations

import collections
from collections.abc import Iterable, Mapping, Sequence

from sayso.compare.relays import Relay, seen
from sayso.model.questions import Answer


def components(
    answers: Sequence[Answer], passed_on: Iterable[Relay], *, identities: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Answer key -> the account it belongs to: one root speaker, or one account passed on.

    An account is named by its root speaker, or by its first seen answer where no root is known.
    """
    parent = {answer.key: answer.key for answer in answers}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    first: dict[object, str] = {}
    for answer in answers:
        for shared in _shared(answer, identities or {}):
            parent[root(answer.key)] = root(first.setdefault(shared, answer.key))
    by_key = {answer.key: answer for answer in answers}
    for relay in passed_on:
        if _one_account(by_key[relay.earlier], by_key[relay.later]):
            parent[root(relay.earlier)] = root(relay.later)
    members: dict[str, list[Answer]] = collections.defaultdict(list)
    for answer in answers:
        members[root(answer.key)].append(answer)
    return {answer.key: _name(held) for held in members.values() for answer in held}


def _shared(answer: Answer, identities: Mapping[str, str]) -> Iterable[object]:
    """What makes two answers one account: root or speaker; a report's headline repeats the figure of its body."""
    if answer.origin is not None:
        yield ("origin", answer.origin)
        yield ("speaker", identities.get(answer.speaker or "", answer.speaker))
    if answer.side is not None or answer.speaker == answer.outlet:
        yield ("report", answer.document, answer.core.low, answer.side)


def _one_account(earlier: Answer, later: Answer) -> bool:
    """Whether a relay joins two accounts: their roots are the same, one has none, or is but the outlet passed on."""
    if None in (earlier.origin, later.origin) or earlier.origin == later.origin:
        return True
    return bool(later.speaker and earlier.outlet and later.speaker.casefold() == earlier.outlet.casefold())


def _name(held: list[Answer]) -> str:
    named = sorted({answer.origin for answer in held if answer.origin is not None})
    return max(named, key=lambda name: (len(name.split()), name)) if named else min(held, key=seen).key


def count(answers: Iterable[Answer], account: dict[str, str]) -> tuple[int, int]:
    """The least and the most independent origins: unnamed and unsourced accounts raise only the most."""
    chosen = list(answers)
    least = {account[answer.key] for answer in chosen if answer.origin is not None}
    return len(least), len({account[answer.key] for answer in chosen})
