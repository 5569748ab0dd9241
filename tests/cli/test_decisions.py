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


def questions(ledger, capsys, *words):
    capsys.readouterr()
    assert sayso("figures", *words, "--ledger", ledger, "--format", "jsonl") == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_claim_put_under_another_question_stays_there_after_a_rebuild(ledger, tmp_path, capsys):
    text = "Mara Dovel said that nine cooks were killed."
    more = {"id": "c", "date": "2031-06-04", "outlet": "Harbour Post", "text": text}
    source = tmp_path / "more.jsonl"
    source.write_text(json.dumps(more) + "\n", encoding="utf-8")
    assert sayso("read", source, "--ledger", ledger, "--attribute", "rules") == 0
    rows = questions(ledger, capsys)
    holding = {answer["doc"]: row for row in rows for answer in row["answers"]}
    claim, target = holding["c"], holding["a"]
    moved = claim["answers"][0]["claim"]
    assert sayso("regroup", moved[:12], target["question"][:12], "--ledger", ledger, "--because", "the same day") == 0
    assert sayso("rebuild", "--ledger", ledger) == 0
    [row] = questions(ledger, capsys, target["question"])
    [answer] = [answer for answer in row["answers"] if answer["claim"] == moved]
    assert answer["because"] == "put here by a person"
    assert sayso("regroup", moved, "q-nothing", "--ledger", ledger) == 2
    assert target["question"][:12] in capsys.readouterr().err


def test_chosen_values_stand_beside_the_accounts_as_somebody_s(ledger, capsys):
    [row] = questions(ledger, capsys)
    assert sayso("choose", row["question"], "--ledger", ledger) == 2
    for low in (30, 34):
        arguments = ("--low", low, "--high", 40, "--author", "desk", "--because", "both generals")
        assert sayso("choose", row["question"], *arguments, "--ledger", ledger) == 0
    [after] = questions(ledger, capsys)
    assert [(one["author"], one["low"], one["high"], one["because"]) for one in after["chosen"]] == [
        ("desk", 34, 40, "both generals")
    ]
    assert after | {"chosen": []} == row
    assert sayso("figures", "--ledger", ledger, "--format", "table") == 0
    assert "chosen by desk: 34 to 40 (both generals)" in capsys.readouterr().out
