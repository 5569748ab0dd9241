from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export import exporters, log
from sayso.ledger import Store, verify
from sayso.model.entries import Correction
from sayso.model.errors import InputRefused
from sayso.model.extraction import from_record


def exported(name: str, store: Store) -> str:
    out = io.StringIO(newline="")
    exporters()[name](store, out)
    return out.getvalue()


def test_every_format_says_what_it_is_for():
    assert all((write.__doc__ or "").strip() for write in exporters().values())


def test_jsonl_is_the_record_of_extract(ledger, report):
    lines = exported("jsonl", ledger).splitlines()
    found = [from_record(json.loads(line)) for line in lines]
    assert [each.document.id for each in found] == ["vel-1", "vel-2"]
    assert found[0] == report("vel-1", made_by="rules 2")


def test_exports_show_what_people_corrected(ledger, report):
    found = report("vel-1")
    later = datetime.datetime(2031, 4, 1, tzinfo=datetime.UTC)
    ledger.correct(
        Correction(found.document.digest, found.attributions[0].content, "speaker.side", "neither", "Ines", later)
    )
    assert json.loads(exported("jsonl", ledger).splitlines()[0])["attributions"][0]["speaker"]["side"] == "neither"
    assert "neither" in exported("csv", ledger)


def test_csv_has_a_row_a_figure(ledger):
    rows = list(csv.DictReader(io.StringIO(exported("csv", ledger))))
    assert len(rows) == 4
    assert [row["figure"] for row in rows] == ["40 soldiers", "", "3 soldiers", ""]
    assert rows[0]["speaker"] == "Ministry of Defence of Tarn" and rows[0]["low"] == "40"
    assert rows[0]["claim"] == next(ledger.claims()).claim


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r", " =", "\n@"])
def test_csv_holds_no_formula(ledger, report, start):
    found = report("vel-3", outlet=f"{start}HYPERLINK(1)")
    ledger.record(found)
    rows = list(csv.DictReader(io.StringIO(exported("csv", ledger), newline="")))
    assert rows[-1]["outlet"] == f"'{start}HYPERLINK(1)"


def test_a_log_makes_the_same_ledger_again(ledger, tmp_path):
    text = exported("log", ledger)
    with Store.open(tmp_path / "copy", create=True) as copy:
        assert log.merge(copy, text.splitlines()) == ledger.head.rows
        assert copy.head == ledger.head
        assert copy.derived.digests() == ledger.derived.digests()
        assert exported("log", copy) == text
        assert log.merge(copy, text.splitlines()) == 0
    assert verify(tmp_path / "copy").fault is None


def test_words_that_no_encoding_can_hold_travel_too(ledger, tmp_path, report):
    found = report("vel-4")
    odd = dataclasses.replace(found, document=dataclasses.replace(found.document, title="caf\udce9 \x00 \U0001f30a"))
    ledger.record(odd)
    text = exported("log", ledger).encode().decode()
    with Store.open(tmp_path / "copy", create=True) as copy:
        log.merge(copy, io.StringIO(text))
        assert copy.extraction("vel-4") == odd


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda line: line[:-5], "line 3"),
        (lambda line: line.replace("certain", "possible"), "not the one with id"),
        (lambda line: "[]", "line 3"),
        (lambda line: "{}", "line 3"),
    ],
)
def test_a_spoilt_log_is_refused_whole(ledger, tmp_path, spoil, told):
    lines = exported("log", ledger).splitlines()
    lines[2] = spoil(lines[2])
    with Store.open(tmp_path / "copy", create=True) as copy:
        with pytest.raises(InputRefused, match=told):
            log.merge(copy, lines)
        assert copy.head.rows == 0


def test_a_log_cut_short_shows_no_half_reading(ledger, tmp_path):
    lines = exported("log", ledger).splitlines()
    with Store.open(tmp_path / "copy", create=True) as copy:
        log.merge(copy, lines[:4])
        assert list(copy.extractions()) == []
        log.merge(copy, lines)
        assert copy.derived.digests() == ledger.derived.digests()
    assert verify(tmp_path / "copy").fault is None


@given(data=st.data())
@settings(max_examples=10)
def test_merging_ledgers_commutes(readings, data):
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "one", create=True) as one,
        Store.open(Path(folder) / "two", create=True) as two,
    ):
        one.record_all(data.draw(st.lists(readings, max_size=4)))
        two.record_all(data.draw(st.lists(readings, max_size=4)))
        from_one, from_two = exported("log", one).splitlines(), exported("log", two).splitlines()
        log.merge(one, from_two)
        log.merge(two, from_one)
        assert set(exported("log", one).splitlines()) == set(exported("log", two).splitlines())
        assert one.derived.digests() == two.derived.digests()
        assert list(one.extractions()) == list(two.extractions())
        assert verify(one.folder).fault is None
