"""What an outlet tells of whom its reports speak of."""

from sayso.link.speakers import resolve
from sayso.model.claims import Attribution, Speaker
from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.text.parse import parse


def speaker(text: str, source: str, outlet: str) -> Speaker:
    report = Document(id="a", text=text, outlet=outlet)
    start = text.index(source)
    said = Attribution("a1", (Span(start, start + len(source)),), (), (Span(len(text) - 1, len(text)),))
    found = resolve(report, parse(report), [said])[0].speaker
    assert found is not None
    return found


def test_an_outlet_abroad_does_not_tell_whose_a_ministry_is() -> None:
    there = speaker("The defence minister said the town was free.", "The defence minister", "BBC")
    home = speaker("The defence minister said the British army was ready.", "The defence minister", "BBC")
    assert there.side is None
    assert home.side == "United Kingdom"


def test_a_mayor_is_not_of_the_outlets_state() -> None:
    said = "Bucha mayor Ivo Orn said the British army was ready."
    assert speaker(said, "Bucha mayor Ivo Orn", "BBC").side is None


def test_an_outlet_is_on_no_side_by_itself() -> None:
    assert speaker("The Guardian said six died in Selm.", "The Guardian", "Northgate Wire").side is None
