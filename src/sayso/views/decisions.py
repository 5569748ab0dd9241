"""What people have decided about accounts: which names are one speaker, which claim answers which question."""

from __future__ import annotations

import collections
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.ledger.queries import ClaimFilter
from sayso.ledger.reader import Reader
from sayso.ledger.store import Store
from sayso.model.codec import decode
from sayso.model.entries import Entry, Identity


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


def regrouping(claim: str, question: str, *, because: str, author: str, at: datetime.datetime) -> Entry:
    """That a claim answers this question, as an entry; the latest one of a claim counts."""
    return Entry("regrouping", {"claim": claim, "question": question, "because": because}, author, at)


def choice(
    question: str, low: float | None, high: float | None, *, because: str, author: str, at: datetime.datetime
) -> Entry:
    """The bounds that a person takes for right, as an entry; they decide nothing for others."""
    body = {"question": question, "low": low, "high": high, "because": because}
    return Entry("note", {"about": "question", **body}, author, at)


def chosen(store: Reader) -> dict[str, list[dict[str, Any]]]:
    """By question, the latest bounds that each person chose."""
    latest: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in sorted(store.entries("note"), key=lambda entry: (entry.at, entry.id)):
        if entry.body.get("about") == "question":
            said = {name: entry.body[name] for name in ("low", "high", "because")}
            latest[entry.body["question"], entry.made_by] = {
                "author": entry.made_by,
                "at": entry.at.isoformat(),
                **said,
            }
    by_question: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for (question, _), said in sorted(latest.items()):
        by_question[question].append(said)
    return by_question


def _documents(store: Store, wanted: ClaimFilter) -> Iterator[str]:
    yield from sorted({claim.document for claim in store.claims(wanted)})
