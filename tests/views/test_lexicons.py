"""Each row of the tables beside the views and the comparison does in its example what it says."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from sayso.model.documents import Document
from sayso.pipeline.maker import VALUES
from sayso.text.parse import parse
from sayso.views.deeds import Deed, deeds
from sayso.views.scopes import measure


@pytest.mark.parametrize("row", deeds(), ids=[row.example for row in deeds()])
def test_deed_of_each_example(row: Deed) -> None:
    report = Document("a", row.example)
    found = [
        measure(quantity, row.example[: quantity.span.start], row.example[quantity.span.end :])
        for quantity in VALUES.quantities(report, parse(report))
    ]
    assert row.measure in found


def test_words_that_are_alike_stand_in_their_examples() -> None:
    text = files("sayso.compare").joinpath("alike.tsv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines(), delimiter="\t"))
    assert len({row["word"] for row in rows}) == len(rows)
    for row in rows:
        assert row["word"] in row["example"].casefold(), row
