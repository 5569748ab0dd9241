"""Nouns that attribute: "X's claim that C", "criticism from X of C", "estimates by X of C"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribute.lexicon import Cue
from sayso.attribute.rules.phrases import clause, noun_phrase, subject, subtree
from sayso.attribute.rules.reading import Found, Reading
from sayso.text.tokens import Token

LIGHT = frozenset(
    {
        "make",
        "issue",
        "give",
        "express",
        "voice",
        "repeat",
        "have",
        "raise",
        "publish",
        "release",
        "send",
        "offer",
        "announce",
        "drop",
        "lodge",
        "deliver",
        "reiterate",
        "defend",
    }
)
"""Verbs that lend their subject to the noun: "issued a warning that …"."""


def find(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """Attributions whose cue is a noun of the lexicon, where both source and content are said."""
    used = {index for one in found for index in one.cue}
    for noun, cue in reading.cues:
        if cue.pos == "noun" and noun.index not in used and (one := _read(reading, noun, cue)):
            yield one


def _read(reading: Reading, noun: Token, cue: Cue) -> Found | None:
    children = reading.parsed.children(noun)
    content, by_clause = _content(reading, cue, children)
    source = _source(reading, noun, children, by_clause=by_clause)
    if not content or (not source and not by_clause):
        return None
    content -= source
    return Found(frozenset({noun.index}), source, content, "noun", 0.55 if source else 0.35)


def _content(reading: Reading, cue: Cue, children: list[Token]) -> tuple[frozenset[int], bool]:
    for child in children:
        if child.dep in ("acl", "ccomp", "relcl") and child.pos in ("VERB", "AUX"):
            below = reading.parsed.children(child)
            marked = any(one.lower == "that" and one.dep == "mark" for one in below)
            to = any(one.lower == "to" and one.dep == "aux" for one in below)
            if (marked and "clause" in cue.takes) or (to and "inf" in cue.takes):
                return clause(reading, child), True
    for child in children:
        if child.dep == "prep" and child.lower in cue.takes:
            return subtree(reading, child) - {child.index}, False
    return frozenset(), False


def _source(reading: Reading, noun: Token, children: list[Token], *, by_clause: bool) -> frozenset[int]:
    for child in children:
        if child.dep == "poss":
            return subtree(reading, child) - {one.index for one in reading.parsed.children(child) if one.dep == "case"}
    for child in children:
        if child.dep in ("prep", "agent") and child.lower in ("from", "by", "among", *(("of",) if by_clause else ())):
            for below in reading.parsed.children(child):
                if below.dep == "pobj":
                    return noun_phrase(reading, below)
    governor = reading.parsed.head(noun)
    if noun.dep == "dobj" and governor.lemma in LIGHT and (who := subject(reading, governor)):
        return noun_phrase(reading, who, before=governor.index)
    return frozenset()
