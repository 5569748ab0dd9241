"""The questions that the claims of a ledger answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.ledger.store import Store

SHOWN = ("question", "label", "answers", "speakers", "origins", "origins_at_most", "outlets", "verdict")


def rows(store: Store) -> Iterator[dict[str, Any]]:
    """One row a question, those with most independent origins first; `outlets` stands beside for comparison."""
    for question in asked(store):
        yield {column: question[column] for column in SHOWN}


def asked(store: Store, wanted: str | None = None) -> list[dict[str, Any]]:
    """The questions as derived, most origins first: all, the one with this id (or how it begins), or by label words."""
    found = [
        question for question in store.derived.read("questions", dict) if wanted is None or _fits(question, wanted)
    ]
    return sorted(found, key=lambda one: (-one["origins"], -one["answers"], one["label"], one["question"]))


def _fits(question: dict[str, Any], wanted: str) -> bool:
    label = question["label"].casefold()
    return question["question"].startswith(wanted) or all(word in label for word in wanted.casefold().split())
