from __future__ import annotations

import dataclasses
import datetime
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DatabaseError

from sayso.ledger import ClaimFilter, Store, verify
from sayso.model.entries import Correction, Entry
from sayso.model.errors import LedgerUnavailable, UnknownName

LATER = datetime.datetime(2031, 3, 6, tzinfo=datetime.UTC)


@pytest.fixture
def ledger(tmp_path):
    with Store.open(tmp_path / "case", create=True) as store:
        yield store


def ids(store: Store) -> set[str]:
    return {entry.id for entry in store.entries()}


def test_a_reading_comes_back_as_it_was(ledger, report):
    assert ledger.record(report())
    assert list(ledger.extractions()) == [report()]
    assert ledger.extraction("vel-1") == report()
    assert ledger.extraction("vel-9") is None


def test_reading_again_adds_nothing(ledger, report):
    ledger.record(report())
    head = ledger.head
    assert not ledger.record(report())
    assert ledger.record_all([report(), report()]) == 0
    assert ledger.head == head


def test_a_newer_maker_adds_a_run_and_sightings_but_no_facts_twice(ledger, report):
    ledger.record(report(made_by="rules 1"))
    claims = {entry.id for entry in ledger.entries("claim")}
    assert ledger.record(report(made_by="rules 2", confidence=0.7))
    assert {entry.id for entry in ledger.entries("claim")} == claims
    assert [found.made_by for found in ledger.extractions()] == ["rules 2"]
    assert [run.made_by for run in ledger.runs("vel-1")] == ["rules 1", "rules 2"]
    assert ledger.reading(ledger.runs("vel-1")[0]) == report(made_by="rules 1")
    assert len(list(ledger.claims())) == 2


def test_another_text_under_the_same_id_is_a_new_version(ledger, report):
    ledger.record_all([report(dead=40), report(dead=41)])
    assert [found.quantities[1].value for found in ledger.extractions()] == [41]
    assert len(ledger.versions("vel-1")) == 2
    assert not ledger.record(report(dead=40)), "the older version is known"
    assert [row.document for row in ledger.search("41")] == ["vel-1"]
    assert ledger.search("40") == []


def test_one_text_in_two_documents_is_kept_for_both(ledger, report):
    ledger.record_all([report("vel-1"), report("harbour-1", outlet="Harbour Post")])
    assert ledger.has_run(report().document.digest, "rules 1")
    assert [row.document for row in ledger.shown_documents()] == ["harbour-1", "vel-1"]
    assert {row.outlet for row in ledger.claims(ClaimFilter(about="died"))} == {"Vel Wire", "Harbour Post"}


def test_what_has_been_read(ledger, report):
    assert not ledger.has_read(report()) and not ledger.has_run(report().document.digest, "rules 1")
    ledger.record(report())
    assert ledger.has_read(report()) and ledger.has_run(report().document.digest, "rules 1")
    assert not ledger.has_read(report(made_by="rules 2")) and not ledger.has_read(report(outlet=None))


def test_trouble_in_reading_a_page_is_kept_but_makes_no_new_version(ledger, report):
    found = report()
    troubled = dataclasses.replace(found, document=dataclasses.replace(found.document, problems=found.problems[:1]))
    ledger.record(troubled)
    assert ledger.extraction("vel-1") == troubled
    assert ledger.has_read(found) and not ledger.record(found)


def test_a_failure_in_a_batch_leaves_nothing_behind(ledger, report):
    ledger.record(report())
    head, digests = ledger.head, ledger.derived.digests()

    def batch():
        yield report("vel-2")
        raise RuntimeError("power cut")

    def work():
        with ledger.writing():
            ledger.record(report("vel-3"))
            ledger.record_all(batch())

    with pytest.raises(RuntimeError):
        work()
    assert (ledger.head, ledger.derived.digests()) == (head, digests)
    assert ledger.record(report("vel-3"))
    assert verify(ledger.folder).fault is None


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM entries",
        "UPDATE entries SET made_by = 'me'",
        "INSERT OR REPLACE INTO entries SELECT * FROM entries WHERE seq = 1",
        "INSERT INTO entries SELECT 99, id, kind, about, body, extra, made_by, at, before FROM entries WHERE seq = 1",
    ],
)
def test_triggers_refuse_changes(ledger, report, change):
    ledger.record(report())
    with pytest.raises(DatabaseError, match="only ever appended"):
        ledger._connection.exec_driver_sql(change)


def test_ids_and_texts_that_no_encoding_can_hold(ledger, report):
    odd = "caf\udce9 \U0001f30a \x00"
    found = report()
    found = dataclasses.replace(
        found, document=dataclasses.replace(found.document, id=odd, text=found.document.text + odd)
    )
    ledger.record(found)
    assert list(ledger.extractions()) == [found]
    assert not ledger.record(found)
    assert verify(ledger.folder).fault is None


def test_one_writer_at_a_time(ledger):
    with pytest.raises(LedgerUnavailable, match=r"being written by process \d+"):
        Store.open(ledger.folder, write=True)


def test_the_lock_goes_with_its_holder(tmp_path):
    for _ in range(2):
        with Store.open(tmp_path / "case", create=True):
            pass


def test_a_reader_cannot_write(ledger, report):
    with Store.open(ledger.folder) as reader, pytest.raises(LedgerUnavailable, match="for reading"):
        reader.record(report())


def test_a_reader_sees_what_is_committed_and_only_that(ledger, report):
    with Store.open(ledger.folder) as reader:
        with ledger.writing():
            ledger.record(report())
            assert list(reader.extractions()) == []
        assert list(reader.extractions()) == [report()]


def test_places_that_are_no_ledger(tmp_path):
    with pytest.raises(LedgerUnavailable, match="does not exist"):
        Store.open(tmp_path / "none")
    with pytest.raises(LedgerUnavailable, match="not a ledger"):
        Store.open(tmp_path, write=True)
    (tmp_path / "diary.txt").write_text("dear diary")
    with pytest.raises(LedgerUnavailable, match=r"other files \(diary.txt"):
        Store.open(tmp_path, create=True)
    with pytest.raises(LedgerUnavailable, match="cannot be made"):
        Store.open(tmp_path / "diary.txt", create=True)
    (tmp_path / "ledger.db").write_text("no database at all" * 100)
    with pytest.raises(LedgerUnavailable, match="not a database"):
        Store.open(tmp_path)


def test_a_full_disk_is_said_in_one_line_and_loses_nothing(ledger, report):
    ledger.record(report())
    pages = ledger._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    ledger._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(LedgerUnavailable, match=r"^[^\n]*full[^\n]*$"):
        ledger.record_all(report(f"vel-{number}", dead=number + 100) for number in range(60))
    ledger._connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert verify(ledger.folder).fault is None
    assert ledger.record(report("vel-7", dead=107))
    assert [row.document for row in ledger.shown_documents()] == ["vel-1", "vel-7"]


def test_a_ledger_of_a_newer_schema(ledger):
    ledger._connection.exec_driver_sql("INSERT INTO schema_version VALUES (99, '')")
    with pytest.raises(LedgerUnavailable, match="newer sayso"):
        Store.open(ledger.folder)


def test_a_folder_whose_making_was_cut_short(tmp_path, report):
    (tmp_path / "case" / "objects").mkdir(parents=True)
    (tmp_path / "case" / "ledger.db").touch()
    with pytest.raises(LedgerUnavailable, match="not a finished ledger"):
        Store.open(tmp_path / "case")
    with Store.open(tmp_path / "case", create=True) as store:
        assert store.record(report())


def test_a_ledger_that_may_only_be_read(tmp_path, report):
    folder = tmp_path / "case"
    with Store.open(folder, create=True) as store:
        store.record(report())
    folder.chmod(0o555)
    try:
        with Store.open(folder) as reader:
            assert list(reader.extractions()) == [report()]
    finally:
        folder.chmod(0o755)


def test_a_correction_answers_and_edits_nothing(ledger, report):
    ledger.record(report())
    found = report()
    claim = next(ledger.claims(ClaimFilter(stance="asserts"))).claim
    ledger.correct(
        Correction(found.document.digest, found.attributions[0].content, "stance", "doubts", "Ines", LATER, "irony")
    )
    assert ledger.extraction("vel-1") == found
    assert ledger.extraction("vel-1", as_corrected=True).attributions[0].stance == "doubts"
    assert [row.claim for row in ledger.claims(ClaimFilter(stance="doubts"))] == [claim]
    ledger.record(report(made_by="rules 2"))
    assert [row.claim for row in ledger.claims(ClaimFilter(stance="doubts"))] == [claim]
    with pytest.raises(UnknownName):
        ledger.correct(Correction(found.document.digest, (), "mood", "sad", "Ines", LATER))


def test_decisions_of_people_are_entries(ledger):
    body = {"name": "Zelenko", "identifier": "x1", "judgement": "positive"}
    assert ledger.append([Entry("judgement", body, "Ines", LATER)]) == 1
    assert ledger.append([Entry("judgement", body, "Ines", LATER)] * 2) == 0
    assert [entry.body for entry in ledger.entries("judgement")] == [body]


def test_a_refused_input_is_listed_and_the_ledger_sound(ledger):
    body = {"document": "scan.pdf", "stage": "read", "message": "not text"}
    ledger.append([Entry("problem", body, "rules 1", LATER)])
    assert verify(ledger.folder).fault is None


@given(data=st.data())
@settings(max_examples=12)
def test_order_of_reading_changes_no_id_and_nothing_derived(readings, data):
    chosen = data.draw(st.lists(readings, max_size=6, unique_by=lambda found: found.document.id))
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "one", create=True) as one,
        Store.open(Path(folder) / "two", create=True) as two,
    ):
        one.record_all(chosen)
        for found in data.draw(st.permutations(chosen)):
            two.record(found)
        assert ids(one) == ids(two)
        assert one.derived.digests() == two.derived.digests()
        assert list(one.extractions()) == list(two.extractions())


@given(data=st.data())
@settings(max_examples=12)
def test_appending_twice_adds_no_facts(readings, data):
    chosen = data.draw(st.lists(readings, max_size=6))
    with tempfile.TemporaryDirectory() as folder, Store.open(folder, create=True) as store:
        first = store.record_all(chosen)
        head = store.head
        assert first == len({(found.document, found.made_by) for found in chosen})
        assert store.record_all(chosen) == 0
        assert store.append(list(store.entries())) == 0
        assert store.head == head
        before = store.derived.digests()
        store.rebuild()
        assert store.derived.digests() == before
        assert verify(folder).fault is None
