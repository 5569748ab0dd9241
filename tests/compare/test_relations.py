"""The comparison algebra: hand-written cases, and what must hold of any two answers."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.relations import compare
from sayso.model.questions import Answer, Scope
from sayso.model.spans import Span
from sayso.model.values import Interval

CASES = list(
    csv.DictReader((Path(__file__).parents[1] / "cases" / "relations.tsv").open(encoding="utf-8"), delimiter="\t")
)
DAYS = {"start", "end", "as_of"}


def interval(words: str) -> Interval:
    low, high = (float(end) if end else None for end in words.strip("[]").split(","))
    return Interval(low, high)


def answer(words: str, name: str) -> Answer:
    """ "[6,] core=[7,] place=Tarvia/Lesk origin=min said=2031-03-04" as an answer."""
    bounds, *fields = re.split(r"\s+", words)
    said = dict(field.split("=") for field in fields)
    axes = {field.name for field in dataclasses.fields(Scope)}
    scope = {
        axis: datetime.date.fromisoformat(value) if axis in DAYS else value
        for axis, value in said.items()
        if axis in axes
    }
    return Answer(
        claim=name,
        document=said.get("document", name),
        question="",
        core=interval(said.get("core", bounds)),
        support=interval(bounds),
        scope=Scope(**{"measure": "killed", "unit": "count", **scope}),
        speaker=said.get("origin"),
        side=said.get("side"),
        origin=said.get("origin"),
        stance=said.get("stance", "asserts"),
        said=datetime.date.fromisoformat(said["said"]) if "said" in said else None,
    )


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    one, other = answer(case["one"], "c1"), answer(case["other"], "c2")
    for first, second in ((one, other), (other, one)):
        found = compare(first, second)
        assert found.relation + ("?" if found.relation == "conflict" and found.if_same else "") == case["relation"], (
            found
        )
        assert sorted(found.flags) == (case["flags"] or "").split(), found
        assert found.because


def test_passed_on_with_another_number_is_a_garble() -> None:
    one, other = answer("[40,40] said=2031-03-04", "c1"), answer("[400,400] said=2031-03-06", "c2")
    found = compare(one, other, passed_on=True)
    assert (found.relation, found.flags) == ("relay", frozenset({"garble"}))


bounds = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted)
intervals = st.builds(
    lambda ends, low, high: Interval(ends[0] if low else None, ends[1] if high else None),
    bounds,
    st.booleans(),
    st.booleans(),
)


@st.composite
def answers(draw: st.DrawFn, name: str) -> Answer:
    support = draw(intervals)
    return Answer(
        claim=name,
        document=draw(st.sampled_from("ab")),
        question="",
        core=support,
        support=support,
        scope=draw(scopes),
        speaker=None,
        side=draw(st.sampled_from([None, "Tarvia", "Ostrenia"])),
        origin=draw(st.sampled_from([None, "min", "staff"])),
        stance=draw(st.sampled_from(["asserts", "denies"])),
        said=draw(st.sampled_from([None, datetime.date(2031, 3, 4), datetime.date(2031, 3, 9)])),
        span=Span(0, 1),
    )


paths = st.sampled_from([None, "a", "a/b", "a/c"])
days = st.sampled_from([None, datetime.date(2031, 3, 1), datetime.date(2031, 3, 31)])
scopes = st.builds(
    Scope,
    measure=st.sampled_from(["casualties", "casualties/killed"]),
    unit=st.just("count"),
    of=paths,
    party=st.sampled_from([None, "Tarvia"]),
    place=paths,
    start=days,
    end=days,
    as_of=days,
    flow=st.sampled_from([None, "stock", "flow"]),
    modality=st.sampled_from(["fact", "plan"]),
)
TURNED = {None: None, "one": "other", "other": "one"}


@settings(max_examples=60)
@given(answers("c1"), answers("c2"))
def test_symmetric_but_for_direction(one: Answer, other: Answer) -> None:
    found, turned = compare(one, other), compare(other, one)
    assert (found.relation, found.flags, set(found.if_same)) == (turned.relation, turned.flags, set(turned.if_same))
    assert found.direction == TURNED[turned.direction]


@settings(max_examples=60)
@given(answers("c1"), answers("c2"), st.sampled_from(["of", "party", "place", "start", "flow"]))
def test_unsaid_scope_never_makes_a_certain_conflict(one: Answer, other: Answer, axis: str) -> None:
    blank = dataclasses.replace(one, scope=dataclasses.replace(one.scope, **{axis: None}))
    found = compare(blank, other)
    said = getattr(other.scope, axis) is not None
    assert not (found.relation == "conflict" and said and not found.if_same)


@settings(max_examples=60)
@given(answers("c1"), answers("c2"))
def test_wider_bounds_never_make_a_conflict(one: Answer, other: Answer) -> None:
    wide = dataclasses.replace(one, support=Interval(None, None), core=Interval(None, None))
    assert compare(wide, other).relation != "conflict"
    if compare(one, other).relation != "conflict":
        low, high = one.support
        wider = Interval(low and low - 1, high and high + 1)
        assert compare(dataclasses.replace(one, support=wider), other).relation != "conflict"


@settings(max_examples=50)
@given(intervals, intervals, intervals)
def test_agreement_and_refinement_carry_over(one: Interval, other: Interval, third: Interval) -> None:
    a, b, c = (
        dataclasses.replace(answer("[1,1]", f"c{number}"), support=support, core=support)
        for number, support in enumerate((one, other, third))
    )
    first, second, both = compare(a, b), compare(b, c), compare(a, c)
    if first.relation == second.relation == "agree":
        assert both.relation == "agree"
    if (first.relation, first.direction) == (second.relation, second.direction) == ("refine", "one"):
        assert (both.relation, both.direction) == ("refine", "one")
