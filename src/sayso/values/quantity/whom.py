"""Whom a figure counts, where the counted noun does not say: "Ukrainian forces took 76,000 casualties"."""

from __future__ import annotations

from sayso.model.spans import Span
from sayso.text.tokens import Token
from sayso.values.quantity import counted, measures
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import these
from sayso.values.quantity.words import Line

_TAKING = these(
    "take took taken taking suffer suffered suffering sustain sustained sustaining incur incurred lose lost have "
    "had record recorded see saw"
)


def read(figure: Figure) -> None:
    """Set the population of a figure whose noun is a count by itself: casualties, deaths, losses, attacks."""
    line = figure.line
    if not figure.noun or line.lower(figure.noun[1] - 1) not in measures.forms("noun"):
        return
    first, last = figure.noun
    figure.of = _named_after(line, last)
    if figure.of is None and last - first > 1:
        figure.of = line.span(first, last - 1)
    if figure.of is None:
        figure.of = _taker(line, line.token(last - 1))


def _named_after(line: Line, at: int) -> Span | None:
    """ "casualties among Ukrainian forces", "losses of the brigade"."""
    if line.lower(at) not in ("among", "amongst", "of", "on", "for"):
        return None
    at += 1
    while line.lower(at) in ("the", "its", "their", "his", "a"):
        at += 1
    first, last, head = counted.phrase(line, at)
    return line.span(first, last) if head is not None else None


def _taker(line: Line, count: Token) -> Span | None:
    """The subject of the verb that takes the losses."""
    verb = line.parsed.head(count)
    if verb.lower not in _TAKING:
        return None
    for child in line.parsed.children(verb):
        if child.dep == "nsubj" and child.pos in ("NOUN", "PROPN"):
            return _phrase(line, child)
    return None


def _phrase(line: Line, head: Token) -> Span:
    """The head with its adjectives and compounds, without determiners."""
    first = head.start
    for child in line.parsed.children(head):
        if child.dep in ("amod", "compound", "nmod", "poss") and child.pos in ("ADJ", "NOUN", "PROPN"):
            first = min(first, child.start)
    return Span(first, head.end)
