"""Figures of a report with the bounds that their words allow: how many, of what, at least or at most.

numbers   amounts in digits and words     figures   amounts with units, ranges, rates
names     numbers that are no figures     counted   the counted thing and the population
bounds    "at least", "nearly", "up to"   intervals core and support of each wording
measures  killed, wounded, share, cost    links     parts, lists and comparisons of figures
implicit  "a soldier was killed", "no casualties"
"""

from __future__ import annotations

from sayso.model.documents import Document
from sayso.model.values import Quantity
from sayso.text.tokens import Parsed
from sayso.values.quantity import bounds, counted, figures, intervals, measures, names
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.words import Line

READERS = (counted.read, bounds.read, measures.read, measures.population)
"""What is read into each figure, in this order."""


def find(document: Document, parsed: Parsed) -> list[Quantity]:
    """All figures of the parsed blocks of a document, in the order of the text.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="At least six soldiers were killed.")
    >>> [(q.low, q.high, q.unit, q.measure) for q in find(report, parse(report))]
    [(6.0, None, 'soldier', 'killed')]
    """
    found: list[Quantity] = []
    for sentence in parsed.sentences:
        line = Line(parsed, sentence)
        kept = []
        for figure in figures.read(line):
            counted.read(figure)
            if names.is_name(figure):
                continue
            bounds.read(figure)
            measures.read(figure)
            measures.population(figure)
            kept.append(figure)
        found += [_quantity(figure) for figure in kept]
    return found


def _quantity(figure: Figure) -> Quantity:
    text = figure.line.text
    core, support = bounds.intervals_of(figure)
    span = bounds.span_of(figure)
    anchors = dict(figure.anchors)
    if figure.of:
        anchors["of"] = figure.of
    if figure.share_of:
        anchors["share_of"] = figure.share_of
    unit = figure.unit
    if figure.per:
        unit = f"{unit} per {figure.per}" if unit else f"per {figure.per}"
    return Quantity(
        span=span,
        value=_stated(figure),
        low=core.low,
        high=core.high,
        support=support,
        modifier=figure.modifier,  # type: ignore[arg-type]
        unit=unit,
        concept=figure.of.words(text) if figure.of else None,
        measure=figure.measure,
        of=figure.of.words(text) if figure.of else None,
        share_of=figure.share_of.words(text) if figure.share_of else None,
        vague=bool(figure.vague),
        per=figure.per,
        rule=f"{figure.rule}/{intervals.VERSION}",
        anchors=anchors,
    )


def _stated(figure: Figure) -> float | tuple[float, float] | None:
    """The number as stated; the order of magnitude for "hundreds"; nothing for "several" and "dozens"."""
    if figure.vague == "plural":
        ten = str(int(figure.low)).strip("0") == "1" and figure.low >= 100
        return (figure.low, figure.low * 10) if ten else None
    if figure.vague in ("several", "few") or (figure.vague and figure.step < 10):
        return None
    return figure.low if figure.high is None else (figure.low, figure.high)
