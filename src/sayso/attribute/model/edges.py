"""Where a source and a content begin and end: with words, and with the words that belong to them."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.attribute.model.spans import Found
from sayso.model.spans import Span, Spans, covers, touches

OPENS, CLOSES = "([$€£#@&", ")]%!?…"
"""Marks that may begin and end a content; others at its edges, outside quotations, are not part of it."""
ABBREVIATED = re.compile(r"\b[A-Z]\.(?:[A-Z]\.)+$")
"""Letters with points, the last of which belongs to the name ("the U.N.")."""
THAT = re.compile(r"\bthat\s+", re.IGNORECASE)
"""The "that" before a clause belongs to it (as PolNeAR and GUM have it)."""
NUMBER = re.compile(
    r"(?<![\w.,:-])(?:\d{1,3}(?:,\d{3})*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|\w+ hundred|"
    r"\w+ thousand) (?=[a-z]+s\b|people\b|men\b|women\b|children\b)",
    re.IGNORECASE,
)
"""What counts the words after it, and stays with them: no year, nor "each one"."""
PART = re.compile(
    r",? (?:some |most |half |many |\d+ )?(?:of|among) (?:them|whom|these|those)\b(?:[^.;:“”\"\n]|\.(?=\d))*"
)
"""A part of what was just counted, in the same breath (", of them some 40 killed")."""
COMPARED = re.compile(
    r"(?P<said>[^\s,;.][^,;.]*\b(?:as (?:many|much|high|large|low|few)|more|less|fewer|higher|lower|larger|smaller))"
    r"\s+(?:as|than)\s*$",
    re.IGNORECASE,
)
"""What ends with a comparison ("several times as many", before "as its staff admits"): only that is what they say."""
AGENT = re.compile(r"(?:by|among|from|as|than|whose) ", re.IGNORECASE)
BEFORE = re.compile(
    r"(?:(?i:(?:a|an|one|two|three|several|some|\w+teen|\d+) (?:minute|hour|day|week|month|year)s? (?:later|earlier)"
    r"|later|earlier|meanwhile|yesterday|today|afterwards|then)"
    r"|(?:[^\s,]+ ){0,4}(?:which|that)(?= (?:the |its |their |his |her )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}$))"
    r",? (?=\S)"
)
""" "a day later", and what a clause belongs to ("a version that Seoul considers …"): neither is the source's."""
CUT_SHORT = re.compile(r", (?:who|which|whose)(?: [\w’'-]+){1,3}$")
""" "an officer, who gave" (only his call sign, Leopard, told …): the clause goes on to the comma before the cue."""
OWNING = re.compile(r"['’]s(?! (?:also |now |then )?(?:said|says|told|[a-z]+ed|has|had|is|was|will)\b)")
"""What leads to a source, what makes it an owner ("rejected by the army", "the army’s denial", but not "Lloyd’s said").

Neither is part of the source.
"""
ENDS = re.compile(r"[.;:!?\n“”\"]")
APPOSED = re.compile(r"(?:^|[\s“\"(])(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}), $")
APPOSITION = re.compile(r"(?:an?|the) [^,]+$")
"""A name and what it is ("Oryx, an open-source project, listed"): both are the source."""
STAMP = re.compile(r"(?<![\w:.])(?:[01]?\d|2[0-3])[:.][0-5]\d\s+(?=[“\"‘'A-Z])")
"""The time of day at which an entry of a live page begins: nothing said reaches across it."""
LEAD, COMPARISON = 24, 200
"""How far before a content such a word may begin, and how long a comparison may be, in code points."""


def edged(text: str, one: Found, quotes: Spans) -> Found:
    """The finding with edges where its words begin and end; `quotes` are outermost quotations, with their marks.

    >>> text = "Orsa said that 90 were hurt, of them 40 at sea."
    >>> one = Found(5, (Span(0, 4),), (Span(5, 9),), (Span(15, 27),), 0.9, 0.9, 0.9, 0.9)
    >>> [span.words(text) for span in edged(text, one, ()).content]
    ['that 90 were hurt, of them 40 at sea']
    """
    source, content = _named(text, _trimmed(text, one.source, quotes)), _trimmed(text, one.content, quotes)
    source = _whole(text, source, one.cue)
    if not content:
        return replace(one, source=source, content=content)
    content = _compared(text, _of_its_entry(text, content, one.cue), source)
    if not content:
        return replace(one, source=source, content=content)
    taken = source + one.cue
    for lead in (NUMBER, THAT):
        content = _led(text, lead, content, taken)
    part = PART.match(text, content[-1].end)
    if part and not touches(taken, (Span(*part.span()),)):
        content = (*content[:-1], Span(content[-1].start, part.end()))
    return replace(one, source=source, content=content)


def _named(text: str, source: Spans) -> Spans:
    """The source without the preposition before it and the ending of an owner."""
    if not source:
        return source
    first, last = source[0], source[-1]
    led, owning = AGENT.match(text, *first), OWNING.match(text, last.end - 2)
    if led and led.end() < first.end:
        source = (Span(led.end(), first.end), *source[1:])
    elif (before := BEFORE.match(text, *first)) and before.end() < first.end:
        source = (Span(before.end(), first.end), *source[1:])
    return (*source[:-1], Span(source[-1].start, owning.start())) if owning else source


def _whole(text: str, source: Spans, cue: Spans) -> Spans:
    """The source with all of the relative clause in which it ends, the name before an apposition, a closing bracket."""
    if not source or not cue:
        return source
    first, last = source[0], source[-1]
    rest = text[last.end : cue[0].start]
    if CUT_SHORT.search(text, *last) and len(rest) < LEAD * 4 and rest.endswith(", ") and not ENDS.search(rest):
        last = Span(last.start, cue[0].start - 2)
    elif text[last.end : last.end + 1] == ")" and last.words(text).count("(") > last.words(text).count(")"):
        last = Span(last.start, last.end + 1)
    source = (*source[:-1], last)
    named = APPOSED.search(text, max(0, first.start - 60), first.start)
    if named and rest == ", " and APPOSITION.match(text, *first):
        source = (Span(named.start("name"), source[0].end), *source[1:])
    return source


def _of_its_entry(text: str, content: Spans, cue: Spans) -> Spans:
    """The content without what stands beyond a time of day at which another entry of a live page begins."""
    if not cue:
        return content
    stamps = [Span(*match.span()) for match in STAMP.finditer(text, max(0, content[0].start - 6), content[-1].end)]
    for stamp in stamps:
        if stamp.end <= cue[0].start:
            content = tuple(Span(max(span.start, stamp.end), span.end) for span in content if span.end > stamp.end)
        else:
            content = tuple(
                Span(span.start, min(span.end, stamp.start)) for span in content if span.start < stamp.start
            )
    return content


def _compared(text: str, content: Spans, source: Spans) -> Spans:
    """The content without what is compared with it: "2,000 fell, twice as many as the army admits"."""
    if not source or source[0].start - content[-1].start > COMPARISON:
        return content
    compared = COMPARED.search(text, content[-1].start, source[0].start)
    return (Span(*compared.span("said")),) if compared else content


def _led(text: str, lead: re.Pattern[str], content: Spans, taken: Spans) -> Spans:
    """The content with the word right before it, if it leads to it."""
    start, end = content[0]
    found = (Span(*match.span()) for match in lead.finditer(text, max(0, start - LEAD), start + LEAD))
    before = next((span for span in found if span.end == start), None)
    if before is None or touches(taken, (before,)):
        return content
    return (Span(before.start, end), *content[1:])


def _trimmed(text: str, content: Spans, quotes: Spans) -> Spans:
    """The content without loose marks at its edges; ranges with only white space between them become one."""
    kept: list[Span] = []
    for start, end in content:
        while start < end and _loose(text, start, OPENS, quotes):
            start += 1
        while start < end and _loose(text, end - 1, CLOSES, quotes) and not ABBREVIATED.search(text, start, end):
            end -= 1
        if any(char.isalnum() for char in text[start:end]):
            kept.append(Span(start, end))
    out: list[Span] = []
    for span in kept:
        if out and not text[out[-1].end : span.start].strip(" "):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def _loose(text: str, at: int, kept: str, quotes: Spans) -> bool:
    return not text[at].isalnum() and text[at] not in kept and not covers(quotes, Span(at, at + 1))
