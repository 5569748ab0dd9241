"""What a report names in full only further on: "the colonel said … Colonel Orn", "the army said … the Tarvian army".

Only what the words call definite, one person, and only if one person of the whole report can be meant.
"""

from __future__ import annotations

from sayso.link.entities import Entity
from sayso.link.genders import likely
from sayso.link.offices import fits, holds, is_rank


def in_full(one: Entity, everybody: list[Entity]) -> Entity:
    """Whoever somebody turns out to be at the end of a report."""
    return group(whole(holder(one, everybody), everybody), everybody)


def holder(office: Entity, people: list[Entity]) -> Entity:
    """The one person who holds an office that was met without a name, else the office itself.

    >>> office = Entity("unnamed colonel", "role", "armed force", role="colonel", heads={"colonel"}, definite=True)
    >>> orn = Entity("Ivo Orn", "person", "armed force", roles={"colonel"})
    >>> holder(office, [orn]).name, holder(office, [orn, Entity("Al Hay", "person", roles={"colonel"})]).name
    ('Ivo Orn', 'unnamed colonel')
    """
    if office.shape != "role" or not office.definite or office.plural or not office.role:
        return office
    noun = office.role.split()[-1]
    of_unnamed = (office.state or "").startswith("unnamed ")
    persons = [one for one in people if one.shape == "person" and (of_unnamed or fits(one, office))]
    found = [one for one in persons if holds(one, office.role, noun)]
    if not found and is_rank(office.role):
        soldiers = (one for one in persons if one.kind in {"armed force", "armed group"})
        found = [one for one in soldiers if not any(is_rank(role) for role in one.roles)]
    return found[0] if len(found) == 1 else office


def whole(body: Entity, everybody: list[Entity]) -> Entity:
    """The one body of a state that was met before the report said whose it is, else the body itself.

    >>> army = Entity("Army", "body", "armed force", heads={"army"})
    >>> tarvian = Entity("Army of Tarvia", "body", "armed force", state="Tarvia", heads={"army"})
    >>> whole(army, [army, tarvian]).name, whole(army, [army]).name
    ('Army of Tarvia', 'Army')
    """
    if body.shape != "body" or body.kind != "armed force" or body.state or body.candidates or body.members:
        return body
    if not set(body.name.lower().split()) <= body.heads:
        return body
    found = [one for one in everybody if one.state and one.kind == "armed force"]
    found = [one for one in found if one.shape == "body" and body.heads <= one.heads]
    return found[0] if len(found) == 1 else body


def group(one: Entity, everybody: list[Entity]) -> Entity:
    """The one armed group of the report that "the rebels" are, where it is named only further on, else they themselves.

    >>> rebels = Entity("unnamed rebels", "group", "armed group", plural=True, definite=True)
    >>> group(rebels, [rebels, Entity("Meret Front", "body", "armed group")]).name
    'Meret Front'
    """
    named = groups(everybody) if fighters(one) else []
    return named[0] if len(named) == 1 else one


def fighters(one: Entity) -> bool:
    """Whether somebody is only called "the rebels", "the group", "the terrorists"."""
    unnamed = one.definite and one.name.startswith("unnamed ") and "coalition" not in one.heads
    return unnamed and one.kind == "armed group" and not one.state and not one.institution and one.shape != "role"


def groups(everybody: list[Entity]) -> list[Entity]:
    """The armed groups of a report that have names."""
    found = [one for one in everybody if one.kind == "armed group" and one.shape in {"body", "group"}]
    return [one for one in found if not one.name.startswith("unnamed ")]


def unheld(office: Entity, public: list[Entity]) -> Entity:
    """An office left open where the report names people who may hold it, but not which of them does; else itself.

    >>> minister = Entity("Minister", "role", "government", role="minister", definite=True)
    >>> unheld(minister, [Entity("Ivo Orn", "person", "person")]).candidates, unheld(minister, []).name
    (('Ivo Orn',), 'Minister')
    """
    if not bare(office):
        return office
    fitting = [one for one in public if one.state in {None, office.state}]
    genders = {"", office.gender} if office.gender else {"", "m", "f"}
    fitting = [one for one in fitting if (one.gender or likely(one.name)) in genders]
    names = tuple(sorted(one.name for one in fitting))
    return Entity(office.name, "unresolved", "unresolved", candidates=names) if names else office


def bare(office: Entity) -> bool:
    """Whether somebody is only called by an office of a government ("the minister")."""
    if office.shape != "role" or not office.definite or office.institution or office.name.startswith("unnamed "):
        return False
    return office.principal is None and office.kind == "government"


def public(everybody: list[Entity], surnames: frozenset[str]) -> list[Entity]:
    """People whom a report names in full as if everybody knew their office, and as none but people are called."""
    named = [one for one in everybody if one.shape == "person" and one.kind in {"government", "person"}]
    named = [one for one in named if 1 < len(one.name.split()) < 4]
    named = [one for one in named if one.name.split()[-1] in surnames or likely(one.name)]
    return [one for one in named if not one.roles and not one.institution and one.name.replace(" ", "").isalpha()]
