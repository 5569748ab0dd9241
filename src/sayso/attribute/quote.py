"""Whether a content is quoted: direct (nine tenths of its words between quotation marks), indirect or mixed."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model.claims import Attribution, QuoteKind
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans, covers
from sayso.text.quotes import quotations
from sayso.text.tokens import Parsed

WORD = re.compile(r"\w+(?:['’\-]\w+)*")
DIRECT = 0.9


def mark(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions, each with the kind of its quote."""
    quoted = tuple(one.span for one in quotations(document.text, document.claim_spans()) if one.level == 0)
    return [replace(one, quote=kind(document.text, one.content, quoted)) for one in attributions]


def kind(text: str, content: Spans, quoted: Spans) -> QuoteKind:
    """How much of a content stands between quotation marks.

    >>> kind("a “big” loss", (Span(0, 12),), (Span(2, 7),))
    'mixed'
    """
    words = [Span(*found.span()) for span in content for found in WORD.finditer(text, span.start, span.end)]
    nearby = tuple(quote for quote in quoted if any(quote.overlaps(span) for span in content))
    inside = sum(covers(nearby, word) for word in words)
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT * len(words) else "mixed"
