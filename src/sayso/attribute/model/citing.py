"""Whom a report cites says what the report says: "Reuters, citing two officials, said that …", wherever it stands.

In a relay both have one content: the words that the outer source is said to have said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.model.beside import instead, mended, nearest, without
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
    return mended(text, found, CITING, _cited)


def _cited(text: str, found: list[Found], match: re.Match[str]) -> list[Found]:
    cue, source, whole = Span(*match.span("cue")), Span(*match.span("source")), Span(*match.span())
    there = next((one for one in found if touches(one.cue, (cue,))), None)
    outer = nearest(text, [one for one in found if one.cue and one is not there], whole)
    if outer is None or (there is None and not speaks(source.words(text))):
        return found
    own = _citing(text, outer, cue, source)
    content = without(text, own.content, (whole,))
    if not content:
        return found
    own = replace(own, content=content)
    if there is None:
        return instead(found, [outer], [own, replace(own, at=cue.start, source=(source,), cue=(cue,), kinds=None)])
    return instead(found, [outer, there], [own, *_as_cited(text, there, source, own)])


def _as_cited(text: str, there: Found, source: Span, outer: Found) -> list[Found]:
    """What was found at the participle, as whoever is cited says it; a reason that is cited stays one."""
    if FIGURES.match(source.words(text)):
        return [replace(there, source=(source,), content=outer.content)]
    if there.source and not touches(there.source, (source,)):
        reason = without(text, there.content, outer.content)
        return [replace(there, content=reason)] if reason else []
    if touches(there.content, (hull(outer.source + outer.cue + outer.content),)):
        return [replace(there, source=there.source or (source,), content=outer.content)]
    return [there]


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
