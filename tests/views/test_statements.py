"""Whether it happened and who did it: answers of claims without figures."""

from __future__ import annotations

import datetime

import pytest

from sayso.compare.questions import group
from sayso.compare.topics import HAPPENED, RESPONSIBLE
from sayso.compare.verdicts import weigh
from sayso.model.claims import Attribution, ChainLink, Speaker
from sayso.model.documents import Document
from sayso.model.extraction import Extraction
from sayso.model.questions import Answer
from sayso.model.spans import Span
from sayso.model.values import Place, TimeInterval
from sayso.views.answers import answers

MONDAY = datetime.date(2031, 3, 3)


def said(
    name: str, speaker: str, cue: str, content: str, *, stance: str = "asserts", side: str | None = None
) -> list[Answer]:
    """The answers of a report of one claim, about Lesk on Monday."""
    text = f"{speaker} {cue} {content} in Lesk on Monday."
    start = len(speaker) + len(cue) + 2
    claim = Attribution(
        "a1",
        (Span(0, len(speaker)),),
        (Span(len(speaker) + 1, len(speaker) + 1 + len(cue)),),
        (Span(start, start + len(content)),),
        speaker=Speaker(speaker, kind="person", side=side),
        chain=(ChainLink(name), ChainLink(speaker)),
        stance=stance,  # type: ignore[arg-type]
    )
    day, town = text.index("Monday"), text.index("Lesk")
    extraction = Extraction(
        Document(name, text, date=MONDAY + datetime.timedelta(1), outlet=name),
        (claim,),
        (),
        (TimeInterval(Span(day, day + 6), "DATE", "2031-03-03", MONDAY, MONDAY, role="event"),),
        (Place(Span(town, town + 4), "Lesk", -10.0, -17.5, precision="town", country="TV"),),
        made_by="test",
    )
    return answers(extraction, {"a1": f"c-{name}"})


def test_a_denial_meets_what_it_denies_in_another_report() -> None:
    pool = [
        *said("wire", "Colonel Orn", "said", "that guns stood in a school yard"),
        *said("post", "The mayor", "denied", "that any artillery was placed near the school", stance="denies"),
        *said("herald", "A baker", "said", "that there were no guns in the school"),
    ]
    [asked] = group(pool)
    assert asked.question.scope.measure == HAPPENED
    assert [(each.document, each.stance) for each in asked.answers] == [
        ("herald", "denies"),
        ("post", "denies"),
        ("wire", "asserts"),
    ]
    assert weigh(asked).verdict == "disputed"
    assert asked.question.label.startswith("Whether “guns stood in a school yard”")


def test_two_culprits_of_one_deed_are_a_conflict_and_neither_is_in_the_label() -> None:
    pool = [
        *said("wire", "Governor Sol", "said", "that the missiles were fired by Ostrenian troops"),
        *said("post", "General Dask", "said", "that the missiles had been launched by Tarvian air defences"),
        *said("herald", "Mara Dovel", "blamed", "Ostrenia for the attack"),
    ]
    [asked] = group(pool)
    assert asked.question.scope.measure == RESPONSIBLE
    assert asked.question.label == "Who did it, Lesk, 2031-03-03"
    assert {each.scope.by for each in asked.answers} == {"Ostrenia", "Tarvia"}
    weighed = weigh(asked)
    assert (weighed.verdict, weighed.origins) == ("conflict", 3)
    assert {found.because for found in weighed.comparisons if found.relation == "conflict"} == {
        "Ostrenia and Tarvia are named",
        "Tarvia and Ostrenia are named",
    }


def test_other_deeds_of_one_day_are_other_questions() -> None:
    pool = [
        *said("wire", "Governor Sol", "said", "that the bridge was blown up by Ostrenian troops"),
        *said("post", "General Dask", "said", "that the hospital was shelled by Tarvian artillery"),
    ]
    assert len(group(pool)) == 2


@pytest.mark.parametrize(
    ("cue", "content", "stance", "party"),
    [
        ("said", "the raiders were Sorwe herders", "asserts", "Sorwe"),
        ("accused", "Ostrenia of shelling the market", "asserts", "Ostrenia"),
        ("said", "that the Dawn Brigade was behind the attack", "asserts", "Dawn Brigade"),
        ("denied", "that its forces had struck the hospital", "denies", "Tarvia"),
        ("denied", "any responsibility for the attack", "denies", "Tarvia"),
        ("accused", "Ostrenia of preparing an offensive", "asserts", None),
        ("said", "they shot at everyone", "asserts", None),
    ],
)
def test_who_is_named(cue: str, content: str, stance: str, party: str | None) -> None:
    side = "Tarvia" if stance == "denies" else None
    found = said("wire", "The ministry", cue, content, stance=stance, side=side)
    named = [each for each in found if each.scope.measure == RESPONSIBLE]
    assert [(each.scope.by, each.stance) for each in named] == ([(party, stance)] if party else [])


def test_guns_and_gunners_are_those_of_who_sent_them_whatever_was_hit() -> None:
    pool = [
        *said("wire", "Colonel Orn", "said", "that Tarvian guns across the river fired on the town"),
        *said("post", "The mayor", "said", "that Kelmari gunners shelled their own town"),
        *said("herald", "A baker", "said", "that Tarvian forces had not fired on the hospital"),
    ]
    [asked] = group(pool)
    assert asked.question.scope.measure == RESPONSIBLE
    assert {(each.document, each.scope.by, each.stance) for each in asked.answers} == {
        ("wire", "Tarvia", "asserts"),
        ("post", "Kelmar", "asserts"),
        ("herald", "Tarvia", "denies"),
    }
    assert weigh(asked).verdict == "conflict"
