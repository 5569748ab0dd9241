"""How firmly a source commits to what it says, and the words that show it (FactBank's certain, probable, possible).

A hedge counts for the innermost attribution whose content or cue holds it. The weakest word decides, except that a
firm word beside a weak one ("will certainly") leaves the weak one standing.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from sayso.attribute.lexicon import cue_tokens, rows
from sayso.model.claims import Attribution, Certainty
from sayso.model.documents import Document
from sayso.model.spans import Span, touches
from sayso.text.tokens import Parsed

ORDER: tuple[Certainty, ...] = ("possible", "probable", "certain")
CUES_ONLY = frozenset({"believe", "think", "reckon", "suspect", "speculate", "guess"})
"""Hedges that count only where they are the cue: a thought commits less than a statement."""
MONTH = re.compile(r"may\s+(?:\d|of\b)")


@functools.cache
def hedges() -> dict[str, Certainty]:
    """Hedge words and phrases of `hedges.tsv` in lower case, and the certainty they leave.

    >>> hedges()["in all likelihood"]
    'probable'
    """
    known: dict[str, Certainty] = {}
    for words, certainty, _ in rows("hedges.tsv"):
        known[words] = next(level for level in ORDER if level == certainty)
    return known


@functools.cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(hedges(), key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in longest_first) + r")\b", re.IGNORECASE
    )


def weigh(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions (nesting known), each with its certainty and hedges."""
    inner: dict[str, list[Attribution]] = {}
    for one in attributions:
        if one.within:
            inner.setdefault(one.within, []).append(one)
    return [_weighed(document.text, parsed, one, inner.get(one.id, [])) for one in attributions]


def _weighed(text: str, parsed: Parsed, one: Attribution, nested: list[Attribution]) -> Attribution:
    found = _hedging_cues(parsed, one)
    for span in (*one.cue, *one.content):
        found.extend(_hedges_in(text, span))
    deeper = tuple(span for other in nested for span in other.content + other.cue)
    kept = [(level, span) for level, span in found if not touches(deeper, (span,))]
    if not kept:
        return replace(one, certainty="unstated", hedges=())
    level = min((level for level, _ in kept), key=ORDER.index)
    anchor = tuple(sorted(span for each, span in kept if each == level))
    hedges_found = tuple((span,) for _, span in sorted(kept, key=lambda pair: pair[1]))
    return replace(one, certainty=level, hedges=hedges_found, anchors={**one.anchors, "certainty": anchor})


def _hedging_cues(parsed: Parsed, one: Attribution) -> list[tuple[Certainty, Span]]:
    """Words of the cue that hedge by what they mean ("believes", "suspected")."""
    tokens = [token for token in cue_tokens(parsed, one) if token.lemma in CUES_ONLY]
    return [(hedges()[token.lemma], Span(token.start, token.end)) for token in tokens]


def _hedges_in(text: str, span: Span) -> list[tuple[Certainty, Span]]:
    found = []
    for match in _pattern().finditer(text, span.start, span.end):
        words = re.sub(r"\s+", " ", match.group().lower())
        if words not in CUES_ONLY and not _is_month(text, match):
            found.append((hedges()[words], Span(*match.span())))
    return found


def _is_month(text: str, match: re.Match[str]) -> bool:
    return match.group() == "May" and (
        match.start() > 0 and text[match.start() - 2 : match.start() - 1] not in '.!?“"\n'
    )
