"""Events told under the last day of one month and the first of the next."""

from __future__ import annotations

import dataclasses
import datetime
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.edges import is_first, is_last
from sayso.compare.occasion import LOCATED
from sayso.compare.questions import group
from sayso.model.questions import Answer, Scope
from sayso.model.values import Interval

LAST = datetime.date(2031, 5, 31)
FIRST = datetime.date(2031, 6, 1)


def answer(claim: str, start: datetime.date, end: datetime.date | None = None, place: str = "Lesk") -> Answer:
    bounds = Interval(9, 9)
    scope = Scope("casualties/killed", "count", of="people", place=place, start=start, end=end or start)
    return Answer(claim, claim, "", bounds, bounds, scope, claim, None, claim, outlet=claim, said=FIRST)


def test_the_night_between_two_months_is_one_occasion() -> None:
    told = [answer("c1", LAST), answer("c2", FIRST), answer("c3", LAST, FIRST), answer("c4", FIRST, place="Selm")]
    for order in itertools.permutations(told):
        assert sorted(len(each.answers) for each in group(order)) == [1, 3]


def test_what_nothing_tells_of_the_day_before_stays_in_its_month() -> None:
    june = [answer("c2", FIRST), answer("c3", FIRST + datetime.timedelta(1))]
    assert len(group([answer("c1", LAST, place="Selm"), *june])) == 2
    assert len(group(june)) == 1


def test_days_at_the_edge() -> None:
    assert is_first(answer("c1", FIRST)) and not is_first(answer("c1", LAST))
    assert is_last(answer("c1", LAST, FIRST)) and not is_last(answer("c1", FIRST))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(28, 34), st.integers(0, 2), st.sampled_from(["Lesk", "Selm"])), max_size=8),
    st.randoms(),
)
def test_order_does_not_matter_at_the_edge(told, random) -> None:  # type: ignore[no-untyped-def]
    days = [(datetime.date(2031, 5, 1) + datetime.timedelta(day - 1), length, place) for day, length, place in told]
    answers = [
        answer(f"c{number}", day, day + datetime.timedelta(length), place)
        for number, (day, length, place) in enumerate(days)
    ]
    expected = group(answers)
    assert sum(len(each.answers) for each in expected) == len(answers)
    random.shuffle(answers)
    assert group(answers) == expected


def test_a_week_may_only_tell_which_event_is_meant() -> None:
    week = (datetime.date(2031, 5, 12), datetime.date(2031, 5, 18))
    event = answer("c1", datetime.date(2031, 5, 14))
    located = dataclasses.replace(answer("c2", *week), inferred=(LOCATED,))
    assert len(group([event, located])) == 1
    assert len(group([event, answer("c2", *week)])) == 2
    other = answer("c3", datetime.date(2031, 5, 17))
    assert len(group([event, located, other])) == 3
