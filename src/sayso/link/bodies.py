"""States, ministries, armies, groups and outlets of one report: which body words mean, and what it is called."""

from sayso.link.actors import Actor
from sayso.link.belonging import COUNCILS
from sayso.link.called import called, designates, numbered, same
from sayso.link.cast import Cast
from sayso.link.entities import GOVERNMENTS, INSTITUTIONS, Entity, ambiguous, body_name, unnamed_name
from sayso.link.nouns import singulars
from sayso.link.references import Reference
from sayso.link.words import words as wordset
from sayso.model.claims import SpeakerKind

PRESS = frozenset(
    {"press service", "press office", "press centre", "press center", "media office", "press desk", "information team"}
)
"""What only speaks for the body it belongs to."""
BUSINESSES = frozenset({"company", "firm", "operator", "airline", "party", "union", "bank"})
"""What stands after its name in small letters ("the Karatash Gas company")."""
OWN_VOICES = frozenset({"leadership", "side"})
"""By which groups speak themselves."""
OF_SEVERAL = frozenset({"coalition"})
"""What no single armed group is called."""
GENERIC = frozenset({"organisation", "organization", "body", "alliance", "bloc"})
"""What any organisation may be called."""
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


def meet(cast: Cast, reference: Reference, owner: Entity | None) -> Entity:
    """The body, group or outlet that a phrase with such a noun means."""
    assert reference.noun is not None
    noun = reference.noun.noun
    before = reference.owner
    named_first = before is not None and before.adjective and owner is None and not reference.name
    if before is not None and named_first and (noun in BUSINESSES or reference.shape == "group"):
        return organisation(cast, before.name, reference, None)
    if reference.shape == "group" and not reference.name and numbered(reference.words) and not reference.plural:
        return organisation(cast, reference.words, reference, owner)  # the 41st brigade
    of_group = owner is not None and owner.kind == "armed group" and before is not None and before.adjective
    if owner is not None and of_group and reference.shape == "group" and not reference.name:
        return owner  # the Ansar movement
    if (reference.plural or reference.shape == "group") and (known := _known_by_its_end(cast, reference.words)):
        return from_table(cast, known)
    if reference.name and not designates(reference, owner):
        if cast.setting.is_outlet(reference.name, definite=reference.definite):
            return cast.setting.outlet
        whose = owner if reference.shape != "body" or (owner is not None and owner.kind == "armed group") else None
        if owner is not None and owner.shape == "state" and owner.state and reference.noun.kind in OF_STATES:
            whose, reference.name = owner, _of_state(reference.name, owner.state)
        return organisation(cast, reference.name, reference, whose)
    if reference.definite and cast.setting.is_outlet(reference.words, definite=True):
        return cast.setting.outlet
    if (
        reference.shape == "outlet"
        and not reference.name
        and (reference.count == "this" or owner is cast.setting.outlet)
    ):
        return cast.setting.outlet
    if noun in PRESS and reference.definite:
        if owner is not None and owner.shape not in {"person", "role"}:
            return owner
        speaking = [
            one
            for one in cast.entities
            if one.shape in {"body", "group", "state"} and one.places and one.latest.subject
        ]
        if speaking and owner is None:
            return max(speaking, key=lambda one: one.latest.span.start)
    if reference.shape == "group" and reference.definite and not reference.name and owner is None:
        fitting = [one for one in cast.entities if called(one, reference)]
        if not fitting and noun not in OF_SEVERAL and (group := cast.only_group()):
            return group
    if reference.shape == "outlet" and reference.definite and not reference.name and owner is None:
        named = [one for one in cast.entities[1:] if one.kind == "outlet" and one.shape in {"outlet", "body"}]
        named = [one for one in named if one.places and not one.name.startswith("unnamed ")]
        if not any(called(one, reference) for one in cast.entities) and named:
            return max(named, key=lambda one: one.latest.span.start)
    official = noun.startswith("state ") and not reference.plural and not reference.count
    if reference.shape in {"outlet", "group"} and not (reference.definite or official or _of_several(reference)):
        if reference.owner is not None and reference.owner.name and not reference.count and not reference.plural:
            fighters = wordset("fighters") & {noun, *singulars(noun)}
            name = reference.owner.name if fighters else reference.words
            return organisation(cast, name, reference, owner)
        return _unnamed(reference, owner)
    if owner is None and (reference.definite or noun in UNIQUE):
        fitting = [one for one in cast.entities if called(one, reference)]
        if noun in GOVERNMENTS and (other := _otherwise(cast, reference)):
            return other
        if noun in GOVERNMENTS:
            home = cast.context(definite=reference.definite)
            states = [one for one in cast.entities if one.shape == "state" and cast.setting.states.of(one.state or "")]
            fitting = (
                fitting
                or _of_subject(cast, states, noun)
                or [one for one in states if home is None or one.state == home]
            )
        if len(fitting) > 1:
            fitting = cast.recent(fitting)
        if fitting:
            return fitting[0] if len(fitting) == 1 else ambiguous(reference.words, fitting)
    if noun in GENERIC and reference.definite and owner is None and (spoken_of := _organisation(cast)):
        return spoken_of
    return common(cast, reference, owner)


def _of_subject(cast: Cast, states: list[Entity], noun: str) -> list[Entity]:
    """ "the country": that of whoever the sentence begins with, not one that it names in passing."""
    if noun not in {"country", "nation"}:
        return []
    here = [one for one in cast.entities if one.state and one.places and one.latest.sentence == cast.at]
    subjects = {one.state for one in here if one.latest.subject}
    return [state(cast, one) for one in subjects if one and any(known.state == one for known in states)] or (
        [state(cast, one) for one in subjects if one and cast.setting.states.of(one)] if len(subjects) == 1 else []
    )


def _of_state(name: str, state: str) -> str:
    """A body's name with its state: two states may have an Investigative Committee."""
    return name if state.lower() in name.lower() else f"{name} of {state}"


def _organisation(cast: Cast) -> Entity | None:
    """ "the organisation": the one that was spoken of last by name, near by; None if there is none."""
    kinds = {"organisation", "international body", "monitor"}
    named = [one for one in cast.entities if one.kind in kinds and one.shape == "body" and one.places]
    near = [one for one in named if cast.at - one.latest.sentence < 3 and not one.name.startswith("unnamed ")]
    found = cast.recent(near) if len(near) > 1 else near
    return found[0] if len(found) == 1 else None


def business(cast: Cast) -> Entity | None:
    """ "the company": the one organisation of the report, or the last one, that has a name; None if there is none."""
    named = [one for one in cast.entities if one.kind == "organisation" and one.shape == "body" and one.places]
    named = [one for one in named if not one.name.startswith("unnamed ") and " " in one.name and not one.plural]
    found = cast.recent(named) if len(named) > 1 else named
    itself = cast.setting.outlet.places[:1]
    if not found and itself and itself[0].subject and itself[0].sentence < 2:
        return cast.setting.outlet  # a company that publishes its own statement
    return found[0] if len(found) == 1 else None


def _known_by_its_end(cast: Cast, words: str) -> tuple[Actor, ...]:
    """The rows of the table that a phrase ends with: "rebel Zarvani movement"."""
    parts = words.split()
    endings = (" ".join(parts[at:]) for at in range(max(1, len(parts) - 1)))
    return next((known for ending in endings if (known := cast.setting.known(ending))), ())


def _otherwise(cast: Cast, reference: Reference) -> Entity | None:
    """ "the separatist leadership", "the regional authorities": not the state's own; None for its own."""
    assert reference.noun is not None
    first = reference.words.lower().split()[0]
    if first in wordset("fighters"):
        return cast.only_group() or Entity(reference.words, "body", "armed group", heads={reference.noun.noun})
    if first not in wordset("local"):
        return None
    known = [one for one in cast.entities if one.name.lower() == reference.words.lower()]
    return (
        known[0] if known else Entity(_upper(reference.words), "body", "government", heads={*reference.words.split()})
    )


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def common(cast: Cast, reference: Reference, owner: Entity | None) -> Entity:
    """The body that words call by a common noun, new where nobody is called so."""
    assert reference.noun is not None
    noun = reference.noun.noun
    kind: SpeakerKind = reference.noun.kind or "organisation"
    if reference.noun.kind is None and owner is not None and owner.kind not in {"person", "unnamed", "witness"}:
        kind = owner.kind
    whose = owner.state if owner is not None else None
    stranger = owner is None and reference.owner is not None and reference.owner.adjective
    if owner is None and not stranger and (kind in {"government", "armed force"} or noun == "opposition"):
        whose = cast.context(reference.role, definite=reference.definite)
    if owner is not None and owner.kind == "armed group" and owner.shape in INSTITUTIONS and noun in OWN_VOICES:
        return owner  # the Front's leadership
    if noun in GOVERNMENTS and whose:
        return state(cast, whose)
    if noun in GOVERNMENTS and owner is not None and owner.shape == "state":
        return owner
    if not reference.definite and owner is None and not reference.name and noun not in UNIQUE and reference.count:
        return _unnamed(reference, owner)
    if owner is not None and owner.kind == "international body" and reference.words[:1].isupper():
        found = organisation(cast, reference.words, reference, None)
        found.kind, found.state = owner.kind, owner.state
        return found  # the United Nations human rights office
    official = noun.startswith("state ")
    if official and whose is None and owner is None:
        whose = cast.context(definite=reference.definite)
    name = _upper(reference.words) if stranger else body_name(reference, whose, owner)
    several = _of_several(reference)
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


def _of_several(reference: Reference) -> bool:
    """Whether words mean the one coalition of a report ("the coalition", "a coalition spokesman")."""
    assert reference.noun is not None
    return reference.noun.noun in OF_SEVERAL and reference.count in {"", "the", "this"}


def _unnamed(reference: Reference, owner: Entity | None) -> Entity:
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
