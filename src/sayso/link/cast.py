"""Everybody whom one report speaks of, met in reading order: who is new, and who was there before.

Full name -> surname, title and name, role -> holder, acronym in brackets, apposition, "the ministry", "the group".
What may mean two is left ambiguous.
"""

from __future__ import annotations

from dataclasses import replace

from sayso.link import bodies, officials, parties, people
from sayso.link.belonging import COUNCILS, owned
from sayso.link.called import same
from sayso.link.entities import INSTITUTIONS, Entity, Mentioned
from sayso.link.names import compatible
from sayso.link.nouns import noun
from sayso.link.offices import merged
from sayso.link.references import Reference
from sayso.link.setting import Setting
from sayso.link.words import words as wordset
from sayso.model.spans import Span


class Cast:
    """The entities of one report so far."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.entities: list[Entity] = [setting.outlet]
        self.speaking: Entity | None = None
        self.named: list[tuple[Entity, Span, str]] = []
        self.at = 0

    def meet(self, reference: Reference, place: Mentioned, owner: Entity | None = None) -> Entity | None:
        """The entity that a reference means, which is new where nobody fits; None for words that mean nobody."""
        self.at = place.sentence
        names = [(one.span, one.name) for one in (reference, reference.beside) if one is not None and one.name]
        reference.name = self.setting.acronyms.get(reference.name, reference.name)
        if reference.owner is not None and owner is None and reference.owner.shape != "pronoun":
            owner = self._owner(reference.owner, place, owned(reference))
        if owner is None and reference.owner is None and reference.shape == "role":
            mine = wordset("fighters") & set(reference.words.lower().split())
            owner = self.only_group() if mine else None
        found = self._beside(reference, reference.beside, place, owner) if reference.beside is not None else None
        found = found or (self._in_short(reference) if owner is None else None) or self._alone(reference, owner)
        if found is None:
            return None
        self.named += [(found, span, name) for span, name in names]
        return self.seen(found, place)

    def seen(self, entity: Entity, place: Mentioned) -> Entity:
        """Remember where somebody was mentioned."""
        if not entity.candidates:
            entity.places.append(place)
            if not any(one is entity for one in self.entities):
                alike = sum(one.name.partition(" (")[0] == entity.name for one in self.entities)
                if alike and entity.name.startswith("unnamed "):
                    entity.name += f" ({alike + 1})"
                self.entities.append(entity)
            entity.named = entity.named or place.span
        return entity

    def _owner(self, reference: Reference, place: Mentioned, of: str = "") -> Entity | None:
        """Whom a phrase belongs to; of fighters an unknown name is a group, of staff a body, of a ministry a place."""
        if reference.shape == "name":
            said, reference.name = reference.name, self.setting.acronyms.get(reference.name, reference.name)
            state = self.setting.state(reference.name, adjective=reference.adjective and of != "name")
            if state:
                return bodies.state(self, state)
            if known := self.setting.known(reference.name):
                self.named.append((bodies.from_table(self, known), reference.span, said))
                return self.seen(bodies.from_table(self, known), replace(place, span=reference.span))
            if of == "group":
                return self.seen(
                    bodies.organisation(self, reference.name, None, None, kind="armed group"),
                    replace(place, span=reference.span),
                )
            if of == "state" and self.setting.is_place(reference.name):
                return bodies.capital(self, reference.name)
            if of == "staff" and not self.setting.is_place(reference.name):
                return self.seen(bodies.organisation(self, reference.name, None, None), place)
            if not any(
                same(reference.name, one.name) or (one.shape == "person" and compatible(reference.name, one.name))
                for one in self.entities
            ):
                return None
        found = self.meet(reference, replace(place, span=reference.span, subject=False))
        return found if found is None or not found.candidates else None

    def _in_short(self, reference: Reference) -> Entity | None:
        """ "the League": the one whose longer name, here or further on, ends with this word; "the company"."""
        word = reference.words
        if not reference.definite or (reference.plural and not word[:1].isupper()) or " " in word or reference.owner:
            return None
        if word in bodies.BUSINESSES:
            return bodies.business(self)
        shapes = {"body", "group", "outlet", "document", "people", "name"}
        if not word[:1].isupper() or reference.shape not in shapes:
            return None
        if reference.noun is not None and reference.noun.kind == "government" and reference.noun.noun not in COUNCILS:
            return None
        full = self.setting.in_full(word)
        if not full and reference.shape == "document":
            return self._name(replace(reference, name=word))  # "the Column" is no newspaper's column
        if len(full) != 1 or self.setting.states.of(full[0]):
            return None
        return bodies.organisation(self, full[0], reference, None)

    def _alone(self, reference: Reference, owner: Entity | None) -> Entity | None:
        match reference.shape:
            case "person":
                return people.person(self, reference, owner)
            case "name":
                return self._name(reference)
            case "role":
                return officials.office(self, reference, owner)
            case "body" | "group" | "outlet":
                return parties.meant(self, reference) or bodies.meet(self, reference, owner)
            case "document":
                return bodies.issuer(self, reference, owner)
            case _:
                return people.unnamed(self, reference, owner)

    def _beside(self, one: Reference, other: Reference, place: Mentioned, owner: Entity | None) -> Entity | None:
        """Two phrases for one: an office and its holder, a group and what it is, an acronym; None if they are not."""
        if other.owner is not None and owner is None and other.owner.shape != "pronoun":
            owner = self._owner(other.owner, place)
        if one.plural and one.shape == "people":
            if other.shape != "name" or not other.name:
                return None
            return bodies.organisation(self, other.name, one, owner)  # the rebels, who call themselves the Banners
        dressed = one.shape == "name" and one.definite and other.shape == "person" and not self.setting.known(one.name)
        if (one.shape in {"role", "people"} or dressed) and other.name and other.shape in {"name", "person"}:
            return people.person(self, merged(one, other, other.name, owner), owner, named=other)
        if (
            one.shape in {"name", "person"}
            and one.name
            and other.shape in {"role", "people"}
            and not other.name
            and other.noun
        ):
            if one.shape == "name" and self.setting.is_place(one.name):
                return None
            return people.person(self, merged(one, other, one.name, owner), owner)
        if one.name and other.shape in INSTITUTIONS and other.noun and not (other.name and other.shape == one.shape):
            return None if self.setting.state(one.name) else bodies.organisation(self, one.name, other, owner)
        if one.shape in INSTITUTIONS and other.shape == "name" and one.noun and not one.name:
            if other.name.isupper() and one.owner is not None and same(other.name, one.owner.name):
                return bodies.organisation(self, one.owner.name, one, owner)
            return bodies.organisation(self, other.name, one, owner)
        return None

    def only_group(self) -> Entity | None:
        """The armed group that "the rebels" or "the group" are, if the report speaks of one by name."""
        groups = [one for one in self.entities if one.kind == "armed group" and one.shape in {"body", "group"}]
        groups = [one for one in groups if not one.name.startswith("unnamed ")]
        groups = self.recent(groups) if len(groups) > 1 else groups
        return groups[0] if len(groups) == 1 else None

    def _name(self, reference: Reference) -> Entity | None:
        """Proper words alone: somebody met before, a state, one of the table, or what the parser takes them for."""
        name = reference.name
        state = self.setting.state(name)
        met = any(one.shape == "person" and compatible(name, one.name) for one in self.entities)
        if met and not state and reference.words != "in":
            return people.person(self, reference, None)
        if self.setting.is_outlet(name, definite=reference.definite):
            return self.setting.outlet
        if state:
            return bodies.state(self, state)
        if reference.words == "in":
            return bodies.capital(self, name)
        for one in self.entities:
            if one.shape not in {"person", "people", "role"} and same(name, one.name):
                return one
        if known := self.setting.known(name):
            return bodies.from_table(self, known)
        if any((found := noun(word)) and found.sort == "outlet" for word in name.lower().split()):
            return bodies.organisation(self, name, None, None, kind="outlet")
        label = self.setting.label(name)
        words = len(name.split())
        if words == 1 and not reference.definite and name.lower() in self.setting.locations:
            return bodies.capital(self, name)
        if label == "PERSON" and name.isupper() and len(name) < 6 and name.lower() not in self.setting.turns:
            return bodies.organisation(self, name, None, None)
        if (
            label == "PERSON"
            or name.lower() in self.setting.turns
            or (
                label not in {"ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT"}
                and words in {2, 3}
                and not reference.definite
            )
        ):
            return people.person(self, reference, None)
        if self.setting.is_place(name) and words <= 2:
            return bodies.capital(self, name)
        return bodies.organisation(self, name, None, None)

    # --- where the report is

    def context(self, role: str = "", *, definite: bool = False) -> str | None:
        """The state that an unqualified "the ministry" belongs to.

        The outlet's own, else that of whoever of the same department was met, else (of "the minister") the last
        speaker's, else the dateline's; the only state that a report names is often the foreign one.
        """
        if self.setting.home:
            return self.setting.home
        of_states = [one for one in self.entities if one.state and self.setting.states.of(one.state) == one.state]
        department = set(role.split()[:-1])
        for one in reversed(of_states):
            if department & (one.heads | set(" ".join(one.roles).split())):
                return one.state
        if definite and self.speaking is not None and self.speaking.state in {one.state for one in of_states}:
            return self.speaking.state
        return self.setting.states.dateline

    def recent(self, found: list[Entity]) -> list[Entity]:
        """The one mentioned last, if clearly (in a later sentence than the others); else those that may be."""
        ordered = sorted((one for one in found if one.places), key=lambda one: one.latest.span.start, reverse=True)
        if len(ordered) < 2 or ordered[0].latest.sentence != ordered[1].latest.sentence:
            return ordered[:1] or found
        return [one for one in ordered if one.latest.sentence == ordered[0].latest.sentence]
