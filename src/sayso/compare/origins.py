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
    roots = {answer.key: {answer.origin} - {None} for answer in answers}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    def join(one: str, other: str) -> None:
        one, other = root(one), root(other)
        if one != other:
            parent[one] = other
            roots[other] |= roots[one]

    def apart(one: str, other: str) -> bool:
        """Whether two accounts have roots of their own: words without a root never make them one."""
        mine, others = roots[root(one)], roots[root(other)]
        return bool(mine and others and not mine & others)

    first: dict[object, str] = {}
    for answer in answers:
        for shared in _shared(answer, identities or {}):
            join(answer.key, first.setdefault(shared, answer.key))
    by_key = {answer.key: answer for answer in answers}
    for relay in sorted(passed_on, key=lambda one: (one.signal != "reuse", one.later, one.earlier)):
        earlier, later = by_key[relay.earlier], by_key[relay.later]
        if _cites(earlier, later) or (_one_account(earlier, later) and not apart(relay.earlier, relay.later)):
            join(relay.earlier, relay.later)
    told: dict[object, list[str]] = collections.defaultdict(list)
    for answer in sorted(answers, key=lambda one: (one.document, one.span.start, one.key)):
        for report in _told(answer):
            fitting = (key for key in told[report] if not apart(key, answer.key))
            same = next(fitting, None)
            if same is not None:
                join(answer.key, same)
            told[report].append(answer.key)
    members: dict[str, list[Answer]] = collections.defaultdict(list)
    for answer in answers:
        members[root(answer.key)].append(answer)
    return {answer.key: _name(held) for held in members.values() for answer in held}


def _shared(answer: Answer, identities: Mapping[str, str]) -> Iterable[object]:
    """What makes two answers one account: root or speaker; an outlet that repeats what it had, or said itself."""
    if answer.origin is not None:
        yield ("origin", answer.origin)
        yield ("speaker", identities.get(answer.speaker or "", answer.speaker))
    if answer.outlet and (answer.origin is None or answer.speaker == answer.outlet):
        yield ("again", answer.outlet, answer.core, answer.speaker)


def _told(answer: Answer) -> Iterable[object]:
    """The figure of a report: its headline repeats that of its body."""
    if answer.side is not None or answer.speaker == answer.outlet:
        yield (answer.document, answer.core.low, answer.side)


def _one_account(earlier: Answer, later: Answer) -> bool:
    """Whether a relay joins two accounts: their roots are the same or one has none."""
    return None in (earlier.origin, later.origin) or earlier.origin == later.origin


def _cites(earlier: Answer, later: Answer) -> bool:
    """Whether the root of the later answer is but the outlet passed on."""
    return bool(later.origin and later.speaker and earlier.outlet) and (
        (later.speaker or "").casefold() == (earlier.outlet or "").casefold()
    )


def _name(held: list[Answer]) -> str:
    named = sorted({answer.origin for answer in held if answer.origin is not None})
    return max(named, key=lambda name: (len(name.split()), name)) if named else min(held, key=seen).key


def count(answers: Iterable[Answer], account: dict[str, str]) -> tuple[int, int]:
    """The least and the most independent origins: unnamed and unsourced accounts raise only the most."""
    chosen = list(answers)
    least = {account[answer.key] for answer in chosen if answer.origin is not None}
    return len(least), len({account[answer.key] for answer in chosen})
