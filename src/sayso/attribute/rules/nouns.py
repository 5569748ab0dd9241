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
    if any(child.lower == "no" for child in children) or reading.parsed.head(noun).lower in ("beyond", "without"):
        return None
    said = _clause(reading, cue, children)
    by = _by_whom(reading, children, of=said is not None)
    thing = None if said else _thing(reading, cue, children, by)
    source = _source(reading, noun, children, by, cut=thing)
    content = clause(reading, said) if said else _below(reading, thing) if thing else frozenset()
    if not content or (not source and (said is None or said.tag == "VB")):
        return None
    return Found(frozenset({noun.index}), source, content - source, "noun", 0.55 if source else 0.35)


def _clause(reading: Reading, cue: Cue, children: list[Token]) -> Token | None:
    """The clause of "claim that C" or "promise to C"."""
    for child in children:
        if child.dep in ("acl", "ccomp", "relcl") and child.pos in ("VERB", "AUX"):
            below = reading.parsed.children(child)
            that = any(one.lower == "that" and (one.dep == "mark" or child.dep == "acl") for one in below)
            to = any(one.lower == "to" and one.dep == "aux" for one in below)
            if (that and "clause" in cue.takes) or (to and "inf" in cue.takes):
                return child
    return None


def _by_whom(reading: Reading, children: list[Token], *, of: bool) -> Token | None:
    """The one behind "criticism from X", "estimates by X"; with a clause for content also "the claim of X that C"."""
    for child in children:
        if child.dep in ("prep", "agent") and child.lower in ("from", "by", "among", *(("of",) if of else ())):
            return next((below for below in reading.parsed.children(child) if below.dep == "pobj"), None)
    return None


def _thing(reading: Reading, cue: Cue, children: list[Token], by: Token | None) -> Token | None:
    """The preposition of "criticism of C", also where the parser hangs it on the source ("from X of C")."""
    own = next((child for child in children if child.dep == "prep" and child.lower in cue.takes), None)
    if own is None and by is not None:
        nearby = [*reading.parsed.children(by), *reading.parsed.children(reading.parsed.head(by))]
        own = next((child for child in nearby if child.dep == "prep" and child.lower in cue.takes), None)
    return own


def _below(reading: Reading, prep: Token) -> frozenset[int]:
    return subtree(reading, prep) - {prep.index}


def _source(
    reading: Reading, noun: Token, children: list[Token], by: Token | None, *, cut: Token | None
) -> frozenset[int]:
    for child in children:
        if child.dep == "poss":
            return subtree(reading, child) - {one.index for one in reading.parsed.children(child) if one.dep == "case"}
    if by is not None:
        return noun_phrase(reading, by, before=cut.index if cut is not None and cut.index > by.index else None)
    governor = reading.parsed.head(noun)
    if noun.dep == "dobj" and governor.lemma in LIGHT and (who := subject(reading, governor)):
        return noun_phrase(reading, who, before=governor.index)
    return frozenset()
