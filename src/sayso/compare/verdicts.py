"""All accounts of one question side by side: comparisons, the verdict, and the sets that could be true together.

Nothing here decides who is right. A speaker's earlier figures are kept and shown, but do not contradict the later ones.
"""

from __future__ import annotations

import collections
import dataclasses
import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.names import fully_named
from sayso.compare.origins import components, count
from sayso.compare.questions import Asked, aligned
from sayso.compare.relations import compare
from sayso.compare.relays import Relay, relays, seen
from sayso.model.questions import Answer, Comparison, Scope, Verdict
from sayso.model.values import Interval

REJECTING = ("denies", "doubts")


@dataclass(frozen=True, slots=True)
class Consistent:
    """Accounts that could all be true: what they have in common, and how many origins stand behind them."""

    interval: Interval
    origins: int
    origins_at_most: int
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is to be shown of one question: nothing is decided, everything is counted."""

    verdict: Verdict
    origins: int
    origins_at_most: int
    outlets: int
    envelope: Interval
    intersection: Interval | None
    consistent: tuple[Consistent, ...]
    comparisons: tuple[Comparison, ...]
    relays: tuple[Relay, ...]
    account: Mapping[str, str]
    by_side: Mapping[str, tuple[int, int]]


def weigh(
    asked: Asked,
    *,
    rejected: Collection[str] = (),
    identities: Mapping[str, str] | None = None,
    institutions: Mapping[str, str] | None = None,
) -> Weighed:
    """The accounts of one question side by side.

    `rejected` are the ids of claims that somebody rejects; `identities` names, for each speaker, who that is, so that
    two spellings of one name are one account, `institutions` the root for whom a speaker speaks elsewhere.
    """
    answers = fully_named(asked.answers, institutions=institutions or {})
    passed_on = relays(answers)
    account = components(answers, passed_on, identities=identities)
    scopes: dict[Scope, Scope] = {}
    shown = [
        dataclasses.replace(answer, origin=account[answer.key], scope=scopes.setdefault(scope, scope))
        for answer in answers
        for scope in (aligned(answer, asked.question),)
    ]
    positions = _positions(shown)
    comparisons = _comparisons(positions, passed_on)
    standing = _standing(shown)
    first = {answer.key: held[0].key for held in positions for answer in held}
    disputed = any(answer.stance in REJECTING or answer.claim in rejected for answer in answers)
    facts = [answer for answer in answers if answer.scope.modality == "fact"]
    least, most = count(facts or answers, account)
    consistent = maximal_sets(standing, answers, account)
    return Weighed(
        verdict=_verdict({first[answer.key]: answer.origin for answer in standing}, comparisons, disputed),
        origins=least,
        origins_at_most=most,
        outlets=len({answer.outlet or answer.document for answer in answers}),
        envelope=_envelope([answer.support for answer in standing]),
        intersection=consistent[0].interval if len(consistent) == 1 else None,
        consistent=consistent,
        comparisons=tuple(comparisons),
        relays=tuple(passed_on),
        account=account,
        by_side={
            side: count([answer for answer in answers if answer.side == side], account)
            for side in sorted({answer.side for answer in answers if answer.side})
        },
    )


def _positions(answers: list[Answer]) -> list[list[Answer]]:
    """Answers that say the same of the same for the same account, first seen first."""
    positions: dict[tuple[object, ...], list[Answer]] = collections.defaultdict(list)
    for answer in sorted(answers, key=seen):
        positions[(answer.origin, answer.core, answer.support, answer.scope, answer.stance)].append(answer)
    return list(positions.values())


MANY = 200
"""Positions of one question that are all compared with each other; of more, each with those beside it in number."""


def _comparisons(positions: list[list[Answer]], passed_on: Sequence[Relay]) -> list[Comparison]:
    """Each two positions once; an answer that repeats a position is compared with the first that took it."""
    linked = {frozenset((relay.earlier, relay.later)) for relay in passed_on if relay.signal != "root"}
    pairs = [
        *_pairs([held[0] for held in positions]),
        *((held[0], other) for held in positions for other in held[1:]),
    ]
    return [compare(one, other, passed_on=frozenset((one.key, other.key)) in linked) for one, other in pairs]


def _pairs(first: list[Answer]) -> Iterable[tuple[Answer, Answer]]:
    """The positions that are compared: all with all, but of very many each only with the next and with both ends.

    So the lowest and the highest figure meet every other one: where any two contradict each other, one of these does.
    """
    if len(first) <= MANY:
        return itertools.combinations(first, 2)
    ordered = sorted(first, key=lambda answer: (_low(answer.support), _high(answer.support), answer.key))
    lowest = min(ordered, key=lambda answer: (_high(answer.support), answer.key))
    places = {answer.key: number for number, answer in enumerate(first)}
    chosen = {
        frozenset((one.key, other.key)): (one, other)
        for answer, following in itertools.zip_longest(ordered, ordered[1:])
        for one, other in ((answer, following), (lowest, answer), (answer, ordered[-1]))
        if other is not None and one is not other
    }
    pairs = [(one, other) if places[one.key] < places[other.key] else (other, one) for one, other in chosen.values()]
    return sorted(pairs, key=lambda pair: (places[pair[0].key], places[pair[1].key]))


def _standing(answers: list[Answer]) -> list[Answer]:
    """What each account says now: its latest figures, those asserted as fact."""
    latest: dict[str | None, list[Answer]] = collections.defaultdict(list)
    for answer in sorted(answers, key=seen, reverse=True):
        if answer.stance not in REJECTING and answer.scope.modality == "fact":
            held = latest[answer.origin]
            if not held or held[0].said == answer.said:
                held.append(answer)
    return [answer for held in latest.values() for answer in held]


def _verdict(accounts: Mapping[str, str | None], comparisons: list[Comparison], disputed: bool) -> Verdict:
    """`accounts`: the keys of the positions that stand now, with the account that takes each.

    "overlap" also stands for accounts that neither meet nor plainly contradict each other: counts that may have grown,
    figures that may be about something else.
    """
    between = {
        found.relation
        for found in comparisons
        if found.one in accounts
        and found.other in accounts
        and accounts[found.one] != accounts[found.other]
        and not (found.relation == "conflict" and found.if_same)
    }
    if "conflict" in between:
        return "conflict"
    if disputed:
        return "disputed"
    for relation in ("overlap", "refine", "agree"):
        if relation in between:
            return relation
    return "overlap" if len(set(accounts.values())) > 1 else "single"


def _envelope(intervals: list[Interval]) -> Interval:
    lows = [interval.low for interval in intervals]
    highs = [interval.high for interval in intervals]
    low = None if not lows or None in lows else min(low for low in lows if low is not None)
    high = None if not highs or None in highs else max(high for high in highs if high is not None)
    return Interval(low, high)


def maximal_sets(
    standing: Sequence[Answer], answers: Sequence[Answer], account: Mapping[str, str]
) -> tuple[Consistent, ...]:
    """The largest sets of accounts that one number satisfies, those with most origins first.

    One sweep over the ends of the intervals: a set is largest where an interval ends after another has begun.
    """
    named = {answer.key for answer in answers if answer.origin is not None}
    ends = (
        sorted(
            end
            for answer in standing
            for end in (
                (_low(answer.support), 0, answer.key, answer.support.low),
                (_high(answer.support), 1, answer.key, answer.support.high),
            )
        )
        if standing
        else []
    )
    found: list[Consistent] = []
    active: dict[str, None] = {}
    low: float | None = None
    grew = False
    for at, closes, key, bound in ends:
        if not closes:
            active[key], low, grew = None, bound, True
            continue
        if grew:
            least = {account[one] for one in active if one in named}
            most = {account[one] for one in active}
            found.append(
                Consistent(
                    Interval(low, None if at == float("inf") else at), len(least), len(most), tuple(sorted(active))
                )
            )
            grew = False
        del active[key]
    return tuple(sorted(found, key=lambda one: (-one.origins, -one.origins_at_most, one.answers)))


def _low(interval: Interval) -> float:
    return float("-inf") if interval.low is None else interval.low


def _high(interval: Interval) -> float:
    return float("inf") if interval.high is None else interval.high
