"""The table of times in tests/cases/times.md, row by row, and the words of `words.tsv` by their example sentences."""

import csv
import datetime
from importlib import resources
from pathlib import Path

import pytest

from sayso.model.documents import Document
from sayso.text.parse import parse
from sayso.values.time import find

TABLE = Path(__file__).parents[1] / "cases" / "times.md"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
CASES = [[cell.strip() for cell in line.split("|")[1:-1]] for line in LINES if not line.startswith("| set")]
WORDS = list(
    csv.DictReader(
        resources.files("sayso.values.time").joinpath("words.tsv").open(encoding="utf-8"),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
STARTS = list(
    csv.DictReader(resources.files("sayso.values.time").joinpath("starts.tsv").open(encoding="utf-8"), delimiter="\t")
)


def times(text, published="-"):
    document = Document("case", text, date=None if published == "-" else datetime.date.fromisoformat(published))
    return find(document, parse(document))


@pytest.mark.parametrize(
    "case", [case for case in CASES if case[0] == "tuned"], ids=lambda case: f"{case[2]} {case[3]}"
)
def test_a_time_is_read_as_a_reader_would(case):
    _, published, sentence, words, value, start, end, mod = case
    found = times(sentence, published)
    if words == "-":
        assert not found
        return
    readings = {(one.span.words(sentence), one.value, str(one.start or "-"), str(one.end or "-")): one for one in found}
    assert (words, value, start, end) in readings
    assert mod in ("", readings[words, value, start, end].mod)


def test_the_table_is_large_and_a_fifth_is_set_aside():
    assert len(CASES) >= 120
    assert 5 * sum(case[0] == "aside" for case in CASES) >= len(CASES) - 4
    assert all(case[3] == "-" or case[3] in case[2] for case in CASES)


@pytest.mark.parametrize("row", WORDS, ids=lambda row: f"{row['kind']} {row['word']}")
def test_each_word_of_the_lexicon_is_read_in_its_example(row):
    assert row["word"] in row["example"].casefold()
    assert times(row["example"], "2024-08-12")


@pytest.mark.parametrize("row", STARTS, ids=lambda row: f"{row['needs']} {row['words']}")
def test_each_known_start_dates_the_day_count_of_its_example(row):
    assert [one for one in times(row["example"]) if (one.anchor or "").endswith(row["day"])]
