"""What people decide about names: joined and parted again, never erased, and winning over the machine."""

import json

import pytest

from sayso.cli import main
from sayso.ledger.store import Store

SAID = "General {} said that {} soldiers were killed."
REPORTS = [
    {"id": "a", "date": "2031-03-04", "outlet": "Northern Wire", "text": SAID.format("Yi Song-kwon", 40)},
    {"id": "b", "date": "2031-03-06", "outlet": "Harbour Post", "text": SAID.format("Lee Seong-kweun", 34)},
]


def sayso(*arguments):
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return stopped.value.code


@pytest.fixture
def ledger(tmp_path):
    source = tmp_path / "reports.jsonl"
    source.write_text("".join(json.dumps(report) + "\n" for report in REPORTS), encoding="utf-8")
    assert sayso("read", source, "--ledger", tmp_path / "case", "--attribute", "rules") == 0
    return tmp_path / "case"


def said_by(ledger, capsys, name):
    capsys.readouterr()
    assert sayso("speaker", name, "--ledger", ledger, "--format", "jsonl") == 0
    return {json.loads(line)["doc"] for line in capsys.readouterr().out.splitlines()}


def test_two_names_joined_speak_as_one_and_apart_again_when_split(ledger, capsys):
    assert sayso("merge", "Yi Song-kwon", "Lee Seong-kweun", "--ledger", ledger, "--because", "same uniform") == 0
    assert said_by(ledger, capsys, "Song-kwon") == {"a", "b"}
    assert sayso("split", "Yi Song-kwon", "--ledger", ledger) == 0
    assert said_by(ledger, capsys, "Song-kwon") == {"a"}
    with Store.open(ledger) as store:
        assert [entry.body["judgement"] for entry in store.entries("judgement")] == ["positive", "negative"]


def test_a_name_that_nobody_has_is_refused_with_advice(ledger, capsys):
    assert sayso("merge", "Nobody", "Lee Seong-kweun", "--ledger", ledger) == 2
    assert "sayso claims" in capsys.readouterr().err


def test_a_table_of_actors_is_checked_line_by_line(tmp_path, capsys):
    table = tmp_path / "actors.tsv"
    table.write_text("name\tkind\nTarvia\tkingdom\n", encoding="utf-8")
    assert sayso("actors", "check", table) == 2
    assert f"{table}:2" in capsys.readouterr().out
