"""Who belongs to whom: fighters to a group, ministries to a state, an aide to whom they work for."""

from __future__ import annotations

from sayso.link.entities import Entity
from sayso.link.references import Reference
from sayso.link.words import words as wordset

STATE_KINDS = frozenset({"government", "armed force"})
"""Kinds of speakers that states have."""

COUNCILS = frozenset({"council", "committee", "commission", "congress", "assembly", "board", "court", "tribunal"})
"""Bodies that are not always a state's."""


def owned(reference: Reference) -> str:
    """What an owner has: fighters are a group's, organs a state's, staff a body's."""
    noun = reference.noun
    if noun is None:
        return ""
    if noun.sort == "person" and noun.kind == "armed group":
        return "group"
    if noun.noun in COUNCILS and reference.name:
        return "name"
    if noun.kind in STATE_KINDS and not reference.plural:
        return "state"
    return "staff" if reference.plural and noun.noun in wordset("staff") else ""


def local(reference: Reference) -> bool:
    """Whether a mayor or governor is a place's, which need not lie in the state of whoever spoke last."""
    whose = reference.owner is not None and reference.owner.shape == "name"
    return whose and bool(wordset("local bodies") & set((reference.role or "").split()))


def may_be(reference: Reference, one: Entity) -> bool:
    """Whether the words before a noun can mean those met before: "the duty officer" is not "a former officer"."""
    before = reference.words.partition(" of ")[0].lower().split()[:-1]
    known = set(one.name.lower().split())
    return not before or bool(known & set(before)) or not known - {"unnamed", *one.heads}


def human(noun: str) -> bool:
    """Whether a noun that the lexicon lacks is likely a person's by its ending ("a barber", not "a manual")."""
    return noun.endswith(tuple(wordset("human ending")))


def principal(owner: Entity | None) -> Entity | None:
    """Whose aide, spokesman or sister somebody is, if a person's."""
    return owner if owner is not None and owner.shape in {"person", "role"} else None
