"""Quotations set apart and signed: a line of quotation, a dash, and the name of who said it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.attribute.model.spans import Found
from sayso.model.spans import Span
from sayso.text.quotes import Quotation, speeches

NAME = r"[^\W\d_a-z][\w.’'-]*"
SIGNATURE = re.compile(
    rf"\s{{0,3}}(?P<dash>[―—–]|--?)[^\S\n]*"
    rf"(?P<name>{NAME}(?:[^\S\n]+(?:{NAME}|of|the|de|van|von|al|bin|da|ibn)){{0,6}}(?:,[^\n”\"]{{1,60}})?)(?=\s*?(?:\n|$))"
)
FEWEST = 4
"""Words that a quotation set apart has at least."""


def sign(text: str, quotes: Sequence[Quotation]) -> list[Found]:
    """The signed quotations of a text as findings; the dash is their cue.

    >>> from sayso.text.quotes import quotations
    >>> text = "“I have lost my house and my boat.”\\n― Marta Ilic, fisherwoman"
    >>> [one] = sign(text, quotations(text, [Span(0, len(text))]))
    >>> [span.words(text) for span in one.source + one.cue + one.content]
    ['Marta Ilic, fisherwoman', '―', '“I have lost my house and my boat.”']
    """
    signed = []
    for speech in speeches(quotes):
        parts = tuple(part.span for part in speech)
        first, last = parts[0], parts[-1]
        signature = SIGNATURE.match(text, last.end)
        set_apart = first.start == 0 or text[first.start - 1] == "\n"
        if signature and set_apart and sum(len(span.words(text).split()) for span in parts) >= FEWEST:
            name = Span(signature.start("name"), signature.start("name") + len(signature["name"].rstrip(" .")))
            dash = Span(*signature.span("dash"))
            signed.append(Found(dash.start, (name,), (dash,), parts, 0.9, 0.9, 0.95, 0.95))
    return signed
