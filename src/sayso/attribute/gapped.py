"""Tallies side by side under one verb: "The hospital counted 34 bodies, the ministry 28 and the rebels more than 60".

Each further tally is an attribution of its own that shares the cue of the first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from sayso.attribute.speaking import names_speaker
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans, hull, joined
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
PLACE = re.compile(r"\b(?:in|at|near|from|to|on) [A-Z]")
BODIES = frozenset({"GPE", "ORG", "NORP"})
"""What the parser takes a name for that may have counted."""
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
    taken = joined(span for one in attributions for span in (*one.source, *one.cue))
    out: list[Attribution] = []
    added: list[Attribution] = []
    for one in attributions:
        gaps = _gaps(parsed, one, taken) if one.source and one.cue else []
        for match in gaps:
            source, content = Span(*match.span("source")), Span(*match.span("content"))
            name = f"g{len(added) + 1}"
            added.append(Attribution(name, (source,), one.cue, (content,), confidence=CONFIDENCE))
        out.append(replace(one, content=_before(one.content, gaps[0].start())) if gaps else one)
    return [*out, *added]


def _gaps(parsed: Parsed, one: Attribution, taken: Spans) -> list[re.Match[str]]:
    """The further tallies behind the first one in what somebody says, up to the end of the sentence."""
    text = parsed.text
    first = HELD.search(text, one.content[0].start, one.content[-1].end)
    if first is None or one.cue[0].start > one.content[0].start:
        return []
    end = SENTENCE.search(text, first.end())
    stop = min(end.start() if end else len(text), first.end() + REACH)
    found = [
        match
        for match in GAP.finditer(text, first.end(), stop)
        if _speaks(parsed, match, one, first.end()) and not _among(taken, Span(*match.span("source")))
    ]
    return found if found and found[0].start() <= hull(one.content).end + 1 else []


def _among(taken: Spans, span: Span) -> bool:
    """Whether one of some ordered ranges shares words with this one."""
    at = bisect_left(taken, (span.end,))
    return at > 0 and taken[at - 1].overlaps(span)


def _speaks(parsed: Parsed, match: re.Match[str], one: Attribution, first: int) -> bool:
    """Whether words name a speaker: by their noun, or by a bare name where the first speaker is one too.

    A bare name may as well be a month's, a person's with an age, or the second of two places: it must be a body's or a
    state's, right before its number, with no place before it.
    """
    words, before = match["source"].split(), one.source[0].words(parsed.text).split()
    if words[0].lower() in {"the", "its", "their", "his", "her", "other"}:
        return len(words) > 1 and (names_speaker(words[-1]) or all(word[:1].isupper() for word in words[1:]))
    if not all(word[:1].isupper() for word in (*words, *before)) or max(len(words), len(before)) > 2:
        return False
    named = list(parsed.tokens_in(Span(*match.span("source"))))
    apart = "," in parsed.text[match.end("source") : match.start("content")]
    listed = PLACE.search(parsed.text, first, match.start())
    return not (apart or listed) and all(token.entity in BODIES for token in named)


def _before(content: Spans, at: int) -> Spans:
    return tuple(Span(span.start, min(span.end, at)) for span in content if span.start < at)
