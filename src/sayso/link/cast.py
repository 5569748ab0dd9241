"""Everybody whom one report has spoken of so far, in reading order, and whom of them a phrase leaves open."""

from __future__ import annotations

from sayso.link.entities import Entity, Mentioned
from sayso.link.references import Reference
from sayso.link.setting import Setting
from sayso.model.spans import Span


class Cast:
    """The entities of one report so far."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.entities: list[Entity] = [setting.outlet]
        self.speaking: Entity | None = None
        self.named: list[tuple[Entity, Span, str]] = []
        self.parties: list[tuple[Entity, Reference]] = []
        self.pair: tuple[Entity, ...] = ()
        """The two that spoke together last ("Egypt and Jordan")."""
        self.at = 0

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

    def only_group(self) -> Entity | None:
        """The armed group that "the rebels" or "the group" are, if the report speaks of one by name."""
        groups = [one for one in self.entities if one.kind == "armed group" and one.shape in {"body", "group"}]
        groups = [one for one in groups if not one.name.startswith("unnamed ")]
        groups = self.recent(groups) if len(groups) > 1 else groups
        return groups[0] if len(groups) == 1 else None

    def context(self, role: str = "", *, definite: bool = False) -> str | None:
        """The state that an unqualified "the ministry" belongs to.

        The outlet's own, else that of whoever of the same department was met, else (of "the minister") the last
        speaker's, else the dateline's; the only state that a report names is often the foreign one.
        """
        if definite and (here := self.setting.located.get(self.at)):
            return here
        if self.setting.home:
            return self.setting.home
        of_states = [one for one in self.entities if one.state and self.setting.states.of(one.state) == one.state]
        department = set(role.split()[:-1]) - {"of", "for", "the", "and"}
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
