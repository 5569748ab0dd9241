"""Everything found in one document, and its JSON record (the shape fixed for `sayso extract`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sayso.model.claims import Attribution
from sayso.model.codec import decode, encode
from sayso.model.documents import Document
from sayso.model.problems import Problem
from sayso.model.values import Mention, Place, Quantity, TimeInterval

_LISTS: dict[str, tuple[str, type]] = {
    "attributions": ("attributions", Attribution),
    "quantities": ("quantities", Quantity),
    "timexes": ("times", TimeInterval),
    "toponyms": ("places", Place),
    "mentions": ("mentions", Mention),
    "problems": ("problems", Problem),
}
"""Key of the record -> attribute of the extraction, and what its items are."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """One document with all that a maker found in it; what failed is listed in `problems`."""

    document: Document
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeInterval, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()
    made_by: str = ""


def to_record(extraction: Extraction) -> dict[str, Any]:
    """The JSON object of one document: its own facts, then one list for each kind of finding.

    >>> record = to_record(Extraction(Document(id="a", text="Six died.")))
    >>> record["id"], record["quantities"], record["problems"]
    ('a', [], [])
    """
    record: dict[str, Any] = encode(extraction.document)
    del record["problems"]
    for key, (attribute, _) in _LISTS.items():
        record[key] = encode(getattr(extraction, attribute))
    for attribution in record["attributions"]:
        for key in ("speakers", "candidates"):
            if not attribution[key]:
                del attribution[key]
    record["problems"] = encode(extraction.document.problems) + record["problems"]
    record["made_by"] = extraction.made_by
    return record


def from_record(record: dict[str, Any]) -> Extraction:
    """The extraction that `to_record` wrote; its document's problems come back among the extraction's."""
    document = decode(Document, {key: value for key, value in record.items() if key != "problems"})
    found = {attribute: decode(tuple[kind, ...], record.get(key, [])) for key, (attribute, kind) in _LISTS.items()}  # type: ignore[valid-type]
    return Extraction(document=document, made_by=record.get("made_by", ""), **found)
