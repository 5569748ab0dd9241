"""Everything that one speaker has said, over time, with the changes in their figures."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from typing import Any

from sayso.ledger.queries import ClaimFilter
from sayso.ledger.store import Store
from sayso.model.errors import UsageError
from sayso.model.questions import Answer
from sayso.model.values import Interval
from sayso.views.identities import resolved


def rows(store: Store, name: str, about: str | None = None) -> Iterator[dict[str, Any]]:
    """One row a claim of the speaker, by the day it was said; `about` are words of what was said.

    All names with the speaker's identity count as them. `figures` are the bounds of each figure with what it counts,
    `before` the speaker's earlier figure for the same question where it was another one.

    Raises `UsageError`, naming the nearest names, if no claim has a speaker whose name holds `name`.
    """
    names = _names(store, name)
    figures: dict[str, list[Answer]] = collections.defaultdict(list)
    for answer in store.derived.read("answers", Answer):
        figures[answer.claim].append(answer)
    labels = {question["question"]: question["label"] for question in store.derived.read("questions", dict)}
    claims = [one for each in sorted(names) for one in store.claims(ClaimFilter(speaker=each, about=about))]
    last: dict[str, Interval] = {}
    for claim in sorted(
        (one for one in claims if one.speaker in names), key=lambda one: (str(one.said or ""), one.claim)
    ):
        answers = figures.get(claim.claim, [])
        before = [bounds(last[one.question]) for one in answers if last.get(one.question, one.core) != one.core]
        last |= {one.question: one.core for one in answers}
        yield {
            "said": claim.said.isoformat() if claim.said else None,
            "speaker": claim.speaker,
            "outlet": claim.outlet,
            "cue": claim.cue,
            "text": claim.text,
            "figures": [f"{bounds(one.core)} {labels.get(one.question, '')}".strip() for one in answers],
            "before": before,
            "claim": claim.claim,
            "doc": claim.document,
        }


def bounds(core: Interval) -> str:
    """An interval in a reader's words.

    >>> bounds(Interval(40, None)), bounds(Interval(20, 30)), bounds(Interval(12, 12))
    ('at least 40', '20 to 30', '12')
    """
    low, high = (None if end is None else f"{end:,.10g}" for end in core)
    if low == high:
        return low or "some"
    if high is None:
        return f"at least {low}"
    return f"{low} to {high}" if low is not None else f"at most {high}"


def _names(store: Store, wanted: str) -> set[str]:
    identities = resolved(store)
    meant = {identities[name] for name in identities if wanted.casefold() in name.casefold()}
    if not meant:
        known = ", ".join(sorted(identities)[:8]) or "nobody yet"
        raise UsageError(f"nobody called {wanted!r} speaks in this ledger; there are: {known} …")
    return {name for name, identity in identities.items() if identity in meant}
