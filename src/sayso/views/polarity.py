"""Whether a claim says that something is so or that it is not, whichever way it is put."""

from __future__ import annotations

import re

from sayso.model.claims import Attribution, Stance
from sayso.model.spans import words

_PLAIN = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|stat(?:ed|es?)|add(?:ed|s)|wr(?:ote|ites?)|according|report(?:ed|s)|insist(?:ed|s)"
    r"|maintain(?:ed|s)|repeat(?:ed|s)|estimat(?:ed|es)|count(?:ed|s)|confirm(?:ed|s)|announc(?:ed|es)|found|concluded)\b",
    re.IGNORECASE,
)
"""Cues that put something forward themselves: a denial in such words is another account, with a figure of its own."""
_NEGATED = re.compile(r"\b(?:no|not|none|nobody|nothing|never|neither)\b|n['’]t\b", re.IGNORECASE)
_CLAUSE = 60
"""How far into a content its first clause is taken to reach."""


def is_plain(claim: Attribution, text: str) -> bool:
    """Whether the cue, if there is one, only puts something forward ("said"), and does not judge it ("denied")."""
    return not claim.cue or _PLAIN.search(words(claim.cue, text)) is not None


def of_figure(claim: Attribution, text: str) -> Stance:
    """How a claim stands to its own figure: who said "no more than five died" rejects other counts, not the five."""
    return "asserts" if claim.stance == "denies" and is_plain(claim, text) else claim.stance


def of_statement(claim: Attribution, text: str) -> Stance:
    """Whether a claim asserts or denies what its words speak of, with the negation in its words taken into account.

    >>> from sayso.model.spans import Span
    >>> text = "He said no guns were there."
    >>> of_statement(Attribution("a1", (Span(0, 2),), (Span(3, 7),), (Span(8, 26),)), text)
    'denies'
    """
    if claim.stance not in ("asserts", "denies"):
        return claim.stance
    negated = _NEGATED.search(words(claim.content, text)[:_CLAUSE]) is not None
    rejects = claim.stance == "denies" and not is_plain(claim, text)
    return "denies" if negated != rejects else "asserts"
