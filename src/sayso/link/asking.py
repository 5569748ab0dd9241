"""Who asks and who answers: "asked whether …, he replied" speaks of two people."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link.words import words as wordset
from sayso.model.claims import Attribution
from sayso.model.spans import Span, Spans
from sayso.text.tokens import Parsed, Token


def asks(text: str, one: Attribution) -> bool:
    """Whether a saying is a question that its source asks: "asked him", not "was asked".

    >>> text = "Irena Halden asked why."
    >>> asks(text, Attribution("a", (Span(0, 12),), (Span(13, 18),), (Span(19, 22),)))
    True
    """
    cue = _cue(text, one)
    return bool(wordset("asking") & cue) and not wordset("passive") & cue


def answers(text: str, one: Attribution) -> bool:
    """Whether a saying is an answer: "he replied"."""
    return bool(wordset("answering") & _cue(text, one))


def _cue(text: str, one: Attribution) -> set[str]:
    return set(one.cue[0].words(text).lower().split()) if one.cue else set()


def within_question(parsed: Parsed, outer: Attribution, tokens: Sequence[Token]) -> bool:
    """Whether a source stands in a question that is reported: whoever asks "why he came" is not he."""
    if not outer.cue or not asks(parsed.text, outer):
        return False
    last = outer.cue[0].words(parsed.text).lower().split()[-1]
    first = outer.content[0].words(parsed.text).lower().partition(" ")[0] if outer.content else ""
    after = parsed.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]
    asked = last in wordset("asking") and first in wordset("question")
    return asked and not any(token.tag == "MD" for token in after)


def put_to(parsed: Parsed, tokens: Sequence[Token]) -> Spans:
    """What is put to whoever a sentence goes on with ("Told that a priest had accused him, he …"), if anything."""
    start = tokens[0].start
    first = parsed.tokens_of(parsed.sentences[tokens[0].sentence])[0]
    led = first.lower in wordset("put to") and parsed.tokens[tokens[0].index - 1].text == ","
    return (Span(first.start, start),) if led and first.tag == "VBN" else ()
