"""Whom a report cites says what the report says: "Reuters, citing two officials, said that …", wherever it stands.

In a relay both have one content: the words that the outer source is said to have said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.model.beside import around, nearest, without
from sayso.attribute.model.spans import Found
from sayso.attribute.speaking import names_speaker
from sayso.model.spans import Span, hull, touches

CITING = re.compile(
    r"(?<![\w’'-])(?P<cue>[Cc]iting|[Qq]uoting) "
    r"(?P<source>[^,.;:()“”\"\n]{2,90}?)"
    r"(?P<saying> as (?:saying|telling|writing)\b)?"
    r"(?=[,;)]|\.(?:\s|$)| that | (?:has |had )?(?:said|says|reported|reports|wrote|writes|put|puts)\b)"
)
"""A relaying participle and whom it names, up to the comma, the clause or the verb after it."""
TAIL = re.compile(r" (?:of|in|at|on|from|for|with|by|who|whom|whose|familiar|close|briefed|near|inside|involved)\b.*$")
"""What stands after the noun: "two people familiar with the matter"."""
FIGURES = re.compile(
    r"(?:its |the |official |new |latest |preliminary |internal |published )*"
    r"(?:figures|data|statistics|numbers|records|documents|reports|counts?|tall(?:y|ies)|estimates?|accounts?|information)"
    r" (?:from|by|of|compiled by|released by|published by|provided by|collected by|given by) "
)
"""Numbers and papers by those who made them ("figures from the health ministry")."""
NAME = re.compile(r"^(?:the |a |an )?(?:[A-Z][\w’'.-]*|[A-Z]+\d*)(?: (?:of |the |al-|bin |ibn )*[A-Z][\w’'.-]*)*$")


def cited(text: str, found: Sequence[Found]) -> list[Found]:
    """The findings, each cited source with the content of whoever cites it, those that were missed added.

    >>> text = "Reuters, citing two officials, said that twelve died."
    >>> one = Found(31, (Span(0, 7),), (Span(31, 35),), (Span(36, 52),), 0.9, 0.9, 0.9, 0.9)
    >>> [[span.words(text) for span in each.source + each.content] for each in cited(text, [one])]
    [['two officials', 'that twelve died'], ['Reuters', 'that twelve died']]
    """
    out = list(found)
    for match in CITING.finditer(text):
        cue, source, whole = Span(*match.span("cue")), Span(*match.span("source")), Span(*match.span())
        near = around(out, cue.start)
        there = next((one for one in near if touches(one.cue, (cue,))), None)
        outer = nearest(text, [one for one in near if one is not there], whole)
        if outer is None or (there is None and not speaks(source.words(text))):
            continue
        own = _citing(text, outer, cue, source)
        content = without(text, own.content, (whole,))
        if not content:
            continue
        out[out.index(outer)] = replace(own, content=content)
        if there is not None and FIGURES.match(source.words(text)):
            out[out.index(there)] = replace(there, source=(source,), content=content)
        elif there is None:
            out.append(replace(own, at=cue.start, source=(source,), cue=(cue,), content=content, kinds=None))
        elif there.source and not touches(there.source, (source,)):
            reason = without(text, there.content, content)
            out[out.index(there) : out.index(there) + 1] = [replace(there, content=reason)] if reason else []
        elif touches(there.content, (hull(own.source + own.cue + content),)):
            out[out.index(there)] = replace(there, source=there.source or (source,), content=content)
    return sorted(out, key=lambda one: (one.at, one.content))


def speaks(words: str) -> bool:
    """Whether words name people, a body or a paper that can be cited for a claim.

    >>> speaks("two people familiar with the matter"), speaks("Colonel Orn"), speaks("bad weather")
    (True, True, False)
    """
    if NAME.match(words) or FIGURES.match(words):
        return True
    last = TAIL.sub("", words).split()[-1:]
    return any(map(names_speaker, last))


def _citing(text: str, outer: Found, cue: Span, source: Span) -> Found:
    """The outer attribution with a source of its own: what stands between its cue and the participle."""
    if not touches(outer.source, (source,)):
        return outer
    kept = without(text, outer.source, (Span(cue.start, source.end),))
    said = hull(outer.cue)
    between = text[said.end : cue.start].strip(" ,(")
    if not kept and said.end <= cue.start and between:
        start = text.index(between, said.end)
        kept = (Span(start, start + len(between)),)
    return replace(outer, source=kept)
