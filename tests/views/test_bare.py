"""Figures that stand without what they count, where or when: what the sentences around tell of them."""

from __future__ import annotations

import datetime

import pytest

from sayso.model.documents import Document
from sayso.model.questions import Answer
from sayso.pipeline.stages import extract
from sayso.views.answers import answers

FRIDAY = datetime.date(2031, 3, 7)


def told(text: str, *, outlet: str = "Northern Wire", title: str | None = None) -> dict[str, Answer]:
    extraction = extract(Document("d", text, date=FRIDAY, date_from="input", outlet=outlet, title=title))
    return {
        answer.text: answer for answer in answers(extraction, {each.id: each.id for each in extraction.attributions})
    }


def test_a_bare_number_is_of_those_whom_the_figure_before_it_counts() -> None:
    text = (
        "TARN, March 7 (Northern Wire) - Fighting went on near Tarn. The Tarvian army said it had lost nine soldiers "
        "at Holm Bridge on Monday. The rebels put the number at 17."
    )
    found = told(text)
    lost, bare = found["nine soldiers"], found["17"]
    assert (lost.scope.measure, lost.scope.party) == ("casualties/killed", "Tarvia")
    assert (bare.scope.of, bare.scope.place, bare.scope.start) == (lost.scope.of, lost.scope.place, lost.scope.start)


@pytest.mark.parametrize(
    "text",
    [
        "Not one shell was fired by the army, the minister said.",
        "A man wounded on Monday died on Friday, the mayor said. That brings the toll to 20.",
    ],
)
def test_what_was_not_and_who_only_raised_a_toll_are_no_answers(text: str) -> None:
    assert not {"one shell", "A man"} & set(told(text))


def test_a_day_on_which_a_count_was_changed_is_not_the_day_of_what_happened() -> None:
    found = told(
        "The navy said on Friday that two men died in Lesk on Monday. The army on Friday raised to nine the toll."
    )
    assert found["two men"].scope.start == datetime.date(2031, 3, 3)


def test_a_dateline_and_a_state_in_it_are_no_place_of_what_happened() -> None:
    text = (
        "ORSAY (Meridian) - Nine people were killed in Orsay on Monday, police said. "
        "In Norlund’s capital, a spokesman said Norlundic drones had hit the town."
    )
    assert (told(text, outlet="Meridian News")["Nine people"].scope.place or "").endswith("Orsay")
