"""Which attribution stands within which: the innermost one whose content holds the other's cue.

In a relay ("X reported, citing Y, that C") both have the content C, and Y stands within X: the one that names where
the other has it from, else the one named later.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Spans, covers, hull, words
from sayso.text.tokens import Parsed

RELAYING = (
    "citing",
    "quoting",
    "referring to",
    "with reference to",
    "relying on",
    "invoking",
    "attributing",
    "as saying",
    "as telling",
    "on the authority of",
    "on the strength of",
    "on the word of",
)
"""Cues that name where another has it from."""
PASSING = ("quoted", "cited", "carried by", "relayed by", "as reported", "as quoted", "as cited", "reported by")
"""Cues of whoever only passes on what another says ("officials quoted by Radio Vellar said")."""


def nest(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions, each naming the one it is nested in, if any; never in a circle."""
    depth = {one.id: (_inward(document.text, one), _start(one)) for one in attributions}
    outer: dict[str, str] = {}
    for one, around in _surroundings(attributions):
        holding = [other for other in around if _holds(other, one, depth)]
        holding.sort(key=lambda other: (_size(other.content), *(-part for part in depth[other.id])))
        for other in holding:
            if not _reaches(outer, other.id, one.id):
                outer[one.id] = other.id
                break
    return [replace(one, within=outer.get(one.id)) for one in attributions]


def _surroundings(attributions: list[Attribution]) -> Iterator[tuple[Attribution, list[Attribution]]]:
    """Each attribution with those whose content may hold it: read from left to right, forgetting what has ended."""
    waiting = sorted(attributions, key=lambda one: hull(one.content).start, reverse=True)
    near: list[Attribution] = []
    for one in sorted(attributions, key=lambda one: hull(one.cue + one.content).start):
        reach = hull(one.cue + one.content)
        while waiting and hull(waiting[-1].content).start < reach.end:
            near.append(waiting.pop())
        near = [other for other in near if hull(other.content).end > reach.start]
        yield one, near


def _holds(outer: Attribution, inner: Attribution, depth: Mapping[str, tuple[int, int]]) -> bool:
    if outer.id == inner.id:
        return False
    if _same(outer.content, inner.content):
        return depth[inner.id] > depth[outer.id]
    return all(covers(outer.content, span) for span in inner.cue or inner.content)


def relays(text: str, one: Attribution) -> bool:
    """Whether the cue only names where another got it from ("citing", "on the authority of")."""
    cue = words(one.cue, text).lower()
    return cue.startswith(RELAYING) or cue.endswith("as saying")


def _inward(text: str, one: Attribution) -> int:
    """How far inward the words of a cue place whoever says the same as another."""
    return relays(text, one) - words(one.cue, text).lower().startswith(PASSING)


def _start(one: Attribution) -> int:
    return hull(one.source or one.cue or one.content).start


def _same(contents: Spans, others: Spans) -> bool:
    """Whether two contents are the same words but for an edge."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in contents for b in others)
    return shared >= 0.9 * max(_size(contents), _size(others))


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _reaches(outer: Mapping[str, str], start: str, end: str) -> bool:
    """Whether going outward from `start` comes to `end`."""
    step: str | None = start
    while step is not None and step != end:
        step = outer.get(step)
    return step == end
