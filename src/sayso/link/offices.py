"""Who holds an office: what two phrases beside each other tell of one person, and whom "the minister" can mean."""

from __future__ import annotations

from dataclasses import replace

from sayso.link.entities import INSTITUTIONS, Entity
from sayso.link.nouns import ranks
from sayso.link.references import Reference

LOWER = frozenset({"deputy", "vice", "former", "assistant", "acting", "ex"})
"""What makes another office of one."""


def merged(one: Reference, other: Reference, name: str, owner: Entity | None) -> Reference:
    """A name with what both phrases tell of its bearer."""
    nouns = [each for each in (one.noun, other.noun) if each is not None]
    telling = [each for each in nouns if each.kind and each.sort == "office"] or [each for each in nouns if each.kind]
    if owner is not None and any(not each.kind for each in nouns):
        telling = [each for each in nouns if not each.kind]
    return replace(
        one,
        shape="person",
        name=name,
        noun=next(iter(telling or nouns), None),
        role=one.role or other.role,
        gender=one.gender or other.gender,
        also=[role for role in (*one.also, *other.also, one.role, other.role, *(each.noun for each in nouns)) if role],
        beside=None,
    )


def holds(one: Entity, role: str, noun: str) -> bool:
    """Whether somebody holds the office, or an office of that sort ("the minister" for a defence minister)."""
    if one.shape not in {"person", "role"} or one.plural:
        return False
    if role == noun:
        return any(held == noun or held.endswith(" " + noun) for held in one.roles)
    return any(held == role or held.endswith(" " + role) for held in one.roles)


def fits(one: Entity, owner: Entity | None) -> bool:
    """Whether somebody can be of this owner: of the same state, and of no other institution."""
    if owner is None:
        return True
    same_state = owner.state is None or one.state in {None, owner.state}
    return same_state and (owner.shape not in INSTITUTIONS or one.institution in {None, owner.name})


def one_office(role: str | None, said: set[str]) -> bool:
    """Whether an office is one of these, or the same in more words ("regional governor" for "governor")."""
    if role in said:
        return True
    words = (role or "").split()
    return len(words) > 1 and not LOWER & set(words) and words[-1] in said


def is_rank(role: str) -> bool:
    """Whether a military office is a rank ("colonel"), not a post ("brigade commander", "chief of staff")."""
    return role in ranks() and not {"commander", "chief", "boss"} & set(role.replace("-", " ").split())
