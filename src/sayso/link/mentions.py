"""Everybody and everything with a name in a report: what search and the speakers' pages list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from sayso.link import actors as table
from sayso.link.coreference import Reading
from sayso.link.entities import Entity
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.entries import identify
from sayso.model.spans import Span
from sayso.model.values import Mention
from sayso.text.tokens import Parsed

Kind = Literal["person", "organisation", "place", "equipment", "event", "group"]
LABELS: dict[str, Kind] = {"PRODUCT": "equipment", "EVENT": "event", "FAC": "place", "LOC": "place", "GPE": "place"}
"""Labels of the parser for names that nobody speaks by."""


def mentions(
    document: Document, parsed: Parsed, *, attributions: Sequence[Attribution] = (), actors: Path | None = None
) -> list[Mention]:
    """The named people, organisations, groups, places, equipment and events of a report, in reading order.

    `entity` joins the mentions of one: the identifier of the table of actors, else a local id made from the name.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Colonel Davor Petrik spoke. Petrik left.")
    >>> [(found.name, found.kind) for found in mentions(report, parse(report))]
    [('Davor Petrik', 'person'), ('Davor Petrik', 'person')]
    """
    reading = Reading(document, parsed, attributions, table.load(actors))
    found = [mention for entity in reading.cast.entities for mention in _of(entity)]
    taken = [mention.span[0] for mention in found]
    for name in parsed.names:
        kind = LABELS.get(name.label)
        if kind is not None and not any(name.span.overlaps(span) for span in taken):
            words = name.span.words(document.text)
            found.append(Mention((name.span,), words, kind, _id(None, words)))
    return sorted(found, key=lambda mention: mention.span)


def _of(entity: Entity) -> list[Mention]:
    kind = _kind(entity)
    if kind is None or entity.name.startswith("unnamed "):
        return []
    spans: list[Span] = sorted({place.span for place in entity.places})
    return [Mention((span,), entity.name, kind, _id(entity.id, entity.name)) for span in spans]


def _kind(entity: Entity) -> Kind | None:
    if entity.kind == "armed group":
        return "group" if entity.shape != "person" else "person"
    match entity.shape:
        case "person" | "role":
            return "person"
        case "body" | "group" | "outlet" | "state":
            return "organisation"
    return None


def _id(known: str | None, name: str) -> str:
    return known or identify("identity", name)
