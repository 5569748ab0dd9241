"""A saying verb with its clause: "X said that C", "C, X said", "C1, X said, C2"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribute.lexicon import Cue
from sayso.attribute.rules.phrases import (
    EMPTY,
    agent,
    clause,
    cue_words,
    is_passive,
    noun_phrase,
    sentence_range,
    subject,
)
from sayso.attribute.rules.reading import EDGES, MARKS, STOPS, Found, Reading
from sayso.text.tokens import Token

DOCUMENTS = frozenset({"statement", "letter", "message", "note", "email", "post", "tweet", "communique", "communiqué"})
"""Nouns whose "saying that …" is said by whoever issues them."""


def find(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """Attributions by verbs of the lexicon that take a clause."""
    used = {index for one in found for index in one.cue}
    for verb, cue in reading.verbs:
        if cue.quotes and verb.index not in used and (one := _read(reading, verb, cue)):
            yield one


def source_of(reading: Reading, verb: Token, before: int | None = None) -> frozenset[int] | None:
    """The source of a verb that says something: empty for a passive without agent, None if there can be none."""
    if is_passive(reading, verb):
        by = agent(reading, verb)
        return noun_phrase(reading, by) if by else frozenset()
    who = subject(reading, verb)
    if who is None:
        return None
    if verb.dep == "acl" and who.lemma in DOCUMENTS and who.dep in ("dobj", "pobj"):
        holder = reading.parsed.head(who)
        holder = reading.parsed.head(holder) if holder.pos == "ADP" else holder
        who = subject(reading, holder) or who
    if who.lower in EMPTY:
        return frozenset()
    limit = verb.index if who.index < verb.index else before
    return noun_phrase(reading, who, before=limit) - cue_words(reading, verb)


def _read(reading: Reading, verb: Token, cue: Cue) -> Found | None:
    complements = [child for child in reading.parsed.children(verb) if child.dep == "ccomp"]
    complements += [
        c for c in reading.parsed.children(verb) if c.dep == "xcomp" and "gerund" in cue.takes and c.tag == "VBG"
    ]
    words = cue_words(reading, verb)
    source = source_of(reading, verb)
    if source is None:
        return None
    right = [child for child in complements if child.index > verb.index] or _told(reading, verb, cue)
    rest = parenthesis(reading, verb, words, source)
    if rest is not None and "clause" in cue.takes:
        return Found(words, source, rest, "clause", 0.7)
    if right and "clause" in cue.takes:
        content = frozenset().union(*(clause(reading, child) for child in right))
        content = frozenset(index for index in content if index > verb.index) - source
        return Found(words, source, content, "clause", 0.7 if cue.act == "speech" else 0.5)
    return None


def _told(reading: Reading, verb: Token, cue: Cue) -> list[Token]:
    """The clause of "reassured villagers that C", where the parser hangs it on the person told."""
    if "object" in cue.takes:
        return []
    persons = [child for child in reading.parsed.children(verb) if child.dep in ("dobj", "dative")]
    return [
        below
        for person in persons
        for below in reading.parsed.children(person)
        if below.dep in ("acl", "relcl") and any(one.dep == "mark" for one in reading.parsed.children(below))
    ]


def parenthesis(reading: Reading, verb: Token, words: frozenset[int], source: frozenset[int]) -> frozenset[int] | None:
    """What is said around an inserted "…, X said on Monday, …"; None if the verb is not so inserted."""
    first, last = sentence_range(reading, verb)
    group = [index for index in words | source if first <= index < last]
    start, end = min(group), max(group) + 1
    if (
        start <= first
        or not _breaks(reading.tokens[start - 1])
        or any(i not in words | source for i in range(start, end) if reading.tokens[i].pos in ("VERB", "AUX"))
    ):
        return None
    while end < last and not _breaks(reading.tokens[end]):
        if reading.tokens[end].pos in ("VERB", "AUX") or reading.tokens[end].dep in ("mark", "nsubj"):
            return None
        end += 1
    before, after = range(first, start), range(end, last)
    if not any(reading.tokens[i].pos in ("VERB", "AUX") for i in (*before, *after)):
        return None
    if _leads_elsewhere(reading, verb, start):
        return None
    if end < last and reading.tokens[end].text in STOPS:
        after = range(0)
    if any(reading.tokens[i].pos == "CCONJ" or reading.tokens[i].tag == "VBG" for i in after[1:2]):
        after = range(0)
    return frozenset(before) | frozenset(after)


def _breaks(token: Token) -> bool:
    return token.text in EDGES or token.text in MARKS or token.text in STOPS


def _leads_elsewhere(reading: Reading, verb: Token, start: int) -> bool:
    """Whether the verb is no insertion but a conjunct or a relative clause of its own ("…, who said …")."""
    return (
        verb.dep in ("conj", "relcl", "acl", "pcomp")
        or reading.tokens[start].tag in ("WDT", "WP", "IN", "CC")
        or verb.tag == "VBG"
    )
