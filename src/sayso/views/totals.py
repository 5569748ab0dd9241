"""Figures for a whole war: reckoned from its start, up to the day on which they are given, over all its places."""

from __future__ import annotations

import re

from sayso.model.spans import Span
from sayso.views.sentences import sentence_around

_WHOLE = (
    r"(?:(?:full-scale|large-scale|current|present|armed|civil) )*"
    r"(?P<{}>war|invasion|conflict|hostilities|fighting|uprising|insurgency|rebellion|offensive)"
)
_TOTAL = re.compile(
    r"\bsince (?:the |its |their )?(?:(?:start|beginning|outbreak|onset|launch) of (?:the |its )?)?"
    rf"{_WHOLE.format('since')}\b"
    r"|\b(?:in|over the course of|throughout|during) (?:the )?(?:whole |entire |course of the )?"
    rf"{_WHOLE.format('during')} so far\b"
    rf"|\b(?:so far|to date) in (?:the )?{_WHOLE.format('sofar')}\b",
    re.IGNORECASE,
)
_IN_THE_WAR = re.compile(
    r"\b(?:in|throughout|over) (?:the (?:whole |entire )?(?:[A-Z]\w+ )?|[A-Z]\w+ )war\b(?! [a-z]*room)"
)
_WAR = frozenset({"war", "invasion", "conflict", "hostilities", "fighting"})


def event_of(sentence: str) -> str | None:
    """Which whole a figure is a running total of: "war", "offensive", "uprising"; None if of no such whole.

    >>> event_of("Ostmark has lost 210,000 soldiers since the war began."), event_of("Six men died since Monday.")
    ('war', None)
    """
    match = _TOTAL.search(sentence)
    if match is None:
        return None
    name = next(word.casefold() for word in match.groupdict().values() if word)
    return "war" if name in _WAR else name


def in_the_war(sentence: str, title: str = "") -> str | None:
    """The war of which a figure without a day is a running total: as its sentence says, or the title of its report.

    >>> in_the_war("Some 600 soldiers were killed in the Korvan war."), in_the_war("Six men died in the war room.")
    ('war', None)
    """
    return "war" if _IN_THE_WAR.search(sentence) or _IN_THE_WAR.search(title) else None


def carried_over(text: str, sentence: Span) -> str | None:
    """What the sentence before in the paragraph gives the total of, for "of them 45,000 were killed"."""
    paragraph = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    last = len(text[: sentence.start].rstrip()) - 1
    return event_of(sentence_around(text, Span(last, last)).words(text)) if paragraph.strip() else None
