"""The shared specification of relations, each case with the scope that its words and note say, encoded by hand."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from sayso.compare.relations import compare
from sayso.model.questions import Answer, Scope
from sayso.model.values import Interval

CASES = Path(__file__).parents[3] / "shared" / "corpora" / "figure_relations" / "cases.jsonl"


def day(month: int, of_month: int) -> datetime.date:
    return datetime.date(2031, month, of_month)


SCOPES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "fr14": ({"start": day(3, 1), "end": day(3, 31)}, {"start": day(1, 1), "end": day(5, 31)}),
    "fr15": ({"start": day(3, 1), "end": day(3, 31)}, {"start": day(1, 1), "end": day(3, 31)}),
    "fr19": ({"of": "units"}, {"of": "people"}),
    "fr23": ({"unit": "share"}, {"unit": "count"}),
    "fr31": ({"of": "people/forces"}, {"of": "people"}),
    "fr33": ({"as_of": day(1, 15), "flow": "stock"}, {"as_of": day(1, 16), "flow": "stock"}),
    "fr34": ({"as_of": day(1, 16), "flow": "stock"}, {"as_of": day(1, 17), "flow": "stock"}),
}
"""What two answers are about, where the words or the note tell them apart; in all other cases the scopes are equal."""
FLAGS = {"fr33": {"update"}, "fr34": {"revision"}}


def cases() -> list[dict[str, Any]]:
    if not CASES.exists():
        return []
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def answer(side: dict[str, Any], scope: dict[str, Any], question: str, name: str) -> Answer:
    bounds = Interval(side["lo"], side["hi"])
    whole = Scope(**{"measure": question, "unit": "count", **scope})
    return Answer(name, name, "", bounds, bounds, whole, speaker=None, side=None, origin=None, text=side["text"])


@pytest.mark.skipif(not CASES.exists(), reason="the shared corpora are not beside this checkout")
def test_there_are_cases() -> None:
    assert len(cases()) >= 20


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    one, other = (
        answer(case[side], scope, case["question"], side)
        for side, scope in zip("ab", SCOPES.get(case["id"], ({}, {})), strict=True)
    )
    found = compare(one, other)
    assert found.relation == case["relation"], found.because
    assert found.flags >= FLAGS.get(case["id"], set())
