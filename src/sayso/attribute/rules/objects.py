"""A verb with a thing said: "X rejected the claim", "X called Y a lie", "X warned of C", "X accused Y of C"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribute.lexicon import Cue
from sayso.attribute.rules.clause import source_of
from sayso.attribute.rules.phrases import agent, cue_words, is_passive, noun_phrase, subtree
from sayso.attribute.rules.reading import Found, Reading
from sayso.text.tokens import Token

OBJECTS = frozenset({"dobj", "obj"})
PREDICATES = frozenset({"oprd", "xcomp", "acomp", "ccomp", "attr"})
ACCOUNTS = frozenset(
    {"report", "claim", "charge", "story", "statement", "accusation", "allegation", "account", "rumour"}
)
"""What is called something: the parser takes "called the report propaganda" for a kind of propaganda."""
CALENDAR = frozenset({"DATE", "TIME"})
ATTACHED = frozenset({"as", "of", "for", "to", "with", "about", "over", "against"})


def find(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """Attributions by verbs of the lexicon that take an object or a preposition."""
    used = {index for one in found for index in one.cue}
    for verb, cue in reading.verbs:
        if verb.index in used:
            continue
        if _is_purpose(reading, verb):
            continue
        if one := _passive(reading, verb, cue) if is_passive(reading, verb) else _active(reading, verb, cue):
            yield one


def _is_purpose(reading: Reading, verb: Token) -> bool:
    """Whether the verb only says what something is for: "supplies sent to support the army"."""
    to = any(child.lower == "to" and child.dep == "aux" for child in reading.parsed.children(verb))
    return to and verb.dep in ("advcl", "acl", "relcl")


def _active(reading: Reading, verb: Token, cue: Cue) -> Found | None:
    children = [child for child in reading.parsed.children(verb) if child.index > verb.index]
    thing = next((child for child in children if child.dep in OBJECTS), None)
    taken = cue.takes | {cue.lemma.partition(" ")[2]}
    preps = [
        child for child in children if child.dep == "prep" and child.lower in taken and not _is_date(reading, child)
    ]
    words = cue_words(reading, verb)
    if thing is not None and cue.takes & {"object", "pair", "naming"}:
        content = _object(reading, cue, thing, children, preps)
    elif "naming" in cue.takes and any(child.dep == "ccomp" for child in children):
        content = frozenset().union(*(subtree(reading, child) for child in children if child.dep == "ccomp"))
    elif preps and (cue.act == "speech" or thing is None):
        words |= {preps[0].index} if preps[0].index - max(words) == 1 else set()
        content = subtree(reading, preps[0]) - {preps[0].index}
        content = content | _rest(reading, children, preps[0])
    else:
        return None
    source = source_of(reading, verb)
    if not source or not content:
        return None
    return Found(words, source, content - source - words, "object", 0.5 if cue.act == "speech" else 0.45)


def _object(
    reading: Reading, cue: Cue, thing: Token, children: list[Token], preps: list[Token]
) -> frozenset[int] | None:
    predicates = [child for child in children if child.index > thing.index and _is_predicate(reading, child)]
    named = predicates or any(
        child.dep == "compound" and child.lemma in ACCOUNTS for child in reading.parsed.children(thing)
    )
    if ("naming" in cue.takes and not named) or ("pair" in cue.takes and not preps):
        return None
    parts = [
        thing,
        *predicates,
        *(
            prep
            for prep in children
            if prep.dep == "prep"
            and prep.lower in ATTACHED | cue.takes
            and prep.index > thing.index
            and not _is_date(reading, prep)
        ),
    ]
    if thing.entity in CALENDAR or thing.lemma in ("itself", "himself", "herself", "themselves"):
        return None
    return frozenset().union(*(subtree(reading, part) for part in parts))


def _is_predicate(reading: Reading, child: Token) -> bool:
    """Whether a word says what the object is called or taken for ("a lie", "unhinged", "as rehearsed")."""
    if child.dep in PREDICATES or child.dep in OBJECTS:
        return True
    return child.dep == "advcl" and any(
        one.lower == "as" and one.dep == "mark" for one in reading.parsed.children(child)
    )


def _rest(reading: Reading, children: list[Token], prep: Token) -> frozenset[int]:
    """The rest of "called on X to C" and "referred to X as C"."""
    rest = [
        child
        for child in children
        if child.index > prep.index
        and (
            (child.dep in ("xcomp", "advcl") and any(one.lower == "to" for one in reading.parsed.children(child)))
            or (child.dep == "prep" and child.lower == "as")
        )
    ]
    return frozenset().union(*(subtree(reading, child) for child in rest)) if rest else frozenset()


def _passive(reading: Reading, verb: Token, cue: Cue) -> Found | None:
    """ "The claim was rejected by X", "such claims have been dismissed in the West"."""
    if not cue.takes & {"object"} and cue.lemma not in ("accuse", "call"):
        return None
    what = next((child for child in reading.parsed.children(verb) if child.dep == "nsubjpass"), None)
    by = agent(reading, verb) or (_where(reading, verb) if cue.act == "speech" else None)
    if what is None or by is None:
        return None
    content = noun_phrase(reading, what, before=verb.index)
    return Found(cue_words(reading, verb), noun_phrase(reading, by), content, "object", 0.5)


def _where(reading: Reading, verb: Token) -> Token | None:
    """A place that stands for the people who speak there: "dismissed in the West"."""
    for child in reading.parsed.children(verb):
        if child.dep == "prep" and child.lower == "in":
            for below in reading.parsed.children(child):
                if below.dep == "pobj" and below.entity in ("GPE", "LOC", "NORP"):
                    return below
    return None


def _is_date(reading: Reading, prep: Token) -> bool:
    return any(below.entity in CALENDAR for below in reading.parsed.children(prep) if below.dep == "pobj")
