"""The main job from end to end, as a user runs it: the bundled reports into a ledger, then every view of it."""

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

SAMPLE = Path(str(resources.files("sayso.sample")))


def sayso(*arguments, stdin=None):
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, input=stdin, timeout=300, check=False)


def lines(done):
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("case") / "ledger"
    bad = tmp_path_factory.mktemp("inputs")
    (bad / "empty.txt").write_bytes(b"")
    (bad / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00" * 40)
    options = ["--actors", SAMPLE / "actors.tsv", "--sides", SAMPLE / "sides.toml"]
    done = sayso("read", SAMPLE / "reports.jsonl", SAMPLE / "harbour-post-2.html", bad, "--ledger", folder, *options)
    assert done.returncode == 0, done.stderr
    assert "refused             2" in done.stdout
    assert "empty.txt" in done.stdout
    again = sayso("read", SAMPLE / "reports.jsonl", "--ledger", folder, *options)
    assert "read                0" in again.stdout
    assert "already known      10" in again.stdout
    return folder


def test_every_claim_says_who_said_it_and_quotes_the_text(ledger):
    claims = lines(sayso("claims", "--ledger", ledger, "--act", "all", "--format", "jsonl"))
    halden = [
        claim for claim in claims if "Halden" in (claim["speaker"] or "") and claim["document"] == "northern-wire-1"
    ]
    assert any("at least 40 Ostrenian soldiers" in claim["text"] and claim["cue"] == "said" for claim in halden)


def test_claims_can_be_searched_and_filtered(ledger):
    found = lines(sayso("claims", "--ledger", ledger, "--about", "shells", "--from", "2031-03-13", "--format", "jsonl"))
    assert found
    assert all("shell" in claim["text"].lower() and claim["said"] >= "2031-03-13" for claim in found)


def test_two_sides_differ_on_the_dead_and_the_tool_does_not_choose(ledger):
    rows = lines(sayso("figures", "--ledger", ledger, "--format", "jsonl"))
    killed = [row for row in rows if row["measure"] == "killed" and any(a["low"] == 12 for a in row["answers"])]
    assert killed
    row = max(killed, key=lambda row: len(row["answers"]))
    assert row["verdict"] in ("conflict", "disputed")
    sides = {answer["side"] for answer in row["answers"]}
    assert {"Tarvia", "Ostrenia"} <= sides
    assert row["independent_origins"] >= 2


def test_a_copied_report_is_no_second_witness(ledger):
    rows = lines(sayso("figures", "--ledger", ledger, "--format", "jsonl"))
    both = [
        row for row in rows if {"northern-wire-1", "selm-courier-1"} <= {answer["doc"] for answer in row["answers"]}
    ]
    origins = {
        answer["origin"]
        for row in both
        for answer in row["answers"]
        if answer["doc"] in ("northern-wire-1", "selm-courier-1") and "Halden" in (answer["speaker"] or "")
        if answer["low"] == 40
    }
    assert len(origins) == 1


def test_the_ledger_is_sound_and_can_be_made_again(ledger):
    before = sayso("figures", "--ledger", ledger, "--format", "jsonl").stdout
    assert sayso("rebuild", "--ledger", ledger).returncode == 0
    assert sayso("figures", "--ledger", ledger, "--format", "jsonl").stdout == before
    assert sayso("verify", "--ledger", ledger).returncode == 0


def test_a_relayed_claim_is_traced_from_the_outlet_to_the_minister(ledger):
    claims = lines(sayso("claims", "--ledger", ledger, "--speaker", "Halden", "--format", "jsonl"))
    [claim] = [claim for claim in claims if claim["document"] == "harbour-post-1"]
    steps = lines(sayso("trace", claim["claim"], "--ledger", ledger, "--format", "jsonl"))
    names = [step["who"] for step in steps if step["doc"] == "harbour-post-1"]
    assert names[0] == "Harbour Post"
    assert {"Northern Wire", "Irena Halden"} <= set(names)


def test_extract_prints_records_whose_spans_show_their_words():
    report = {"id": "r1", "date": "2031-03-04", "text": "“We left,” the mayor said. At least six people were killed."}
    [record] = lines(sayso("extract", "-", stdin=json.dumps(report) + "\n"))
    assert record["text"] == report["text"]
    [claim] = [one for one in record["attributions"] if one["voice"] == "attributed"]
    assert [record["text"][start:end] for start, end in claim["source"]] == ["the mayor"]
    assert [(one["low"], one["high"]) for one in record["quantities"]] == [(6, None)]


def test_half_a_character_is_printed_as_json_escapes_it():
    done = sayso("extract", "--attribute", "rules", "-", stdin='{"id": "r2", "text": "Six died \\ud83d today."}\n')
    assert (done.returncode, json.loads(done.stdout)["text"]) == (0, "Six died \ud83d today.")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["claims", "--ledger", "nowhere"], 5, "nowhere"),
        (["figures"], 2, "--ledger"),
        (["extract", "--date", "yesterday", "-"], 2, "YYYY-MM-DD"),
        (["extract", "--attribute", "magic", "-"], 2, "rules"),
        (["export", "cvs", "--ledger", "nowhere"], 2, "csv"),
        (["unheard-of"], 2, "unheard-of"),
    ],
)
def test_errors_are_one_line_with_their_code(arguments, code, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = sayso(*arguments, stdin="")
    assert done.returncode == code
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
