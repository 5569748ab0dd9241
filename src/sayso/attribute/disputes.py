"""Who rejects whose claim within one report: a denial is joined to the attribution that it rejects.

"Vellar dismissed the claim as propaganda" rejects the claim made before it by another; "denied reports that C" rejects
the attribution inside its own content. A plain statement that says the contrary of what another said before it ("no
mine had been laid") becomes a denial when it negates and speaks of the same things.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.lexicon import entry_of
from sayso.attribute.stance import ANSWERING
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import hull, words
from sayso.text.tokens import Parsed, Token

CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
POINTING = re.compile(
    r"\b(?:claims?|reports?|accusations?|allegations?|charges?|figures?|accounts?|versions?|stor(?:y|ies)|statements?|numbers?|rumou?rs?|"
    r"remarks?|complaints?|words|suggestions?|it|this|that|them|these|such|everything|all)\b",
    re.IGNORECASE,
)
"""Words by which a denial points at what another said without repeating it."""
NEGATED = re.compile(r"\b(?:no|not|none|nobody|nothing|never|neither|nor)\b|n['’]t\b", re.IGNORECASE)
SAME_SUBJECT = 2
"""How many content words a plain negation must share with the claim that it answers."""


def join(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions (stances and nesting known), denials pointing at what they deny."""
    topics = {one.id: _topic(parsed, one) for one in attributions}
    joined = []
    for one in attributions:
        if one.stance == "denies":
            target = _target(document.text, parsed, one, attributions, topics)
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
    text: str, parsed: Parsed, one: Attribution, others: Sequence[Attribution], topics: dict[str, frozenset[str]]
) -> Attribution | None:
    """The attribution that a denial rejects: inside its content, else the likeliest one made by somebody else."""
    nested = [other for other in others if other.within == one.id and other.stance != "denies"]
    if nested and _points(text, one):
        return nested[0]
    rivals = [other for other in others if _may_answer(text, one, other)]
    if not rivals:
        return None
    return max(rivals, key=lambda other: _fit(text, one, other, topics))


def _fit(text: str, one: Attribution, other: Attribution, topics: dict[str, frozenset[str]]) -> float:
    """How well a denial fits a claim: shared words, a source that the denial names, and nearness."""
    shared = len(topics[one.id] & topics[other.id])
    named = any(word in words(one.content, text) for word in words(other.source, text).split() if word[:1].isupper())
    distance = hull(one.cue or one.content).start - hull(other.cue or other.content).start
    later = distance < 0
    return shared + 1.5 * named - abs(distance) / 400 - 2 * later


def _may_answer(text: str, one: Attribution, other: Attribution) -> bool:
    if other.id == one.id or other.stance in ("denies", "asks", "doubts") or other.voice == "outlet":
        return False
    if one.within == other.id or other.within == one.id:
        return False
    return words(one.source, text).lower() != words(other.source, text).lower() or not one.source


def _points(text: str, one: Attribution) -> bool:
    return POINTING.search(words(one.content, text)) is not None


def _contradicted(
    text: str, parsed: Parsed, one: Attribution, others: Sequence[Attribution], topics: dict[str, frozenset[str]]
) -> Attribution | None:
    """The earlier claim by another that a plain negation answers, if it shares its words."""
    if one.stance != "asserts" or one.act != "speech" or not _negates(text, one):
        return None
    entry = entry_of(parsed, one)
    if entry is not None and entry[1].lemma not in ANSWERING:
        return None
    start = hull(one.cue or one.content).start
    earlier = [
        other for other in others if _may_answer(text, one, other) and hull(other.cue or other.content).start < start
    ]
    shared = [(len(topics[one.id] & topics[other.id]), other) for other in earlier if not _negates(text, other)]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] >= SAME_SUBJECT else None


def _negates(text: str, one: Attribution) -> bool:
    """Whether the first clause of a content is negated."""
    first = one.content[0]
    return NEGATED.search(text, first.start, min(first.end, first.start + 120)) is not None
