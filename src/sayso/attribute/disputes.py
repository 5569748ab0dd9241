"""Who rejects whose claim within one report: a denial is joined to the attribution that it rejects.

"Vellar dismissed the claim as propaganda" rejects what another claimed before it. A plain statement that says the
contrary of what another said before it ("no mine had been laid") becomes a denial when it negates outright, or when it
negates and speaks of the same things. Which claim is meant is a weighing of shared words, figures, nearness and rank.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

from sayso.attribute.lexicon import entry_of, said_words
from sayso.attribute.stance import only_says
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import hull, words
from sayso.text.tokens import Parsed

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
STEM = 5
"""How many letters of a lemma are compared ("accus": accuse, accusation)."""
SHARED_WORDS = 2
"""How many content words a partly negated statement must share with the claim that it answers."""


FITTING = 3.0
"""The least fit of a claim that a denial is joined to: below it two in three are the wrong ones."""
FAR = 40
"""How many attributions away the claim may stand that a denial rejects."""


def join(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions (stances and nesting known), denials pointing at what they deny."""
    report = _Report(document.text, parsed, attributions)
    joined = []
    for one in attributions:
        if one.stance == "denies":
            target = report.rejected(one)
            joined.append(replace(one, disputes=target.id if target else None))
        elif target := report.contradicted(one):
            joined.append(replace(one, stance="denies", disputes=target.id))
        else:
            joined.append(one)
    return joined


class _Report:
    """The attributions of one report in the order of the text, with the words that each is about."""

    def __init__(self, text: str, parsed: Parsed, attributions: list[Attribution]) -> None:
        self.text, self.parsed = text, parsed
        self.ranked = sorted(attributions, key=lambda one: hull(one.cue or one.content).start)
        self.rank = {one.id: rank for rank, one in enumerate(self.ranked)}
        self.topics = {one.id: self._topic(one) for one in attributions}

    def near(self, one: Attribution) -> list[Attribution]:
        """The attributions before and after this one that it may answer."""
        rank = self.rank[one.id]
        return [other for other in self.ranked[max(0, rank - FAR) : rank + FAR] if self._may_answer(one, other)]

    def target(self, one: Attribution, rivals: list[Attribution]) -> Attribution | None:
        """The claim by somebody else that a denial most likely rejects, if any."""
        return max(rivals, key=lambda other: self._fit(one, other), default=None)

    def rejected(self, one: Attribution) -> Attribution | None:
        """The claim that a denial rejects, if one fits well enough."""
        best = self.target(one, self.near(one))
        return best if best is not None and self._fit(one, best) >= FITTING else None

    def contradicted(self, one: Attribution) -> Attribution | None:
        """The earlier claim by another that a plain negation answers."""
        if one.stance != "asserts" or one.act != "speech" or not self._negates(one) or not only_says(self.parsed, one):
            return None
        earlier = [other for other in self.near(one) if self.rank[other.id] < self.rank[one.id]]
        best = self.target(one, [other for other in earlier if not self._negates(other)])
        if best is None:
            return None
        shared = self.topics[one.id] & self.topics[best.id]
        return best if len(shared) >= SHARED_WORDS or self._negates_outright(one) else None

    def _topic(self, one: Attribution) -> frozenset[str]:
        tokens = (token for span in one.content for token in self.parsed.tokens_in(span))
        return frozenset(token.lemma.lower()[:STEM] for token in tokens if token.pos in CONTENT_POS)

    def _fit(self, one: Attribution, other: Attribution) -> float:
        """How well a claim fits a denial; the weights were fitted on the training part of `corpus/`."""
        between = self.text[min(hull(one.content).start, hull(other.content).end) : hull(one.content).start]
        apart = self.rank[one.id] - self.rank[other.id]
        figures = all(FIGURE.search(words(each.content, self.text)) for each in (one, other))
        return (
            1.6 * len(self.topics[one.id] & self.topics[other.id])
            + 1.5 * ("\n" not in between)
            + 1.1 * (other.stance == "asserts")
            + 1.0 * (self._sentence(one) == self._sentence(other))
            + 0.8 * figures
            + 0.6 * (other.within is None)
            + 0.3 * math.log1p(sum(span.end - span.start for span in other.content))
            + 0.5 * (other.within == one.id)
            - 1.1 * math.log1p(abs(apart))
            - 3.9 * (apart < 0)
        )

    def _sentence(self, one: Attribution) -> int | None:
        """The sentence in which an attribution's cue (or content) begins."""
        tokens = self.parsed.tokens_in(hull(one.cue or one.content))
        return tokens[0].sentence if tokens else None

    def _may_answer(self, one: Attribution, other: Attribution) -> bool:
        if other.id in (one.id, one.within) or other.stance == "denies":
            return False
        source = words(one.source, self.text).lower()
        return not source or source in PRONOUNS or source != words(other.source, self.text).lower()

    def _negates(self, one: Attribution) -> bool:
        """Whether the first clause of a content is negated."""
        first = one.content[0]
        return NEGATED.search(self.text, first.start, min(first.end, first.start + 120)) is not None

    def _negates_outright(self, one: Attribution) -> bool:
        """Whether a plain statement begins by negating all of it ("there was no such order")."""
        entry = entry_of(self.parsed, one)
        first = said_words(self.parsed, one)[:4]
        plain = entry is None or entry[1].lemma in PLAIN
        heads = bool(first) and (first[0].lower in OUTRIGHT or any(one.lower in ("never", "there") for one in first))
        negated = heads and any(token.lower in OUTRIGHT for token in first)
        return plain and negated and not HARM.search(words(one.content, self.text))
