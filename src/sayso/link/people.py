"""People of one report: the person of a name, known in full, by surname, or new; unnamed people, met again or not."""

from sayso.link.belonging import STATE_KINDS, human, local, may_be, principal
from sayso.link.cast import Cast
from sayso.link.entities import INDEFINITE, INSTITUTIONS, Entity, ambiguous, person_kind, unnamed_name
from sayso.link.names import compatible
from sayso.link.nouns import singulars
from sayso.link.offices import fits, one_office
from sayso.link.references import Reference
from sayso.link.words import words as wordset
from sayso.model.claims import SpeakerKind

EMPLOYERS = frozenset({"organisation", "expert", "monitor", "international body"})
"""Kinds of bodies whose analysts, doctors and lawyers speak for them."""
NAMED: dict[str, SpeakerKind] = {
    "officer": "armed force",
    "staff officer": "armed force",
    "intelligence officer": "armed force",
    "official": "government",
    "senior official": "government",
    "intelligence official": "government",
    "diplomat": "government",
    "attaché": "government",
    "civil servant": "government",
}
"""Kinds of those who are unnamed sources as long as they have no name."""
MEMBERS = frozenset({"figure", "member", "senior figure", "representative"})
"""Who is one of those for whom they stand ("a Hamas figure")."""
INDEFINITE_KINDS: dict[str, SpeakerKind] = {"somebody": "unnamed", "someone": "unnamed", "everyone": "witness"}
NEAR = 4
"""How many sentences back "the man" may reach."""


def person(cast: Cast, reference: Reference, owner: Entity | None, named: Reference | None = None) -> Entity:
    """The person of this name: known in full, by surname, or new."""
    found = [one for one in cast.entities if one.shape == "person" and compatible(reference.name, one.name)]
    if len(found) > 1:
        found = [one for one in found if reference.role and reference.role in one.roles] or found
    if len(found) > 1:
        found = [one for one in found if one.name.split()[-1].lower() == reference.name.split()[-1].lower()] or found
    if len(found) > 1:
        return ambiguous(reference.name, found)
    if found:
        entity = found[0]
        if len(reference.name.split()) > len(entity.name.split()):
            entity.name, entity.named = reference.name, (named or reference).span
    else:
        name = reference.name.title() if reference.name.isupper() and len(reference.name) > 3 else reference.name
        entity = _holder(cast, reference, owner) or Entity(name, "person", "person")
        entity.name, entity.shape, entity.named, entity.holders = name, "person", (named or reference).span, ()
        _describe(cast, entity, reference, owner)
        noun = reference.noun.noun if reference.noun else ""
        if entity.kind == "unnamed":
            entity.kind = NAMED.get(noun, "person")
        if owner is not None and owner.kind == "armed group" and (noun in NAMED or noun in MEMBERS):
            entity.kind = "armed group"
        cast.setting.enrich(entity, people=True)
        return entity
    _describe(cast, entity, reference, owner)
    return entity


def _holder(cast: Cast, reference: Reference, owner: Entity | None) -> Entity | None:
    """The office that a report spoke of before it names its holder ("Tarvia's president … President Orn")."""
    said = {reference.role, reference.noun.noun if reference.noun else ""}
    offices = [one for one in cast.entities if one.shape == "role" and not one.plural and one_office(one.role, said)]
    offices = [one for one in offices if not one.name.startswith("unnamed ") and fits(one, owner)]
    return offices[0] if reference.role and len(offices) == 1 else None


def _describe(cast: Cast, entity: Entity, reference: Reference, owner: Entity | None) -> None:
    entity.gender = entity.gender or reference.gender
    entity.roles |= {role for role in (reference.role, *reference.also) if role}
    if reference.noun:
        entity.heads.add(reference.noun.noun)
        if entity.kind == "person" or reference.noun.kind == "government":
            entity.kind = person_kind(reference, owner)
    if owner is not None:
        entity.institution = entity.institution or (owner.name if owner.shape in INSTITUTIONS else None)
        entity.state = entity.state or owner.state or (owner.name if owner.kind == "armed group" else None)
    elif (
        entity.state is None
        and entity.kind in STATE_KINDS
        and reference.count not in INDEFINITE
        and not local(reference)
    ):
        entity.state = cast.context(reference.role, definite=reference.definite)
    entity.role = entity.role or reference.role or None


def unnamed(cast: Cast, reference: Reference, owner: Entity | None) -> Entity | None:
    """Unnamed people: "the official" is the one met before, "an official" a new one."""
    head = reference.noun.noun if reference.noun else reference.words.split(" ")[-1].lower()
    last = reference.words.split(" ")[-1].lower()
    rest = (last in wordset("rest") or reference.words.lower() == "not one") and reference.owner is None
    of_several = reference.owner is None and (
        rest or last in wordset("of several") or reference.words == reference.count
    )
    crowd = _crowd(cast) if of_several else None
    if crowd is not None and (rest or (reference.plural and not reference.noun and reference.words == reference.count)):
        return crowd
    if reference.definite and (reference.owner is None or owner is None):
        fitting = [one for one in cast.entities if head in one.heads | one.roles and one.plural == reference.plural]
        fitting = [one for one in fitting if one.shape != "people" or may_be(reference, one)]
        if len(fitting) > 1:
            fitting = cast.recent(fitting)
        if fitting:
            return fitting[0] if len(fitting) == 1 else ambiguous(reference.words, fitting)
    if (found := _somebody(cast, reference, head, owner)) is not None:
        return found
    kind = reference.noun.kind if reference.noun and reference.noun.kind else "person"
    if head in {"person", "people", "figure"} or reference.words == reference.count:
        kind = "unnamed"
    if crowd is not None and last in wordset("of several"):
        kind = crowd.kind
    kind = INDEFINITE_KINDS.get(head, kind)
    if kind == "armed group" and reference.definite and reference.owner is None and (group := cast.only_group()):
        return group
    name = unnamed_name(reference, owner)
    state = owner.state if owner is not None else None
    heads = {head, head.split(" ")[-1]}
    entity = Entity(name, "people", kind, reference.gender, reference.plural, state, heads=heads)
    entity.institution = owner.name if owner is not None and owner.shape in INSTITUTIONS else None
    entity.thing = reference.noun is None and not reference.plural and not human(head) and head != reference.count
    entity.principal = principal(owner)
    entity.definite = reference.definite or (reference.plural and not reference.count)
    return entity


def _crowd(cast: Cast) -> Entity | None:
    """The people of whom "three" or "a third" are some: those spoken of last, of a sentence those who did something."""
    crowds = (one for one in cast.entities if one.shape == "people" and one.plural and one.places)
    near = (one for one in crowds if cast.at - one.latest.sentence <= NEAR)
    return max(near, key=lambda one: (one.latest.sentence, one.latest.subject, one.latest.span.start), default=None)


def _somebody(cast: Cast, reference: Reference, head: str, owner: Entity | None) -> Entity | None:
    """Whom "the man" means, "the rebels of the Front", "analysts at the institute"; None if nobody."""
    if owner is not None:
        fighters = reference.plural and owner.kind == "armed group" and head in wordset("fighters")
        staff = reference.plural and wordset("staff") & {head, *singulars(head)} and owner.kind in EMPLOYERS
        return owner if (fighters and reference.definite) or (staff and owner.shape in INSTITUTIONS) else None
    # "the man", "the 61-year-old", "the 61-year-old skipper"
    said_so = head in wordset("anybody") or reference.words == "the" or reference.aged
    if not reference.definite or reference.plural or not said_so:
        return None
    gender = reference.gender if head in {"man", "woman", "boy", "girl"} else ""
    near = [
        one
        for one in cast.entities
        if one.shape in {"person", "people"} and not one.plural and one.gender in {"", gender or one.gender}
        if one.places and not one.thing and not one.latest.quoted and cast.at - one.latest.sentence <= NEAR
    ]
    shape = "people" if gender else "person"
    near = [one for one in near if one.shape == shape] or near
    return max(near, key=lambda one: one.latest.span.start) if near else None
