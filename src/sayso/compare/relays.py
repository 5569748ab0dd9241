"""Who passed on whom: three signals, kept apart.

"reuse"   the two sentences share their wording: copied or lightly edited
"stated"  one says that it has it from the other's outlet ("Northern Wire reported, citing the minister")
"root"    the same root speaker with the same figure
"""

from __future__ import annotations

import collections
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.compare.reuse import shingles
from sayso.model.questions import Answer

Signal = Literal["reuse", "stated", "root"]

SENTENCE = 0.5
"""The part of the shorter sentence's three-word runs that a copied sentence shares."""
FEWEST = 6
"""Runs of three words that must be shared: short sentences look alike by chance."""


@dataclass(frozen=True, slots=True)
class Relay:
    """Answer `later` passes on answer `earlier` (their keys): by which signal, and the words that show it."""

    earlier: str
    later: str
    signal: Signal
    because: str


def relays(answers: Sequence[Answer]) -> list[Relay]:
    """The relays among the answers to one question, earliest seen first; the order of `answers` does not matter."""
    ordered = sorted(answers, key=seen)
    found = [*_reuse(ordered), *_stated(ordered), *_root(ordered)]
    return sorted(found, key=lambda relay: (relay.earlier, relay.later, relay.signal))


def seen(answer: Answer) -> tuple[str, str]:
    """When an answer was first seen: its day of publication, then its key; an undated one comes last."""
    return (answer.said.isoformat() if answer.said else "9999", answer.key)


def _reuse(answers: Sequence[Answer]) -> Iterable[Relay]:
    runs = {answer.key: frozenset(digest for digest, _ in shingles(answer.sentence)) for answer in answers}
    holders: dict[int, list[Answer]] = collections.defaultdict(list)
    for answer in answers:
        for digest in runs[answer.key]:
            holders[digest].append(answer)
    shared: collections.Counter[tuple[str, str]] = collections.Counter()
    by_key = {answer.key: answer for answer in answers}
    for together in holders.values():
        shared.update((first.key, second.key) for first, second in _first_with_others(together))
    for (one, other), count in shared.items():
        shorter = min(len(runs[one]), len(runs[other]))
        if count >= FEWEST and count >= SENTENCE * shorter and by_key[one].document != by_key[other].document:
            yield Relay(one, other, "reuse", f"{count} of {shorter} three-word runs are shared")


def _first_with_others(together: list[Answer], most: int = 30) -> Iterable[tuple[Answer, Answer]]:
    """Pairs in the order of being seen; in a crowd, the first ones with all others."""
    return itertools.combinations(together, 2) if len(together) <= most else _star(together)


def _star(together: list[Answer]) -> Iterable[tuple[Answer, Answer]]:
    return ((together[0], other) for other in together[1:])


def _stated(answers: Sequence[Answer]) -> Iterable[Relay]:
    by_outlet: dict[str, list[Answer]] = collections.defaultdict(list)
    for answer in answers:
        if answer.outlet:
            by_outlet[answer.outlet.casefold()].append(answer)
    for answer in answers:
        own = (answer.outlet or "").casefold()
        for name in dict.fromkeys(name.casefold() for name in answer.chain[1:]):
            earlier = [other for other in by_outlet.get(name, ()) if name != own and seen(other) < seen(answer)]
            source = _passed(answer, earlier)
            if source:
                yield Relay(source.key, answer.key, "stated", " → ".join(answer.chain))


def _passed(answer: Answer, earlier: list[Answer]) -> Answer | None:
    """Which of an outlet's answers is passed on: the one with the same root, else the same figure, else the latest."""
    for same in (
        [other for other in earlier if other.origin is not None and other.origin == answer.origin],
        [other for other in earlier if other.support == answer.support],
    ):
        if same:
            return same[-1]
    return None


def _root(answers: Sequence[Answer]) -> Iterable[Relay]:
    first: dict[tuple[object, ...], Answer] = {}
    for answer in answers:
        if answer.origin is None:
            continue
        earlier = first.setdefault((answer.origin, answer.support, answer.stance), answer)
        if earlier is not answer and earlier.document != answer.document:
            yield Relay(earlier.key, answer.key, "root", f"{answer.speaker} with the same figure")
