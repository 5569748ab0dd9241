"""Whose word an answer is in the end: the key under which independent origins are counted."""

from __future__ import annotations

from sayso.model.claims import Attribution
from sayso.model.extraction import Extraction
from sayso.model.spans import words

OWN_COUNT = (
    "our correspondent",
    "our reporter",
    "our team",
    "our field team",
    "our own count",
    "its own count",
    "own count",
    "a count by",
    "seen by this newspaper",
)
"""How an outlet says that it knows for itself (own reporter, own count)."""


def origin_of(extraction: Extraction, claim: Attribution) -> str | None:
    """The key of the root speaker; None if unnamed or unresolved, or if an outlet does not say how it knows."""
    if claim.voice == "outlet":
        text = extraction.document.text.casefold()
        known = any(phrase in text for phrase in OWN_COUNT)
        return extraction.document.outlet if known else None
    if claim.speaker is None:
        return words(claim.source, extraction.document.text) or None
    if claim.speaker.kind in ("unnamed", "unresolved"):
        return None
    return claim.speaker.id or claim.speaker.name
