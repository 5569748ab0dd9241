"""Files, folders, globs, standard input: every input is a document or a refusal with its reason."""

import datetime
import gzip
import io
import json
import os
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.documents import Document
from sayso.read import Refused, count, sources
from sayso.read.jsonlines import document, documents
from sayso.read.refused import LARGEST

REPORT = "Two bridges fall in Kessa\n\nTwo bridges fell on Tuesday, the army said.\n"


def line(**record):
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def read(*paths, **kwargs):
    return list(sources([str(path) for path in paths], **kwargs))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text(REPORT)
    (tmp_path / "a.html").write_text("<html><title>Two bridges fall</title><p>Two bridges fell on Tuesday.</html>")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d.jsonl").write_bytes(line(id="x", text="Six died.") + line(id="y", text="Seven died."))
    (tmp_path / ".hidden.txt").write_text("not this")
    return tmp_path


def test_folder_is_read_in_order(folder):
    found = read(folder)
    assert [one.id for one in found] == [str(folder / "a.html"), str(folder / "b.txt"), "x", "y"]
    assert count([folder]) == 4


def test_glob_and_file(folder):
    assert [one.id for one in read(folder / "*.txt", folder / "c" / "d.jsonl")] == [str(folder / "b.txt"), "x", "y"]


def test_text_is_untouched(folder):
    text = "\r\n Six\u00a0died.\r\n\r\n“Seven”, he said. 😀 \n"
    (folder / "e.jsonl").write_bytes(line(id="e", text=text))
    (folder / "e.txt").write_bytes(text.encode())
    assert [one.text for one in read(folder / "e.jsonl", folder / "e.txt")] == [text, text]


def test_keys_of_json_lines():
    record = {
        "text": "Six died.",
        "dct": "2031-04-02",
        "outlet": "Kessa Wire",
        "title": "Toll",
        "url": "https://k.example/1",
    }
    found = document({**record, "lang": "en", "anything": {"else": 1}}, place="-:1")
    assert (found.id, found.date, found.date_from) == ("https://k.example/1", datetime.date(2031, 4, 2), "input")
    assert (found.outlet, found.title, found.lang) == ("Kessa Wire", "Toll", "en")


def test_number_as_id_and_place_without_id():
    found = list(documents(io.BytesIO(line(id=7, text="Six died.") + b"\n" + line(text="Seven died.")), name="f.jsonl"))
    assert [one.id for one in found] == ["7", "f.jsonl:3"]


def test_date_that_is_no_day_is_a_problem():
    found = document({"text": "Six died.", "date": "9:55 AM ET"}, place="-:1")
    assert found.date is None
    assert [problem.message for problem in found.problems] == ["the date '9:55 AM ET' is no full day"]


def test_date_of_the_user_only_where_the_input_has_none(folder):
    (folder / "f.jsonl").write_bytes(line(id="x", text="Six died.", date="2031-04-02") + line(id="y", text="Six died."))
    found = read(folder / "f.jsonl", date=datetime.date(2030, 1, 1))
    assert [(one.date.year, one.date_from) for one in found] == [(2031, "input"), (2030, "input")]


def test_dateline_gives_the_day_only_with_its_year(folder):
    (folder / "f.txt").write_text("KESSA, 2 April 2031 (Northgate) — Two bridges fell, the army said.")
    (folder / "g.txt").write_text("KESSA, April 2 (Northgate) — Two bridges fell, the army said.")
    found = read(folder / "f.txt", folder / "g.txt")
    assert [(one.date, one.date_from) for one in found] == [(datetime.date(2031, 4, 2), "dateline"), (None, None)]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "line 1: no JSON"),
        (b"[1]", "line 1: no JSON object"),
        (b'{"id": "a"}', 'line 1: no "text"'),
        (b'{"text": " "}', 'line 1: "text" is empty'),
        (b'{"text": 5}', 'line 1: no "text"'),
        (b"[" * 100_000, "line 1: no JSON"),
        (b'{"text": "\xff"}', "line 1: not in UTF-8"),
    ],
)
def test_bad_line_is_refused_with_its_number_and_the_run_goes_on(raw, reason):
    refused, kept = documents(io.BytesIO(raw + b"\n" + line(id="b", text="Six died.")), name="f.jsonl")
    assert isinstance(refused, Refused)
    assert refused.reason.startswith(reason)
    assert "\n" not in refused.reason
    assert kept.id == "b"


def test_refused_line_keeps_its_own_id():
    assert [one.id for one in documents(io.BytesIO(line(id="a", text="")), name="f.jsonl")] == ["a"]


def test_truncated_gzip_gives_what_came_before(folder):
    whole = gzip.compress(b"".join(line(id=str(number), text=os.urandom(400).hex()) for number in range(200)))
    (folder / "t.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    found = read(folder / "t.jsonl.gz")
    assert len(found) > 10
    assert all(isinstance(one, Document) for one in found[:-1])
    assert found[-1] == Refused(str(folder / "t.jsonl.gz"), found[-1].reason)
    assert "cut off or damaged" in found[-1].reason
    assert count([folder / "t.jsonl.gz"]) >= len(found)


def test_gzip_that_is_none(folder):
    (folder / "t.jsonl.gz").write_bytes(b"{}")
    (folder / "t.txt.gz").write_bytes(b"Six died.")
    assert all("cut off or damaged" in one.reason for one in read(folder / "t.jsonl.gz", folder / "t.txt.gz"))


def test_compressed_text(folder):
    (folder / "t.txt.gz").write_bytes(gzip.compress(REPORT.encode()))
    assert read(folder / "t.txt.gz")[0].text == REPORT


def test_what_is_too_large_is_refused_without_stopping(folder):
    (folder / "big.txt").write_bytes(b"a" * (LARGEST + 1))
    with (folder / "big.jsonl").open("wb") as big:
        big.write(b'{"id": "big", "text": "' + b"a" * (2 * LARGEST + 7) + b'"}\n' + line(id="b", text="Six died."))
    large, line_1, kept = read(folder / "big.txt", folder / "big.jsonl")
    assert large.reason == "larger than 5 MB; cut it into single reports"
    assert line_1.reason == "line 1: larger than 5 MB; cut it into single reports"
    assert kept.id == "b"
    assert count([folder / "big.jsonl"]) == 2


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),
        ("picture.txt", b"\x89PNG....", "this is a picture, not text"),
        ("page.html", b"<html></html>", "the page holds no words"),
        ("paper.docx", b"PK", "no reader for '.docx'"),
        ("nothing", b"Six died.", "no reader for ''"),
    ],
)
def test_refusals(tmp_path, name, raw, reason):
    (tmp_path / name).write_bytes(raw)
    (found,) = read(tmp_path / name)
    assert found.id == str(tmp_path / name)
    assert reason in found.reason


def test_what_is_not_there(tmp_path):
    (tmp_path / "hollow").mkdir()
    found = read(tmp_path / "no.txt", tmp_path / "*.txt", tmp_path / "hollow")
    assert [one.reason for one in found] == ["no such file or folder", "nothing matches", "the folder holds no files"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_is_refused(folder):
    (folder / "b.txt").chmod(0)
    assert read(folder / "b.txt")[0].reason.startswith("cannot be read")


def test_standard_input_is_json_lines(monkeypatch):
    raw = io.BytesIO(b"\xef\xbb\xbf" + line(id="a", text="Six died."))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw))
    assert [one.text for one in read("-")] == ["Six died."]
    assert count(["-"]) is None


@settings(max_examples=100)
@given(
    st.lists(st.one_of(st.binary(max_size=60), st.sampled_from([b'{"text": "Six died."}', b"", b"null"])), max_size=5)
)
def test_any_lines_give_documents_or_refusals(lines):
    raw = b"\n".join(lines)
    found = list(documents(io.BytesIO(raw), name="f.jsonl"))
    assert all(isinstance(one, Document | Refused) for one in found)
    assert len(found) == sum(bool(one.strip()) for one in raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
