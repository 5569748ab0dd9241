"""What claims carry: figures with the bounds that the words allow, times with their days, places, names."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sayso.model.spans import Span, Spans

Modifier = Literal["=", "~", ">", "<", "up", "down"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeRole = Literal["event", "saying", "publication"]
Precision = Literal["exact", "town", "district", "region", "country", "area"]
PlaceRole = Literal["place", "actor", "demonym"]


class Interval(NamedTuple):
    """Numbers that words allow, both ends inclusive; None is an open end.

    >>> Interval(6, None).meets(Interval(5, 5))
    False
    """

    low: float | None
    high: float | None

    def meets(self, other: Interval) -> bool:
        """Whether one number satisfies both."""
        below = self.high is None or other.low is None or other.low <= self.high
        above = other.high is None or self.low is None or self.low <= other.high
        return below and above

    def within(self, other: Interval) -> bool:
        """Whether every number that this allows is allowed by `other` too."""
        low = other.low is None or (self.low is not None and self.low >= other.low)
        high = other.high is None or (self.high is not None and self.high <= other.high)
        return low and high


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as stated, and the bounds that its words allow.

    `value` is the number in the text (a pair for a range, None for "several"); `low`/`high` are the core, what the
    words commit to; `support` is what a fair reader would still allow. `unit` is the physical unit, currency or
    "percentage", else the counted noun; `measure` what is counted from the vocabulary beside `values/quantity`
    ("killed", "casualties", "share"); `of` the population or thing, `share_of` the whole that a share is of. `per` is
    the period of a rate ("day"), `flow` whether the count is a running total ("stock") or what a period added ("flow").
    `part_of` is the span of the figure that this one is included in ("76,000 casualties, including 30,000 dead");
    `compares` the relation to another figure ("lower", "3 times") and, where it stands in the text, its span.
    `rule` names the rule and its version. `claim` is the innermost attribution that holds it.
    """

    span: Span
    value: float | tuple[float, float] | None
    low: float | None
    high: float | None
    support: Interval
    modifier: Modifier = "="
    unit: str | None = None
    concept: str | None = None
    measure: str | None = None
    of: str | None = None
    share_of: str | None = None
    vague: bool = False
    per: str | None = None
    flow: Literal["stock", "flow"] | None = None
    part_of: Span | None = None
    compares: str | None = None
    compares_to: Span | None = None
    rule: str = ""
    claim: str | None = None
    anchors: dict[str, Span] = field(default_factory=dict)

    @property
    def core(self) -> Interval:
        """What the words commit to."""
        return Interval(self.low, self.high)


@dataclass(frozen=True, slots=True)
class TimeInterval:
    """A time expression with its TIMEX3 reading and, where it names calendar days, the first and last of them.

    `start`/`end` are inclusive days, None when unknown or open; `mod` is TIMEX3's modifier (START, MID, END, BEFORE,
    AFTER, APPROX …), also for bound words ("by", "since", "until"); `anchor` says what a relative time was reckoned
    from, in words a reader can check ("publication 2024-08-12", "span 12:23 2024-08"). `precision` is "day", "month", …
    """

    span: Span
    type: TimeType
    value: str
    start: datetime.date | None = None
    end: datetime.date | None = None
    mod: str | None = None
    anchor: str | None = None
    precision: str | None = None
    role: TimeRole | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place or identity that a name could also mean, with its score in [0, 1] and the reason."""

    name: str
    id: str | None = None
    score: float = 0.0
    lat: float | None = None
    lon: float | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place name in the text and where a gazetteer puts it; coordinates are WGS84 degrees, None if unresolved.

    `role` tells a place from an actor spoken of by its capital ("Moscow said") and from an adjective ("Syrian").
    """

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    precision: Precision | None = None
    role: PlaceRole = "place"
    country: str | None = None
    candidates: tuple[Candidate, ...] = ()
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody or something; `entity` joins the mentions of one and the same within a document."""

    span: Spans
    name: str
    kind: Literal["person", "organisation", "place", "equipment", "event", "group"]
    entity: str | None = None
