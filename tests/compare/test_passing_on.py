"""Who passed on whom, and what makes two accounts one."""

from __future__ import annotations

import dataclasses
import datetime

from sayso.compare.names import fully_named
from sayso.compare.origins import components, count
from sayso.compare.relays import relays
from sayso.model.questions import Answer, Scope
from sayso.model.values import Interval

DAY = datetime.date(2035, 6, 19)
SCOPE = Scope("destroyed", "count", of="equipment/tank", place="Harl", start=DAY, end=DAY)


def answer(outlet: str, chain: tuple[str, ...], low: float, *, days: int, origin: str | None, **more: object) -> Answer:
    bounds = Interval(low, low)
    name = f"{outlet.casefold()}-{days}"
    made = Answer(name, name, "", bounds, bounds, SCOPE, chain[-1], None, origin, outlet=outlet)
    said = DAY + datetime.timedelta(days)
    return dataclasses.replace(made, said=said, chain=(outlet, *chain[1:]), **more)  # type: ignore[arg-type]


def edges(*answers: Answer) -> set[tuple[str, str]]:
    return {(one.later, one.earlier) for one in relays(answers) if one.signal == "stated"}


RIDGE = answer("Ridgewatch", ("Ridgewatch",), 16, days=1, origin="ridgewatch")
STANDARD = answer("Morning Standard", ("Morning Standard", "Ridgewatch"), 16, days=2, origin="ridgewatch")
RADIO = answer("Halden Radio", ("Halden Radio", "Morning Standard", "Ridgewatch"), 16, days=2, origin="ridgewatch")


def test_who_cites_an_outlet_passes_on_that_one_and_not_whom_it_cites() -> None:
    assert edges(RADIO, RIDGE, STANDARD) == {(RADIO.key, STANDARD.key), (STANDARD.key, RIDGE.key)}


def test_a_report_of_the_same_day_may_be_cited_but_the_same_figure_comes_first() -> None:
    later = answer("Morning Standard", ("Morning Standard", "Ridgewatch"), 20, days=2, origin="ridgewatch", text="20")
    later = dataclasses.replace(later, claim="z", document="z")
    assert (RADIO.key, STANDARD.key) in edges(RADIO, STANDARD, later)


def test_an_outlet_that_says_so_in_words_is_passed_on_without_a_chain() -> None:
    words = "Even Morning Standard, citing analysts, now says that 12 tanks were destroyed."
    garbled = answer("Corvan Star", ("Corvan Star",), 12, days=4, origin=None, sentence=words)
    assert edges(STANDARD, garbled) == {(garbled.key, STANDARD.key)}


def test_an_outlet_that_repeats_its_own_unsourced_figure_is_one_account() -> None:
    told = [answer("Lissary Courier", ("Lissary Courier",), 2, days=days, origin=None) for days in (1, 4)]
    other = answer("Capital Mirror", ("Capital Mirror",), 2, days=5, origin=None)
    assert count([*told, other], components([*told, other], [])) == (0, 2)


def test_an_outlet_whose_analysts_speak_is_an_origin() -> None:
    analysts = answer("Ridgewatch", ("Ridgewatch analysts",), 16, days=1, origin="analysts ridgewatch")
    assert {one.origin for one in fully_named([analysts, STANDARD])} == {"analysts ridgewatch"}
    unsourced = answer("Ridgewatch", ("Ridgewatch",), 16, days=1, origin=None)
    assert [one.origin for one in fully_named([unsourced, STANDARD])] == [None, None]
