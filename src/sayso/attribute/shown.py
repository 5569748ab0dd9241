"""What an event shows, nobody says: "what the battle of Lesk revealed about the two armies".

An event that reveals, shows or teaches something is no source, unless a clause with "that" makes it speak.
"""

from __future__ import annotations

import re

from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import words
from sayso.text.tokens import Parsed

SHOWS = re.compile(
    r"(?:has |have |had )?(?:reveal|show|expose|teach|taught|demonstrate|illustrate|mean|tell|told|lay bare|laid bare)"
    r"(?:ed|d|s|n|es)?(?: us)?",
    re.IGNORECASE,
)
EVENT = re.compile(
    r"(?:(?:the|a|an|this|that|these|those|its|their|his|her|last|latest|first|second|failed|whole) |[\w’'-]+ ){0,4}?"
    r"(?:battles?|wars?|raids?|sieges?|fall|attacks?|strikes?|offensives?|assaults?|defeats?|victory|crisis|fighting|clash(?:es)?|"
    r"ambush|retreat|advance|collapse|campaign|incident|blast|explosions?|crash|truce|ceasefire|invasion|incursion|loss)"
    r"(?: (?:of|at|in|on|for|near|over|between) .*)?",
    re.IGNORECASE,
)


def drop(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions without those whose source is an event that shows something.

    >>> from sayso.model.spans import Span
    >>> report = Document(id="a", text="What the raid revealed about the fort")
    >>> drop(report, Parsed(report.text, [], []), [Attribution("a1", (Span(5, 13),), (Span(14, 22),), (Span(23, 37),))])
    []
    """
    return [one for one in attributions if not _shows(document.text, one)]


def _shows(text: str, one: Attribution) -> bool:
    if not one.cue or not one.source or not SHOWS.fullmatch(words(one.cue, text)):
        return False
    clause = text.startswith(("that ", "“", '"'), one.content[0].start)
    return not clause and EVENT.fullmatch(words(one.source, text)) is not None
