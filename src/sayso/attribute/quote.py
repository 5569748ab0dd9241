"""Whether a content is quoted: direct (nine tenths of its words between quotation marks), indirect or mixed."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model.claims import Attribution, QuoteKind
from sayso.model.documents import Document
from sayso.model.spans import Spans
from sayso.text.quotes import quotations
from sayso.text.tokens import Parsed

WORD = re.compile(r"\w+(?:['’\-]\w+)*")
DIRECT = 0.9


def mark(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions, each with the kind of its quote."""
    inside = bytearray(len(document.text))
    for one in quotations(document.text, document.claim_spans()):
        inside[one.span.start : one.span.end] = b"\1" * (one.span.end - one.span.start)
    return [replace(one, quote=kind(document.text, one.content, inside)) for one in attributions]


def kind(text: str, content: Spans, inside: bytes | bytearray) -> QuoteKind:
    """How much of a content stands between quotation marks; `inside` says so for each code point of the text.

    >>> from sayso.model.spans import Span
    >>> kind("a “big” loss", (Span(0, 12),), bytes([0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]))
    'mixed'
    """
    words = [found.start() for span in content for found in WORD.finditer(text, span.start, span.end)]
    quoted = sum(inside[start] for start in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT * len(words) else "mixed"
