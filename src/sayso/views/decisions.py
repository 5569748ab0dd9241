"""What people have decided about accounts: which names are one speaker, which claim answers which question."""

from __future__ import annotations

import collections
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.ledger.queries import ClaimFilter
from sayso.ledger.store import Store
from sayso.model.codec import decode
from sayso.model.entries import Identity


@dataclass(frozen=True, slots=True)
class Decisions:
    """People's entries that bear on accounts.

    `regrouped` holds, by claim, the question that a person put it under (`{"claim": …, "question": …}`, the latest
    counts); `judgements` are those of names; `touched` how many decisions of any kind bear on each document.
    """

    regrouped: Mapping[str, str]
    judgements: tuple[Identity, ...]
    touched: Mapping[str, int]


def decisions(store: Store) -> Decisions:
    """All decisions of people in the ledger, oldest first."""
    regroupings = sorted(store.entries("regrouping"), key=lambda entry: (entry.at, entry.id))
    judgements = tuple(decode(Identity, entry.body) for entry in store.entries("judgement"))
    touched: collections.Counter[str] = collections.Counter()
    for entry in regroupings:
        touched.update(_documents(store, ClaimFilter(claim=entry.body["claim"])))
    for judgement in judgements:
        for name in {judgement.name, judgement.identifier}:
            touched.update(_documents(store, ClaimFilter(speaker=name)))
    return Decisions({entry.body["claim"]: entry.body["question"] for entry in regroupings}, judgements, touched)


def _documents(store: Store, wanted: ClaimFilter) -> Iterator[str]:
    yield from sorted({claim.document for claim in store.claims(wanted)})
