"""The cases of `tests/cases/quantities.md`, and the parties and base units that figures are grouped by."""

from pathlib import Path

import pytest

from sayso.model.documents import Document
from sayso.model.values import Interval, Quantity
from sayso.text.parse import parse
from sayso.values.quantity import find
from sayso.values.quantity.conversion import base
from sayso.values.quantity.lexicon import rows
from sayso.values.quantity.population import party

CASES = Path(__file__).parents[1] / "cases" / "quantities.md"


def cases() -> list[tuple[str, str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    table = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line.startswith("| ")]
    return [row for row in table if row[0] != "sentence"]  # type: ignore[misc]


def written(interval: Interval) -> str:
    return "..".join("" if end is None else f"{end:.12g}" for end in interval)


def reading(one: Quantity, field: str, text: str) -> str | None:
    if field in ("part_of", "compares_to"):
        span = getattr(one, field)
        return span.words(text) if span else None
    return written(one.support) if field == "support" else str(getattr(one, field))


@pytest.mark.parametrize(("sentence", "words", "expected"), cases())
def test_case(sentence: str, words: str, expected: str) -> None:
    document = Document(id="t", text=sentence)
    found = find(document, parse(document))
    if words == "-":
        assert found == []
        return
    start = sentence.index(words)
    [one] = [one for one in found if one.span.start < start + len(words) and start < one.span.end]
    bounds, *fields = expected.split("; ")
    assert written(one.core) == bounds
    for field in fields:
        name, _, value = field.partition("=")
        assert reading(one, name, sentence) == value


def test_one_party_in_many_words() -> None:
    names = (
        "Ukrainian servicemen",
        "the Ukrainian army",
        "Ukrainian soldiers",
        "forces of Ukraine",
        "Ukraine's troops",
    )
    assert {party(name) for name in names} == {party("Ukrainian forces")}
    assert party("Ukrainian civilians") != party("Ukrainian forces") != party("Russian forces")


def test_base_units_have_no_base_of_their_own() -> None:
    assert all(base(row["base"]) == (row["base"], 1.0) for row in rows("conversions"))
