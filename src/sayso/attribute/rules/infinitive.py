"""A verb with an infinitive: "X promised to C", "X urged Y to C", "X is expected to C"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribute.lexicon import Cue
from sayso.attribute.rules.clause import source_of
from sayso.attribute.rules.phrases import cue_words, is_passive, noun_phrase, subtree
from sayso.attribute.rules.reading import Found, Reading
from sayso.text.tokens import Token

HEARSAY = frozenset(
    {
        "say",
        "report",
        "believe",
        "think",
        "know",
        "understand",
        "allege",
        "estimate",
        "suspect",
        "consider",
        "rumour",
        "rumor",
        "presume",
        "assume",
        "claim",
        "expect",
        "feel",
        "find",
        "see",
        "show",
    }
)
"""Verbs whose passive with an infinitive reports what is said: "is said to have fled"."""


def find(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """Attributions by verbs of the lexicon that take an infinitive, and hearsay passives."""
    used = {index for one in found for index in one.cue}
    for verb, cue in reading.verbs:
        if verb.index in used or verb.dep == "acl":
            continue
        if one := _hearsay(reading, verb, cue) if is_passive(reading, verb) else _active(reading, verb, cue):
            yield one


def _infinitive(reading: Reading, verb: Token) -> Token | None:
    for child in reading.parsed.children(verb):
        if child.dep in ("xcomp", "ccomp", "advcl") and child.index > verb.index:
            aux = [below for below in reading.parsed.children(child) if below.dep == "aux" and below.lower == "to"]
            if aux and (child.dep != "advcl" or aux[0].index - verb.index < 8):
                return child
    return None


def _person_to(reading: Reading, verb: Token) -> frozenset[int]:
    """ "shops to close" in "requires shops to close", where the parser hangs the infinitive on the person."""
    for child in reading.parsed.children(verb):
        if child.dep == "dobj":
            for below in reading.parsed.children(child):
                if below.dep in ("acl", "relcl") and any(one.lower == "to" for one in reading.parsed.children(below)):
                    return subtree(reading, child)
    return frozenset()


def _active(reading: Reading, verb: Token, cue: Cue) -> Found | None:
    if "inf" not in cue.takes:
        return None
    infinitive = _infinitive(reading, verb)
    content = frozenset() if infinitive else _person_to(reading, verb) if "person" in cue.takes else frozenset()
    if infinitive:
        content = subtree(reading, infinitive)
        if "person" in cue.takes or cue.lemma in ("want", "expect"):
            addressed = [
                child
                for child in reading.parsed.children(verb)
                if child.dep in ("dobj", "dative", "prep") and verb.index < child.index < infinitive.index
            ]
            content = content.union(*(subtree(reading, child) for child in addressed))
    source = source_of(reading, verb) if content else None
    if not source:
        return None
    return Found(cue_words(reading, verb), source, content - source, "infinitive", 0.55)


def _hearsay(reading: Reading, verb: Token, cue: Cue) -> Found | None:
    what = [child for child in reading.parsed.children(verb) if child.dep == "nsubjpass"]
    told = [
        c
        for c in reading.parsed.children(verb)
        if c.dep in ("xcomp", "oprd", "acomp", "advcl") and 0 < c.index - verb.index < 8
    ]
    infinitive = _infinitive(reading, verb)
    if not what or cue.lemma not in HEARSAY or not (infinitive or told):
        return None
    tail = subtree(reading, infinitive or told[0])
    source = source_of(reading, verb) or frozenset()
    content = (noun_phrase(reading, what[-1], before=verb.index) | tail) - source
    return Found(cue_words(reading, verb), source, content, "hearsay", 0.6)
