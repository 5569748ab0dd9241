"""Borders that no saying crosses: the end of a title, and the dateline before a report's first sentence."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
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


HEADING = re.compile(r"(?:^|\n\n)(?P<words>[A-Z][^\n.!?:;“”\"]{2,60})(?=\n)")
"""A line of its own that ends without a mark: what follows it says nothing of it."""


def within_borders(document: Document, found: Sequence[Found]) -> list[Found]:
    """The findings without datelines, and without what stands on the other side of a title's end than their cue.

    >>> report = Document(id="a", text="SELM, March 10 (NW) - Six died, the mayor said.")
    >>> one = Found(41, (Span(33, 42),), (Span(43, 47),), (Span(0, 30),), 0.9, 0.9, 0.9, 0.9)
    >>> [span.words(report.text) for span in within_borders(report, [one])[0].content]
    ['Six died']
    """
    titles = tuple(sorted(span for block in document.blocks if block.kind == "title" for span in block.span))
    datelines = tuple(Span(*match.span()) for match in DATELINE.finditer(document.text))
    headings = tuple(Span(*match.span("words")) for match in HEADING.finditer(document.text))
    cut = (_below(_cut(one, titles, datelines), headings) for one in found)
    return [one for one in cut if one.content]


def _below(one: Found, headings: Spans) -> Found:
    """The finding without the headings above its cue."""
    first, last = (one.content[0].start, one.cue[0].start) if one.content and one.cue else (0, 0)
    above = headings[bisect_left(headings, (first,)) : bisect_left(headings, (last,))]
    content = tuple(piece for span in one.content for piece in _pieces(span, joined(above)) if not covers(above, piece))
    return replace(one, content=content)


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
