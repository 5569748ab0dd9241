"""Every row of the tables beside `values/quantity` explains its own example sentence."""

from collections.abc import Callable

import pytest

from sayso.model.documents import Block, Document
from sayso.model.spans import Span
from sayso.model.values import Quantity
from sayso.text.parse import parse
from sayso.values.quantity import find
from sayso.values.quantity.lexicon import rows

Row = dict[str, str]


def unit(one: Quantity, row: Row) -> bool:
    return one.unit == row["unit"]


def modifier(one: Quantity, row: Row) -> bool:
    return one.rule == f"{row['rule']}/1" and (one.modifier == row["modifier"] or row["rule"] == "exactly")


def measure(one: Quantity, row: Row) -> bool:
    return one.measure == row["measure"]


def counted(one: Quantity, row: Row) -> bool:
    return one.of == row["word"] and one.measure in ("wounded", "destroyed")


@pytest.mark.parametrize(
    ("table", "explains"),
    [("units", unit), ("modifiers", modifier), ("measures", measure), ("classes", counted)],
)
def test_each_row_explains_its_example(table: str, explains: Callable[[Quantity, Row], bool]) -> None:
    lines = rows(table)
    blocks, start = [], 0
    for row in lines:
        blocks.append(Block("paragraph", (Span(start, start + len(row["example"])),)))
        start += len(row["example"]) + 1
    document = Document(id="t", text="\n".join(row["example"] for row in lines), blocks=tuple(blocks))
    found = find(document, parse(document))
    wrong = []
    for row, block in zip(lines, blocks, strict=True):
        inside = [one for one in found if block.span[0].contains(one.span)]
        if not any(explains(one, row) for one in inside):
            wrong.append((row, [(one.span.words(document.text), one.unit, one.measure, one.rule) for one in inside]))
    assert wrong == []
