"""The table of places in tests/cases/places.md, row by row."""

from pathlib import Path

import pytest

from sayso.link import places
from sayso.link.whereabouts import kilometres
from sayso.model.documents import Document
from sayso.text.parse import parse
from sayso.values.place import find

TABLE = Path(__file__).parents[1] / "cases" / "places.md"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
CASES = [[cell.strip() for cell in line.split("|")[1:-1]] for line in LINES if not line.startswith("| set")]
NOT_YET = {
    "Bakhmut was shelled for the ninth day.": "the parse takes the name for an adverb",
    "Sudzha changed hands again, the governor wrote.": "the parse takes a small town for a person",
}


def row(case):
    why = NOT_YET.get(case[1])
    marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
    return pytest.param(case, id=f"{case[2]}: {case[1]}", marks=marks)


@pytest.mark.parametrize("case", [row(case) for case in CASES if case[0] == "tuned"])
def test_a_place_is_where_a_reader_takes_it_to_lie(case):
    _, sentence, words, role, country, precision, near = case
    document = Document("case", sentence)
    parsed = parse(document)
    found = {one.name: one for one in places.resolve(document, parsed, find(document, parsed, known=places.known))}
    if words.startswith("!"):
        assert words[1:] not in found
        return
    place = found[words]
    assert place.role == role
    assert country in ("-", place.country)
    assert precision in ("-", place.precision)
    if near != "-":
        assert kilometres(place.lat, place.lon, *map(float, near.split(","))) <= 161


def test_the_table_is_large_and_a_fifth_is_set_aside():
    assert len(CASES) >= 120
    assert 5 * sum(case[0] == "aside" for case in CASES) >= len(CASES) - 4
    assert all(case[2].lstrip("!") in case[1] for case in CASES)
