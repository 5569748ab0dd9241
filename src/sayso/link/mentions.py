"""Everybody and everything with a name in a report: what search and the speakers' pages list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from sayso.link import actors as table
from sayso.link.coreference import Reading
from sayso.link.entities import Entity
from sayso.link.nouns import noun
from sayso.link.words import words
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.entries import identify
from sayso.model.spans import Span, covers
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
    >>> report = Document(id="a", text="Colonel Davor Petrik spoke on March 4. Petrik left.")
    >>> [(one.name, one.span[0].words(report.text)) for one in mentions(report, parse(report))]
    [('Davor Petrik', 'Davor Petrik'), ('Davor Petrik', 'Petrik')]
    """
    return of(Reading(document, parsed, attributions, table.load(actors)))


def of(reading: Reading) -> list[Mention]:
    """The same of a report that was read already."""
    text = reading.parsed.text
    speaking = {id(entity) for entities in reading.sources.values() for entity in entities}
    found: dict[Span, Mention] = {}
    for entity, around, name in reading.cast.named:
        span = _where(name, around, text)
        spoke = id(entity) in speaking
        if span is None or not _certain(entity, name, reading, spoke=spoke):
            continue
        if entity.shape == "state" and not covers(reading.said_by, span):
            continue  # a place: "troops in Tarvia", "the Tarvian army"
        if not spoke and name.lower() in reading.setting.locations:
            found.setdefault(span, Mention((span,), name, "place", _id(None, name)))
        elif kind := _kind(entity):
            found.setdefault(span, Mention((span,), entity.name, kind, _id(entity.id, entity.name)))
    found = _outermost(found)
    for marked in reading.parsed.names:
        span = _without_article(marked.span, text)
        label = LABELS.get(marked.label)
        if label and _named_thing(span.words(text), label) and not any(span.overlaps(other) for other in found):
            found[span] = Mention((span,), span.words(text), label, _id(None, span.words(text)))
    return [found[span] for span in sorted(found)]


def _without_article(span: Span, text: str) -> Span:
    return Span(span.start + 4, span.end) if span.words(text).lower().startswith("the ") else span


def _named_thing(name: str, label: Kind) -> bool:
    """Whether the parser's label can be trusted: of equipment only with a number or capitals ("T-72", "HIMARS")."""
    if label == "equipment":
        return any(map(str.isdigit, name)) or (name.isupper() and len(name) > 2)
    return any(map(str.isalpha, name))


def _where(name: str, around: Span, text: str) -> Span | None:
    """Where a name stands in the words of its phrase; None where it is spelt otherwise there (over a line's end)."""
    for form in (name, name[:1].upper() + name[1:]):
        at = text.find(form, around.start, around.end)
        if at >= 0:
            return Span(at, at + len(form))
    return None


def _certain(entity: Entity, name: str, reading: Reading, *, spoke: bool) -> bool:
    """Whether a name is surely that of somebody: not a day, not a word that merely begins with a capital."""
    calendar = words("month") | words("day")
    if entity.name.startswith("unnamed ") or entity.candidates or name.lower() in words("presenter"):
        return False
    if all(word.lower() in calendar or not any(map(str.isalpha, word)) for word in name.split()):
        return False
    label = reading.setting.label(name)
    if noun(name.lower()) is not None and " " not in name and not spoke:
        return False
    if entity.shape == "person":
        full = label == "PERSON" and " " in entity.name
        return bool(full or spoke or entity.id or entity.roles or entity.gender)
    return bool(label == "ORG" or spoke or entity.id or entity.kind != "organisation")


def _kind(entity: Entity) -> Kind | None:
    if entity.shape == "person":
        return "person"
    if entity.kind == "armed group":
        return "group"
    return "organisation" if entity.shape in {"body", "group", "outlet", "state"} else None


def _outermost(found: dict[Span, Mention]) -> dict[Span, Mention]:
    """Of names within names the whole one ("Ministry of Defence of Tarvia", not "Tarvia")."""
    kept: dict[Span, Mention] = {}
    for span in sorted(found, key=lambda span: (span.start - span.end, span.start)):
        if not any(span.overlaps(other) for other in kept):
            kept[span] = found[span]
    return kept


def _id(known: str | None, name: str) -> str:
    return known or identify("identity", name)
