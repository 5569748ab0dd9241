"""Whom a report cites says what the report says: "Reuters, citing two officials, said that …", wherever it stands.

In a relay both have one content: the words that the outer source is said to have said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.model.spans import Found
from sayso.model.spans import Span, Spans, hull, joined, touches

CITING = re.compile(
    r"(?<![\w’'-])(?P<cue>[Cc]iting|[Qq]uoting) "
    r"(?P<source>[^,.;:()“”\"\n]{2,90}?)"
    r"(?P<saying> as (?:saying|telling|writing)\b)?"
    r"(?=[,;)]|\.(?:\s|$)| that | (?:has |had )?(?:said|says|reported|reports|wrote|writes|put|puts)\b)"
)
"""A relaying participle and whom it names, up to the comma, the clause or the verb after it."""
SPEAKING = frozenset(
    """official source report statement spokesman spokeswoman spokesperson officer minister ministry agency witness
    resident doctor medic commander leader monitor newspaper paper diplomat expert analyst eyewitness soldier engineer
    captain aide document letter radio television authority general colonel villager police media people person mayor
    governor lawmaker deputy lawyer activist researcher prosecutor organisation organization group army military
    command staff intelligence assessment memo cable transcript email study inquiry investigator refugee survivor
    prisoner relative neighbour neighbor shopkeeper trader driver pilot sailor crew worker employee insider president
    parliament government department council committee office service adviser advisor envoy ambassador embassy bank
    outlet channel website broadcaster company firm"""  # noqa: SIM905
    .split()
)
"""Nouns of people and papers that can be cited for a claim; what else is cited is a reason ("citing bad weather")."""
TAIL = re.compile(r" (?:of|in|at|on|from|for|with|by|who|whom|whose|familiar|close|briefed|near|inside|involved)\b.*$")
"""What stands after the noun: "two people familiar with the matter"."""
NAME = re.compile(r"^(?:the |a |an )?(?:[A-Z][\w’'.-]*|[A-Z]+\d*)(?: (?:of |the |al-|bin |ibn )*[A-Z][\w’'.-]*)*$")
SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s+[“\"‘(]?[A-Z]|\n")
REACH = 600
"""How many characters around a relaying participle that attribution's cue is looked for."""
NEAR = 60
"""How many characters may part a relaying participle from the attribution that it belongs to."""


def relayed(text: str, found: Sequence[Found]) -> list[Found]:
    """The findings, each cited source with the content of whoever cites it, those that were missed added.

    >>> text = "Reuters, citing two officials, said that twelve died."
    >>> one = Found(31, (Span(0, 7),), (Span(31, 35),), (Span(36, 52),), 0.9, 0.9, 0.9, 0.9)
    >>> [[span.words(text) for span in each.source + each.content] for each in relayed(text, [one])]
    [['two officials', 'that twelve died'], ['Reuters', 'that twelve died']]
    """
    out = list(found)
    for match in CITING.finditer(text):
        cue, source, whole = Span(*match.span("cue")), Span(*match.span("source")), Span(*match.span())
        near = [one for one in out if one.cue and abs(one.at - cue.start) < REACH]
        cited = next((one for one in near if touches(one.cue, (cue,))), None)
        outer = _outer(text, [one for one in near if one is not cited], whole)
        if outer is None or (cited is None and not speaks(source.words(text))):
            continue
        own = _citing(text, outer, cue, source)
        content = _apart(text, own.content, (whole,))
        if not content:
            continue
        out[out.index(outer)] = replace(own, content=content)
        if cited is None:
            out.append(replace(own, at=cue.start, source=(source,), cue=(cue,), content=content, kinds=None))
        elif cited.source and not touches(cited.source, (source,)):
            reason = _apart(text, cited.content, content)
            out[out.index(cited) : out.index(cited) + 1] = [replace(cited, content=reason)] if reason else []
        elif touches(cited.content, (hull(own.source + own.cue + content),)):
            out[out.index(cited)] = replace(cited, source=cited.source or (source,), content=content)
    return sorted(out, key=lambda one: (one.at, one.content))


def speaks(words: str) -> bool:
    """Whether words name people, a body or a paper that can be cited for a claim.

    >>> speaks("two people familiar with the matter"), speaks("Colonel Orn"), speaks("bad weather")
    (True, True, False)
    """
    if NAME.match(words):
        return True
    last = TAIL.sub("", words).split()[-1:]
    return any(word.lower() in SPEAKING or word.lower().removesuffix("s") in SPEAKING for word in last) or any(
        word.lower().endswith("ies") and word.lower()[:-3] + "y" in SPEAKING for word in last
    )


def _outer(text: str, others: Sequence[Found], citing: Span) -> Found | None:
    """The attribution of the same sentence that stands nearest to a relaying participle and whom it names."""
    way, nearest = min(((_way(text, one, citing), number) for number, one in enumerate(others)), default=(NEAR, -1))
    return others[nearest] if way < NEAR else None


def _way(text: str, one: Found, citing: Span) -> int:
    """How many characters part the two; an end of a sentence parts them for good."""
    gaps = []
    for span in (*one.source, *one.cue, *one.content):
        if touches((span,), (citing,)):
            continue
        between = text[span.end : citing.start] if span.end <= citing.start else text[citing.end : span.start]
        gaps.append(NEAR if SENTENCE_END.search(between) else len(between))
    return min(gaps, default=NEAR)


def _citing(text: str, outer: Found, cue: Span, source: Span) -> Found:
    """The outer attribution with its own source: what stands between its cue and the participle, if it took the other's."""
    if not touches(outer.source, (source,)):
        return outer
    kept = _apart(text, outer.source, (Span(cue.start, source.end),))
    said = hull(outer.cue)
    between = text[said.end : cue.start].strip(" ,(")
    if not kept and said.end <= cue.start and between:
        start = text.index(between, said.end)
        kept = (Span(start, start + len(between)),)
    return replace(outer, source=kept)


def _apart(text: str, spans: Spans, out: Spans) -> Spans:
    """The words of spans without those of others."""
    for other in out:
        pairs = [(Span(a, min(b, other.start)), Span(max(a, other.end), b)) for a, b in spans]
        spans = tuple(part for pair in pairs for part in pair if part.start < part.end)
    return joined(bare for span in spans if (bare := _bare(text, span)).start < bare.end)


def _bare(text: str, span: Span) -> Span:
    """A span without blanks, commas and brackets at its edges."""
    words = span.words(text)
    start = span.start + len(words) - len(words.lstrip(" ,("))
    return Span(start, max(start, span.start + len(words.rstrip(" ,("))))
