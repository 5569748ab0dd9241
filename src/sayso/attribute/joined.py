"""The finder that sayso uses unless told otherwise: the trained model, and the rules inside what it found.

The model was trained on reports in which only outermost attributions are marked and sees nested ones poorly; the rules
find some of them ("Lavrov noted that Kim had proposed it"). Outside its contents the model is the better of the two.
"""

from __future__ import annotations

import dataclasses
import itertools

from sayso.attribute import model, rules
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans, covers, hull, touches
from sayso.text.tokens import Parsed


def attribute(document: Document, parsed: Parsed) -> list[Attribution]:
    """Spans of the model, none reaching from a title into the text below it, and the rules' finds nested in them.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="The minister said on Monday that Vellar had denied the raid.")
    >>> found = attribute(report, parse(report))
    >>> [span.words(report.text) for one in found for span in one.source]
    ['The minister', 'Vellar']
    """
    titles = tuple(sorted(span for block in document.blocks if block.kind == "title" for span in block.span))
    found = [_on_one_side(one, titles) for one in model.attribute(document, parsed)]
    found = [one for one in found if one.content]
    cues = tuple(span for one in found for span in one.cue)
    nested = [
        one
        for one in rules.attribute(document, parsed)
        if one.cue and not touches(one.cue, cues) and _is_inside(one, found)
    ]
    return [dataclasses.replace(one, id=f"a{number}") for number, one in enumerate([*found, *nested], start=1)]


def _on_one_side(one: Attribution, titles: Spans) -> Attribution:
    """The attribution without what stands on the other side of a title's end than its cue."""
    if not one.cue or not titles:
        return one
    entitled = covers(titles, one.cue[0])
    source, content = (
        tuple(piece for span in spans for piece in _pieces(span, titles) if covers(titles, piece) == entitled)
        for spans in (one.source, one.content)
    )
    return dataclasses.replace(one, source=source, content=content)


def _pieces(span: Span, titles: Spans) -> list[Span]:
    """The range cut where titles begin and end."""
    cuts = sorted({end for title in titles for end in title if span.start < end < span.end} | {span.start, span.end})
    return [Span(first, last) for first, last in itertools.pairwise(cuts)]


def _is_inside(one: Attribution, found: list[Attribution]) -> bool:
    """Whether a content holds all of it and something besides."""
    around: Span = hull(one.source + one.cue + one.content)
    return any(covers(other.content, around) and other.content != (around,) for other in found)
