"""Figures of a report with the bounds that their words allow: how many, of what, at least or at most.

numbers   amounts in digits and words     figures   amounts with units, ranges, rates
names     numbers that are no figures     counted   the counted thing and the population
bounds    "at least", "nearly", "up to"   intervals core and support of each wording
measures  killed, wounded, share, cost    whom      the population of casualties and losses
links     lists and comparisons           implicit  "a soldier was killed", "no casualties"
nouns     "five" of what came before      parts     "including 30 children", breakdowns
senses    ages, pounds that are money     population  parties: whose people, which kind of people
"""

from __future__ import annotations

from sayso.model.documents import Document
from sayso.model.values import Quantity
from sayso.text.tokens import Parsed
from sayso.values.quantity import (
    bounds,
    comparatives,
    counted,
    figures,
    implicit,
    intervals,
    links,
    measures,
    names,
    ranges,
    senses,
    tallies,
    whom,
)
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.words import Line

_REMEMBERED = 30
"""Figures before a comparison ("lower figures") among which what it compares with is looked for."""


def find(document: Document, parsed: Parsed) -> list[Quantity]:
    """All figures of the parsed blocks of a document, in the order of the text.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="At least six soldiers were killed.")
    >>> [(q.low, q.high, q.unit, q.measure) for q in find(report, parse(report))]
    [(6.0, None, 'soldier', 'killed')]
    """
    found: list[Quantity] = []
    earlier: list[Figure] = []
    for sentence in parsed.sentences:
        line = Line(parsed, sentence)
        read = [figure for figure in _figures(line) if _kept(figure)]
        for figure in read:
            bounds.read(figure)
            measures.read(figure)
            whom.read(figure)
        tallies.read(read)
        links.link(line, read)
        read = links.drop_idle_vagueness(read) + implicit.read(line, read)
        read += comparatives.read(line, earlier + read)
        earlier = (earlier + read)[-_REMEMBERED:]
        found += sorted((_quantity(figure) for figure in read), key=lambda quantity: quantity.span)
    return found


def _kept(figure: Figure) -> bool:
    counted.read(figure)
    senses.read(figure)
    return not names.is_name(figure)


def _figures(line: Line) -> list[Figure]:
    """The amounts and ranges of a sentence, in order."""
    found: list[Figure] = []
    at = 0
    while at < len(line.words):
        figure = figures.one(line, at)
        if figure is None:
            at += 1
            continue
        figure = ranges.join(line, figure)
        found.append(figure)
        at = max(figure.after, at + 1)
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
        modifier=figure.modifier,
        unit=unit,
        concept=figure.of.words(text) if figure.of else None,
        measure=figure.measure,
        of=figure.of.words(text) if figure.of else None,
        share_of=figure.share_of.words(text) if figure.share_of else None,
        vague=bool(figure.vague),
        per=figure.per,
        flow=figure.flow,
        part_of=bounds.span_of(figure.part_of) if figure.part_of else None,
        compares=figure.compares,
        compares_to=bounds.span_of(figure.compares_to) if figure.compares_to else None,
        rule=f"{figure.rule}/{intervals.VERSION}",
        anchors=anchors,
    )


def _stated(figure: Figure) -> float | tuple[float, float] | None:
    """The number as stated; the order of magnitude for "hundreds"; nothing for "several" and "dozens"."""
    if figure.vague == "plural":
        ten = str(int(figure.low)).strip("0") == "1" and figure.low >= 100
        return (figure.low, figure.low * 10) if ten else None
    if figure.vague in ("several", "few", "bare", "most", "compared") or (figure.vague and figure.step < 10):
        return None
    return figure.low if figure.high is None else (figure.low, figure.high)
