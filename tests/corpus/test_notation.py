"""The notation of corpus/: what is read is what is written, and mistakes are named with their line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import notation
import reports

CORPUS = Path(notation.__file__).parent
HEADER = "@report fort-01\noutlet: Northgate Wire\ndate: 2031-01-02\nstyle: wire\ntitle: The fort\n\n"
NESTED = (
    HEADER
    + """[1s Orsa] [1c said] [1t [2s a captured officer] [2c had confessed] [2t he [2h may] have fired first]].

[3s Vellar] [3c dismissed] [3t the claim].

= 1 speech asserts; speaker: Ministry of Defence (Orsa); kind: government; side: Orsa
= 2 speech asserts possible; speaker: unnamed captured officer; kind: unnamed
= 3 speech denies; speaker: Government of Vellar; kind: government; side: Vellar; disputes: 1
"""
)


def words(report: reports.Report, spans: reports.Spans) -> list[str]:
    return [report.text[start:end] for start, end in spans]


def test_spans_quote_the_clean_text():
    [report] = notation.parse(NESTED)
    outer, inner, denial = report.attributions
    assert "[" not in report.text and report.text.endswith("dismissed the claim.")
    assert words(report, outer.content) == ["a captured officer had confessed he may have fired first"]
    assert words(report, inner.hedges) == ["may"]
    assert (outer.within, inner.within, denial.disputes) == (None, 1, 1)


def test_within_can_be_refused():
    [report] = notation.parse(NESTED.replace("kind: unnamed", "kind: unnamed; within: -"))
    assert report.attributions[1].within is None
    assert notation.parse(notation.render(report)) == [report]


def test_pieces_of_one_quote_and_shared_words():
    text = HEADER + (
        "[1t “We hold,”] [1s [2s he]] [1c said], [2c asking] [2t for help]. [1t “Still.”]\n\n"
        "= 1 speech asserts; speaker: Taro; kind: person\n= 2 speech asks; speaker: Taro; kind: person\n"
    )
    [report] = notation.parse(text)
    assert words(report, report.attributions[0].content) == ["“We hold,”", "“Still.”"]
    assert report.attributions[0].source == report.attributions[1].source
    assert notation.render(report).strip() == text.strip()


def test_record_has_the_contract_shape():
    [report] = notation.parse(NESTED)
    record = json.loads(json.dumps(reports.record(report)))
    inner = record["attributions"][1]
    assert [step["name"] for step in inner["chain"]] == [
        "Northgate Wire",
        "Ministry of Defence (Orsa)",
        "unnamed captured officer",
    ]
    assert inner["within"] == "a1" and record["attributions"][2]["disputes"] == "a1"
    assert all(len(span) == 2 for one in record["attributions"] for span in one["content"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[3t the claim]", "[3t the claim", ":9: fort-01: attribution 3: content is not closed"),
        ("the claim].", "the claim]].", ":9: fort-01: closing bracket without an opening one"),
        ("[3s Vellar]", "[Vellar]", ":9: fort-01: bracket without a label"),
        ("[3s Vellar]", "[3s Vellar ]", ":9: fort-01: attribution 3: source is empty or has spaces"),
        ("[3t the claim]", "the claim", ":9: fort-01: attribution 3 has no content"),
        ("= 2 speech asserts", "= 4 speech asserts", ":7: fort-01: attribution 2 has no '=' line"),
        ("= 2 speech asserts", "= 4 speech asserts", "attribution 4 has a '=' line but no words"),
        ("= 2 speech asserts", "= 1 speech asserts", "attribution 1 has two '=' lines"),
        ("= 3 speech denies", "= 3 talk denies", ":13: fort-01: attribution 3: unknown 'talk', known: speech"),
        ("= 3 speech denies", "= 3 speech refuses", "unknown 'refuses'"),
        ("= 3 speech denies", "= three", "not of the form"),
        ("kind: unnamed", "kind: spirit", "kind 'spirit' is not one of government"),
        ("disputes: 1", "disputes: 7", "disputes points to 7"),
        ("disputes: 1", "within: 3", "within points to 3"),
        ("disputes: 1", "refutes: 1", "unknown or empty key 'refutes: 1'"),
        ("kind: government; side: Orsa", "kind: government; within: 2", "chain of 'within' runs in a circle"),
        ("asserts possible", "asserts", "hedge words but its certainty is unstated"),
        ("date: 2031-01-02\n", "", ":1: fort-01: header has no 'date:'"),
        ("@report", "Notes\n@report", ":1: text before the first @report"),
    ],
)
def test_mistakes_are_named_with_their_line(old: str, new: str, message: str):
    assert old in NESTED
    _, problems = notation.read(NESTED.replace(old, new, 1), "fort.txt")
    assert any(message in str(problem) for problem in problems), [str(problem) for problem in problems]
    with pytest.raises(notation.NotationError, match=r"fort\.txt:"):
        notation.parse(NESTED.replace(old, new, 1), "fort.txt")


def test_check_finds_doubled_ids_and_changing_kinds(tmp_path: Path):
    (tmp_path / "one.txt").write_text(NESTED)
    (tmp_path / "two.txt").write_text(
        NESTED + "\n" + NESTED.replace("fort-01", "fort-02").replace("unnamed\n", "person\n")
    )
    problems, counts = notation.check(tmp_path)
    assert sorted(str(problem).partition("fort-0")[2] for problem in problems) == [
        f"1: this id is also in {tmp_path / 'one.txt'}",
        "2: attribution 2: 'unnamed captured officer' is person here and unnamed earlier in the episode",
    ]
    assert counts[tmp_path.name]["nested"] == 3


def test_the_corpus_keeps_to_the_notation():
    problems, counts = notation.check(CORPUS)
    assert not problems, "\n".join(map(str, problems))
    assert set(counts) <= {"train", "dev", "test"}


@pytest.mark.parametrize("path", notation.files(CORPUS), ids=lambda path: path.stem)
def test_every_report_survives_writing_and_reading(path: Path):
    for report in notation.parse(path.read_text(encoding="utf-8"), str(path)):
        assert notation.parse(notation.render(report)) == [report]


PLAIN = st.text(
    st.characters(blacklist_characters="[]=@\r", blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1
)


@st.composite
def annotated_reports(draw: st.DrawFn) -> reports.Report:
    """A report whose attributions hold three runs of words each, some of them inside another's content."""
    pieces = draw(st.lists(PLAIN, min_size=6, max_size=18))
    starts = [sum(len(piece) + 1 for piece in pieces[:i]) for i in range(len(pieces))]
    spans = [(start, start + len(piece)) for start, piece in zip(starts, pieces, strict=True)]
    attributions = []
    for number, at in enumerate(range(0, len(spans) - 2, 3), 1):
        source, cue, content = spans[at : at + 3]
        reach = draw(st.sampled_from([content, (content[0], spans[-1][1])]))
        known = [None, *range(1, number)]
        one = reports.Annotated(
            number,
            source=draw(st.sampled_from([(), (source,)])),
            cue=(cue,),
            content=(reach,),
            act=draw(st.sampled_from(reports.ACTS)),
            stance=draw(st.sampled_from(reports.STANCES)),
            certainty=draw(st.sampled_from(reports.CERTAINTIES)),
            speaker="Taro",
            kind="person",
            disputes=draw(st.sampled_from(known)),
        )
        attributions.append(replace(one, within=draw(st.sampled_from(known))))
    return reports.Report("x-1", "Wire", "2031-01-02", "wire", "T", " ".join(pieces), tuple(attributions))


@settings(max_examples=60)
@given(annotated_reports())
def test_written_and_read_back(report: reports.Report):
    assert notation.parse(notation.render(report)) == [report]


@settings(max_examples=60)
@given(st.text(st.sampled_from("[1st] [1c x[2t \n=@report 1")))
def test_any_text_is_read_or_refused(text: str):
    notation.read(text)
