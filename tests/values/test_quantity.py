"""Figures in reports: numbers, bounds, counted things, and spans that are always true to the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.documents import Document
from sayso.model.values import Quantity
from sayso.text.parse import parse
from sayso.values.quantity import find


def read(text: str) -> list[Quantity]:
    document = Document(id="t", text=text)
    return find(document, parse(document))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("At least six units were withdrawn.", 6, None, "unit"),
        ("No fewer than 17 villages were cut off.", 17, None, "village"),
        ("More than 30 houses burnt down.", 31, None, "house"),
        ("Between 3,000 and 4,000 troops crossed.", 3000, 4000, "troop"),
        ("Four to six million people need food.", 4e6, 6e6, "people"),
        ("Up to 250 trucks a day crossed.", 0, 250, "truck per day"),
        ("The road cost a million and a half euros.", 1.5e6, 1.5e6, "euro"),
        ("The budget was $1.2mn.", 1.2e6, 1.2e6, "dollar"),
    ],
)
def test_bounds_and_numbers(text: str, low: float, high: float | None, unit: str) -> None:
    figure = read(text)[0]
    assert (figure.low, figure.high, figure.unit) == (low, high, unit)


FRAGMENTS = st.sampled_from(
    [
        "76,000",
        "at least",
        "six",
        "and",
        "between",
        "half of",
        "%",
        "$",
        "dozens",
        "of",
        "soldiers",
        "killed",
        "\n",
        "-",
    ]
) | st.sampled_from(
    ["–", "12\u00a0500", "½", "1/3", "3.5bn", "𝟗", "é\u0301", "F-16", "to", "a", "million", "per day", "“", "١٢", "1e9"]
)


@given(st.lists(FRAGMENTS | st.text(max_size=6), max_size=12).map(" ".join))
@settings(max_examples=60)
def test_any_text_yields_figures_with_true_spans(text: str) -> None:
    for figure in read(text):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.words(text).strip()
        assert all(
            figure.span.words(text) and 0 <= span.start < span.end <= len(text) for span in figure.anchors.values()
        )
        if figure.of is not None:
            assert figure.anchors["of"].words(text) == figure.of
        assert figure.low is None or figure.high is None or figure.low <= figure.high
