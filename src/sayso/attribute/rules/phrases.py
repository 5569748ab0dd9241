"""Which tokens belong to a source, a cue, a clause: read off the parse, with its usual slips put right."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.attribute.rules.reading import DOUBLE_MARKS, MARKS, Reading
from sayso.text.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})
EMPTY = frozenset({"it", "there"})
"""Subjects that stand for nobody when a clause follows ("it is said that …")."""
CLAUSE_ADVERBS = frozenset({"when", "where", "how", "why", "so", "then", "however", "meanwhile", "yesterday", "today"})
CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})


def subtree(reading: Reading, token: Token, *, without: Iterable[int] = ()) -> frozenset[int]:
    """The indices of a token and of all that hangs from it, less the branches at `without`."""
    cut = set(without)
    children = reading.parsed.children
    found, waiting = set(), [token]
    while waiting:
        one = waiting.pop()
        if one.index not in found:
            found.add(one.index)
            waiting.extend(child for child in children(one) if child.index not in cut)
    return frozenset(found)


def noun_phrase(reading: Reading, head: Token, *, before: int | None = None) -> frozenset[int]:
    """A source as one full noun phrase: titles, appositions, relative clauses; it ends before token `before`."""
    whole = sorted(subtree(reading, head, without=_not_of_phrase(reading, head)))
    run = [head.index]
    for index in [i for i in whole if i > head.index]:
        if index - run[-1] > 1 or (before is not None and index >= before):
            break
        run.append(index)
    for index in reversed([i for i in whole if i < head.index]):
        if run[0] - index > 1:
            break
        run.insert(0, index)
    return frozenset(run)


def _not_of_phrase(reading: Reading, head: Token) -> list[int]:
    """Children that the parser hangs on a noun though they begin another statement."""
    cut = []
    for child in reading.parsed.children(head):
        if (
            child.dep in ("parataxis", "advcl")
            or (child.dep == "punct" and child.text in DOUBLE_MARKS)
            or (child.dep in ("advmod", "cc", "preconj", "mark") and child.index < head.index and child.pos != "ADJ")
        ):
            cut.append(child.index)
    return cut


def subject(reading: Reading, verb: Token) -> Token | None:
    """The head of the phrase that does the saying: the nearest subject, also through conjuncts and participles."""
    here = [child for child in reading.parsed.children(verb) if child.dep in SUBJECTS]
    if here:
        return min(here, key=lambda child: abs(child.index - verb.index))
    governor = reading.parsed.head(verb)
    if governor.index == verb.index:
        return _just_before(reading, verb)
    if verb.dep in ("conj", "xcomp", "advcl", "parataxis", "dep") and governor.pos in ("VERB", "AUX"):
        return subject(reading, reading.parsed.head(governor) if goes_on_saying(reading, verb) else governor)
    if verb.dep == "acl" and governor.pos in NOMINAL:
        return governor
    if verb.dep == "pcomp":
        return subject(reading, reading.parsed.head(governor)) if governor.dep == "prep" else None
    return None


def _just_before(reading: Reading, verb: Token) -> Token | None:
    """The head of the noun phrase that ends where the verb group begins, for a main verb whose subject was misread."""
    group = [verb.index, *(child.index for child in reading.parsed.children(verb) if child.dep in CUE_PARTS)]
    index = min(group) - 1
    while index >= 0 and (reading.tokens[index].pos in ("ADV", "AUX") or reading.tokens[index].text in MARKS):
        index -= 1
    token = reading.tokens[index] if index >= 0 else None
    while token is not None and token.sentence == verb.sentence:
        head = reading.parsed.head(token)
        if token.pos in NOMINAL and (token.dep == "appos" or head.index >= verb.index or head.pos == "AUX"):
            return token
        if head.index == token.index or head.index >= verb.index or head.pos == "ADP":
            return None
        token = head
    return None


def goes_on_saying(reading: Reading, verb: Token) -> bool:
    """Whether a verb that the parser hangs on a clause belongs to its sayer: "said it failed and added that …"."""
    governor = reading.parsed.head(verb)
    if verb.dep != "conj" or governor.dep != "ccomp" or governor.head not in reading.verb_at:
        return False
    cue = reading.verb_at.get(verb.index)
    below = reading.parsed.children(verb)
    marked = any(one.dep == "mark" for child in below if child.dep == "ccomp" for one in reading.parsed.children(child))
    return cue is not None and cue.quotes and marked and not any(child.dep in SUBJECTS for child in below)


def agent(reading: Reading, verb: Token) -> Token | None:
    """The one who does it in a passive: "was told by X"."""
    for child in reading.parsed.children(verb):
        if child.dep in ("agent", "prep") and child.lower == "by":
            for below in reading.parsed.children(child):
                if below.dep == "pobj" and below.entity not in ("DATE", "TIME", "CARDINAL", "PERCENT"):
                    return below
    return None


def is_passive(reading: Reading, verb: Token) -> bool:
    """Whether the verb stands in the passive ("was told", "Asked whether …, he said")."""
    deps = {child.dep for child in reading.parsed.children(verb)}
    return bool(deps & {"auxpass", "nsubjpass"}) or (verb.tag == "VBN" and verb.dep == "advcl" and "aux" not in deps)


def cue_words(reading: Reading, verb: Token) -> frozenset[int]:
    """The verb group: auxiliaries, negation, particle, adverbs between, a verb that leads to it ("went on to say")."""
    parts = [verb.index]
    for child in reading.parsed.children(verb):
        if child.dep in CUE_PARTS and abs(child.index - verb.index) <= 5:
            parts.append(child.index)
    if verb.dep in ("xcomp", "advcl") and verb.tag == "VB":
        governor = reading.parsed.head(verb)
        if governor.pos in ("VERB", "AUX") and 0 < verb.index - governor.index <= 4:
            parts.extend(cue_words(reading, governor))
    before = reading.tokens[min(parts) - 1] if min(parts) else None
    if (
        before is not None
        and before.dep in ("advmod", "neg")
        and before.head == verb.index
        and before.lower not in CLAUSE_ADVERBS
    ):
        parts.append(before.index)
    first, last = min(parts), max(parts)
    between = [
        index
        for index in range(first, last)
        if reading.tokens[index].dep in ("advmod", "neg", "aux", "auxpass", "prt") or index in parts
    ]
    return frozenset([*between, *parts])


def clause(reading: Reading, head: Token) -> frozenset[int]:
    """What a complement clause says, with the "that" before it, without what its sayer goes on to say."""
    children = reading.parsed.children(head)
    cut = [child.index for child in children if _has_its_own_source(reading, child)]
    later = [child for child in children if child.dep == "conj" and goes_on_saying(reading, child)]
    if later:
        cut += [child.index for child in (*later, *(one for one in children if one.dep == "cc"))]
    return subtree(reading, head, without=cut)


def _has_its_own_source(reading: Reading, prep: Token) -> bool:
    """Whether ", with others saying …" follows, which the outer source does not say."""
    if prep.lower != "with" or not prep.index or reading.tokens[prep.index - 1].text != ",":
        return False
    return any(reading.tokens[i].tag == "VBG" and i in reading.verb_at for i in subtree(reading, prep))


def sentence_range(reading: Reading, token: Token) -> tuple[int, int]:
    """First and last (exclusive) token of the sentence, not beyond its paragraph."""
    sentence = reading.parsed.sentence_of(token)
    return sentence.first, sentence.last
