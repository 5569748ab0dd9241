"""Whom a figure counts, where the counted noun does not say: "Ukrainian forces took 76,000 casualties"."""

from __future__ import annotations

from sayso.model.spans import Span
from sayso.text.tokens import Token
from sayso.values.quantity import counted, vocabulary
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import these
from sayso.values.quantity.words import Line

_TAKING = these(
    "take took taken taking suffer suffered suffering sustain sustained sustaining incur incurred lose lost have "
    "had see saw"
)
_LOSSES = frozenset({"lost", "killed", "wounded", "casualties"})
NOUNS = ("NOUN", "PROPN")
_PLAIN = these("more new further heavy many total")


def read(figure: Figure) -> None:
    """Set the population of casualties and losses, and of things lost, from the words that name who bears them."""
    line = figure.line
    if not figure.noun or figure.kind or figure.part:
        return
    first, last = figure.noun
    bearer = _bearer(line, line.token(last - 1))
    if line.lower(last - 1) in vocabulary.forms("noun"):
        named = line.span(first, last - 1) if last - first > 1 and line.lower(first) not in _PLAIN else None
        figure.of = counted.named_after(line, last) or named or bearer
    elif figure.measure in _LOSSES and bearer and not _named(line, first, last):
        figure.of = bearer


def _named(line: Line, first: int, last: int) -> bool:
    """Whether the counted phrase says itself whose people they are: "Merran soldiers"."""
    return any(line.words[at].text[:1].isupper() for at in range(first, last)) and not line.shouting


def _bearer(line: Line, count: Token) -> Span | None:
    """Who took the losses: the noun right before the verb, else its subject."""
    while count.dep == "conj":
        count = line.parsed.head(count)
    verb = line.parsed.head(count)
    if verb.lower not in _TAKING:
        return None
    at = line.word_at(verb) - 1
    while line.lower(at) in ("has", "have", "had", "also", "already", "reportedly"):
        at -= 1
    first = at
    while first >= 0 and line.kind(first) == "word" and line.token(first).pos in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    if first < at:
        return line.span(first + 1, at + 1)
    for child in line.parsed.children(verb):
        if child.dep == "nsubj" and child.pos in NOUNS:
            return phrase(line, child)
    return None


def phrase(line: Line, head: Token) -> Span:
    """The head with its adjectives and compounds, without determiners."""
    first = head.start
    for child in line.parsed.children(head):
        if child.dep in ("amod", "compound", "nmod", "poss") and child.pos in ("ADJ", "NOUN", "PROPN"):
            first = min(first, child.start)
    return Span(first, head.end)
