"""States, ministries, armies, groups and outlets of one report: each under one name, made where it is new."""

from sayso.link.actors import Actor
from sayso.link.belonging import COUNCILS
from sayso.link.called import numbered, same
from sayso.link.cast import Cast
from sayso.link.entities import GOVERNMENTS, INSTITUTIONS, Entity, body_name, unnamed_name
from sayso.link.references import Reference
from sayso.link.words import words as wordset
from sayso.model.claims import SpeakerKind

OWN_VOICES = frozenset({"leadership", "side"})
"""By which groups speak themselves."""
OF_SEVERAL = frozenset({"coalition"})
"""What no single armed group is called."""
OF_STATES = frozenset({"government", "armed force"})
UNIQUE = frozenset(
    {"parliament", "opposition", "presidency", "palace", "government", "army", "navy", "air force", "general staff"}
)


def state(cast: Cast, name: str) -> Entity:
    """The government of a state, for which the state's name or capital stands."""
    for one in cast.entities:
        if one.shape == "state" and one.state == name:
            return one
    entity = Entity(f"Government of {name}", "state", "government", state=name)
    cast.setting.enrich(entity)
    entity.shape, entity.state, entity.kind = "state", name, "government"
    cast.entities.append(entity)
    return entity


def capital(cast: Cast, name: str) -> Entity:
    """Whoever speaks as a place of which nobody knows the state: a government, on no side."""
    same_name = [one for one in cast.entities if one.shape == "state" and one.name == name]
    if same_name:
        return same_name[0]
    entity = Entity(name, "state", "government", heads={name.lower()})
    cast.entities.append(entity)
    return entity


def upper(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def common(cast: Cast, reference: Reference, owner: Entity | None) -> Entity:
    """The body that words call by a common noun, new where nobody is called so."""
    assert reference.noun is not None
    noun = reference.noun.noun
    kind: SpeakerKind = reference.noun.kind or "organisation"
    if reference.noun.kind is None and owner is not None and owner.kind not in {"person", "unnamed", "witness"}:
        kind = owner.kind
    whose = owner.state if owner is not None else None
    trade = any(mark in reference.words for mark in "'’")  # the doctors' union
    stranger = owner is None and (trade or (reference.owner is not None and reference.owner.adjective))
    kind = "organisation" if trade else kind
    if owner is None and not stranger and (kind in {"government", "armed force"} or noun == "opposition"):
        whose = cast.context(reference.role, definite=reference.definite)
    if owner is not None and owner.kind == "armed group" and owner.shape in INSTITUTIONS and noun in OWN_VOICES:
        return owner  # the Front's leadership
    if noun in GOVERNMENTS and whose:
        return state(cast, whose)
    if noun in GOVERNMENTS and owner is not None and owner.shape == "state":
        return owner
    if not reference.definite and owner is None and not reference.name and noun not in UNIQUE and reference.count:
        return unnamed(reference, owner)
    if owner is not None and owner.kind == "international body" and reference.words[:1].isupper():
        found = organisation(cast, reference.words, reference, None)
        found.kind, found.state = owner.kind, owner.state
        return found  # the United Nations human rights office
    official = noun.startswith("state ")
    if official and whose is None and owner is None:
        whose = cast.context(definite=reference.definite)
    name = upper(reference.words) if stranger else body_name(reference, whose, owner)
    several = of_several(reference)
    if reference.shape in {"outlet", "group"} and not (reference.name or official or several):
        name = unnamed_name(reference, owner)
    elif reference.name and whose is None and owner is None and not noun.endswith("ministry"):
        name = reference.name
    elif reference.plural and noun not in GOVERNMENTS:
        name = reference.words
    for one in cast.entities:
        if one.name == name:
            return one
    if known := cast.setting.known(name):
        return from_table(cast, known)
    if noun == "office" and owner is None and not wordset("international") & set(reference.words.lower().split()):
        kind = "government"
    entity = Entity(name, "body", kind, plural=reference.plural, state=whose, heads={noun, *reference.role.split()})
    if owner is not None and owner.kind == "armed group":
        entity.state = owner.state or owner.name
    entity.definite = reference.definite
    return entity


def of_several(reference: Reference) -> bool:
    """Whether words mean the one coalition of a report ("the coalition", "a coalition spokesman")."""
    assert reference.noun is not None
    return reference.noun.noun in OF_SEVERAL and reference.count in {"", "the", "this"}


def unnamed(reference: Reference, owner: Entity | None) -> Entity:
    """A body of which a report tells only what it is ("a newspaper", "armed groups")."""
    assert reference.noun is not None
    kind = reference.noun.kind or "organisation"
    whose = owner.state if owner is not None else None
    name = unnamed_name(reference, owner)
    bare = reference.plural and not reference.count and reference.words.lower() == reference.words
    entity = Entity(name, reference.shape, kind, plural=reference.plural, state=whose, heads={reference.noun.noun})
    entity.definite = reference.definite or (bare and " " not in reference.words)
    return entity


def organisation(
    cast: Cast, name: str, reference: Reference | None, owner: Entity | None, *, kind: SpeakerKind = "organisation"
) -> Entity:
    """The named body, group or outlet of this name; `reference` tells what it is."""
    noun = reference.noun if reference is not None else None
    kind = (noun.kind if noun is not None else None) or kind
    heads = {*name.lower().split()}
    if noun is not None and reference is not None:
        heads |= {noun.noun, *reference.role.split()}
    for one in cast.entities:
        if one.shape not in {"person", "people", "role"} and same(name, one.name):
            if len(name.split()) > len(one.name.split()):
                one.name = name
            if one.kind == "organisation":
                one.kind = kind
            one.heads |= heads
            return one
    if known := cast.setting.known(name):
        entity = from_table(cast, known)
        entity.heads |= heads
        return entity
    shape = reference.shape if reference is not None and reference.shape in {"group", "outlet"} else "body"
    regular = kind == "armed group" and (numbered(name) or (owner is not None and owner.kind in OF_STATES))
    kind = "armed force" if regular else kind
    if owner is not None and owner.kind == "armed group" and noun is not None and noun.noun in COUNCILS:
        kind = "armed group"
    entity = Entity(name, shape, kind, state=owner.state if owner is not None else None, heads=heads)
    if kind == "armed group":
        entity.state = name
    elif kind in OF_STATES and entity.state is None and not regular:
        entity.state = cast.context()
    return entity


def issuer(cast: Cast, reference: Reference, owner: Entity | None) -> Entity:
    """ "the statement": whoever spoke last as a body, as far as the report tells; else a document without an author."""
    if owner is not None and owner.shape != "person":
        return owner
    if reference.definite and owner is None:
        issuers = [
            one
            for one in cast.entities
            if one.shape in {"body", "state", "group"} and one.places and one.latest.subject
        ]
        if issuers:
            return max(issuers, key=lambda one: one.latest.span.start)
    if owner is not None:
        return owner
    return Entity(
        unnamed_name(reference, None), "document", "unnamed", heads={reference.noun.noun} if reference.noun else set()
    )


def from_table(cast: Cast, known: tuple[Actor, ...]) -> Entity:
    """The entity of a row of the table."""
    actor = known[0]
    if actor.kind == "state":
        return state(cast, actor.name)
    for one in cast.entities:
        if one.name == actor.name:
            return one
    entity = Entity(actor.name, "person" if actor.office or actor.kind == "person" else "body")
    cast.setting.enrich(entity)
    entity.heads |= set(actor.name.lower().replace("(", "").replace(")", "").split())
    return entity
