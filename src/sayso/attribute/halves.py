"""Both sides, each in its way: "criticism from both sides, in Orsa for …, and in Vellar for …".

One attribution stays for both; each half is one more, with its own source and the rest of its words as content.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans
from sayso.text.tokens import Parsed

BOTH = re.compile(
    r"\b(?P<both>both (?:sides|camps|parties|countries|capitals)),? ?[—–:-]? ?"
    r"(?P<one>(?P<where>in|from|by|among) [^,;:.\n]{2,50}?) "
    r"(?P<first>(?P<prep>for|over|of|that|because|about) [^;.\n]{1,300}?)"
    r"[,;]? (?:and|while|but)?,? ?(?P<other>(?P=where) [^,;:.\n]{2,50}?) (?P<second>(?P=prep) [^;.\n]{1,300})"
)
CONFIDENCE = 0.5


def add(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, and after those of "both sides" one for each half, which shares its cue.

    >>> from sayso.text.parse import parse
    >>> text = "It drew criticism from both sides, in Orsa for its cost, and in Vellar for its losses."
    >>> both = Attribution("a1", (Span(8, 17),), (Span(8, 17),), (Span(43, 55),))
    >>> for one in add(Document(id="a", text=text), parse(Document(id="a", text=text)), [both])[1:]:
    ...     print([span.words(text) for span in one.source + one.cue + one.content])
    ['in Orsa', 'criticism', 'for its cost']
    ['in Vellar', 'criticism', 'for its losses']
    """
    out = list(attributions)
    for match in BOTH.finditer(document.text):
        halves = [
            (Span(*match.span(who)), Span(*match.span(what))) for who, what in (("one", "first"), ("other", "second"))
        ]
        mine = [one for one in out if _is_of_both(document.text, one, match)]
        named = [one for one in out if any(who.overlaps(span) for who, _ in halves for span in one.source)]
        whole = next((one for one in mine if one not in named), None)
        if whole is None or any(one not in mine for one in named):
            continue
        shared = _before(whole.content, match.start()) or tuple(what for _, what in halves)
        both = replace(whole, source=(Span(*match.span("both")),), content=shared)
        out = [both if one is whole else one for one in out if one is whole or one not in mine]
        count = sum(one.id.startswith("h") for one in out)
        out += [
            Attribution(f"h{count + number}", (who,), whole.cue, (what,), confidence=CONFIDENCE)
            for number, (who, what) in enumerate(halves, 1)
        ]
    return out


def _is_of_both(text: str, one: Attribution, match: re.Match[str]) -> bool:
    """Whether the cue stands before "both sides" in its sentence and what it says reaches into a half."""
    region = Span(*match.span())
    near = (
        bool(one.cue)
        and one.cue[-1].end <= region.start
        and not re.search(r"[.!?\n]", text[one.cue[-1].end : region.start])
    )
    return near and any(span.overlaps(region) for span in (*one.content, *one.source))


def _before(content: Spans, end: int) -> Spans:
    return tuple(span for span in content if span.end <= end)
