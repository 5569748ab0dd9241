"""A report as it was published: one text, its blocks, and what its page says about itself."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from typing import Literal

from sayso.model.problems import Problem
from sayso.model.spans import Span, Spans

BlockKind = Literal["title", "heading", "paragraph", "caption", "byline", "quote", "list", "table", "other"]

CLAIM_BEARING: frozenset[BlockKind] = frozenset({"title", "heading", "paragraph", "quote", "list"})
"""The blocks in which claims are looked for; a caption never becomes part of a sentence."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page that reads as one: a title, a paragraph, a photo caption.

    `span` are code-point ranges into the document's text, `xpath` the element of the saved page it came from.
    `repeats` marks a title or caption that the page prints again.
    """

    kind: BlockKind
    span: Spans
    xpath: str | None = None
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One text of one report, with its publication facts; everything that sayso finds points into `text`.

    `date` is the day of publication (None where unknown: sayso never guesses it in silence) and `date_from` says where
    it was learnt: "input" (given by the user), "metadata" (the page's), "dateline" or "text".

    >>> Document(id="a", text="Six died.").digest[:8]
    'f0b257a7'
    """

    id: str
    text: str
    date: datetime.date | None = None
    date_from: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    lang: str | None = None
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = field(default=())

    @property
    def digest(self) -> str:
        """SHA-256 of the text (UTF-8), the name under which spans remember what they point into."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def claim_spans(self) -> Spans:
        """Where claims are looked for: titles, paragraphs, quotes, lists, each once; the whole text, if no blocks."""
        if not self.blocks:
            return (Span(0, len(self.text)),) if self.text else ()
        chosen = [block for block in self.blocks if block.kind in CLAIM_BEARING and not block.repeats]
        return tuple(sorted(span for block in chosen for span in block.span))
