"""Offices of one report: "the minister" is whoever holds the office in this report, else the office itself."""

from sayso.link.belonging import STATE_KINDS, local, principal
from sayso.link.cast import Cast
from sayso.link.entities import (
    INDEFINITE,
    INSTITUTIONS,
    SPOKES,
    Entity,
    ambiguous,
    office_name,
    person_kind,
    unnamed_name,
)
from sayso.link.nouns import ranks
from sayso.link.offices import fits, holds, is_rank
from sayso.link.references import Reference

STYLES = frozenset({"excellency", "majesty", "highness"})
"""How the highest are spoken of ("His Majesty")."""
PEERS = frozenset({"counterpart", "opposite number"})
"""Who holds the same office of another state."""
HIGHEST = frozenset({"head of state", "president", "king", "queen", "emir", "sultan"})


def office(cast: Cast, reference: Reference, owner: Entity | None) -> Entity:
    """ "the minister": whoever holds the office in this report, else the office."""
    assert reference.noun is not None
    role, noun = reference.role or reference.noun.noun, reference.noun.noun
    if (noun in HIGHEST and reference.owner is None) or noun in STYLES:
        found = [one for one in cast.entities if one.shape == "person" and (noun in STYLES or one.roles & HIGHEST)]
        found = [one for one in found if one.kind == "government"]
        if found:
            return max(found, key=lambda one: one.latest.span.start)
    if noun in PEERS and owner is not None and (peer := _peer(cast, reference, owner)) is not None:
        return peer
    if noun in SPOKES and reference.count in INDEFINITE and owner is None and reference.owner is None:
        body = cast.speaking
        if body is not None and body.shape in {"body", "group", "state"} and cast.at - body.latest.sentence <= 2:
            owner = body
    if reference.definite and not reference.plural:
        holders = [one for one in cast.entities if holds(one, role, noun) and fits(one, owner)]
        exact = [one for one in holders if role in one.roles] or holders
        if len(exact) > 1:
            exact = cast.recent(exact)
        if exact:
            return exact[0] if len(exact) == 1 else ambiguous(reference.words, exact)
    if reference.definite and not reference.plural and owner is None and noun in ranks() and role == noun:
        soldiers = [one for one in cast.entities if one.shape == "person" and one.kind == "armed force"]
        if len(soldiers) == 1 and not any(is_rank(role) for role in soldiers[0].roles):
            return soldiers[0]
    if noun == role == "minister" and reference.plural and owner is not None and owner.shape == "state":
        return owner
    kind = person_kind(reference, owner)
    state = owner.state if owner is not None else None
    if state is None and kind in STATE_KINDS and reference.count not in INDEFINITE and not local(reference):
        state = cast.context(role, definite=reference.definite)
    if kind == "armed group" and owner is not None:
        state = state or owner.name
    post = kind != "armed force" or _post(role, owner)
    whose = owner is not None and owner.name.startswith("unnamed ") and owner.kind != "government"
    named = reference.definite and not reference.plural and noun not in SPOKES and post and not whose
    name = office_name(role, noun, state, owner) if named else unnamed_name(reference, owner)
    if noun in SPOKES and owner is not None and reference.owner is None and reference.count in INDEFINITE:
        name = f"{name} of {owner.name}"
    entity = Entity(
        name, "role", kind, reference.gender, reference.plural, state, role=role, heads={noun}, roles={role, noun}
    )
    entity.institution = owner.name if owner is not None and owner.shape in INSTITUTIONS else None
    entity.principal = principal(owner)
    entity.definite = reference.definite and not reference.plural
    if named and state:
        entity.holders = cast.setting.holders(role, state)
    return entity


def _peer(cast: Cast, reference: Reference, owner: Entity) -> Entity | None:
    """ "his Tarvian counterpart": who holds the same office of Tarvia; None where that is not said."""
    capitals = (word for word in reference.words.split() if word[:1].isupper())
    whose = next((found for word in capitals if (found := cast.setting.state(word, adjective=True))), None)
    role = owner.role if owner.shape in {"person", "role"} else None
    if whose is None or role is None or whose == owner.state:
        return None
    noun = role.split()[-1]
    held = [one for one in cast.entities if one.state == whose and holds(one, role, noun)]
    if len(held) == 1:
        return held[0]
    name = office_name(role, noun, whose, None)
    return Entity(name, "role", owner.kind, reference.gender, state=whose, role=role, heads={noun}, roles={role, noun})


def _post(role: str, owner: Entity | None) -> bool:
    """Whether an office of armed forces is a post that one man has: the chief of staff, the commander of a unit."""
    if role.startswith("chief of ") or role.endswith(" chief"):
        return True
    bodily = owner is not None and owner.shape in INSTITUTIONS | {"state"} and not owner.name.startswith("unnamed ")
    return bodily and not is_rank(role)
