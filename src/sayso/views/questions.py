"""The questions that the claims of a ledger answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.compare.topics import WITHOUT_FIGURES
from sayso.ledger.store import Store
from sayso.model.errors import UnknownName

SHOWN = ("question", "label", "answers", "speakers", "origins", "origins_at_most", "outlets", "verdict")


def rows(store: Store) -> Iterator[dict[str, Any]]:
    """One row a question, those with most independent origins first; `outlets` stands beside for comparison.

    What accounts say without figures is a question once one denies it or names somebody else.
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


def found(store: Store, wanted: str) -> dict[str, Any]:
    """The one question with this id, or whose id begins so. Raises UnknownName, naming some, if there is none."""
    ids = [question for question in store.derived.read("questions", dict) if question["question"].startswith(wanted)]
    if len(ids) != 1:
        known = ids or asked(store)
        raise UnknownName("question", wanted, (question["question"][:12] for question in known[:5]))
    return ids[0]


def _open(question: dict[str, Any]) -> bool:
    contested = question["answers"] > 1 and question["verdict"] in ("conflict", "disputed")
    return contested or question["scope"]["measure"] not in WITHOUT_FIGURES


def _fits(question: dict[str, Any], wanted: str) -> bool:
    label = question["label"].casefold()
    if question["question"].startswith(wanted):
        return True
    return _open(question) and all(word in label for word in wanted.casefold().split())
