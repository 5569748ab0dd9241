"""Which body, state, group or outlet the words of a report mean: one met before, one of the table, or a new one."""

from sayso.link import bodies
from sayso.link.actors import Actor
from sayso.link.called import called, designates, numbered
from sayso.link.cast import Cast
from sayso.link.entities import GOVERNMENTS, Entity, ambiguous
from sayso.link.nouns import singulars
from sayso.link.references import Reference
from sayso.link.words import words as wordset

PRESS = frozenset(
    {"press service", "press office", "press centre", "press center", "media office", "press desk", "information team"}
)
"""What only speaks for the body it belongs to."""
BUSINESSES = frozenset({"company", "firm", "operator", "airline", "party", "union", "bank"})
"""What stands after its name in small letters ("the Karatash Gas company")."""
GENERIC = frozenset({"organisation", "organization", "body", "alliance", "bloc"})
"""What any organisation may be called."""


def meet(cast: Cast, reference: Reference, owner: Entity | None) -> Entity:
    """The body, group or outlet that a phrase with such a noun means."""
    assert reference.noun is not None
    noun = reference.noun.noun
    before = reference.owner
    named_first = before is not None and before.adjective and owner is None and not reference.name
    if before is not None and named_first and (noun in BUSINESSES or reference.shape == "group"):
        return bodies.organisation(cast, before.name, reference, None)
    if reference.shape == "group" and not reference.name and numbered(reference.words) and not reference.plural:
        return bodies.organisation(cast, reference.words, reference, owner)  # the 41st brigade
    of_group = owner is not None and owner.kind == "armed group" and before is not None and before.adjective
    if owner is not None and of_group and reference.shape == "group" and not reference.name:
        return owner  # the Ansar movement
    if (reference.plural or reference.shape == "group") and (known := _known_by_its_end(cast, reference.words)):
        return bodies.from_table(cast, known)
    if reference.name and not designates(reference, owner):
        if cast.setting.is_outlet(reference.name, definite=reference.definite):
            return cast.setting.outlet
        whose = owner if reference.shape != "body" or (owner is not None and owner.kind == "armed group") else None
        if owner is not None and owner.shape == "state" and owner.state and reference.noun.kind in bodies.OF_STATES:
            whose, reference.name = owner, _of_state(reference.name, owner.state)
        return bodies.organisation(cast, reference.name, reference, whose)
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
        if not fitting and noun not in bodies.OF_SEVERAL and (group := cast.only_group()):
            return group
    if reference.shape == "outlet" and reference.definite and not reference.name and owner is None:
        named = [one for one in cast.entities[1:] if one.kind == "outlet" and one.shape in {"outlet", "body"}]
        named = [one for one in named if one.places and not one.name.startswith("unnamed ")]
        if not any(called(one, reference) for one in cast.entities) and named:
            return max(named, key=lambda one: one.latest.span.start)
    official = noun.startswith("state ") and not reference.plural and not reference.count
    if reference.shape in {"outlet", "group"} and not (reference.definite or official or bodies.of_several(reference)):
        if reference.owner is not None and reference.owner.name and not reference.count and not reference.plural:
            fighters = wordset("fighters") & {noun, *singulars(noun)}
            name = reference.owner.name if fighters else reference.words
            return bodies.organisation(cast, name, reference, owner)
        return bodies.unnamed(reference, owner)
    if owner is None and (reference.definite or noun in bodies.UNIQUE):
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
                or _of_speakers(cast, home)
            )
        if len(fitting) > 1:
            fitting = cast.recent(fitting)
        if fitting:
            return fitting[0] if len(fitting) == 1 else ambiguous(reference.words, fitting)
    if noun in GENERIC and reference.definite and owner is None and (spoken_of := _organisation(cast)):
        return spoken_of
    return bodies.common(cast, reference, owner)


def _of_subject(cast: Cast, states: list[Entity], noun: str) -> list[Entity]:
    """ "the country": that of whoever the sentence begins with, not one that it names in passing."""
    if noun not in {"country", "nation"}:
        return []
    here = [one for one in cast.entities if one.state and one.places and one.latest.sentence == cast.at]
    subjects = sorted({one.state for one in here if one.state and one.latest.subject})
    known = [name for name in subjects if any(one.state == name for one in states)]
    alone = subjects if len(subjects) == 1 and cast.setting.states.of(subjects[0]) else []
    return [bodies.state(cast, name) for name in known or alone]


def _of_speakers(cast: Cast, home: str | None) -> list[Entity]:
    """ "the government" where only one state's bodies and officials have spoken: that state's."""
    speaking = {one.state for one in cast.entities if one.state and one.kind in bodies.OF_STATES and one.places}
    known = {name for name in speaking if cast.setting.states.of(name)}
    return [bodies.state(cast, name) for name in known] if home is None and len(known) == 1 else []


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
    name, heads = bodies.upper(reference.words), {*reference.words.split()}
    return known[0] if known else Entity(name, "body", "government", heads=heads)
