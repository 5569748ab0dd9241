"""Offices that a report names before it says who holds them: "the colonel said … Colonel Orn", the same man.

Only what the words call definite, one person, and only if one person of the whole report can be meant.
"""

from __future__ import annotations

from sayso.link.entities import Entity
from sayso.link.offices import fits, holds


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
    found = [one for one in people if one.shape == "person" and holds(one, office.role, noun) and fits(one, office)]
    return found[0] if len(found) == 1 else office
