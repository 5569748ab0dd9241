from __future__ import annotations

import dataclasses
import datetime
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.ledger.bodies import claim_ids, claims_of, drafts, extraction_of, reading_of
from sayso.model.claims import Attribution, ChainLink, Speaker
from sayso.model.documents import Document
from sayso.model.entries import Entry, canonical
from sayso.model.extraction import Extraction
from sayso.model.problems import Problem
from sayso.model.spans import Span
from sayso.model.values import Candidate, Interval, Mention, Place, Quantity, TimeInterval

NOW = datetime.datetime(2031, 3, 5, tzinfo=datetime.UTC)
span = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair)))
spans = st.lists(span, max_size=3).map(tuple)
name = st.text(max_size=5)
number = st.integers(-5, 10**12) | st.floats(allow_nan=False, allow_infinity=False)
local = st.sampled_from([None, "a1", "a2", "a9"])
interval = st.builds(Interval, st.none() | number, st.none() | number)
attribution = st.builds(
    Attribution,
    id=st.just(""),
    source=spans,
    cue=spans,
    content=spans,
    stance=st.sampled_from(["asserts", "denies"]),
    speaker=st.none() | st.builds(Speaker, name, id=st.none() | name, span=spans),
    speakers=st.lists(name, max_size=2).map(tuple),
    chain=st.lists(st.builds(ChainLink, name, span=st.none() | spans), max_size=2).map(tuple),
    hedges=st.lists(spans, max_size=2).map(tuple),
    within=local,
    confidence=st.floats(0, 1),
    anchors=st.dictionaries(name, spans, max_size=2),
)
value = st.none() | number | st.tuples(number, number)
quantity = st.builds(
    Quantity,
    span,
    value,
    st.none() | number,
    st.none() | number,
    interval,
    unit=st.none() | name,
    rule=name,
    part_of=st.none() | span,
    claim=local,
    anchors=st.dictionaries(name, span, max_size=2),
)
time = st.builds(TimeInterval, span, st.just("DATE"), name, start=st.none() | st.dates(), claim=local)
place = st.builds(
    Place,
    span,
    name,
    lat=st.none() | st.floats(-90, 90),
    candidates=st.lists(st.builds(Candidate, name), max_size=2).map(tuple),
    claim=local,
)
any_text = st.text(st.characters(codec=None), max_size=30)


def numbered(found: list[Attribution]) -> tuple[Attribution, ...]:
    return tuple(dataclasses.replace(each, id=f"a{place}") for place, each in enumerate(found, start=1))


def lists_of(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=4).map(tuple)


extraction = st.builds(
    Extraction,
    document=st.builds(Document, any_text, any_text, date=st.none() | st.dates(), title=st.none() | any_text),
    attributions=st.lists(attribution, max_size=3).map(numbered),
    quantities=lists_of(quantity),
    times=lists_of(time),
    places=lists_of(place),
    mentions=lists_of(st.builds(Mention, spans, name, st.just("person"), entity=st.none() | name)),
    problems=lists_of(st.builds(Problem, name, name, span=st.none() | spans)),
    made_by=name,
)


def through_json(found: Extraction) -> Extraction:
    """The extraction as entries, written down and read back."""
    made = json.loads(canonical([list(draft) for draft in drafts(reading_of(found), started="", finished="")]))
    kept = [Entry(kind, body, found.made_by, NOW, extra) for kind, body, extra in made[1:-1]]
    return extraction_of(found.document, found.made_by, kept)


@given(extraction)
@settings(max_examples=60)
def test_entries_hold_everything(found):
    assert through_json(found) == found


@given(extraction)
@settings(max_examples=30)
def test_claim_ids_are_the_ids_of_the_entries(found):
    made = [draft for draft in drafts(reading_of(found), started="", finished="") if draft.kind == "claim"]
    recorded = [Entry("claim", draft.body, "x", NOW, draft.extra).id for draft in made]
    assert [claim.id for claim in claims_of(found)] == recorded == list(claim_ids(found).values())


def test_id_ignores_confidence_rule_and_who_a_name_is(report):
    sure, unsure = report(confidence=0.9), report(confidence=0.4, rule="count 2")
    elsewhere = dataclasses.replace(
        sure, attributions=tuple(dataclasses.replace(each, speaker=None, chain=()) for each in sure.attributions)
    )
    assert claim_ids(sure) == claim_ids(unsure) == claim_ids(elsewhere)


def test_id_follows_what_the_words_decide(report):
    denied = [dataclasses.replace(each, stance="doubts") for each in report().attributions]
    assert set(claim_ids(report()).values()).isdisjoint(
        claim_ids(dataclasses.replace(report(), attributions=tuple(denied))).values()
    )


def test_a_claim_carries_its_values(report):
    claim = claims_of(report(dead=40))[0]
    assert [quantity.value for quantity in claim.quantities] == [40]
    assert [place.name for place in claim.places] == ["Orvik"]


def test_a_field_added_at_its_default_changes_no_id(report):
    body = reading_of(report()).document
    assert "byline" not in body and "problems" not in body
