"""Tallies side by side under one verb: "The hospital counted 34 bodies, the ministry 28 and the rebels more than 60".

Each further tally is an attribution of its own that shares the cue of the first.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.attribute.speaking import names_speaker
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans, hull, touches
from sayso.text.tokens import Parsed

WORDS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|dozens|hundreds"
)
NUMBER = (
    r"(?:(?:at least|more than|over|about|around|some|up to|nearly|almost|fewer than|less than|only|just|as many as"
    r"|no more than) )?"
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?: (?:million|thousand|hundred))?|{WORDS}|none|a dozen)"
)
GAP = re.compile(
    rf"(?:[,;]| and| but| while)(?: and| but| while)? (?P<source>(?:(?:the|its|their|his|her|other) )?"
    rf"[\w’'-]+(?: [\w’'-]+){{0,3}}?),?(?: at| of)? (?P<content>[“\"]?{NUMBER}[”\"]?)(?=[,.;)]| and | but | while |$)"
)
HELD = re.compile(rf"\d|\b(?:{WORDS})\b")
SENTENCE = re.compile(r"[.!?](?=\s|$)|\n")
REACH = 250
"""How far behind a tally others are looked for, in characters."""
CONFIDENCE = 0.5


def add(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, and one more for each tally that shares another's verb.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="The ministry said 12 people had died, the rebels 40.")
    >>> said = Attribution("a1", (Span(0, 12),), (Span(13, 17),), (Span(18, 51),))
    >>> for one in add(report, parse(report), [said]):
    ...     print([span.words(report.text) for span in one.source + one.content])
    ['The ministry', '12 people had died']
    ['the rebels', '40']
    """
    out: list[Attribution] = []
    added: list[Attribution] = []
    for one in attributions:
        others = tuple(span for other in attributions if other is not one for span in (*other.source, *other.cue))
        gaps = _gaps(document.text, one, others) if one.source and one.cue else []
        for match in gaps:
            source, content = Span(*match.span("source")), Span(*match.span("content"))
            name = f"g{len(added) + 1}"
            added.append(Attribution(name, (source,), one.cue, (content,), confidence=CONFIDENCE))
        out.append(replace(one, content=_before(one.content, gaps[0].start())) if gaps else one)
    return [*out, *added]


def _gaps(text: str, one: Attribution, taken: Spans) -> list[re.Match[str]]:
    """The further tallies behind the first one in what somebody says, up to the end of the sentence."""
    first = HELD.search(text, one.content[0].start, one.content[-1].end)
    if first is None or one.cue[0].start > one.content[0].start:
        return []
    end = SENTENCE.search(text, first.end())
    stop = min(end.start() if end else len(text), first.end() + REACH)
    found: list[re.Match[str]] = []
    for match in GAP.finditer(text, first.end(), stop):
        source = Span(*match.span("source"))
        if _speaks(text, source, one) and not touches((source,), taken):
            found.append(match)
    return found if found and found[0].start() <= hull(one.content).end + 1 else []


def _speaks(text: str, source: Span, one: Attribution) -> bool:
    """Whether words name a speaker: by their noun, or by a bare name where the first speaker is one too."""
    words, first = source.words(text).split(), one.source[0].words(text)
    if words[0].lower() in {"the", "its", "their", "his", "her", "other"}:
        return len(words) > 1 and (names_speaker(words[-1]) or all(word[:1].isupper() for word in words[1:]))
    bare = all(word[:1].isupper() for word in (*words, *first.split()))
    return bare and len(words) < 3 and len(first.split()) < 3


def _before(content: Spans, at: int) -> Spans:
    return tuple(Span(span.start, min(span.end, at)) for span in content if span.start < at)
