"""What a noun phrase tells of whoever it names, before anybody is resolved.

"Tarvian Defence Minister Irena Halden" has an owner (Tarvian), a role (defence minister) and a name; "its spokesman,
Colonel Petrik" an owner (its), a role, and beside it a title and a name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayso.link.nouns import Noun
from sayso.model.spans import Span

Shape = Literal["person", "role", "body", "name", "pronoun", "people", "document", "group", "outlet"]


@dataclass(slots=True)
class Reference:
    """One way in which a text speaks of somebody: its words and what they tell.

    `name` holds proper words only, `noun` the lexicon's row of the head, `role` the words of an office or body with
    their department ("defence minister"), `owner` whom it belongs to ("Tarvian", "for the General Staff"), `beside` the
    apposition, `seat` where a body sits ("the ministry in Varno"), `also` further roles, `aged` whether an age is told.
    `words` are its own words without determiner; `count` is the determiner.
    """

    span: Span
    shape: Shape
    name: str = ""
    noun: Noun | None = None
    role: str = ""
    words: str = ""
    owner: Reference | None = None
    seat: str = ""
    beside: Reference | None = None
    definite: bool = False
    plural: bool = False
    gender: str = ""
    count: str = ""
    adjective: bool = False
    also: list[str] = field(default_factory=list)
    aged: bool = False
