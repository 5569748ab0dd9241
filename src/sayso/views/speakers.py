"""Everything that one speaker has said, over time, with the changes in their figures."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from typing import Any

from sayso.ledger.queries import ClaimFilter, ClaimRow
from sayso.ledger.store import Store
from sayso.model.errors import UsageError
from sayso.model.questions import Answer
from sayso.model.values import Interval
from sayso.views.identities import resolved


def rows(store: Store, name: str, about: str | None = None) -> Iterator[dict[str, Any]]:
    """One row a claim of the speaker, by the day it was said; `about` are words of what was said.

    All names with the speaker's identity count as them. `figures` are the bounds of each figure with what it counts,
    `before` the speaker's earlier figures for the same questions, with their days, where the new one cannot be the old
    one ("34" after "at least 40", not after "at least 30").

    Raises `UsageError`, naming the nearest names, if no claim has a speaker whose name holds `name`.
    """
    names = _names(store, name)
    figures: dict[str, list[Answer]] = collections.defaultdict(list)
    for answer in store.derived.read("answers", Answer):
        figures[answer.claim].append(answer)
    labels = {question["question"]: question["label"] for question in store.derived.read("questions", dict)}
    found = (one for each in sorted(names) for one in store.claims(ClaimFilter(speaker=each, about=about)))
    claims = {(one.claim, one.document): one for one in found if one.speaker in names}
    last: dict[str, tuple[Interval, str]] = {}
    for claim in sorted(claims.values(), key=_place):
        answers = figures.get(claim.claim, [])
        told = [last[one.question] for one in answers if one.question in last and _changed(last[one.question], one)]
        day = claim.said.isoformat() if claim.said else None
        last |= {one.question: (one.core, day or "no date") for one in answers}
        yield {
            "said": day,
            "speaker": claim.speaker,
            "side": claim.side,
            "outlet": claim.outlet,
            "cue": claim.cue,
            "text": claim.text,
            "figures": list(dict.fromkeys(_figure(one.core, labels.get(one.question, "")) for one in answers)),
            "before": list(dict.fromkeys(f"{bounds(core)} on {day}" for core, day in told)),
            "claim": claim.claim,
            "doc": claim.document,
        }


def _place(claim: ClaimRow) -> tuple[str, str, int, str]:
    """The order of reading: by the day, then along the report."""
    return str(claim.said or ""), claim.document, claim.start, claim.claim


def _changed(before: tuple[Interval, str], now: Answer) -> bool:
    return not before[0].meets(now.core)


def _figure(core: Interval, label: str) -> str:
    """A figure with what it counts: the first words of its question's label ("Killed, forces of Ostrenia, Lesk, …").

    >>> _figure(Interval(40, None), "Killed, forces of Ostrenia, Lesk, 2031-03-03")
    'at least 40 killed, forces of Ostrenia'
    """
    counted = ", ".join(label.split(", ")[:2])
    return f"{bounds(core)} {counted[:1].lower()}{counted[1:]}".strip()


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
