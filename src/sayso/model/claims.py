"""Who said what, through whom, with which cue, how firmly: the subject of sayso.

An *attribution* is source, cue and content (Pareti's PARC, Newell's PolNeAR) as found in one text. A *claim* is an
attribution together with the values its words carry. Nested attributions point outward by `within`; the *source
chain* runs from the outlet inward to the original speaker, its root.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayso.model.spans import Spans
from sayso.model.values import Place, Quantity, TimeInterval

QuoteKind = Literal["direct", "indirect", "mixed"]
Voice = Literal["attributed", "outlet"]
Act = Literal["speech", "thought", "plan", "stance"]
Stance = Literal["asserts", "denies", "doubts", "orders", "promises", "expects", "asks"]
Certainty = Literal["certain", "probable", "possible", "unstated"]
SpeakerKind = Literal[
    "government",
    "armed force",
    "armed group",
    "international body",
    "monitor",
    "outlet",
    "expert",
    "witness",
    "person",
    "organisation",
    "unnamed",
    "unresolved",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is, once pronouns, roles and titles are resolved: kept apart from the words of the source.

    `id` is an identifier (a Wikidata QID or an id of the user's), `side` comes from the user's sides file or the
    default by state, `role` is the office in which they speak, `span` are the words that name them, perhaps elsewhere
    in the text.
    """

    name: str
    id: str | None = None
    kind: SpeakerKind = "unresolved"
    side: str | None = None
    role: str | None = None
    span: Spans = ()


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One step of a source chain: a name, the words that name it and the cue by which it passes the claim on."""

    name: str
    span: Spans | None = None
    cue: Spans | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """That a text says: SOURCE CUE CONTENT ("the ministry" "estimated" "76,000 casualties").

    All spans are code-point ranges into the document's text. `voice` "outlet" is the outlet's own, unattributed
    assertion (no source, no cue). `within` and `disputes` name attributions of the same document. `hedges` are the
    words that soften the claim, `anchors` the words that decided each field ("stance", "certainty", "act").
    `confidence` is the finder's calibrated probability that this is an attribution with these spans.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    quote: QuoteKind = "indirect"
    voice: Voice = "attributed"
    act: Act = "speech"
    speaker: Speaker | None = None
    speakers: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    chain: tuple[ChainLink, ...] = ()
    within: str | None = None
    stance: Stance = "asserts"
    certainty: Certainty = "unstated"
    hedges: tuple[Spans, ...] = ()
    disputes: str | None = None
    confidence: float = 1.0
    anchors: dict[str, Spans] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution with the figures, times and places that its content carries; `text` is the digest of its text."""

    id: str
    text: str
    attribution: Attribution
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeInterval, ...] = ()
    places: tuple[Place, ...] = ()
