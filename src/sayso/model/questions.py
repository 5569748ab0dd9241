"""Several accounts, one question: what answers what, and how two answers stand to each other.

All of this is derived: views over the entries that can be thrown away and made again. Nothing here says who is right.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from sayso.model.spans import Span
from sayso.model.values import Interval

Relation = Literal["agree", "refine", "overlap", "conflict", "incomparable", "relay"]
Flag = Literal["update", "revision", "tension", "garble"]
Verdict = Literal["single", "agree", "refine", "overlap", "conflict", "disputed"]


NOWHERE = Span(0, 0)
"""The empty range at the start: the span of an answer that stands in no text."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure is about. None on an axis means "not said", which is not the same as "any".

    `measure`, `of`, `place` are paths from broad to narrow joined by "/", so that a part is seen to lie in its whole:
    "casualties/killed", "people/civilians/children", "Russia/Kursk Oblast/Sudzha". `party` is whose people or things
    are counted, `by` whose deed it was. `start`/`end` bound the period that the figure covers, `as_of` is the day up to
    which it is reckoned; `flow` tells a running total ("stock") from what a period added ("flow"); `modality` keeps
    plans apart from facts.
    """

    measure: str | None = None
    unit: str | None = None
    of: str | None = None
    party: str | None = None
    by: str | None = None
    place: str | None = None
    event: str | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    as_of: datetime.date | None = None
    flow: Literal["stock", "flow"] | None = None
    modality: Literal["fact", "plan"] = "fact"


@dataclass(frozen=True, slots=True)
class Question:
    """What several claims answer; `id` hashes the scope (measure, unit, population, place), never its members."""

    id: str
    label: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim's answer to a question: its interval, who stands behind it, and why it was put here.

    `origin` is the root speaker after relays are followed, None when unnamed or unsourced: it then raises only the
    maximum number of independent origins. `because` reads "same measure, same population, Kursk, periods overlap".
    `span` are the words of the figure, `sentence` and `passage` the words around them; `chain` are the names from the
    outlet inward, `near` the coordinates of the place, `inferred` the axes of the scope that the rest of the report
    filled in, `rejects` the claim that this one rejects, `office` the one in which the root speaks ("governor"),
    `names` the names around the figure that are nobody's who speaks and no place's ("Anna Holt", a ship),
    `also` the other days of its report that may be meant where its own was filled in.
    """

    claim: str
    document: str
    question: str
    core: Interval
    support: Interval
    scope: Scope
    speaker: str | None
    side: str | None
    origin: str | None
    outlet: str | None = None
    stance: str = "asserts"
    said: datetime.date | None = None
    text: str = ""
    because: str = ""
    span: Span = NOWHERE
    sentence: str = ""
    passage: str = ""
    chain: tuple[str, ...] = ()
    near: tuple[float, float] | None = None
    inferred: tuple[str, ...] = ()
    rejects: str | None = None
    office: str | None = None
    names: tuple[str, ...] = ()
    also: tuple[datetime.date, ...] = ()

    @property
    def key(self) -> str:
        """Claim, place of the figure, document: a claim may carry several figures, two reports the same text."""
        return f"{self.claim}@{self.span.start}@{self.document}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How answer `one` stands to answer `other` (their keys), and why.

    `direction` says which one refines or updates the other, `if_same` the axes that had to be taken for equal.
    """

    one: str
    other: str
    relation: Relation
    flags: frozenset[Flag] = frozenset()
    because: str = ""
    direction: Literal["one", "other"] | None = None
    if_same: tuple[str, ...] = ()
