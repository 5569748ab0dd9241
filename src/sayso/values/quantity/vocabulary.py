"""The measure vocabulary as rules look it up: which word, in which form, means which measure."""

from __future__ import annotations

import functools
from typing import NamedTuple

from sayso.model.spans import Span
from sayso.text.tokens import Token
from sayso.values.quantity.lexicon import rows
from sayso.values.quantity.words import Line


class Found(NamedTuple):
    """A measure and the words that decided it."""

    measure: str
    span: Span | None


@functools.cache
def forms(form: str) -> dict[str, str]:
    """Word -> measure, of one form: verb, participle, intransitive, adjective, noun, status, of.

    >>> forms("intransitive")["died"]
    'killed'
    """
    return {row["word"]: row["measure"] for row in rows("measures") if row["form"] == form}


def at_word(line: Line, at: int, *among: str) -> Found | None:
    """The measure of the word (or pair of words) at `at`, if it has one of these forms ("noun", "participle" …)."""
    pair = f"{line.lower(at)} {line.lower(at + 1)}"
    for form in among:
        for word, end in ((pair, at + 2), (line.lower(at), at + 1)):
            if word in forms(form):
                return Found(forms(form)[word], line.span(at, min(end, len(line.words))))
    return None


def of_token(token: Token, *among: str) -> Found | None:
    """The measure of a token of the parse, if it has one of these forms."""
    for form in among:
        if token.lower in forms(form):
            return Found(forms(form)[token.lower], Span(token.start, token.end))
    return None
