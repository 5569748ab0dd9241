"""Everybody whom one report speaks of, met in reading order: who is new, and who was there before.

Full name -> surname, title and name, role -> holder, acronym in brackets, apposition, "the ministry", "the group". What may
mean two is left ambiguous.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.link.actors import Actor, Actors, key
from sayso.link.entities import GOVERNMENTS, Entity, Mentioned, body_name, department_name, person_kind, unnamed_name
from sayso.link.names import compatible
from sayso.link.references import Reference
from sayso.link.states import States, made_of
from sayso.model.claims import SpeakerKind
from sayso.model.documents import Document
from sayso.text.tokens import Parsed

PLACES = frozenset({"GPE", "LOC", "NORP", "FAC"})
KINDS: dict[str, SpeakerKind] = {"outlet": "outlet", "group": "armed group", "body": "organisation"}


class Cast:
    """The entities of one report so far."""

    def __init__(self, document: Document, parsed: Parsed, actors: Actors, states: States) -> None:
        self.document, self.parsed, self.actors, self.states = document, parsed, actors, states
        self.day = document.date.isoformat() if document.date else None
        self.entities: list[Entity] = []
        self.focus: str | None = None
        self.labels = _labels(parsed)
        self.outlet = self._outlet(document.outlet)
        self.home = self._home()

    def _outlet(self, name: str | None) -> Entity:
        entity = Entity(name or "unnamed outlet", "outlet", "outlet")
        if known := self.actors.named_so(name or ""):
            entity = self._known(known[0])
        elif name and any(
            word in name.lower()
            for word in (
                "monitor",
                "observatory",
                "watch",
                "tracker",
                "documentation",
                "rights",
                "register",
                " log",
                "desk",
            )
        ):
            entity.kind = "monitor"
        self.entities.append(entity)
        return entity

    def _home(self) -> str | None:
        if self.outlet.state:
            return self.outlet.state
        for word in (self.document.outlet or "").replace(",", " ").split():
            if state := self.states.of(word.removesuffix("’s").removesuffix("'s")):
                return state
        return None

    def meet(self, reference: Reference, place: Mentioned, owner: Entity | None = None) -> Entity | None:
        """The entity that a reference means, which is new where nobody fits; None for words that mean nobody."""
        if reference.owner is not None and owner is None and reference.owner.shape != "pronoun":
            inner = replace(place, span=reference.owner.span, subject=False)
            owner = self.meet(reference.owner, inner)
        if owner is not None and owner.shape == "state":
            self.focus = owner.state
        beside = reference.beside
        if beside is not None and (named := self._apposed(reference, beside, place, owner)):
            return self._seen(named, place)
        match reference.shape:
            case "person":
                found = self._person(reference, owner)
            case "name":
                found = self._name(reference)
            case "role":
                found = self._role(reference, owner)
            case "body" | "group" | "outlet":
                found = self._body(reference, owner)
            case "document":
                found = self._document(reference, owner)
            case _:
                found = self._people(reference, owner)
        return self._seen(found, place) if found else None

    def _seen(self, entity: Entity, place: Mentioned) -> Entity:
        if not entity.candidates:
            entity.places.append(place)
            if entity not in self.entities:
                self.entities.append(entity)
            if entity.named is None:
                entity.named = place.span
            if entity.state and entity.shape in {"state", "body"}:
                self.focus = entity.state
        return entity

    # --- people

    def _apposed(self, one: Reference, other: Reference, place: Mentioned, owner: Entity | None) -> Entity | None:
        """Two phrases for one: an office beside its holder, a group beside what it is, an acronym."""
        if other.owner is not None and owner is None and other.owner.shape != "pronoun":
            owner = self.meet(other.owner, replace(place, span=other.owner.span, subject=False))
        if one.shape in {"role", "people"} and other.name:
            if other.shape in {"name", "person"}:
                merged = replace(
                    one, shape="person", name=other.name, role=one.role or other.role,
                    gender=one.gender or other.gender, noun=one.noun if one.noun and one.noun.kind else (one.noun or other.noun), beside=None,
                    extra=[*one.extra, one.role, other.role, *other.extra],
                )  # fmt: skip
                if one.noun and not one.noun.kind and other.noun and owner is None:
                    merged.noun = other.noun
                entity = self._person(merged, owner)
                entity.named = other.span
                return entity
        if one.shape in {"name", "person"} and one.name and other.shape in {"role", "people"} and not other.name:
            if one.shape == "name" and (
                self.states.of(one.name) or (len(one.name.split()) == 1 and self._label(one.name) in PLACES)
            ):
                return None
            noun = other.noun if other.noun and (other.noun.kind or owner or not one.noun) else one.noun
            merged = replace(one, shape="person", role=other.role or one.role, noun=noun or one.noun, gender=one.gender or other.gender, beside=None,
                             extra=[*one.extra, one.role, other.role])  # fmt: skip
            return self._person(merged, owner)
        if (
            one.shape in {"name", "body"}
            and one.name
            and other.shape in {"group", "outlet", "body"}
            and not other.name
            and other.noun
        ):
            entity = self._organisation(one.name, other.noun.kind or "organisation", owner)
            entity.heads |= {other.noun.noun, *other.role.split()}
            entity.shape = other.shape
            return entity
        if one.shape in {"group", "outlet", "body"} and other.shape == "name" and one.noun:
            if other.name.isupper() and one.name:
                return None
            entity = self._organisation(other.name, one.noun.kind or "organisation", owner)
            entity.heads |= {one.noun.noun, *one.role.split()}
            entity.shape = one.shape
            return entity
        return None

    def _person(self, reference: Reference, owner: Entity | None) -> Entity:
        found = [one for one in self.entities if one.shape == "person" and compatible(reference.name, one.name)]
        if len(found) > 1:
            fitting = [one for one in found if reference.role and reference.role in one.roles] or found[-1:]
            found = fitting if len(fitting) == 1 else found
        if len(found) > 1:
            return _ambiguous(reference.name, found)
        if found:
            entity = found[0]
            if len(reference.name.split()) > len(entity.name.split()):
                entity.name = reference.name
                entity.named = reference.span
        else:
            entity = Entity(reference.name, "person", "person", named=reference.span)
            if known := [
                actor for actor in self.actors.named_so(reference.name) if actor.office or actor.kind == "person"
            ]:
                self._enrich(entity, known[0])
        self._describe(entity, reference, owner)
        return entity

    def _describe(self, entity: Entity, reference: Reference, owner: Entity | None) -> None:
        entity.gender = entity.gender or reference.gender
        entity.roles |= {role for role in (reference.role, *reference.extra) if role}
        if reference.noun:
            entity.heads.add(reference.noun.noun)
            entity.roles.add(reference.noun.noun)
            if entity.kind == "person":
                entity.kind = person_kind(reference, owner)
            elif reference.noun.sort == "office" and reference.noun.kind == "government":
                entity.kind = "government"
        if owner is not None:
            entity.institution = entity.institution or (
                owner.name if owner.shape in {"body", "group", "outlet"} else None
            )
            entity.state = entity.state or owner.state or (owner.name if owner.kind == "armed group" else None)
        elif entity.state is None and entity.kind in {"government", "armed force"}:
            entity.state = self.context_state()
        entity.role = entity.role or (reference.role or None)

    def _role(self, reference: Reference, owner: Entity | None) -> Entity:
        """ "the minister": whoever holds the office in this report, else the office."""
        state = owner.state if owner is not None else None
        role, noun = reference.role, reference.noun
        assert noun is not None
        if reference.definite and not reference.plural:
            holders = [
                one for one in self.entities
                if one.shape in {"person", "role"} and not one.plural and _holds(one, role, noun.noun)
                and (state is None or one.state in {None, state})
                and (owner is None or owner.shape not in {"body", "group"} or one.institution in {None, owner.name})
            ]  # fmt: skip
            exact = [one for one in holders if role in one.roles] or holders
            if not reference.owner and len(exact) > 1:
                exact = self._recent(exact)
            if len(exact) == 1:
                return exact[0]
            if exact:
                return _ambiguous(reference.words, exact)
        state = state or self.context_state()
        kind = person_kind(reference, owner)
        name = _office(role, noun.noun, state, owner)
        if not reference.definite or noun.kind is None or kind == "armed force" or reference.plural:
            name = unnamed_name(reference, owner)
        entity = Entity(
            name,
            "role",
            kind,
            reference.gender,
            reference.plural,
            state if kind in {"government", "armed force"} or owner else None,
        )
        entity.institution = owner.name if owner is not None and owner.shape in {"body", "group", "outlet"} else None
        if owner is not None and owner.kind == "armed group":
            entity.state = owner.state or owner.name
        entity.roles |= {role, noun.noun}
        entity.heads.add(noun.noun)
        entity.role = role
        if state and not reference.plural:
            entity.holders = tuple(self.actors.holders(role, state, self.day))
        return entity

    # --- bodies

    def _body(self, reference: Reference, owner: Entity | None) -> Entity:
        noun = reference.noun
        assert noun is not None
        kind: SpeakerKind = noun.kind or (
            owner.kind if owner is not None and owner.kind not in {"person", "unnamed"} else "organisation"
        )
        state = owner.state if owner is not None else None
        if reference.name and not (state and noun.noun in reference.role and _regular(reference)):
            if self._is_outlet(reference.name):
                return self.outlet
            whole = reference.name
            if known := self.actors.named_so(whole):
                return self._from_table(known)
            if not _regular(reference):
                return self._organisation(whole, noun.kind or "organisation", None, head=noun.noun)
        if reference.shape in {"outlet", "group"} and reference.name:
            return self._organisation(reference.name, kind, owner, head=noun.noun)
        if not reference.definite and reference.shape in {"outlet", "group"}:
            return Entity(
                unnamed_name(reference, owner),
                reference.shape,
                kind,
                plural=reference.plural,
                state=state,
                heads={noun.noun},
            )
        if (
            reference.plural
            and noun.noun in {"government", "army", "ministry", "general staff", "capital", "military", "side"}
            and reference.count == "both"
        ):
            return self._both(reference)
        fitting = [
            one for one in self.entities if one.shape in {"body", "group", "outlet", "name"} and _called(one, reference)
        ]
        if owner is None:
            if reference.definite or noun.noun in {"parliament", "state"}:
                if noun.noun in GOVERNMENTS:
                    fitting = fitting or [one for one in self.entities if one.shape == "state"]
                if len(fitting) > 1:
                    fitting = self._recent(fitting)
                if len(fitting) == 1:
                    return fitting[0]
                if fitting:
                    return _ambiguous(reference.words, fitting)
            if self._is_outlet(reference.words) and reference.definite:
                return self.outlet
            state = self.context_state() if kind in {"government", "armed force"} or noun.noun == "opposition" else None
        name = body_name(reference, state, owner)
        if noun.noun in GOVERNMENTS and state:
            return self._state(state)
        if reference.shape in {"outlet", "group"} and not reference.name:
            name = unnamed_name(reference, owner)
        same = [one for one in self.entities if one.name == name]
        if same:
            return same[0]
        if state and (known := self.actors.named_so(name)):
            return self._from_table(known)
        entity = Entity(name, "body", kind, plural=reference.plural, state=state)
        entity.heads |= {noun.noun, *reference.role.split()}
        if owner is not None and owner.kind == "armed group":
            entity.state = owner.name
        return entity

    def _both(self, reference: Reference) -> Entity:
        assert reference.noun is not None
        states = list(
            dict.fromkeys(one.state for one in self.entities if one.state and one.shape in {"state", "body", "person"})
        )[:3]
        if len(states) != 2:
            return _ambiguous(reference.words, [self._state(state) for state in states])
        single = replace(reference, plural=False, count="", definite=False)
        members = tuple(self._body(single, self._state(state)) for state in states)
        return Entity(" & ".join(one.name for one in members), "body", members[0].kind, plural=True, members=members)

    def _organisation(self, name: str, kind: SpeakerKind, owner: Entity | None, head: str = "") -> Entity:
        name = name.removeprefix("The ") if kind not in {"outlet"} else name
        for one in self.entities:
            if one.shape not in {"person", "people", "role"} and _same_organisation(name, one.name):
                if len(name.split()) > len(one.name.split()):
                    one.name = name
                if one.kind == "organisation":
                    one.kind = kind
                return one
        entity = Entity(name, "body", kind, heads={head, *name.lower().split()})
        if owner is not None:
            entity.state = owner.state
        if kind == "armed group":
            entity.state = name
        if known := self.actors.named_so(name):
            self._enrich(entity, known[0])
        return entity

    def _name(self, reference: Reference) -> Entity | None:
        """Proper words alone: somebody met before, a state, somebody of the table, or what the parser takes them for."""
        name = reference.name
        people = [one for one in self.entities if one.shape == "person" and compatible(name, one.name)]
        state = self.states.of(name)
        if people and not (state and not any(key(name) == key(one.name.split()[-1]) for one in people)):
            return self._person(reference, None)
        if self._is_outlet(name):
            return self.outlet
        if state:
            return self._state(state)
        for one in self.entities:
            if one.shape not in {"person", "people", "role"} and _same_organisation(name, one.name):
                return one
        if known := self.actors.named_so(name):
            return self._from_table(known)
        label = self._label(name)
        if label == "PERSON" or (
            label not in PLACES and label != "ORG" and len(name.split()) in {2, 3} and not reference.definite
        ):
            return self._person(reference, None)
        if label in PLACES and len(name.split()) <= 2:
            if name.split()[0].lower() in {"western", "eastern"}:
                return None
            return self._state(made_of(name) if label == "NORP" else name)
        return self._organisation(name, "organisation", None)

    def _state(self, state: str) -> Entity:
        for one in self.entities:
            if one.shape == "state" and one.state == state:
                return one
        entity = Entity(f"Government of {state}", "state", "government", state=state)
        for actor in self.actors.named_so(entity.name):
            self._enrich(entity, actor)
        return entity

    def _document(self, reference: Reference, owner: Entity | None) -> Entity | None:
        """ "the statement": whoever issued it, as far as the report tells."""
        if owner is not None:
            return owner
        if reference.definite:
            issuers = [one for one in self.entities if one.shape in {"body", "state", "group"} and one.places]
            if issuers:
                return max(issuers, key=lambda one: one.latest.span.start)
        return Entity(
            unnamed_name(reference, None),
            "document",
            "unnamed",
            heads={reference.noun.noun} if reference.noun else set(),
        )

    def _people(self, reference: Reference, owner: Entity | None) -> Entity:
        head = reference.noun.noun if reference.noun else reference.words.split(" ")[-1].lower()
        if reference.definite and (reference.owner is None or owner is None):
            fitting = [
                one
                for one in self.entities
                if head in one.heads and (one.plural == reference.plural or reference.noun is None)
            ]
            if len(fitting) > 1:
                fitting = self._recent(fitting)
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                return _ambiguous(reference.words, fitting)
        kind: SpeakerKind = reference.noun.kind if reference.noun and reference.noun.kind else "person"
        entity = Entity(
            unnamed_name(reference, owner),
            "people",
            kind,
            reference.gender,
            reference.plural,
            owner.state if owner else None,
        )
        entity.heads.add(head)
        if owner is None and kind == "armed force":
            entity.state = None
        return entity

    # --- what the report and the table know

    def context_state(self) -> str | None:
        """The state that an unqualified "the ministry" belongs to: the outlet's own, else the one spoken of last."""
        return self.home or self.focus

    def _recent(self, found: list[Entity]) -> list[Entity]:
        """The one mentioned last, if it was clearly last (in a later sentence than the others, or by itself)."""
        ordered = sorted((one for one in found if one.places), key=lambda one: one.latest.span.start, reverse=True)
        if len(ordered) < 2 or ordered[0].latest.sentence != ordered[1].latest.sentence:
            return ordered[:1] or found
        return ordered

    def _is_outlet(self, words: str) -> bool:
        name = key(self.document.outlet or "")
        word = key(words)
        if not name or len(word) < 3:
            return False
        parts = name.replace(",", " ").replace("'s", " ").split()
        initials = "".join(part[0] for part in parts)
        return (
            word == name
            or (word in parts
            and word not in {"news", "daily", "press"}
            and not self.states.of(word))
            or word == initials
        )

    def _label(self, name: str) -> str:
        return self.labels.get(name.lower(), "")

    def _known(self, actor: Actor) -> Entity:
        entity = Entity(actor.name, "body")
        self._enrich(entity, actor)
        return entity

    def _enrich(self, entity: Entity, actor: Actor) -> None:
        entity.id = actor.id
        entity.name = actor.name
        entity.state = actor.state or entity.state
        if actor.kind not in {"state", ""}:
            entity.kind = actor.kind  # type: ignore[assignment]
        if actor.office:
            entity.role = entity.role or actor.office
            entity.roles.add(actor.office.lower())

    def _from_table(self, known: tuple[Actor, ...]) -> Entity:
        actor = known[0]
        for one in self.entities:
            if one.name == actor.name:
                return one
        if actor.kind == "state":
            return self._state(actor.name)
        entity = self._known(actor)
        entity.shape = "person" if actor.office or actor.kind == "person" else "body"
        entity.heads |= set(actor.name.lower().replace("(", "").replace(")", "").split())
        return entity


def _labels(parsed: Parsed) -> dict[str, str]:
    counts: dict[str, dict[str, int]] = {}
    for name in parsed.names:
        words = name.span.words(parsed.text).lower().removeprefix("the ").removesuffix("’s").removesuffix("'s")
        here = counts.setdefault(words, {})
        here[name.label] = here.get(name.label, 0) + 1
    return {words: max(sorted(here), key=lambda label: here[label]) for words, here in counts.items()}


def _holds(one: Entity, role: str, noun: str) -> bool:
    if role == noun:
        return noun in one.roles or any(held.split(" ")[-1] == noun for held in one.roles)
    return role in one.roles or any(held.endswith(" " + role) for held in one.roles)


def _called(one: Entity, reference: Reference) -> bool:
    """Whether a body may be called so: its own noun, and every other word that the reference gives."""
    assert reference.noun is not None
    wanted = set((reference.role or reference.noun.noun).split())
    return wanted <= (one.heads | set(one.name.lower().replace("(", " ").replace(")", " ").split()))


def _regular(reference: Reference) -> bool:
    """Whether the name is only a common designation in capitals ("Defence Ministry", "Joint Staff", "General Staff")."""
    assert reference.noun is not None
    return key(reference.name) in {reference.role, reference.noun.noun} or key(reference.name) == key(reference.role)


def _office(role: str, noun: str, state: str | None, owner: Entity | None) -> str:
    if noun == "minister" and role != noun:
        return department_name(role, state, noun=noun)
    words = role[:1].upper() + role[1:]
    if owner is not None and owner.shape not in {"state"}:
        return f"{words} of {owner.name}"
    return f"{words} of {state}" if state else words


def _same_organisation(short: str, full: str) -> bool:
    one, other = key(short).split(), key(full).split()
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    if len(one) == 1 and "".join(word[0] for word in other if word not in {"of", "the", "for", "and"}) == one[0]:
        return True
    return len(one[-1]) > 3 and (other[-len(one) :] == one or (other[: len(one)] == one and len(one) >= 2))


def _ambiguous(words: str, found: list[Entity]) -> Entity:
    return Entity(words, "unresolved", "unresolved", candidates=tuple(sorted({one.name for one in found})))
