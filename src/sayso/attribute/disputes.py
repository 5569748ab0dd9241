"""Who rejects whose claim within one report: a denial is joined to the attribution that it rejects.

"Vellar dismissed the claim as propaganda" rejects what another claimed before it. A plain statement that says the
contrary of what another said before it ("no mine had been laid") becomes a denial when it negates outright, or when it
negates and speaks of the same things. Which claim is meant is a weighing of shared words, figures, nearness and rank.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.lexicon import entry_of
from sayso.attribute.stance import only_says
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import hull, words
from sayso.text.tokens import Parsed, Token

CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
OUTRIGHT = frozenset({"no", "nobody", "none", "nothing", "never", "neither"})
"""Words that, at the head of a statement, negate all of it."""
NEGATED = re.compile(r"\b(?:no|not|none|nobody|nothing|never|neither|nor)\b|n['’]t\b", re.IGNORECASE)
HARM = re.compile(r"\b(?:casualt|injur|damage|hurt|victims|survivors|fewer|doubt|more|longer)", re.IGNORECASE)
"""What is often reported to be absent without anybody having claimed it ("no casualties")."""
FIGURE = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|figures?|numbers?|toll)\b"
)
PRONOUNS = frozenset({"he", "she", "it", "they"})
PLAIN = frozenset(
    {
        "say",
        "tell",
        "state",
        "write",
        "affirm",
        "insist",
        "maintain",
        "swear",
        "inform",
        "assert",
        "stress",
        "clarify",
        "declare",
        "add",
        "reply",
        "respond",
        "answer",
        "retort",
        "counter",
        "statement",
        "broadcast",
    }
)
"""Cues that answer another's claim without a word for it."""
SHARED_WORDS = 2
"""How many content words a partly negated statement must share with the claim that it answers."""


def join(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions (stances and nesting known), denials pointing at what they deny."""
    topics = {one.id: _topic(parsed, one) for one in attributions}
    joined = []
    for one in attributions:
        if one.stance == "denies":
            target = _target(document.text, one, attributions, topics)
            joined.append(replace(one, disputes=target.id if target else None))
        elif target := _contradicted(document.text, parsed, one, attributions, topics):
            joined.append(replace(one, stance="denies", disputes=target.id))
        else:
            joined.append(one)
    return joined


def _topic(parsed: Parsed, one: Attribution) -> frozenset[str]:
    """The content words of what is said, by lemma."""
    tokens = (token for span in one.content for token in parsed.tokens_in(span))
    return frozenset(_stem(token) for token in tokens if token.pos in CONTENT_POS)


def _stem(token: Token) -> str:
    lemma = token.lemma.lower()
    return lemma[:5] if len(lemma) > 5 else lemma


def _target(
    text: str, one: Attribution, others: Sequence[Attribution], topics: dict[str, frozenset[str]]
) -> Attribution | None:
    """The attribution by somebody else that a denial most likely rejects."""
    order = {each.id: rank for rank, each in enumerate(sorted(others, key=_start))}
    rivals = [other for other in others if _may_answer(text, one, other)]
    return max(rivals, key=lambda other: _fit(text, one, other, topics, order), default=None)


def _fit(
    text: str, one: Attribution, other: Attribution, topics: dict[str, frozenset[str]], order: dict[str, int]
) -> float:
    """How well a claim fits a denial; the weights were fitted on the training part of `corpus/`."""
    between = text[min(hull(one.content).start, hull(other.content).end) : hull(one.content).start]
    apart = order[one.id] - order[other.id]
    counts = FIGURE.search(words(one.content, text)) and FIGURE.search(words(other.content, text))
    return (
        1.6 * len(topics[one.id] & topics[other.id])
        + 1.5 * ("\n" not in between)
        + 1.1 * (other.stance == "asserts")
        + 0.8 * bool(counts)
        + 0.6 * (other.within is None)
        + 0.6 * math.log1p(sum(span.end - span.start for span in other.content))
        + 0.5 * (other.within == one.id)
        - 1.1 * math.log1p(abs(apart))
        - 3.9 * (apart < 0)
    )


def _start(one: Attribution) -> int:
    return hull(one.cue or one.content).start


def _may_answer(text: str, one: Attribution, other: Attribution) -> bool:
    if other.id in (one.id, one.within) or other.stance == "denies":
        return False
    source = words(one.source, text).lower()
    return not source or source in PRONOUNS or source != words(other.source, text).lower()


def _contradicted(
    text: str, parsed: Parsed, one: Attribution, others: Sequence[Attribution], topics: dict[str, frozenset[str]]
) -> Attribution | None:
    """The earlier claim by another that a plain negation answers."""
    if one.stance != "asserts" or one.act != "speech" or not only_says(parsed, one) or not _negates(text, one):
        return None
    earlier = [other for other in others if _start(other) < _start(one) and not _negates(text, other)]
    best = _target(text, one, [one, *earlier], topics)
    if best is None:
        return None
    if _negates_outright(text, parsed, one) or len(topics[one.id] & topics[best.id]) >= SHARED_WORDS:
        return best
    return None


def _negates(text: str, one: Attribution) -> bool:
    """Whether the first clause of a content is negated."""
    first = one.content[0]
    return NEGATED.search(text, first.start, min(first.end, first.start + 120)) is not None


def _negates_outright(text: str, parsed: Parsed, one: Attribution) -> bool:
    """Whether a plain statement begins by negating all of it ("there was no such order")."""
    entry = entry_of(parsed, one)
    first = [token for token in parsed.tokens_in(one.content[0]) if token.text[0].isalnum()][:4]
    plain = entry is None or entry[1].lemma in PLAIN
    return plain and any(token.lower in OUTRIGHT for token in first) and not HARM.search(words(one.content, text))
