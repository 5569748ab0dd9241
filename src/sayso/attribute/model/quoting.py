"""Whoever quotes somebody and who is quoted: two sources of one content, whichever stands first.

"Orn was quoted by Radio Vellar as saying that …", "Radio Vellar quoted Orn as saying …", "officials quoted by Radio
Vellar said …": Radio Vellar passes on what the other says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.model.beside import instead, mended, nearest, without
from sayso.attribute.model.spans import Found
from sayso.model.spans import Span, Spans, touches

NAME = (
    r"(?:the |The |a |an |state |local |foreign )*[\w’'-]+"
    r"(?: (?:of |the )?[A-Z][\w’'-]*| (?:news )?agency| radio| television| newspaper| media| website)*"
)
WHEN = r"(?: on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| yesterday| today)?"
SAYING = r"as (?:saying|telling|writing|claiming|stating|warning)"
PASSIVE = re.compile(
    rf"(?P<cue>(?:was|were|is|are|been) quoted)(?: (?P<first>{SAYING}))?{WHEN} (?:by|in) (?P<outlet>{NAME}){WHEN}"
    rf"(?: (?P<saying>{SAYING}))?"
)
""" "was quoted by Radio Vellar as saying", "was quoted as saying by Radio Vellar"."""
ACTIVE = re.compile(
    rf"(?P<cue>quot(?:ed|es|ing)) (?!by |in |as )(?P<who>[^.;:()“”\"\n]{{2,80}}?),?{WHEN} (?P<saying>{SAYING})\b"
)
""" "quoted the minister as saying"."""
PARTICIPLE = re.compile(rf",? (?P<cue>quoted|cited) (?:by|in) (?P<outlet>{NAME})")
""" "two officials quoted by Radio Vellar"."""
CLAUSE = re.compile(r"[^,.;:()“”\"\n]{2,80}$")
LED = re.compile(r"^.*\b(?:to|that) ")
"""What leads to a source inside its clause ("according to")."""
IS = re.compile(r"\b(?:was|were|is|are|been|being)$")


def quoted(text: str, found: Sequence[Found]) -> list[Found]:
    """The findings, those of one quotation with whoever quotes and whoever is quoted as their sources.

    >>> text = "Orn was quoted by TASS as saying that it was over."
    >>> one = Found(4, (Span(0, 3),), (Span(4, 14),), (Span(33, 49),), 0.9, 0.9, 0.9, 0.9)
    >>> [[span.words(text) for span in each.source + each.content] for each in quoted(text, [one])]
    [['TASS', 'that it was over'], ['Orn', 'that it was over']]
    """
    for words, mend in ((PASSIVE, _of_passive), (ACTIVE, _of_active), (PARTICIPLE, _of_participle)):
        found = mended(text, found, words, mend)
    return list(found)


def _of_passive(text: str, found: list[Found], match: re.Match[str]) -> list[Found]:
    cue, outlet, whole = Span(*match.span("cue")), Span(*match.span("outlet")), Span(*match.span())
    own = [one for one in found if touches(one.cue, (whole,))]
    content = _content(text, own, whole)
    saying = next((Span(*match.span(name)) for name in ("saying", "first") if match[name]), None)
    if not content or saying is None:
        return found
    before = [one.source for one in own if one.source and one.source[-1].end <= cue.start]
    who = before[0] if before else _before(text, cue.start)
    return instead(found, own, _two(own[0], cue, (outlet,), saying, who, content))


def _of_active(text: str, found: list[Found], match: re.Match[str]) -> list[Found]:
    cue, who, whole = Span(*match.span("cue")), Span(*match.span("who")), Span(*match.span())
    own = [one for one in found if touches(one.cue, (cue, Span(*match.span("saying"))))]
    content = _content(text, own, whole)
    if not content or match["cue"] == "quoting":
        return found
    others = [one.source for one in own if one.source and not touches(one.source, (who,))]
    outlet = others[0] if others else _before(text, cue.start)
    return instead(found, own, _two(own[0], cue, outlet, Span(*match.span("saying")), (who,), content))


def _of_participle(text: str, found: list[Found], match: re.Match[str]) -> list[Found]:
    before = _before(text, match.start())
    if not before or IS.search(text, *before[0]):
        return found
    cue, who, whole = Span(*match.span("cue")), before[0], Span(before[0].start, match.end())
    own = [one for one in found if touches(one.cue, (cue,))]
    theirs = [one for one in found if one.cue and one not in own and touches(one.source, (whole,))]
    says = nearest(text, theirs, whole)
    if says is None:
        return found
    source = without(text, says.source, (Span(who.end, whole.end),))
    says_so = replace(says, source=source if touches(source, (who,)) else (who,))
    passes_on = replace(says, at=cue.start, source=(Span(*match.span("outlet")),), cue=(cue,), kinds=None)
    return instead(found, [says, *own], [passes_on, says_so])


def _two(like: Found, cue: Span, outlet: Spans, saying: Span, who: Spans, content: Spans) -> tuple[Found, Found]:
    """Whoever quotes and whoever is quoted, each with the same content."""
    outer = replace(like, at=cue.start, source=outlet, cue=(cue,), content=content)
    return outer, replace(like, at=saying.start, source=who, cue=(saying,), content=content)


def _content(text: str, own: Sequence[Found], whole: Span) -> Spans:
    """The longest content of some findings, without the words by which it is quoted."""
    contents = [without(text, one.content, (whole,)) for one in own]
    return max(contents, key=lambda spans: sum(b - a for a, b in spans), default=())


def _before(text: str, at: int) -> Spans:
    """The words of the same clause before a place."""
    clause = CLAUSE.search(text, max(0, at - 80), at)
    words = LED.sub("", clause[0]).strip() if clause else ""
    start = at - len(words) - (len(clause[0]) - len(clause[0].rstrip()) if clause else 0)
    return (Span(start, start + len(words)),) if words else ()
