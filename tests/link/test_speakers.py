"""Speakers of whole reports: sides, chains, the user's files, the sample, anything at all."""

from __future__ import annotations

import datetime
import itertools
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute import enrich, rules
from sayso.link import sides
from sayso.link.mentions import mentions
from sayso.link.nouns import last_noun, nouns
from sayso.link.speakers import origin_of, resolve
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.errors import UsageError
from sayso.model.spans import Span
from sayso.text.parse import parse

SAMPLE = Path(str(files("sayso.sample")))


def read(report: Document, **files: Path) -> list[Attribution]:
    parsed = parse(report)
    return resolve(report, parsed, enrich(report, parsed, rules.attribute(report, parsed)), **files)


@pytest.mark.parametrize("row", nouns().values(), ids=lambda row: row.noun)
def test_every_noun_is_found_in_its_sentence(row) -> None:
    example = examples()[row.noun].replace(".", " ").lower().split()
    found = [last_noun(example[:end]) for end in range(1, len(example) + 1)]
    assert row.noun in {each[2].noun for each in found if each}


def examples() -> dict[str, str]:
    lines = (files("sayso.link") / "nouns.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {line.split("\t")[0]: line.split("\t")[4] for line in lines}


def sample() -> dict[str, list[Attribution]]:
    reports = [json.loads(line) for line in (SAMPLE / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    own = {"actors": SAMPLE / "actors.tsv", "sides": SAMPLE / "sides.toml"}
    return {
        row["id"]: read(Document(id=row["id"], text=row["text"], outlet=row["outlet"], title=row["title"]), **own)
        for row in reports
    }


def test_sample_sides_are_those_of_its_file() -> None:
    spoken = [one.speaker for found in sample().values() for one in found if one.speaker]
    by_name = {speaker.name: speaker.side for speaker in spoken}
    assert by_name["Irena Halden"] == by_name["Ministry of Defence (Tarvia)"] == "Tarvia"
    assert by_name["Davor Petrik"] == by_name["General Staff of Ostrenia"] == by_name["Milos Verek"] == "Ostrenia"
    assert by_name["Northern Wire"] is by_name["Valley Monitor"] is by_name["Mara Dovel"] is None


def test_capital_stands_for_the_government() -> None:
    last = [one for one in sample()["varno-today-1"] if one.voice == "attributed"][-1]
    assert last.speaker is not None
    assert (last.speaker.name, last.speaker.side) == ("Government of Ostrenia", "Ostrenia")


def test_chain_runs_from_the_outlet_to_the_root_by_name() -> None:
    relayed = next(one for one in sample()["harbour-post-1"] if one.within)
    assert [step.name for step in relayed.chain] == ["Harbour Post", "Northern Wire", "Irena Halden"]


def test_outlet_voice_has_the_outlet_as_speaker() -> None:
    own = next(one for one in sample()["northern-wire-1"] if one.voice == "outlet")
    assert own.speaker is not None
    assert (own.speaker.name, own.speaker.kind) == ("Northern Wire", "outlet")


def test_words_and_identity_stay_apart() -> None:
    found = sample()["northern-wire-1"]
    [halden] = {one.speaker.span for one in found if one.speaker and one.speaker.name == "Irena Halden"}
    assert len({one.source for one in found if one.speaker and one.speaker.name == "Irena Halden"}) > 2
    assert len(halden) == 1


def test_spokesman_and_staff_are_one_origin() -> None:
    found = sample()["varno-today-1"]
    assert {origin_of(one.speaker) for one in found[:3] if one.speaker} == {"General Staff of Ostrenia"}


def test_minister_and_ministry_are_one_origin() -> None:
    speakers = {one.speaker.name: one.speaker for one in sample()["northern-wire-2"] if one.speaker}
    assert origin_of(speakers["Irena Halden"]) == origin_of(speakers["Ministry of Defence (Tarvia)"])


def test_user_sides_win(tmp_path: Path) -> None:
    own = tmp_path / "sides.toml"
    own.write_text('[sides]\n"Coalition" = ["Russia", "Belarus"]\n[speakers]\n"Sergey Lavrov" = ""\n', encoding="utf-8")
    found = read(Document(id="a", text="Moscow said it was over. Sergey Lavrov said it was not."), sides=own)
    assert [one.speaker.side for one in found if one.speaker and one.voice == "attributed"] == ["Coalition", None]


def test_broken_sides_are_refused_in_one_line(tmp_path: Path) -> None:
    own = tmp_path / "sides.toml"
    own.write_text("[sides\n", encoding="utf-8")
    with pytest.raises(UsageError, match="not a file of sides"):
        sides.load(own)


def test_office_holder_of_the_day_is_a_candidate() -> None:
    report = Document(id="a", text="The Russian foreign minister said it was over.", date=datetime.date(2025, 7, 13))
    [found] = [one for one in read(report) if one.voice == "attributed"]
    assert found.speaker is not None
    assert (found.speaker.name, found.candidates) == ("Minister of Foreign Affairs (Russia)", ("Sergey Lavrov",))


def test_mentions_quote_their_text() -> None:
    row = json.loads((SAMPLE / "reports.jsonl").read_text(encoding="utf-8").splitlines()[0])
    report = Document(id="a", text=row["text"], outlet=row["outlet"])
    found = mentions(report, parse(report))
    halden = [one for one in found if one.name == "Irena Halden"]
    assert len({one.entity for one in halden}) == 1
    assert {one.span[0].words(report.text) for one in halden} >= {"Halden"}
    assert found == sorted(found, key=lambda one: one.span)


def test_no_day_number_or_cue_is_a_mention() -> None:
    text = (
        "SELM, Tarvia, March 4 - Colonel Davor Petrik said on Tuesday, October 12, that two T-72 tanks of the Kavir "
        "Front burned in Lesk. According to the Tarvian Defence Ministry, 34 died on Day One."
    )
    report = Document(id="a", text=text)
    found = {(one.span[0].words(text), one.kind) for one in mentions(report, parse(report))}
    assert ("Davor Petrik", "person") in found
    assert ("Kavir Front", "group") in found
    assert ("Tarvian Defence Ministry", "organisation") in found
    words = {words for words, _ in found}
    assert not words & {"March 4", "October 12", "Tuesday", "According", "34", "Day One", "March", "Colonel"}


@settings(max_examples=25)
@given(
    st.text(
        alphabet=st.sampled_from("Tarvia said Gen. Orn, “Irena Halden” March 4 's Kavir Front (KF) - \n.é"),
        max_size=120,
    )
)
def test_every_mention_shows_its_words(text: str) -> None:
    report = Document(id="a", text=text)
    spans = [span for one in mentions(report, parse(report)) for span in one.span]
    assert all(0 <= span.start < span.end <= len(text) and any(map(str.isalpha, span.words(text))) for span in spans)
    assert all(not one.overlaps(other) for one, other in itertools.pairwise(spans))


@settings(max_examples=25)
@given(
    st.text(
        alphabet=st.sampled_from("Tarvia said the minister, “he” I we its 's General Orn & (KTG) - \n.é"), max_size=120
    )
)
def test_any_text_yields_speakers(text: str) -> None:
    report = Document(id="a", text=text)
    for one in read(report):
        spans = (*one.source, *(one.speaker.span if one.speaker else ()))
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_same_report_same_speakers() -> None:
    report = Document(id="a", text="Tarvia and Ostrenia met. The Tarvian minister said no. He left, it said.")
    assert read(report) == read(replace(report))


def test_who_quotes_is_no_he_in_the_quoted_words() -> None:
    text = "Colonel Ivo Orn met Major Al Hayat. “Then I spoke. He said the bridge was lost,” Orn told us."
    at = text.index
    quoting = Attribution(
        "a1",
        (Span(at("Orn told"), at(" told us")),),
        (Span(at("told"), at(" us.")),),
        (Span(at("“"), at(" Orn told")),),
    )
    inner = Attribution(
        "a2",
        (Span(at("He"), at(" said")),),
        (Span(at("said"), at(" the bridge")),),
        (Span(at("the bridge"), at(",”")),),
        within="a1",
    )
    report = Document(id="a", text=text)
    found = {one.id: one.speaker for one in resolve(report, parse(report), [inner, quoting])}
    assert [found[key] and found[key].name for key in ("a1", "a2")] == ["Ivo Orn", "Al Hayat"]


def test_rebels_are_the_one_group_of_the_users_table(tmp_path) -> None:
    table = tmp_path / "actors.tsv"
    table.write_text("name\tkind\nMeret Front\tarmed group\n", encoding="utf-8")
    report = Document(id="a", text="The rebels said they would stay.")
    said = Attribution("a1", (Span(0, 10),), (Span(11, 15),), (Span(16, 31),))
    [found] = resolve(report, parse(report), [said], actors=table)
    assert found.speaker and found.speaker.name == "Meret Front"


def test_office_stays_open_where_a_named_person_may_hold_it() -> None:
    text = "Claire Dessaux came late. “That is false,” the minister replied. So much for Dessaux."
    at = text.index("the minister")
    said = Attribution("a1", (Span(at, at + 12),), (Span(at + 13, at + 20),), (Span(26, 42),))
    report = Document(id="a", text=text)
    [found] = resolve(report, parse(report), [said])
    assert found.speaker and (found.speaker.kind, found.candidates) == ("unresolved", ("Claire Dessaux",))


@pytest.mark.parametrize(
    ("text", "source", "name", "kind"),
    [
        (
            "The aid group Doctors Beyond Lines said so.",
            "The aid group Doctors Beyond Lines",
            "Doctors Beyond Lines",
            "organisation",
        ),
        ("Doctors Without Borders said so.", "Doctors Without Borders", "Doctors Without Borders", "organisation"),
        ("The Sons of the Reef said so.", "The Sons of the Reef", "Sons of the Reef", "organisation"),
        ("The residents of Selm said so.", "The residents of Selm", "unnamed residents of Selm", "witness"),
        ("Three experts came. None of them said so.", "None of them", "unnamed experts", "expert"),
        (
            "Tarvian Foreign Minister Irena Halden met him. Her Ostrenian counterpart said so.",
            "Her Ostrenian counterpart",
            "Minister of Foreign Affairs (Ostrenia)",
            "government",
        ),
        ("Ivo Orn met Irena Halden. Orn left. She said so.", "She", "Irena Halden", "person"),
        (
            "Asked whether Ivo Orn had been told, Pavel Reve came. Ivo Orn asked him why. He replied so.",
            "He",
            "Pavel Reve",
            "person",
        ),
    ],
)
def test_names_that_begin_with_people_counterparts_and_who_answers(text, source, name, kind) -> None:
    report = Document(id="a", text=text)
    at, cue = text.rindex(source), text.rindex("replied") if "replied" in text else text.rindex("said")
    spans = Span(at, at + len(source)), Span(cue, text.rindex(" so")), Span(text.rindex("so"), len(text) - 1)
    said = [Attribution("a1", *((span,) for span in spans))]
    if "asked him" in text:
        asker, asked = text.rindex("Ivo Orn"), text.rindex("asked")
        said.insert(
            0, Attribution("a0", (Span(asker, asker + 7),), (Span(asked, asked + 5),), (Span(asked + 10, asked + 13),))
        )
    speaker = resolve(report, parse(report), said)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.kind) == (name, kind)
