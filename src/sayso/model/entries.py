"""What the ledger keeps for ever: entries, each chained to the one before; appended, never changed."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from sayso.model.spans import Spans

EntryKind = Literal[
    "document", "run", "claim", "value", "problem", "correction", "judgement", "regrouping", "note", "run-end"
]
Judgement = Literal["positive", "negative", "unsure"]


_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def canonical(body: Any) -> str:
    """The one way to write a JSON body down, so that equal bodies have equal digests (sorted keys, no spaces).

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"é","b":1}'
    """
    return _CANONICAL.encode(body)


def identify(kind: str, body: Any) -> str:
    """The id of an entry: the first letter of its kind and 16 bytes of SHA-256 over kind and canonical body.

    Scores, confidences, rule versions, `made_by` and times stay outside the body, so that finding the same thing again
    is a second sighting and not a new fact.

    >>> identify("claim", {"text": "ab"})[:9]
    'c89aac327'
    """
    return identify_canonical(kind, canonical(body))


def identify_canonical(kind: str, text: str) -> str:
    """The id of an entry whose body was already written down by `canonical`.

    >>> identify_canonical("claim", canonical({"text": "ab"})) == identify("claim", {"text": "ab"})
    True
    """
    digest = hashlib.sha256(f"{kind}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    return kind[0] + digest[:32]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger: what was appended, by whom or what, when, chained by digest to the row before.

    `body` is what the id hashes; `extra` holds what may differ between sightings (confidences, scores).
    """

    kind: EntryKind
    body: dict[str, Any]
    made_by: str
    at: datetime.datetime
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Hash of kind and canonical body."""
        return identify(self.kind, self.body)


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of one text by one maker; views show the latest complete run of each text."""

    id: str
    text: str
    made_by: str
    started: datetime.datetime
    finished: datetime.datetime | None
    count: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's answer to what the machine found: bound to (text digest, span, field), so it survives newer runs."""

    text: str
    span: Spans
    field: str
    value: Any
    author: str
    at: datetime.datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """A judgement that a name is, is not, or may be an identifier (as in nomenklatura); machine ones have a score."""

    name: str
    identifier: str
    judgement: Judgement
    author: str
    score: float | None = None
    at: datetime.datetime | None = None
    because: str = ""
