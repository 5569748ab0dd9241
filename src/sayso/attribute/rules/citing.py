"""Relays: "X reported, citing Y, that C" gives Y the same content as X, and Y stands within X."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribute.rules.clause import source_of
from sayso.attribute.rules.phrases import clause, cue_words, noun_phrase
from sayso.attribute.rules.reading import Found, Reading
from sayso.attribute.speaking import names_speaker
from sayso.text.tokens import Token

RELAYING = frozenset({"citing", "quoting"})
SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def find(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """The cited source of each relaying participle that hangs on an attribution."""
    for token in reading.tokens:
        if token.lower not in RELAYING or not reading.is_prose(token):
            continue
        whom = next((child for child in reading.parsed.children(token) if child.dep == "dobj"), None)
        if whom is None or not _speaks(whom):
            continue
        outer, made = _outer(reading, found, token), None
        if outer is None and (made := _interrupted(reading, token, whom)):
            yield made
        outer = outer or made
        if outer is not None:
            source = noun_phrase(reading, whom) - outer.cue
            if min(outer.content) > token.index:
                source -= outer.content
            yield Found(frozenset({token.index}), source, outer.content - source - {token.index}, "citing", 0.7)


def _interrupted(reading: Reading, token: Token, whom: Token) -> Found | None:
    """The outer attribution of "X reported, citing Y, that C", whose clause the parser hangs on the participle."""
    verb = reading.parsed.head(token)
    cue = reading.verb_at.get(verb.index)
    below = [*reading.parsed.children(token), *reading.parsed.children(whom)]
    said = [child for child in below if child.dep in ("ccomp", "acl", "relcl") and child.index > whom.index]
    source = source_of(reading, verb) if cue and cue.quotes else None
    if not source or not said:
        return None
    return Found(cue_words(reading, verb), source, clause(reading, said[-1]), "clause", 0.7)


def _outer(reading: Reading, found: list[Found], token: Token) -> Found | None:
    """The attribution of the same sentence that the participle belongs to: the nearest cue."""
    same = [
        one
        for one in found
        if one.cue and reading.tokens[one.key].sentence == token.sentence and token.index not in one.cue
    ]
    return min(same, key=lambda one: abs(one.key - token.index)) if same else None


def _speaks(token: Token) -> bool:
    return names_speaker(token.lemma) or token.entity in SPEAKERS or token.pos == "PRON"
