"""Who is speaking: every source of a report as a speaker with identity, kind and side, apart from its words.

sources -> references -> the cast of the report -> speakers -> the names in the chains
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sayso.link import actors as table
from sayso.link import mentions
from sayso.link import sides as files
from sayso.link.coreference import Reading
from sayso.link.entities import Entity, department_name
from sayso.link.sides import Sides
from sayso.model.claims import Attribution, ChainLink, Speaker
from sayso.model.documents import Document
from sayso.model.spans import Spans, words
from sayso.model.values import Mention
from sayso.text.tokens import Parsed


def resolve(
    document: Document,
    parsed: Parsed,
    attributions: Sequence[Attribution],
    *,
    actors: Path | None = None,
    sides: Path | None = None,
) -> list[Attribution]:
    """The attributions, each with its speaker (or the candidates, where the words leave it open) and a chain of names.

    `actors` and `sides` are the user's own tables. A claim in the outlet's voice has the outlet as speaker; one without
    a source has none. Raises OSError or UsageError for a file that cannot be read.

    >>> from sayso.model.spans import Span
    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Tarvian minister Irena Halden came. She said it was over.")
    >>> said = Attribution("a1", (Span(36, 39),), (Span(40, 44),), (Span(45, 56),))
    >>> [found] = resolve(report, parse(report), [said])
    >>> found.speaker.name, found.speaker.kind, found.speaker.span[0].words(report.text)
    ('Irena Halden', 'government', 'Tarvian minister Irena Halden')
    """
    return read(document, parsed, attributions, actors=actors, sides=sides)[0]


def read(
    document: Document,
    parsed: Parsed,
    attributions: Sequence[Attribution],
    *,
    actors: Path | None = None,
    sides: Path | None = None,
) -> tuple[list[Attribution], list[Mention]]:
    """The attributions with their speakers, and the names of the report, from one walk through it."""
    reading = Reading(document, parsed, attributions, table.load(actors))
    known = files.load(sides)
    found = [_resolved(document, one, reading, known) for one in attributions]
    names = {
        (each.source, each.cue): each.speaker.name for each in found if each.speaker and each.voice == "attributed"
    }
    outlet = reading.setting.outlet.name
    return [replace(one, chain=_chain(one, names, outlet)) if one.chain else one for one in found], mentions.of(reading)


def origin_of(speaker: Speaker) -> str | None:
    """The key under which independent origins are counted; None for one that is unnamed or unresolved.

    An institution and those who speak for it are one origin: the key is the institution where an office ties a person
    to it (`speaker.role` "spokesman, Ministry of Defence (Tarvia)"), else the person.

    >>> origin_of(Speaker("Davor Petrik", kind="armed force", role="spokesman, General Staff of Ostrenia"))
    'General Staff of Ostrenia'
    >>> origin_of(Speaker("Mara Dovel", kind="witness")), origin_of(Speaker("unnamed officials", kind="unnamed"))
    ('Mara Dovel', None)
    """
    if speaker.kind in {"unnamed", "unresolved"} or speaker.name.startswith("unnamed "):
        return None
    _, _, institution = (speaker.role or "").partition(", ")
    return institution or speaker.id or speaker.name


def _resolved(document: Document, one: Attribution, reading: Reading, known: Sides) -> Attribution:
    if one.voice == "outlet":
        return replace(one, speaker=_speaker(reading.setting.outlet, (), known))
    if not one.source:
        return one
    found = [entity for entity in reading.sources.get(one.id, []) if any(map(str.isalnum, entity.name))]
    if not found:
        return replace(one, speaker=Speaker(words(one.source, document.text), kind="unresolved", span=one.source))
    if len(found) > 1:
        names = tuple(dict.fromkeys(entity.name for entity in found))
        first = _speaker(found[0], one.source, known)
        sides = {_speaker(entity, (), known).side for entity in found}
        return replace(
            one,
            speaker=replace(first, name=" & ".join(names), id=None, side=sides.pop() if len(sides) == 1 else None),
            speakers=names,
        )
    entity = found[0]
    return replace(one, speaker=_speaker(entity, one.source, known), candidates=entity.candidates or entity.holders)


def _speaker(entity: Entity, source: tuple, known: Sides) -> Speaker:  # type: ignore[type-arg]
    span = (entity.named,) if entity.named is not None else source
    role = entity.role
    institution = entity.institution or _ministry(role or "", entity.state)
    if role and institution and entity.shape in {"person", "role"}:
        role = f"{role}, {institution}"
    whose = None if entity.kind == "outlet" else entity.state  # where an outlet sits makes it nobody's voice
    return Speaker(entity.name, entity.id, entity.kind, known.of(entity.name, whose), role, span)


def _ministry(role: str, state: str | None) -> str | None:
    """The ministry that a minister heads, None for other offices."""
    department, _, noun = role.removeprefix("deputy ").rpartition(" ")
    if noun != "minister" or department in {"", "prime", "deputy prime", "deputy", "vice prime"}:
        return None
    return department_name(f"{department} ministry", state, noun="ministry")


def _chain(one: Attribution, names: dict[tuple[Spans, Spans], str], outlet: str) -> tuple[ChainLink, ...]:
    """The steps of the chain under the names of their speakers; the words and cues stay as they were."""
    return tuple(
        ChainLink(names.get((step.span or (), step.cue or ()), step.name) if number else outlet, step.span, step.cue)
        for number, step in enumerate(one.chain)
    )
