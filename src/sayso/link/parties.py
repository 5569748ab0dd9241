"""The sides of one report as parties: "both governments", "neither side", "the enemy"."""

from dataclasses import replace

from sayso.link import bodies
from sayso.link.cast import Cast
from sayso.link.entities import Entity, ambiguous
from sayso.link.references import Reference
from sayso.link.words import words as wordset

EITHER = frozenset(
    {
        "government",
        "side",
        "party",
        "camp",
        "capital",
        "army",
        "military",
        "ministry",
        "general staff",
        "country",
        "nation",
        "navy",
        "air force",
    }
)


NEAR = 3
"""How many sentences back "both governments" may reach to two that spoke together."""


def meant(cast: Cast, reference: Reference) -> Entity | None:
    """Whom "both sides" or "the enemy" means; None for any other words."""
    assert reference.noun is not None
    noun = reference.noun.noun
    if noun in wordset("enemy"):
        return _enemy(cast, reference)
    two = reference.count in {"neither", "two", "each"} and (reference.definite or reference.count != "two")
    if reference.count == "both" or (two and noun in EITHER):
        return _both(cast, reference)
    return None


def named_later(cast: Cast) -> dict[int, Entity]:
    """Whom "both sides" turn out to be where the second side is named only further on, by the identity of the words."""
    waiting, cast.parties = cast.parties, []
    found = [(one, meant(cast, reference)) for one, reference in waiting]
    return {id(one): made for one, made in found if made is not None and made.members}


def _both(cast: Cast, reference: Reference) -> Entity:
    """ "both governments": of the two states that the report speaks of."""
    assert reference.noun is not None
    if (pair := _pair(cast, reference)) is not None:
        return pair
    speaking = [one for one in cast.entities if one.state and one.shape in {"state", "body", "group", "person", "role"}]
    groups = reference.noun.noun in wordset("parties") | {"capital"}
    sides = [
        one.state
        for one in speaking
        if cast.setting.states.of(one.state or "") or (groups and one.kind == "armed group")
    ]
    states = _foremost([side for side in sides if side], speaking, 2)
    if len(states) != 2:
        named = [bodies.state(cast, one) for one in states if cast.setting.states.of(one)]
        cast.parties.append((ambiguous(reference.words, named), reference))
        return cast.parties[-1][0]
    if groups:
        members = tuple(_side(cast, one) for one in states)
        return Entity(" & ".join(one.name for one in members), "body", members[0].kind, plural=True, members=members)
    single = replace(reference, plural=False, count="", definite=False)
    members = tuple(bodies.common(cast, single, bodies.state(cast, one)) for one in states)
    return Entity(" & ".join(one.name for one in members), "body", members[0].kind, plural=True, members=members)


def _pair(cast: Cast, reference: Reference) -> Entity | None:
    """The two that spoke together just before, if they are what the words call them."""
    assert reference.noun is not None
    near = [one for one in cast.pair if one.places and cast.at - one.latest.sentence <= NEAR]
    states = reference.noun.noun in {"government", "capital", "country", "nation", "state"}
    if len(near) < 2 or (states and any(one.shape != "state" for one in near)):
        return None
    if not states and any(reference.noun.noun not in one.heads for one in near):
        return None
    members = tuple(near)
    return Entity(" & ".join(one.name for one in members), "body", members[0].kind, plural=True, members=members)


def _enemy(cast: Cast, reference: Reference) -> Entity:
    """ "the enemy" of an outlet's own state: the one other state or group of the report, if there is just one."""
    home = cast.setting.home
    others = [
        one for one in cast.entities if one.state and one.state != home and one.shape in {"state", "body", "group"}
    ]
    names = _foremost([one.state for one in others if one.state], others, 1)
    if home is None or len(names) != 1:
        return ambiguous(reference.words, others)
    groups = [one for one in others if one.kind == "armed group"]
    return groups[0] if groups else bodies.state(cast, names[0])


def _foremost(sides: list[str], entities: list[Entity], number: int) -> list[str]:
    """The sides of a report, only the foremost ones where the next is spoken of less than half as often."""
    states = list(dict.fromkeys(sides))
    often = {state: sum(len(one.places) for one in entities if one.state == state) for state in states}
    ordered = sorted(states, key=lambda state: -often[state])
    if len(ordered) > number and 2 * often[ordered[number]] < often[ordered[number - 1]]:
        return [state for state in states if state in ordered[:number]]
    return states


def _side(cast: Cast, name: str) -> Entity:
    groups = [one for one in cast.entities if one.kind == "armed group" and one.name == name]
    return groups[0] if groups else bodies.state(cast, name)
