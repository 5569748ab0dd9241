"""Which war a total is of, and which names are places."""

import datetime

from sayso.model.documents import Document
from sayso.model.extraction import Extraction
from sayso.pipeline.stages import extract
from sayso.views.answers import answers
from sayso.views.places import places
from sayso.views.theatre import theatre_of


def read(text: str, outlet: str = "Northgate Wire") -> Extraction:
    return extract(Document(id="a", text=text, outlet=outlet, date=datetime.date(2024, 5, 2)))


def events(text: str) -> set[str | None]:
    found = read(text)
    return {one.scope.event for one in answers(found, {claim.id: claim.id for claim in found.attributions})}


def test_a_total_names_the_states_of_its_war() -> None:
    sudan = "The United Nations said 15,000 people had been killed in Sudan since the start of the war."
    ukraine = "The ministry said Russia had lost 31,000 soldiers in Ukraine since the start of the war."
    assert events(sudan) == {"war/Sudan"}
    assert events(ukraine) == {"war/Russia+Ukraine"}


def test_whose_officials_speak_does_not_tell_which_war_it_is() -> None:
    found = read("French officials said that 900 men had died in Sudan. Egyptian officials said the same of Sudan.")
    assert theatre_of(found, places(found)) == ("Sudan",)


def test_a_war_between_states_that_no_table_knows_stays_open() -> None:
    assert events("Ostmark said it had lost 600 soldiers since the start of the war.") == {"war"}


def test_a_capital_that_stands_for_a_government_is_no_place() -> None:
    names = [one.name for one in places(read("The minister accused Kigali of lies. Six men died in Goma, he said."))]
    assert names == ["Goma"]
    assert "Kyiv" in [one.name for one in places(read("Drones hit Kyiv at dawn, the mayor said."))]


def test_a_mayor_tells_of_his_town() -> None:
    assert "Bucha" in [one.name for one in places(read("Bucha mayor Ivo Orn said that 280 bodies were found."))]
