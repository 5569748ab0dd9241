"""What is found as a place name: the words beside it, the rest of the report, and the tables beside the code."""

import csv
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.documents import Document
from sayso.text.parse import parse
from sayso.values.place import find

TABLE = resources.files("sayso.values.place")
WORDS = list(csv.DictReader(TABLE.joinpath("words.tsv").open(encoding="utf-8"), delimiter="\t"))
COMMON = list(csv.DictReader(TABLE.joinpath("common.tsv").open(encoding="utf-8"), delimiter="\t"))


def names(text, **known):
    document = Document("case", text)
    return [place.name for place in find(document, parse(document), known=lambda names: known)]


@pytest.mark.parametrize("row", WORDS, ids=lambda row: f"{row['use']} {row['word']}")
def test_words_beside_a_name_tell_a_place_from_a_person(row):
    assert row["word"] in row["example"].casefold()
    found = names(row["example"], Kalinowka=3.0)
    assert ("Kalinowka" in found) == (row["use"] != "title")


@pytest.mark.parametrize("row", COMMON, ids=lambda row: row["word"])
def test_common_words_with_a_capital_are_no_places(row):
    start = row["example"].casefold().index(f" {row['word']} ") + 1
    word = row["example"][start : start + len(row["word"])]
    assert word not in names(row["example"], **{word: 5.0})


def test_a_person_named_in_full_is_no_place_under_the_surname():
    assert names("Amy Nelson spoke first. Nelson said that the road was shut.", Nelson=5.0) == []


def test_a_place_is_found_again_where_the_parse_takes_it_for_something_else():
    found = names("He lives in Harwick. The Harwick Riding Club met on Sunday.", Harwick=3.5)
    assert found.count("Harwick") == 2


def test_an_abbreviation_names_a_state_after_a_comma_only():
    assert "Miss." in names("Police in Jackson, Miss., found the car.", **{"Miss.": 6.0, "Jackson": 5.2})
    assert "Miss." not in names("He told Miss. Brown about it.", **{"Miss.": 6.0})


@given(st.text(max_size=60))
@settings(max_examples=25)
def test_every_span_quotes_its_text(text):
    document = Document("any", text)
    assert all(place.span.words(text) == place.name for place in find(document, parse(document)))
