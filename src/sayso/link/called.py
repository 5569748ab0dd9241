"""What a body may be called in short: its acronym, its last words, its own noun; and what is no name of its own."""

from __future__ import annotations

from sayso.link.actors import key
from sayso.link.belonging import COUNCILS
from sayso.link.entities import Entity
from sayso.link.references import Reference
from sayso.link.words import words as wordset

SMALL = frozenset({"of", "the", "for", "and", "de", "la"})


ORDINALS = frozenset(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])


def numbered(name: str) -> bool:
    """Whether a unit has a number, as the units of armies do ("41st Brigade", "Third Mountain Brigade")."""
    first = name.lower().split()[0]
    return first[0].isdigit() or first in ORDINALS


def same(short: str, full: str) -> bool:
    """Whether two names may be one organisation of a report: its acronym, its first or last words.

    >>> same("KTG", "Karatash Transit Gas"), same("the Brigade", "Umoja Brigade"), same("Orsa", "Vellar")
    (True, True, False)
    """
    one, other = key(short).split(), key(full).split()
    if one == other:
        return bool(one)
    if len(one) > len(other):
        one, other = other, one
    if (
        len(one) == 1
        and short.isupper() | full.isupper()
        and "".join(word[0] for word in other if word not in SMALL) == one[0]
    ):
        return True
    return (
        bool(one) and len(one[-1]) > 3 and (other[-len(one) :] == one or (other[: len(one)] == one and len(one) >= 2))
    )


def called(one: Entity, reference: Reference) -> bool:
    """Whether a body may be called so: its own noun, and every other word that the reference gives."""
    assert reference.noun is not None
    if one.shape not in {"body", "group", "outlet"} or one.members:
        return False
    if one.kind == "outlet" and reference.noun.sort != "outlet" and reference.noun.kind not in {"outlet", None}:
        return False
    wanted = set((reference.role or reference.noun.noun).split())
    name = one.name.partition(" of ")[0] if one.name.startswith("unnamed ") else one.name
    return wanted <= one.heads | set(name.lower().replace("(", " ").replace(")", " ").split())


def designates(reference: Reference, owner: Entity | None) -> bool:
    """Whether capitals only dress up a common designation: "Defence Ministry", "Tarvian General Staff"."""
    assert reference.noun is not None
    name = key(reference.name)
    if reference.shape == "outlet" and " " in name and reference.noun.noun.split()[-1] not in wordset("stations"):
        return False  # the Tarvia Herald
    if owner is not None and owner.kind == "armed group" and reference.noun.noun in COUNCILS:
        return False
    if owner is not None and reference.owner is not None and owner.state:
        whose = key(reference.owner.words)
        name = (
            name.removeprefix(whose)
            .removeprefix("'s")
            .strip()
            .removesuffix(f" of {whose}")
            .removesuffix(f" of the {whose}")
        )
    if reference.noun.kind == "organisation" and len(name.split()) > 1:
        return False
    if reference.noun.kind == "international body" or (reference.shape == "group" and " " in reference.name):
        return False
    common = name in {reference.role, reference.noun.noun, ""} or reference.noun.noun.endswith(f" {name}")
    return common or reference.name == ""
