"""Grouping answers into questions, counting origins, and what may be said of a question."""

from __future__ import annotations

import dataclasses
import datetime
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.origins import components, count
from sayso.compare.questions import group
from sayso.compare.relays import Relay, relays
from sayso.compare.stories import Report, stories
from sayso.compare.topics import HAPPENED, topic
from sayso.compare.verdicts import MANY, weigh
from sayso.model.questions import Answer, Scope
from sayso.model.spans import Span
from sayso.model.values import Interval

MONDAY = datetime.date(2031, 3, 3)
LESK = Scope("casualties/killed", "count", of="people/forces", party="Ostrenia", place="Lesk", start=MONDAY, end=MONDAY)


def answer(
    claim: str,
    low: float,
    high: float | None,
    *,
    origin: str | None = "min",
    scope: Scope = LESK,
    days: int = 1,
    **more: object,
) -> Answer:
    bounds = Interval(low, high)
    made = Answer(
        claim,
        claim,
        "",
        bounds,
        bounds,
        scope,
        origin,
        None,
        origin,
        outlet=claim,
        said=MONDAY + datetime.timedelta(days),
    )
    return dataclasses.replace(made, **more)  # type: ignore[arg-type]


def verdict(*answers: Answer) -> str:
    [asked] = group(answers)
    return weigh(asked).verdict


def test_same_number_of_another_event_is_another_question() -> None:
    elsewhere = dataclasses.replace(LESK, place="Selm")
    earlier = dataclasses.replace(LESK, start=datetime.date(2030, 10, 12), end=datetime.date(2030, 10, 12))
    found = group([answer("c1", 14, 14), answer("c2", 14, 14, scope=elsewhere), answer("c3", 14, 14, scope=earlier)])
    assert len(found) == 3


def test_id_does_not_depend_on_members() -> None:
    [alone] = group([answer("c1", 14, 14)])
    [joined] = group([answer("c1", 14, 14), answer("c2", 20, 20, origin="staff", days=8)])
    assert alone.question == joined.question


def test_figure_that_does_not_say_whose_joins_the_only_population_that_fits() -> None:
    unsaid = dataclasses.replace(LESK, of=None, party=None)
    [asked] = group([answer("c1", 14, 14), answer("c2", 14, 14, origin="staff", scope=unsaid)])
    assert {each.because for each in asked.answers} == {
        "same measure, same population, same party, Lesk, periods overlap",
        "same measure, population not said, the only one that fits, "
        "party not said, the only one that fits, Lesk, periods overlap",
    }


def test_report_without_a_day_is_about_the_last_weeks() -> None:
    published = dataclasses.replace(LESK, start=MONDAY + datetime.timedelta(6), end=MONDAY + datetime.timedelta(7))
    guessed = answer("c2", 14, 14, origin="staff", scope=published, inferred=("period", "published"))
    assert len(group([answer("c1", 14, 14), guessed])) == 1
    later = dataclasses.replace(LESK, start=MONDAY + datetime.timedelta(25), end=MONDAY + datetime.timedelta(26))
    assert len(group([answer("c1", 14, 14), dataclasses.replace(guessed, scope=later)])) == 2


def test_verdicts() -> None:
    assert verdict(answer("c1", 14, 14)) == "single"
    assert verdict(answer("c1", 14, 14), answer("c2", 14, 14)) == "single"
    assert verdict(answer("c1", 14, 14), answer("c2", 14, 14, origin="staff")) == "agree"
    assert verdict(answer("c1", 6, None), answer("c2", 7, 7, origin="staff")) == "refine"
    assert verdict(answer("c1", 0, 20), answer("c2", 20, None, origin="staff")) == "overlap"
    assert verdict(answer("c1", 40, None), answer("c2", 12, 12, origin="staff")) == "conflict"
    assert verdict(answer("c1", 40, None), answer("c2", 40, None, origin="staff", stance="denies")) == "disputed"


def test_revised_figure_no_longer_conflicts() -> None:
    first, revised = answer("c1", 40, 40), answer("c2", 34, 34, days=7)
    assert verdict(first, revised, answer("c3", 34, 34, origin="staff", days=7)) == "agree"


def test_rejected_claim_is_disputed() -> None:
    [asked] = group([answer("c1", 40, None)])
    assert weigh(asked, rejected={"c1"}).verdict == "disputed"


def test_sets_that_could_be_true_together_count_origins() -> None:
    [asked] = group(
        [answer("c1", 40, None), answer("c2", 12, 12, origin="staff"), answer("c3", 30, 50, origin=None, days=2)]
    )
    found = weigh(asked)
    assert [(one.interval, one.origins, one.origins_at_most) for one in found.consistent] == [
        (Interval(40, 50), 1, 2),
        (Interval(12, 12), 1, 1),
    ]
    assert found.intersection is None
    assert found.envelope == Interval(12, None)


PASSAGE = (
    "The minister counted the dead at the bridge on Monday evening "
    "and said that forty soldiers had been killed there by noon."
)


def test_copied_passage_is_one_account() -> None:
    original = answer("c1", 40, 40, origin=None, passage=PASSAGE, text="40 soldiers")
    copy = answer("c2", 40, 40, origin=None, days=2, passage=PASSAGE.replace("noon", "night"), text="40 soldiers")
    other = answer("c3", 40, 40, origin=None, days=2, passage="A baker spoke of forty soldiers.", text="40 soldiers")
    found = relays([copy, other, original])
    assert [(one.earlier, one.later, one.signal) for one in found] == [("c1@0@c1", "c2@0@c2", "reuse")]
    assert count([original, copy, other], components([original, copy, other], found)) == (0, 2)


def test_garbled_relay_shows_and_adds_no_origin() -> None:
    original = answer("c1", 40, 40, outlet="Northern Wire")
    garbled = answer("c2", 400, 400, days=3, chain=("Harbour Post", "Northern Wire", "min"))
    [asked] = group([original, garbled])
    found = weigh(asked)
    assert [one.signal for one in found.relays] == ["stated"]
    assert [(one.relation, one.flags) for one in found.comparisons] == [("relay", frozenset({"garble"}))]
    assert (found.origins, found.origins_at_most) == (1, 1)


def test_speakers_of_one_institution_are_one_origin_and_unnamed_ones_raise_only_the_most() -> None:
    [asked] = group([answer("c1", 40, 40), answer("c2", 40, 40), answer("c3", 41, 41, origin=None)])
    found = weigh(asked)
    assert (found.origins, found.origins_at_most, found.outlets) == (1, 2, 3)


def test_denial_meets_what_it_denies_in_other_words() -> None:
    scope = dataclasses.replace(LESK, measure=HAPPENED, unit=None, of=topic("guns stood in a school yard"), party=None)
    said = answer("c1", 0, None, scope=scope, text="that guns stood in a school yard")
    denied = answer(
        "c2",
        0,
        None,
        origin="staff",
        scope=dataclasses.replace(scope, of=topic("any guns were placed in the school")),
        stance="denies",
    )
    elsewhere = answer("c3", 0, None, scope=dataclasses.replace(scope, of=topic("the bridge was blown up by the army")))
    found = [asked for asked in group([said, denied, elsewhere]) if len(asked.answers) == 2]
    assert [asked.question.label for asked in found] == ["Whether “guns stood in a school yard”, Lesk, 2031-03-03"]
    assert weigh(found[0]).verdict == "disputed"


def test_person_puts_a_claim_under_another_question() -> None:
    pool = [answer("c1", 14, 14), answer("c2", 14, 14, scope=dataclasses.replace(LESK, place="Selm"))]
    target = next(asked.question.id for asked in group(pool) if asked.answers[0].claim == "c1")
    [asked] = group(pool, regrouped={"c2": target})
    assert [each.claim for each in asked.answers] == ["c1", "c2"]
    assert len(group(pool, regrouped={"c2": "q-gone"})) == 2


def test_two_spellings_of_one_name_are_one_origin() -> None:
    [asked] = group([answer("c1", 40, 40, origin="Zelensky"), answer("c2", 40, 40, origin="Zelenskyy")])
    assert weigh(asked).origins == 2
    assert weigh(asked, identities={"Zelensky": "i1", "Zelenskyy": "i1"}).origins == 1


pools = st.lists(
    st.builds(
        answer,
        st.sampled_from([f"c{number}" for number in range(8)]),
        st.integers(0, 40),
        st.just(None),
        origin=st.sampled_from([None, "min", "staff"]),
        scope=st.builds(
            lambda of, party, place, day: dataclasses.replace(
                LESK, of=of, party=party, place=place, start=day, end=day
            ),
            st.sampled_from(["people/forces", "people/civilians", None]),
            st.sampled_from(["Ostrenia", "Tarvia", None]),
            st.sampled_from(["Lesk", "Lesk valley", "Selm", None]),
            st.sampled_from([MONDAY, MONDAY + datetime.timedelta(1), MONDAY + datetime.timedelta(9)]),
        ),
        days=st.integers(1, 9),
        names=st.sampled_from([(), ("anna holt",), ("operation ember", "anna holt")]),
        inferred=st.sampled_from([(), ("period",), ("period", "place", "published")]),
        office=st.sampled_from([None, "governor"]),
    ),
    max_size=8,
    unique_by=lambda one: one.claim,
)


@settings(max_examples=40)
@given(pools, st.randoms())
def test_order_of_reading_does_not_matter(pool: list[Answer], shuffle: random.Random) -> None:
    turned = [dataclasses.replace(each, span=Span(0, 0)) for each in pool]
    shuffle.shuffle(turned)
    one, other = group(pool), group(turned)
    assert one == other
    assert [weigh(asked) for asked in one] == [weigh(asked) for asked in other]
    assert sorted(each.key for asked in one for each in asked.answers) == sorted(each.key for each in pool)


statements = st.lists(
    st.builds(
        answer,
        st.sampled_from([f"c{number}" for number in range(8)]),
        st.just(0),
        st.just(None),
        origin=st.sampled_from([None, "min", "staff"]),
        scope=st.builds(
            lambda measure, of, by, place: dataclasses.replace(
                LESK, measure=measure, unit=None, party=None, of=of, by=by, place=place
            ),
            st.sampled_from(["happened", "responsible"]),
            st.sampled_from(
                ["struck", "fired missil", "fired hill missil", "artillery school", "artillery school stood"]
            ),
            st.sampled_from(["Tarvia", "Ostrenia"]),
            st.sampled_from(["Lesk", None]),
        ),
        stance=st.sampled_from(["asserts", "denies"]),
    ),
    max_size=8,
    unique_by=lambda one: one.claim,
)


@settings(max_examples=40)
@given(statements, st.randoms())
def test_order_of_reading_does_not_matter_without_figures(pool: list[Answer], shuffle: random.Random) -> None:
    turned = list(pool)
    shuffle.shuffle(turned)
    one, other = group(pool), group(turned)
    assert one == other
    assert [weigh(asked) for asked in one] == [weigh(asked) for asked in other]
    assert sorted(each.key for asked in one for each in asked.answers) == sorted(each.key for each in pool)


@settings(max_examples=40)
@given(pools)
def test_least_never_exceeds_most_nor_the_accounts(pool: list[Answer]) -> None:
    for asked in group(pool):
        found = weigh(asked)
        assert 0 <= found.origins <= found.origins_at_most <= len(asked.answers)


def test_follow_up_after_months_is_the_same_story() -> None:
    first = Report(
        "1", "Bakery fire in Lesk", "A fire destroyed the bakery of Mara Dovel in Bridge Street, Lesk", date=MONDAY
    )
    trial = Report(
        "2",
        "Trial over Lesk bakery fire",
        "The trial over the fire in the bakery of Mara Dovel in Bridge Street began in Lesk",
        date=MONDAY + datetime.timedelta(200),
    )
    other = Report("3", "Harvest festival", "The harvest festival of Selm began in the old town", date=MONDAY)
    assert stories([trial, other, first]) == [("1", "2"), ("3",)]


def test_a_copy_without_a_root_never_makes_two_roots_one_account() -> None:
    one, other = answer("c1", 40, 40, outlet="Wire"), answer("c2", 40, 40, origin="staff", outlet="Wire")
    copy = answer("c3", 40, 40, origin=None, days=2, chain=("Post", "Wire"))
    found = [Relay(each.key, copy.key, "stated", "Wire") for each in (one, other)]
    assert count([one, other, copy], components([one, other, copy], found)) == (2, 2)


@given(st.integers(0, 1000))
@settings(max_examples=5)
def test_of_very_many_positions_none_contradicts_unseen(seed: int) -> None:
    many = [answer(f"c{number}", number, number + 700, origin=f"o{number}") for number in range(2 * MANY)]
    random.Random(seed).shuffle(many)
    [asked] = group(many)
    found = weigh(asked)
    assert len(found.comparisons) < 3 * len(many)
    assert found.verdict == "overlap"
    [asked] = group([*many, answer("low", 1, 2, origin="low")])
    assert weigh(asked).verdict == "conflict"


def test_what_somebody_told_another_outlet_is_passed_on() -> None:
    original = answer("c1", 40, 40, outlet="Northern Wire")
    later = answer("c2", 40, 40, days=2, sentence="The minister told Northern Wire that 40 soldiers were killed.")
    own = answer("c3", 40, 40, days=2, sentence="The minister told reporters that 40 soldiers were killed.")
    found = relays([original, later, own])
    assert [(one.later_document, one.signal) for one in found if one.signal == "stated"] == [("c2", "stated")]


def standing(claim: str, number: float, days: int) -> Answer:
    day = MONDAY + datetime.timedelta(days)
    scope = dataclasses.replace(LESK, measure="deployed", place=None, start=day, end=day, as_of=day)
    return answer(claim, number, number, origin=claim, scope=scope, days=days)


def test_numbers_of_what_is_there_are_one_question_across_months_and_need_not_agree() -> None:
    told = [standing("wire", 1200, 20), standing("post", 400, 30)]
    [asked] = group(told)
    [found] = weigh(asked).comparisons
    assert (found.relation, found.flags) == ("incomparable", {"update"})
    assert len(group([*told, standing("herald", 900, 120)])) == 2


def test_running_totals_from_nearly_the_same_first_day_are_one_question() -> None:
    def since(claim: str, first: int, last: int) -> Answer:
        start, end = MONDAY + datetime.timedelta(first), MONDAY + datetime.timedelta(last)
        return answer(claim, 40, 40, origin=claim, scope=dataclasses.replace(LESK, start=start, end=end), days=last)

    assert len(group([since("wire", 0, 9), since("post", 2, 6)])) == 1
    assert len(group([since("wire", 0, 27), since("post", 20, 27)])) == 2


def test_a_plan_is_no_origin_beside_facts() -> None:
    will = dataclasses.replace(LESK, modality="plan")
    [asked] = group([answer("wire", 450, 450, origin="min"), answer("post", 200, 200, origin="army", scope=will)])
    assert (weigh(asked).origins, weigh(asked).origins_at_most) == (1, 1)


def test_an_adjective_of_a_state_that_others_name_is_that_state() -> None:
    people = dataclasses.replace(LESK, party="Tarrinese")
    told = [answer("wire", 6, 6, origin="min"), answer("post", 8, 8, origin="army", scope=people, side="Tarrin")]
    assert [asked.question.scope.party for asked in group(told)].count("Tarrin") == 1
