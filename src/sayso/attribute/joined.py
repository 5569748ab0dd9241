"""The finder that sayso uses unless told otherwise: the trained model, and the rules inside what it found.

The model was trained on reports in which only outermost attributions are marked and sees nested ones poorly; the rules
find some of them ("Lavrov noted that Kim had proposed it"), and know relays ("X reported, citing Y, that …"). In all
else the model is the better of the two.
"""

from __future__ import annotations

import dataclasses
import itertools
import re

from sayso.attribute import model, rules
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans, covers, hull, joined, touches, words
from sayso.text.tokens import Parsed

DATELINE = re.compile(
    r"^[A-Z][A-Z .'’/-]+(?:,? (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)(?:,? \d{4})?)?"
    r"(?: ?[(/][^)/\n]{2,40}[)/])? ?[-–—:] ",
    re.MULTILINE,
)
"""Place, day and agency before the first sentence: "SELM, March 10 (Northern Wire) - "."""
PASSING_ON = frozenset({"citing", "quoting"})


def attribute(document: Document, parsed: Parsed) -> list[Attribution]:
    """Spans of the model, none over the border of a title or dateline, with the rules' relays and finds nested in them.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="The minister said on Monday that Vellar had denied the raid.")
    >>> found = attribute(report, parse(report))
    >>> [span.words(report.text) for one in found for span in one.source]
    ['The minister', 'Vellar']
    """
    titles = tuple(sorted(span for block in document.blocks if block.kind == "title" for span in block.span))
    datelines = tuple(Span(*match.span()) for match in DATELINE.finditer(document.text))
    ruled = rules.attribute(document, parsed)
    relays = _relays(ruled, document.text)
    taken = tuple(span for one in relays for span in one.cue)
    found = [_within_borders(one, titles, datelines) for one in model.attribute(document, parsed)]
    found = [one for one in found if one.content and not touches(one.cue, taken)] + relays
    cues = tuple(span for one in found for span in one.cue)
    nested = [one for one in ruled if one.cue and not touches(one.cue, cues) and _is_inside(one, found)]
    return [dataclasses.replace(one, id=f"a{number}") for number, one in enumerate([*found, *nested], start=1)]


def _relays(ruled: list[Attribution], text: str) -> list[Attribution]:
    """What the rules know of "X reported, citing Y, that …": both say the same, and Y is no part of what X says."""
    found: list[Attribution] = []
    for inner in ruled:
        if words(inner.cue, text).lower() in PASSING_ON and inner.content:
            outer = [one for one in ruled if one is not inner and one.cue and one.content[-1:] == inner.content[-1:]]
            found += [*(dataclasses.replace(one, content=inner.content) for one in outer[:1]), inner]
    return found


def _within_borders(one: Attribution, titles: Spans, datelines: Spans) -> Attribution:
    """The attribution without datelines, and without what stands on the other side of a title's end than its cue."""
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
    return dataclasses.replace(one, source=source, content=content)


def _pieces(span: Span, borders: Spans) -> list[Span]:
    """The range cut where titles and datelines begin and end."""
    cuts = sorted({end for border in borders for end in border if span.start < end < span.end} | {span.start, span.end})
    return [Span(first, last) for first, last in itertools.pairwise(cuts)]


def _is_inside(one: Attribution, found: list[Attribution]) -> bool:
    """Whether a content holds all of it and something besides."""
    around: Span = hull(one.source + one.cue + one.content)
    return any(covers(other.content, around) and other.content != (around,) for other in found)
