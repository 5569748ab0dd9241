"""From a ledger to its questions, figures and traces; the same tables whatever the way that led to them."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.compare.topics import HAPPENED
from sayso.ledger.store import Store
from sayso.model.claims import Attribution, ChainLink, Speaker
from sayso.model.codec import encode
from sayso.model.documents import Document
from sayso.model.entries import Entry, Identity
from sayso.model.errors import UnknownName
from sayso.model.extraction import Extraction
from sayso.model.spans import Span
from sayso.model.values import Interval, Place, Quantity, TimeInterval
from sayso.views import derive, figures, questions, speakers, trace
from sayso.views.answers import answers, sentence_around
from sayso.views.scopes import population, state, table

MONDAY = datetime.date(2031, 3, 3)


def found(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def report(
    name: str, speaker: str, number: str, value: float, *, side: str | None, days: int = 1, **more: object
) -> Extraction:
    """A report of one sentence: SPEAKER said that NUMBER Ostrenian soldiers were killed in Lesk on Monday."""
    text = f"{speaker} said that {number} Ostrenian soldiers were killed in Lesk on Monday."
    said = Document(name, text, date=MONDAY + datetime.timedelta(days), outlet=name.rsplit("-", 1)[0])
    figure = found(text, f"{number} Ostrenian soldiers")
    claim = Attribution(
        "a1",
        (found(text, speaker),),
        (found(text, "said"),),
        (Span(figure.start, len(text) - 1),),
        speaker=Speaker(speaker, kind="government", side=side),
        chain=(ChainLink(said.outlet or ""), ChainLink(speaker, (found(text, speaker),), (found(text, "said"),))),
    )
    return Extraction(
        said,
        (dataclasses.replace(claim, **more),),  # type: ignore[arg-type]
        (
            Quantity(
                figure,
                value,
                value,
                value,
                Interval(value, value),
                unit="ostrenian soldier",
                measure="killed",
                of="Ostrenian soldiers",
                claim="a1",
            ),
        ),
        (TimeInterval(found(text, "Monday"), "DATE", "2031-03-03", MONDAY, MONDAY, role="event", claim="a1"),),
        (Place(found(text, "Lesk"), "Lesk", -10.0, -17.5, precision="town", country="TV"),),
        made_by="test",
    )


REPORTS = [
    report("wire-1", "The ministry", "40", 40, side="Tarvia"),
    report("courier-1", "The ministry", "40", 40, side="Tarvia", days=2),
    report("today-1", "The General Staff", "12", 12, side="Ostrenia", days=2),
    report("wire-2", "The ministry", "34", 34, side="Tarvia", days=7),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "ledger", create=True, write=True) as opened:
        yield opened


def test_rows_of_figures(store: Store) -> None:
    store.record_all(REPORTS)
    derive.derive(store)
    [row] = figures.rows(store, None)
    assert row["label"] == "Killed, forces of Ostrenia, Lesk, 2031-03-03"
    assert (row["verdict"], row["independent_origins"], row["origins_at_most"], row["outlets"]) == ("conflict", 2, 2, 3)
    assert [(each["doc"], each["low"], each["side"]) for each in row["answers"]] == [
        ("today-1", 12, "Ostrenia"),
        ("wire-1", 40, "Tarvia"),
        ("courier-1", 40, "Tarvia"),
        ("wire-2", 34, "Tarvia"),
    ]
    for each, extraction in ((each, extraction) for each in row["answers"] for extraction in REPORTS):
        if each["doc"] == extraction.document.id:
            assert extraction.document.text[slice(*each["span"])] == each["text"]
    assert row["by_side"] == [
        {"side": "Ostrenia", "independent_origins": 1, "origins_at_most": 1},
        {"side": "Tarvia", "independent_origins": 1, "origins_at_most": 1},
    ]
    flags = {flag for each in row["answers"] for relation in each["relation"] for flag in relation["flags"]}
    assert flags == {"revision"}


def test_questions_by_words_and_by_id(store: Store) -> None:
    store.record_all(REPORTS)
    derive.derive(store)
    [question] = questions.rows(store)
    assert question["origins"] == 2
    assert len(list(figures.rows(store, "killed lesk"))) == 1
    assert len(list(figures.rows(store, question["question"][:8]))) == 1
    assert not list(figures.rows(store, "wounded"))


def test_trace_runs_from_the_outlet_to_the_root_and_on_to_who_carries_it(store: Store) -> None:
    store.record_all(REPORTS)
    derive.derive(store)
    [row] = figures.rows(store, None)
    claim = next(each["claim"] for each in row["answers"] if each["doc"] == "courier-1")
    steps = list(trace.rows(store, claim[:10]))
    assert [(step["who"], step["how"]) for step in steps[:2]] == [("courier", "outlet"), ("The ministry", "root")]
    carried = [(step["doc"], step["how"].split(";")[0]) for step in steps if step["doc"] and step["cue"] is None]
    assert ("wire-1", "earliest seen") in carried
    with pytest.raises(UnknownName):
        list(trace.rows(store, "c-nothing"))


def test_incremental_is_rebuilt_is_any_order(store: Store, tmp_path: Path) -> None:
    for extraction in REPORTS:
        store.record(extraction)
        derive.derive(store)
    grown = store.derived.digests()
    derive.rebuild(store)
    assert store.derived.digests() == grown
    with Store.open(tmp_path / "other", create=True, write=True) as other:
        other.record_all(reversed(REPORTS))
        derive.derive(other)
        tables = {name: digest for name, digest in other.derived.digests().items() if name in derive.TABLES}
        shown = {name: digest for name, digest in grown.items() if name in derive.TABLES}
        assert {name: tables[name] for name in tables if name != "read"} == {
            name: shown[name] for name in shown if name != "read"
        }


def test_tables_are_the_same_however_many_documents_are_read_at_a_time(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.record_all(REPORTS)
    derive.derive(store)
    monkeypatch.setattr(derive, "PAGE", 1)
    with Store.open(tmp_path / "other", create=True, write=True) as other:
        other.record_all(REPORTS)
        derive.derive(other)
        paged, whole = other.derived.digests(), store.derived.digests()
        assert {name: paged.get(name) for name in derive.TABLES if name != "read"} == {
            name: whole.get(name) for name in derive.TABLES if name != "read"
        }


def test_new_version_takes_the_place_of_the_old(store: Store) -> None:
    store.record_all(REPORTS)
    derive.derive(store)
    store.record(report("today-1", "The General Staff", "17", 17, side="Ostrenia", days=2))
    derive.derive(store)
    [row] = figures.rows(store, None)
    assert [each["low"] for each in row["answers"] if each["doc"] == "today-1"] == [17]


def test_rejection_within_a_report_makes_a_dispute(store: Store) -> None:
    one = REPORTS[0]
    rejecting = Attribution("a2", (Span(0, 3),), (), (Span(0, 3),), stance="denies", disputes="a1")
    store.record(dataclasses.replace(one, attributions=(*one.attributions, rejecting)))
    derive.derive(store)
    [row] = figures.rows(store, None)
    assert row["verdict"] == "disputed"


def test_regrouping_and_merge_are_entries_that_win_and_survive_a_rebuild(store: Store) -> None:
    store.record_all([*REPORTS, report("post-1", "Major Orn", "12", 12, side=None, days=3)])
    elsewhere = report("post-2", "The mayor", "9", 9, side=None, days=3)
    moved_place = tuple(dataclasses.replace(place, name="Selm", lat=-20.0) for place in elsewhere.places)
    store.record(dataclasses.replace(elsewhere, places=moved_place))
    derive.derive(store)
    lesk, selm = (next(row for row in figures.rows(store, None) if name in row["label"]) for name in ("Lesk", "Selm"))
    assert lesk["independent_origins"] == 3
    at = datetime.datetime(2031, 3, 20, tzinfo=datetime.UTC)
    body = {"claim": selm["answers"][0]["claim"], "question": lesk["question"]}
    same = Identity("Major Orn", "The General Staff", "positive", "desk", at=at)
    store.append([Entry("regrouping", body, "desk", at), Entry("judgement", encode(same), "desk", at)])
    derive.derive(store)
    [row] = figures.rows(store, None)
    assert (len(row["answers"]), row["independent_origins"]) == (6, 3)
    tables = store.derived.digests()
    derive.rebuild(store)
    assert store.derived.digests() == tables


def test_a_spokesman_called_by_his_name_only_is_no_second_origin(store: Store, tmp_path: Path) -> None:
    petrik = Speaker("Davor Petrik", kind="armed force", side="Ostrenia", role="colonel")
    staff = dataclasses.replace(petrik, role="spokesman, General Staff")
    by_name, by_office = (
        dataclasses.replace(
            each, attributions=tuple(dataclasses.replace(one, speaker=who) for one in each.attributions)
        )
        for each, who in (
            (report("post-1", "Davor Petrik", "17", 17, side="Ostrenia", days=3), petrik),
            (report("wire-9", "Davor Petrik", "9", 9, side="Ostrenia", days=3), staff),
        )
    )
    elsewhere = tuple(dataclasses.replace(place, name="Selm", lat=-20.0) for place in by_office.places)
    reports = [*REPORTS, by_name, dataclasses.replace(by_office, places=elsewhere)]
    tables = []
    for number, order in enumerate((reports, reports[::-1])):
        with Store.open(tmp_path / f"case-{number}", create=True, write=True) as opened:
            for extraction in order:
                opened.record(extraction)
                derive.derive(opened)
            row = next(row for row in figures.rows(opened, "lesk") if len(row["answers"]) > 2)
            assert row["independent_origins"] == 2
            grown = opened.derived.digests()
            derive.rebuild(opened)
            assert opened.derived.digests() == grown
            tables.append(
                {name: digest for name, digest in grown.items() if name in ("questions", "answers", "relays")}
            )
    assert tables[0] == tables[1]


def test_questions_asked_and_ages_are_no_answers() -> None:
    extraction = REPORTS[0]
    [quantity] = extraction.quantities
    aged = dataclasses.replace(extraction, quantities=(dataclasses.replace(quantity, measure="age"),))
    assert {answer.scope.measure for answer in answers(aged, {"a1": "c1"})} == {HAPPENED}
    asking = tuple(dataclasses.replace(claim, stance="asks") for claim in extraction.attributions)
    assert answers(dataclasses.replace(extraction, attributions=asking), {"a1": "c1"}) == []


@pytest.mark.parametrize("name", ["population", "paths", "own_count", "offices"])
def test_rows_of_tables_have_examples(name: str) -> None:
    import csv
    from importlib.resources import files

    rows = csv.DictReader(
        files("sayso.views").joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"
    )
    for row in rows:
        stem = next(iter(row.values()))[:3].casefold()
        assert stem in row["example"].casefold(), row


def test_words_that_do_not_say_who_was_counted_have_no_population() -> None:
    six = Quantity(Span(0, 7), 6, 6, 6, Interval(6, 6), unit="man", of="men", measure="killed")
    assert population(six, "casualties/killed") is None
    assert table("population")["man"] == ""
    assert state("Ostrenian") == "Ostrenia"


def test_sentence_around_a_figure() -> None:
    text = "It rained.\n\nSix soldiers died, she said. “Nine more” were hurt."
    assert sentence_around(text, found(text, "Six")).words(text) == "Six soldiers died, she said."


def test_a_figure_that_cannot_be_the_earlier_one_shows_it(store: Store) -> None:
    told = [("wire-1", "40", 1), ("wire-2", "40", 2), ("wire-3", "34", 3)]
    store.record_all(
        [report(name, "Irena Halden", said, float(said), side="Tarvia", days=day) for name, said, day in told]
    )
    derive.derive(store)
    rows = list(speakers.rows(store, "Halden"))
    assert [(row["said"], row["before"]) for row in rows] == [
        ("2031-03-04", []),
        ("2031-03-05", []),
        ("2031-03-06", ["40 on 2031-03-05"]),
    ]
    assert rows[0]["figures"] == ["40 killed, forces of Ostrenia"]


def moved(extraction: Extraction, day: datetime.date) -> Extraction:
    """The same report of another day."""
    times = tuple(dataclasses.replace(time, start=day, end=day) for time in extraction.times)
    document = dataclasses.replace(extraction.document, date=day + datetime.timedelta(2))
    return dataclasses.replace(extraction, document=document, times=times)


def test_an_event_between_two_months_is_one_question_whatever_comes_first(tmp_path: Path) -> None:
    last, first = datetime.date(2031, 5, 31), datetime.date(2031, 6, 1)
    told = [
        moved(each, day) for each, day in zip(REPORTS, (first, last, first, datetime.date(2031, 6, 20)), strict=True)
    ]
    tables = []
    for number, order in enumerate((told, told[::-1], told[1:] + told[:1])):
        with Store.open(tmp_path / f"case-{number}", create=True, write=True) as opened:
            for extraction in order:
                opened.record(extraction)
                derive.derive(opened)
            assert sorted(row["answers"] for row in questions.rows(opened)) == [1, 3]
            grown = opened.derived.digests()
            derive.rebuild(opened)
            assert opened.derived.digests() == grown
            tables.append({name: grown[name] for name in ("questions", "answers", "blocks", "comparisons", "edges")})
            opened.record(moved(REPORTS[1], datetime.date(2031, 5, 20)))
            derive.derive(opened)
            assert sorted(row["answers"] for row in questions.rows(opened)) == [1, 1, 2]
            grown = opened.derived.digests()
            derive.rebuild(opened)
            assert opened.derived.digests() == grown
    assert tables[0] == tables[1] == tables[2]


def test_one_text_in_two_outlets_is_one_claim_of_two_outlets(store: Store) -> None:
    first = REPORTS[0]
    again = dataclasses.replace(first, document=dataclasses.replace(first.document, id="mirror-1", outlet="mirror"))
    store.record_all([first, again])
    derive.derive(store)
    assert len(list(store.claims())) == 2
    [row] = figures.rows(store, None)
    assert (len(row["answers"]), row["outlets"], row["independent_origins"]) == (2, 2, 1)
    [claim] = {each["claim"] for each in row["answers"]}
    steps = [(step["doc"], step["outlet"]) for step in trace.rows(store, claim)]
    assert {("wire-1", "wire"), ("mirror-1", "mirror")} <= set(steps)
