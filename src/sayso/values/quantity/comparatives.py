"""Figures stated only by comparison: "Western estimates citing lower figures"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.model.values import Modifier
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import these
from sayso.values.quantity.words import Line

_LOWER = these("lower smaller")
_HIGHER = these("higher larger bigger greater")
_NOUNS = these("figure figures number numbers estimate estimates toll tolls count counts total totals tally tallies")
_BETWEEN = these("but still yet far much and , even")


def read(line: Line, earlier: Sequence[Figure]) -> list[Figure]:
    """Comparative figures of a sentence, each bounded by the last figure before it that counts something.

    Nothing where there is no such figure: what a comparison is with must stand in the text.
    """
    found = []
    for at, word in enumerate(line.words):
        if word.lower in _LOWER or word.lower in _HIGHER:
            last = _noun(line, at)
            other = next(_compared_with(line, at, earlier), None)
            if last is not None and other is not None:
                found.append(_figure(line, at, last, other))
    return found


def _noun(line: Line, at: int) -> int | None:
    """The index after "figures" in "lower but still catastrophic figures"."""
    for end in range(at + 1, min(at + 7, len(line.words))):
        if line.lower(end) in _NOUNS:
            return end + 1
        if line.lower(end) not in _BETWEEN and line.token(end).pos not in ("ADJ", "ADV", "NOUN"):
            return None
    return None


def _compared_with(line: Line, at: int, earlier: Sequence[Figure]) -> Iterator[Figure]:
    start = line.words[at].start
    for figure in reversed(earlier):
        counts = figure.measure is not None and figure.kind in ("", "money") and not figure.vague and not figure.part
        if figure.end <= start and counts and figure.rule not in ("none", "implicit-one"):
            yield figure


def _figure(line: Line, first: int, last: int, other: Figure) -> Figure:
    lower = line.lower(first) in _LOWER
    start, end = line.words[first].start, line.words[last - 1].end
    low, high = other.low, other.low if other.high is None else other.high
    figure = Figure(line, first, last, start, end, low if lower else high, lead=first, vague="compared")
    modifier: Modifier = "<" if lower else ">"
    figure.modifier, figure.rule = modifier, "fewer-than" if lower else "more-than"
    figure.unit, figure.kind, figure.measure, figure.of = other.unit, other.kind, other.measure, other.of
    figure.compares, figure.compares_to = line.lower(first), other
    return figure
