"""Figures that refer back to what the report told before."""

from __future__ import annotations

import datetime

import pytest

from sayso.model.documents import Document
from sayso.pipeline.stages import extract
from sayso.views.answers import answers

CASES = (
    (
        "The mayor said 31 people were killed in Adu on Monday. Nine of them were children, she said.",
        "Nine",
        "children",
    ),
    ("Police said 30 people were killed in Adu on Monday. Helping Hand put the number at 40.", "40", "people"),
    ("The chief said raiders killed 41 people. Chief Tiru read out 47 names.", "47 names", None),
)


@pytest.mark.parametrize(("text", "words", "population"), CASES, ids=[case[1] for case in CASES])
def test_figure_that_refers_back_answers_the_same_question(text: str, words: str, population: str | None) -> None:
    report = extract(Document("a", text, date=datetime.date(2035, 3, 15), date_from="input", outlet="Adu Post"))
    found = {answer.text: answer for answer in answers(report, {claim.id: claim.id for claim in report.attributions})}
    assert found[words].scope.measure == "casualties/killed"
    assert ((found[words].scope.of or "").rsplit("/", 1)[-1] or None) == population


def test_a_number_of_something_else_is_not_carried_over() -> None:
    text = "Police said 30 people were killed in Adu on Monday. The ministry put the number of schools at 40."
    report = extract(Document("a", text, date=datetime.date(2035, 3, 15), date_from="input", outlet="Adu Post"))
    found = answers(report, {claim.id: claim.id for claim in report.attributions})
    assert [answer.text for answer in found if answer.scope.measure == "casualties/killed"] == ["30 people"]
