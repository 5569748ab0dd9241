"""The questions that the claims of a ledger answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.compare.topics import WITHOUT_FIGURES
from sayso.ledger.store import Store

SHOWN = ("question", "label", "answers", "speakers", "origins", "origins_at_most", "outlets", "verdict")


def rows(store: Store) -> Iterator[dict[str, Any]]:
    """One row a question, those with most independent origins first; `outlets` stands beside for comparison.

    What one account says without a figure is no question yet: it is listed once another says so too or denies it.
    """
    for question in asked(store):
        yield {column: question[column] for column in SHOWN}


def asked(store: Store, wanted: str | None = None) -> list[dict[str, Any]]:
    """The questions as derived, most origins first: all, the one with this id (or how it begins), or by label words."""
    found = [
        question
        for question in store.derived.read("questions", dict)
        if (_open(question) if wanted is None else _fits(question, wanted))
    ]
    return sorted(found, key=lambda one: (-one["origins"], -one["answers"], one["label"], one["question"]))


def _open(question: dict[str, Any]) -> bool:
    return question["verdict"] != "single" or question["scope"]["measure"] not in WITHOUT_FIGURES


def _fits(question: dict[str, Any], wanted: str) -> bool:
    label = question["label"].casefold()
    if question["question"].startswith(wanted):
        return True
    return _open(question) and all(word in label for word in wanted.casefold().split())
