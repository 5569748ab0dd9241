"""Phrases that attribute the clause around them: "according to X", "in X's view", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribute.lexicon import cues
from sayso.attribute.rules.phrases import noun_phrase, sentence_range, subtree
from sayso.attribute.rules.reading import EDGES, MARKS, Found, Reading
from sayso.text.tokens import Token

BY = frozenset({"account", "reckoning", "estimate", "count", "calculation", "assessment", "admission"})
"""Nouns of "by X's account", "by some estimates"."""
WORDS = frozenset(
    {"word", "view", "opinion", "eye", "judgement", "judgment", "telling", "estimation", "account", "assessment"}
)
"""Nouns of "in X's view" and "in the words of X"."""


def find(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """Attributions by phrases that stand beside the clause they attribute."""
    adverbs = {
        cue.lemma for cue in cues().values() if cue.pos == "other" and " " not in cue.lemma and cue.lemma.endswith("ly")
    }
    for token in filter(reading.is_prose, reading.tokens):
        lower = token.lower
        if lower == "according":
            yield from _according(reading, token)
        elif lower in ("in", "by") and token.pos == "ADP":
            yield from _possessed(reading, token)
        elif lower in adverbs:
            content = _clause_around(reading, token, frozenset({token.index}))
            yield Found(frozenset({token.index}), frozenset(), content, "around", 0.5)


def _according(reading: Reading, token: Token) -> Iterator[Found]:
    to = next((t for t in reading.tokens[token.index + 1 : token.index + 2] if t.lower == "to"), None)
    who = next((t for t in reading.parsed.children(to) if t.dep == "pobj"), None) if to else None
    if to is None or who is None:
        return
    source = noun_phrase(reading, who)
    cue = frozenset({token.index, to.index})
    yield Found(cue, source, _clause_around(reading, token, cue | source), "around", 0.85)


def _possessed(reading: Reading, prep: Token) -> Iterator[Found]:
    """ "in the bishop's view", "in the words of the bishop", "by some estimates"."""
    noun = next((child for child in reading.parsed.children(prep) if child.dep == "pobj"), None)
    if noun is None or noun.lemma not in (WORDS if prep.lower == "in" else BY):
        return
    children = reading.parsed.children(noun)
    owner = next((child for child in children if child.dep == "poss"), None)
    of = next((child for child in children if child.dep == "prep" and child.lower in ("of", "by")), None)
    if owner is not None:
        source = subtree(reading, owner) - {
            child.index for child in reading.parsed.children(owner) if child.dep == "case"
        }
        cue = frozenset({prep.index, noun.index})
    elif of is not None and (whom := next((c for c in reading.parsed.children(of) if c.dep == "pobj"), None)):
        source, cue = noun_phrase(reading, whom), frozenset(range(prep.index, of.index + 1))
    elif prep.lower == "by":
        source, cue = noun_phrase(reading, noun), frozenset({prep.index})
    else:
        return
    whole = cue | source | (subtree(reading, owner) if owner is not None else frozenset())
    yield Found(cue, source, _clause_around(reading, prep, whole), "around", 0.6)


def _clause_around(reading: Reading, token: Token, phrase: frozenset[int]) -> frozenset[int]:
    """The quotation beside the phrase, or the sentence (or its conjunct) around it, less the phrase."""
    first, last = sentence_range(reading, token)
    start, end = min(phrase), max(phrase) + 1
    before = start - 1
    while before >= first and reading.tokens[before].text in EDGES:
        before -= 1
    if before >= 0 and reading.tokens[before].text in MARKS and reading.quote_at[before] >= 0:
        quote = reading.quotes[reading.quote_at[before]]
        if quote.inner.words(reading.document.text)[:1].isupper():
            return frozenset(t.index for t in reading.parsed.tokens_in(quote.span)) - phrase
    head = reading.parsed.head(token)
    while head.dep not in ("ROOT", "conj", "ccomp", "advcl") and head.index != head.head:
        head = reading.parsed.head(head)
    held = subtree(reading, head) if head.dep in ("conj", "ccomp") and head.pos in ("VERB", "AUX") else frozenset()
    content = held if held else frozenset(range(first, last))
    if end < last and reading.tokens[end].text not in EDGES and start > first:
        content = content - frozenset()
    return content - phrase
