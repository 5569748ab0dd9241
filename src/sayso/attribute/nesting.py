"""Which attribution stands within which: the innermost one whose content holds the other's cue.

In a relay ("X reported, citing Y, that C") both have the content C, and Y stands within X.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Spans, covers
from sayso.text.tokens import Parsed

RELAYING = frozenset({"citing", "quoting", "cited", "quoted"})


def nest(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions, each naming the one it is nested in, if any; never in a circle."""
    outer: dict[str, str] = {}
    for one in attributions:
        holding = [(_size(other.content), other.id) for other in attributions if _holds(document.text, other, one)]
        for _, name in sorted(holding):
            if not _reaches(outer, name, one.id):
                outer[one.id] = name
                break
    return [replace(one, within=outer.get(one.id)) for one in attributions]


def _holds(text: str, outer: Attribution, inner: Attribution) -> bool:
    if outer.id == inner.id:
        return False
    if _same(outer.content, inner.content):
        return relays(text, inner) and not relays(text, outer)
    return all(covers(outer.content, span) for span in inner.cue or inner.content)


def relays(text: str, one: Attribution) -> bool:
    """Whether the cue only names where another got it from ("citing", "quoting")."""
    return any(span.words(text).lower().split()[0] in RELAYING for span in one.cue)


def _same(contents: Spans, others: Spans) -> bool:
    """Whether two contents are the same words but for an edge."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in contents for b in others)
    return shared >= 0.9 * max(_size(contents), _size(others))


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _reaches(outer: dict[str, str], start: str, end: str) -> bool:
    """Whether going outward from `start` comes to `end`."""
    step: str | None = start
    while step is not None and step != end:
        step = outer.get(step)
    return step == end
