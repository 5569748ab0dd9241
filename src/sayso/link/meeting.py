"""Whom the words of a report mean, met in reading order: somebody new, or who was there before.

Full name -> surname, title and name, role -> holder, acronym in brackets, apposition, "the ministry", "the group".
What may mean two is left ambiguous.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.link import bodies, institutions, officials, parties, people
from sayso.link.belonging import COUNCILS, owned
from sayso.link.called import same
from sayso.link.cast import Cast
from sayso.link.entities import INSTITUTIONS, Entity, Mentioned
from sayso.link.names import compatible
from sayso.link.nouns import noun
from sayso.link.offices import merged
from sayso.link.references import Reference
from sayso.link.words import words as wordset

SMALL_BEFORE = re.compile(r"^(?:(?!of |for |in |at |from )(?:The|[a-z][\w-]*) )+(?=[A-Z])")
"""What stands in small letters before a name ("the self-proclaimed")."""


def meet(cast: Cast, reference: Reference, place: Mentioned, owner: Entity | None = None) -> Entity | None:
    """The entity that a reference means, which is new where nobody fits; None for words that mean nobody."""
    cast.at = place.sentence
    if owner is None and (whole := _in_the_table(cast, reference)) is not None:
        return cast.seen(whole, place)
    names = [(one.span, one.name) for one in (reference, reference.beside) if one is not None and one.name]
    reference.name = cast.setting.acronyms.get(reference.name, reference.name)
    if reference.owner is not None and owner is None and reference.owner.shape != "pronoun":
        owner = _owner(cast, reference.owner, place, owned(reference))
    if owner is None and reference.seat and (state := cast.setting.state(reference.seat)):
        owner = bodies.state(cast, state)
    if owner is None and reference.owner is None and reference.shape == "role":
        mine = wordset("fighters") & set(reference.words.lower().split())
        owner = cast.only_group() if mine else None
    found = _beside(cast, reference, reference.beside, place, owner) if reference.beside is not None else None
    found = found or (_in_short(cast, reference) if owner is None else None) or _alone(cast, reference, owner)
    if found is None:
        return None
    cast.named += [(found, span, name) for span, name in names]
    return cast.seen(found, place)


def _in_the_table(cast: Cast, reference: Reference) -> Entity | None:
    """The body whose name in the table all the words are ("the Tarvia Civil Defence"); no word tells of an owner."""
    if reference.beside is not None or reference.shape in {"person", "role"}:
        return None
    if reference.owner is None and not reference.seat:
        return None
    words = reference.span.words(cast.setting.parsed.text)
    known = cast.setting.known(words) or cast.setting.known(SMALL_BEFORE.sub("", words))
    return bodies.from_table(cast, known) if known and known[0].kind != "state" else None


def _owner(cast: Cast, reference: Reference, place: Mentioned, of: str = "") -> Entity | None:
    """Whom a phrase belongs to; of fighters an unknown name is a group, of staff a body, of a ministry a place."""
    if (whole := _in_the_table(cast, reference)) is not None:
        return cast.seen(whole, replace(place, span=reference.span))
    if reference.shape == "name":
        said, reference.name = reference.name, cast.setting.acronyms.get(reference.name, reference.name)
        state = cast.setting.state(reference.name, adjective=reference.adjective and of != "name")
        if state:
            return bodies.state(cast, state)
        if known := cast.setting.known(reference.name):
            cast.named.append((bodies.from_table(cast, known), reference.span, said))
            return cast.seen(bodies.from_table(cast, known), replace(place, span=reference.span))
        if of == "group":
            return cast.seen(
                bodies.organisation(cast, reference.name, None, None, kind="armed group"),
                replace(place, span=reference.span),
            )
        if of == "state" and cast.setting.is_place(reference.name):
            return bodies.capital(cast, reference.name)
        if of == "staff" and not cast.setting.is_place(reference.name):
            return cast.seen(bodies.organisation(cast, reference.name, None, None), place)
        if not any(
            same(reference.name, one.name) or (one.shape == "person" and compatible(reference.name, one.name))
            for one in cast.entities
        ):
            return None
    found = meet(cast, reference, replace(place, span=reference.span, subject=False))
    return found if found is None or not found.candidates else None


def _in_short(cast: Cast, reference: Reference) -> Entity | None:
    """ "the League": the one whose longer name, here or further on, ends with this word; "the company"."""
    word = reference.words
    if not reference.definite or (reference.plural and not word[:1].isupper()) or " " in word or reference.owner:
        return None
    if word in institutions.BUSINESSES:
        return institutions.business(cast)
    shapes = {"body", "group", "outlet", "document", "people", "name"}
    if not word[:1].isupper() or reference.shape not in shapes:
        return None
    if reference.noun is not None and reference.noun.kind == "government" and reference.noun.noun not in COUNCILS:
        return None
    full = cast.setting.in_full(word)
    users = cast.setting.actors.group_of_user
    if not full and reference.shape == "group" and users is not None and users.name.endswith(" " + word):
        return bodies.from_table(cast, (users,))
    if not full and reference.shape == "document":
        return _name(cast, replace(reference, name=word))  # "the Column" is no newspaper's column
    if len(full) != 1 or cast.setting.states.of(full[0]):
        return None
    return bodies.organisation(cast, full[0], reference, None)


def _alone(cast: Cast, reference: Reference, owner: Entity | None) -> Entity | None:
    match reference.shape:
        case "person":
            return people.person(cast, reference, owner)
        case "name":
            return _name(cast, reference)
        case "role":
            return officials.office(cast, reference, owner)
        case "body" | "group" | "outlet":
            return parties.meant(cast, reference) or institutions.meet(cast, reference, owner)
        case "document":
            return bodies.issuer(cast, reference, owner)
        case _:
            return people.unnamed(cast, reference, owner)


def _beside(cast: Cast, one: Reference, other: Reference, place: Mentioned, owner: Entity | None) -> Entity | None:
    """Two phrases for one: an office and its holder, a group and what it is, an acronym; None if they are not."""
    if other.owner is not None and owner is None and other.owner.shape != "pronoun":
        owner = _owner(cast, other.owner, place)
    if one.plural and one.shape == "people":
        if other.shape != "name" or not other.name:
            return None
        return bodies.organisation(cast, other.name, one, owner)  # the rebels, who call themselves the Banners
    dressed = one.shape == "name" and one.definite and other.shape == "person" and not cast.setting.known(one.name)
    if (one.shape in {"role", "people"} or dressed) and other.name and other.shape in {"name", "person"}:
        return people.person(cast, merged(one, other, other.name, owner), owner, named=other)
    if (
        one.shape in {"name", "person"}
        and one.name
        and other.shape in {"role", "people"}
        and not other.name
        and other.noun
    ):
        if one.shape == "name" and cast.setting.is_place(one.name):
            return None
        return people.person(cast, merged(one, other, one.name, owner), owner)
    if one.name and other.shape in INSTITUTIONS and other.noun and not (other.name and other.shape == one.shape):
        return None if cast.setting.state(one.name) else bodies.organisation(cast, one.name, other, owner)
    named = other.shape == "name" or (other.shape in INSTITUTIONS and other.name)
    if one.shape in INSTITUTIONS and named and one.noun and not one.name:
        if other.name.isupper() and one.owner is not None and same(other.name, one.owner.name):
            return bodies.organisation(cast, one.owner.name, one, owner)
        return bodies.organisation(cast, other.name, one, owner)
    return None


def _name(cast: Cast, reference: Reference) -> Entity | None:
    """Proper words alone: somebody met before, a state, one of the table, or what the parser takes them for."""
    name = reference.name
    state = cast.setting.state(name)
    met = any(one.shape == "person" and compatible(name, one.name) for one in cast.entities)
    if met and not state and reference.words != "in":
        return people.person(cast, reference, None)
    if cast.setting.is_outlet(name, definite=reference.definite):
        return cast.setting.outlet
    if not state and not reference.definite and cast.setting.head(name):
        return people.person(cast, reference, None)
    if state:
        return bodies.state(cast, state)
    if reference.words == "in":
        return bodies.capital(cast, name)
    for one in cast.entities:
        if one.shape not in {"person", "people", "role"} and same(name, one.name):
            return one
    if known := cast.setting.known(name):
        return bodies.from_table(cast, known)
    if any((found := noun(word)) and found.sort == "outlet" for word in name.lower().split()):
        return bodies.organisation(cast, name, None, None, kind="outlet")
    label = cast.setting.label(name)
    words = len(name.split())
    if words == 1 and not reference.definite and name.lower() in cast.setting.locations:
        return bodies.capital(cast, name)
    if label == "PERSON" and name.isupper() and len(name) < 6 and name.lower() not in cast.setting.turns:
        return bodies.organisation(cast, name, None, None)
    if (
        label == "PERSON"
        or name.lower() in cast.setting.turns
        or (label not in {"ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT"} and words in {2, 3} and not reference.definite)
    ):
        return people.person(cast, reference, None)
    if cast.setting.is_place(name) and words <= 2:
        return bodies.capital(cast, name)
    return bodies.organisation(cast, name, None, None)
