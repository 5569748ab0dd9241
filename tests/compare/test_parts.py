"""A part beside its whole, and names and units that do not keep accounts apart."""

from __future__ import annotations

import dataclasses
import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.compare.names import fully_named
from sayso.compare.parts import Wholes, exceeding, lies_in
from sayso.compare.questions import group
from sayso.compare.relations import compare
from sayso.compare.verdicts import weigh
from sayso.model.questions import Answer, Scope
from sayso.model.spans import Span
from sayso.model.values import Interval, Quantity
from sayso.views.units import in_unit_asked

MONDAY = datetime.date(2031, 3, 3)
LESK = Scope("casualties/killed", "count", of="people", place="Lesk", start=MONDAY, end=MONDAY)


def answer(
    name: str, low: float, high: float | None, scope: Scope = LESK, origin: str | None = "min", **more: object
) -> Answer:
    bounds = Interval(low, high)
    made = Answer(name, name, "", bounds, bounds, scope, origin, None, origin, outlet=name, said=MONDAY)
    return dataclasses.replace(made, **more)  # type: ignore[arg-type]


def of(population: str) -> Scope:
    return dataclasses.replace(LESK, of=population)


def test_children_are_a_part_of_the_dead_and_soldiers_of_another_town_are_not() -> None:
    assert lies_in(of("people/civilians/children"), LESK) == ("of",)
    assert lies_in(dataclasses.replace(of("people/civilians"), place="Selm"), LESK) == ()
    assert lies_in(LESK, LESK) == ()
    month = dataclasses.replace(LESK, start=datetime.date(2031, 2, 1), end=datetime.date(2031, 3, 31))
    assert lies_in(LESK, month) == ("period",)
    [part] = Wholes([("whole", LESK), ("other", of("equipment"))]).of("part", of("people/civilians/children"))
    assert (part.whole, part.axes) == ("whole", ("of",))


def test_a_part_that_exceeds_the_whole_is_told_with_both_answers() -> None:
    children, dead = answer("c1", 12, None, of("people/civilians/children")), answer("c2", 0, 9, origin="staff")
    assert exceeding([children], [dead, answer("c3", 20, 20)]) == ((children.key, dead.key),)
    assert exceeding([dataclasses.replace(children, stance="denies")], [dead]) == ()


def test_civilians_by_another_word_are_one_toll_unless_somebody_tells_them_apart() -> None:
    traders = answer("c1", 41, None, of("people/civilians/trader"))
    people = answer("c2", 55, 55, origin="staff")
    assert len(group([traders, people])) == 1
    assert len(group([traders, people, answer("c3", 3, 3, of("people/civilians/doctor"), origin="clinic")])) == 2
    both = answer("c4", 60, 60, document="c1", span=Span(5, 9))
    assert len(group([traders, both])) == 2
    assert (
        len(group([answer("c5", 24, 24, of("people/forces/irregular")), answer("c6", 30, 30, of("people/forces"))]))
        == 2
    )


def test_a_short_name_is_the_fuller_one_where_only_one_fits() -> None:
    short, full = answer("c1", 6, 6, origin="air force"), answer("c2", 6, 6, origin="air force veldria")
    assert {each.origin for each in fully_named([short, full])} == {"air force veldria"}
    ostmark = answer("c3", 6, 6, origin="air force ostmark")
    assert len({each.origin for each in fully_named([short, full, ostmark])}) == 3
    police = [answer("c1", 6, 6, origin="police"), answer("c2", 6, 6, origin="ministry police")]
    assert len({each.origin for each in fully_named(police)}) == 2


def test_an_office_and_its_holder_are_one_origin() -> None:
    governor = answer("c1", 6, 6, origin="hanne solvik", office="governor")
    office = answer("c2", 6, 6, origin="governor office", office="governor")
    [asked] = group([governor, office])
    assert weigh(asked).origins == 1
    [asked] = group([governor, office, answer("c3", 6, 6, origin="ada mirren", office="governor")])
    assert weigh(asked).origins == 3


def test_another_outlet_is_no_origin_but_a_monitor_that_publishes_is() -> None:
    wire = answer("c1", 6, 6, outlet="Northern Wire")
    passed = answer(
        "c2", 6, 6, origin="northern wire", speaker="Northern Wire", outlet="Post", chain=("Post", "Northern Wire")
    )
    [asked] = group([wire, passed])
    assert (weigh(asked).origins, weigh(asked).origins_at_most) == (1, 1)
    monitor = answer("c3", 6, 6, origin="watch", speaker="Watch", outlet="Watch")
    cited = answer("c4", 6, 6, origin="watch", speaker="Watch", outlet="Post")
    [asked] = group([monitor, cited])
    assert weigh(asked).origins == 1


def test_nights_that_one_speaker_tells_apart_are_two_questions() -> None:
    night = "Overnight the enemy attacked with drones."
    drones = dataclasses.replace(LESK, measure="fired", of="equipment/drone")
    later = dataclasses.replace(drones, start=MONDAY + datetime.timedelta(1), end=MONDAY + datetime.timedelta(1))
    first, second = answer("c1", 114, 114, drones, sentence=night), answer("c2", 31, 31, later, sentence=night)
    assert len(group([first, second])) == 2
    assert len(group([dataclasses.replace(first, sentence=""), second])) == 1


def test_the_total_of_a_war_is_one_question_whenever_it_is_given() -> None:
    war = Scope("casualties", "count", of="people/forces", party="Ostrenia", event="war", as_of=MONDAY)
    later = dataclasses.replace(war, as_of=MONDAY + datetime.timedelta(60))
    [asked] = group([answer("c1", 200, 200, war), answer("c2", 260, 260, later, said=MONDAY + datetime.timedelta(60))])
    assert asked.question.label == "Casualties, forces of Ostrenia, since the start of the war"
    assert {flag for found in weigh(asked).comparisons for flag in found.flags} == {"update"}


def test_a_report_that_leaves_the_place_open_means_the_event_whose_names_it_shares() -> None:
    ferry = answer("c1", 58, 58, names=("anna holt",))
    fire = answer("c2", 58, 58, dataclasses.replace(LESK, place="Selm"), origin="staff")
    unsaid = dataclasses.replace(LESK, place=None)
    follow = answer("c3", 66, 66, unsaid, origin="guard", names=("anna holt",), inferred=("place",))
    lone = answer("c4", 66, 66, unsaid, origin="clinic", inferred=("place",))
    found = {each.claim: asked.question.id for asked in group([ferry, fire, follow, lone]) for each in asked.answers}
    assert found["c3"] == found["c1"]
    assert found["c4"] not in (found["c1"], found["c2"])


units = st.sampled_from(
    [
        ("mile", "kilometre", 1.609344),
        ("square mile", "square kilometre", 2.589988110336),
        ("hectare", "square kilometre", 0.01),
    ]
)


@settings(max_examples=60)
@given(units, st.integers(1, 500), st.integers(1, 500))
def test_conversion_of_units_commutes_with_comparison(unit: tuple[str, str, float], one: int, other: int) -> None:
    def brought(value: float, name: str) -> Interval:
        return in_unit_asked(Quantity(Span(0, 1), value, value, value, Interval(value, value), unit=name)).support

    name, asked, factor = unit
    first, second = brought(one, name), brought(other, name)
    before = compare(answer("c1", one, one), answer("c2", other, other, origin="staff"))
    after = compare(answer("c1", *first), answer("c2", *second, origin="staff"))
    assert (before.relation, before.flags) == (after.relation, after.flags)
    assert brought(one, asked).low == one
    assert abs((first.low or 0) - one * factor) <= 1e-4 * one * factor
