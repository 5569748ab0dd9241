"""Bare numbers that count what the figure before them counts: "five were wounded", "435 homes … and 187"."""

from __future__ import annotations

from sayso.values.quantity import vocabulary
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import column
from sayso.values.quantity.neighbours import HARM, between_words, coordinated, lend, opens
from sayso.values.quantity.words import Line


def nouns(line: Line, figures: list[Figure]) -> None:
    """A bare number counts what the figure before it counts: "five were wounded", "435 homes … and 187"."""
    counted: Figure | None = None
    for at, figure in enumerate(figures):
        if figure.noun and not figure.kind and not figure.part:
            if at and _two_kinds(line, figures[at - 1], figure):
                counted = None
            elif figure.part_of is None:
                counted = figure
        elif figure.unit is None and not figure.part and figure.noun is None and not (figure.vague or _told(figure)):
            following = figures[at + 1] if at + 1 < len(figures) else None
            if following and following.noun and opens(line, figure, following):
                counted = following
            if counted and _same_measure(figure, counted):
                figure.of = counted.of
                _share_noun(figure, counted)


def _two_kinds(line: Line, one: Figure, other: Figure) -> bool:
    """ "192 soldiers and one civilian were killed": a bare number after them may count either."""
    alike = other.part_of is None and one.noun is not None and one.measure == other.measure and one.unit != other.unit
    return alike and one.measure in HARM and coordinated(between_words(line, one, other))


def _told(figure: Figure) -> bool:
    """ "bringing the toll to 24": what a running total counts is not what the figure before it does."""
    told = figure.anchors.get("measure")
    return told is not None and told.words(figure.line.text).lower().endswith("toll")


def _share_noun(figure: Figure, counted: Figure) -> None:
    """The unit of the figure before; "26 deaths and 35 injured" are no deaths, "900 more" of 2,000 bodies are dead."""
    head = counted.line.lower(counted.noun[1] - 1) if counted.noun else ""
    if head not in vocabulary.forms("noun") or figure.measure == counted.measure:
        figure.unit = counted.unit
    if figure.measure is None and vocabulary.forms("status").get(head) == "killed":
        lend(counted, figure)


def _same_measure(figure: Figure, counted: Figure) -> bool:
    """People stay people, and a rate stays a rate: "two life sentences for wounding two" counts two things."""
    people = column("classes", "word", "class")
    head = counted.line.lower(counted.noun[1] - 1) if counted.noun else ""
    if figure.measure in HARM and people.get(head) in (None, "equipment") and counted.measure not in HARM:
        return False
    if counted.measure == "killed" and figure.measure in HARM - {"killed"} and head in vocabulary.forms("status"):
        return False  # "88 bodies and 374 injured"
    return counted.per is None or figure.per is not None
