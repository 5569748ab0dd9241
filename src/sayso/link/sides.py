"""Which side a speaker stands on, as the user's file says; by default the side of a state is the state.

An outlet is on no side unless the file names it: where it sits makes it nobody's voice.

    [sides]
    "Coalition" = ["Tarvia", "Selm Volunteers"]      every speaker of these states, bodies and groups is on this side

    [speakers]
    "Tomas Reve" = ""                                one speaker by name; "" is: on no side

A side is a fact about the user's file, never a judgement of the program.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from sayso.link.actors import key
from sayso.model.errors import UsageError


@dataclass(frozen=True)
class Sides:
    """The user's table: states and groups to sides, single speakers to sides."""

    members: dict[str, str] = field(default_factory=dict)
    speakers: dict[str, str] = field(default_factory=dict)

    def of(self, name: str, state: str | None) -> str | None:
        """The side of a speaker of this name and state; None for one on no side.

        >>> Sides({"tarvia": "Coalition"}).of("Irena Halden", "Tarvia"), Sides().of("Irena Halden", "Tarvia")
        ('Coalition', 'Tarvia')
        """
        for table in (self.speakers, self.members):
            if key(name) in table:
                return table[key(name)] or None
        if state is None:
            return None
        return self.members.get(key(state), state) or None


def load(path: Path | None = None) -> Sides:
    """The sides of a file, or the default by state. Raises UsageError if the file is not in the form above."""
    if path is None:
        return Sides()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        members = {key(member): side for side, listed in table.get("sides", {}).items() for member in listed}
        return Sides(members, {key(name): str(side) for name, side in table.get("speakers", {}).items()})
    except (tomllib.TOMLDecodeError, AttributeError, TypeError) as error:
        raise UsageError(f"{path}: not a file of sides: {error}") from error
