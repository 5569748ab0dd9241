"""Borders that no saying crosses: the end of a title, and the dateline before a report's first sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.model.spans import Found
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans, covers, joined

DATELINE = re.compile(
    r"^[A-Z][A-Z .'’/-]+(?:,? (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)(?:,? \d{4})?)?"
    r"(?: ?[(/][^)/\n]{2,40}[)/])? ?[-–—:] ",
    re.MULTILINE,
)
"""Place, day and agency before the first sentence: "SELM, March 10 (Northern Wire) - "."""


def within_borders(document: Document, found: Sequence[Found]) -> list[Found]:
    """The findings without datelines, and without what stands on the other side of a title's end than their cue.

    >>> report = Document(id="a", text="SELM, March 10 (NW) - Six died, the mayor said.")
    >>> one = Found(41, (Span(33, 42),), (Span(43, 47),), (Span(0, 30),), 0.9, 0.9, 0.9, 0.9)
    >>> [span.words(report.text) for span in within_borders(report, [one])[0].content]
    ['Six died']
    """
    titles = tuple(sorted(span for block in document.blocks if block.kind == "title" for span in block.span))
    datelines = tuple(Span(*match.span()) for match in DATELINE.finditer(document.text))
    return [kept for one in found if (kept := _cut(one, titles, datelines)).content]


def _cut(one: Found, titles: Spans, datelines: Spans) -> Found:
    borders = joined((*titles, *datelines))
    if not one.cue or not borders:
        return one
    entitled = covers(titles, one.cue[0])
    source, content = (
        tuple(
            piece
            for span in spans
            for piece in _pieces(span, borders)
            if covers(titles, piece) == entitled and not covers(datelines, piece)
        )
        for spans in (one.source, one.content)
    )
    return replace(one, source=source, content=content)


def _pieces(span: Span, borders: Spans) -> list[Span]:
    """The range cut where titles and datelines begin and end."""
    cuts = sorted({end for border in borders for end in border if span.start < end < span.end} | {span.start, span.end})
    return [Span(first, last) for first, last in itertools.pairwise(cuts)]
