"""An extraction as entries, and entries as an extraction: what an id hashes, and what stays outside it.

The body of a claim holds the spans and what the words decide. Outside it, in `extra`, stay what may differ between
two sightings of one and the same claim: confidences, rule versions, local numbers, and all that comes from elsewhere
than the words (who a name is, where a gazetteer puts a place).
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sayso.ledger.compact import compact
from sayso.model.claims import Attribution, Claim
from sayso.model.codec import decode
from sayso.model.documents import Document
from sayso.model.entries import Entry, identify
from sayso.model.extraction import Extraction
from sayso.model.problems import Problem
from sayso.model.values import Mention, Place, Quantity, TimeInterval

_VALUES: dict[str, tuple[str, type, frozenset[str]]] = {
    "quantities": ("quantities", Quantity, frozenset({"rule", "claim"})),
    "timexes": ("times", TimeInterval, frozenset({"claim"})),
    "toponyms": (
        "places",
        Place,
        frozenset({"lat", "lon", "geonameid", "precision", "country", "candidates", "claim"}),
    ),
    "mentions": ("mentions", Mention, frozenset({"entity"})),
}
"""Key in the body -> attribute of the extraction, its record, and the fields that stay outside the body."""

_OUTSIDE_CLAIM = frozenset(
    {"id", "confidence", "speaker", "speakers", "candidates", "chain", "within", "disputes"},
)


_Held = tuple[dict[str, Any], dict[str, Any]]
"""Values as the lists of a body and the lists of an extra."""


class Draft(NamedTuple):
    """An entry before it has its maker, time and place in the chain."""

    kind: str
    body: dict[str, Any]
    extra: dict[str, Any]


def document_body(document: Document) -> dict[str, Any]:
    """A document's facts, its text by digest; what went wrong in reading it is no part of what it is.

    >>> sorted(document_body(Document(id="a", text="Six died.")))
    ['id', 'text']
    """
    body: dict[str, Any] = compact(dataclasses.replace(document, text="", problems=()))
    body["text"] = document.digest
    return body


class Reading(NamedTuple):
    """An extraction about to be kept: its document's body and entry id, and its run's."""

    extraction: Extraction
    document: dict[str, Any]
    document_id: str
    run: dict[str, Any]
    run_id: str


def reading_of(extraction: Extraction) -> Reading:
    """What makes a run this run: which version of which document was read, and by which maker."""
    document = document_body(extraction.document)
    document_id = identify("document", document)
    run = {"document": document_id, "text": document["text"], "made_by": extraction.made_by}
    return Reading(extraction, document, document_id, run, identify("run", run))


def drafts(reading: Reading, *, started: str, finished: str) -> list[Draft]:
    """All entries of one reading: the document first, the run last, so that a run that is there is whole."""
    found = [
        draft._replace(extra={**draft.extra, "run": reading.run_id, "n": number})
        for number, draft in enumerate(_findings(reading.extraction, reading.run["text"]))
    ]
    end = {"started": started, "finished": finished, "count": len(found)}
    problems = reading.extraction.document.problems
    document = Draft("document", reading.document, {"problems": compact(problems)} if problems else {})
    return [document, *found, Draft("run", reading.run, end)]


def _findings(extraction: Extraction, text: str) -> Iterator[Draft]:
    held = _values_by_claim(extraction, {attribution.id for attribution in extraction.attributions})
    for attribution in extraction.attributions:
        body, extra = _split(attribution, _OUTSIDE_CLAIM)
        inside, outside = held.pop(attribution.id, ({}, {}))
        yield Draft("claim", {"text": text, **body, **inside}, {**extra, **outside})
    for inside, outside in held.values():
        yield Draft("value", {"text": text, **inside}, outside)
    for problem in extraction.problems:
        yield Draft("problem", {"text": text, **compact(problem)}, {})


def _values_by_claim(extraction: Extraction, known: set[str]) -> dict[str | None, _Held]:
    """The values of each claim (None: of no claim), as the body's lists and the extra's lists."""
    held: dict[str | None, _Held] = {}
    for key, (attribute, _, outside) in _VALUES.items():
        for number, value in enumerate(getattr(extraction, attribute)):
            claim = getattr(value, "claim", None)
            inner, outer = _split(value, outside)
            if claim in known:
                outer.pop("claim")
            else:
                claim = None
            body, extra = held.setdefault(claim, ({}, {}))
            body.setdefault(key, []).append(inner)
            extra.setdefault(key, []).append({"n": number, **outer})
    return held


def _split(record: Any, outside: frozenset[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    whole: dict[str, Any] = compact(record)
    extra = {name: whole.pop(name) for name in outside & whole.keys()}
    return whole, extra


def document_of(body: dict[str, Any], text: str) -> Document:
    """The document that `document_body` wrote down, with its text put back."""
    return decode(Document, {**body, "text": text})


def extraction_of(document: Document, made_by: str, findings: Iterable[Entry]) -> Extraction:
    """The extraction whose findings these entries are, in the order in which they were found."""
    attributions: list[Attribution] = []
    problems: list[Problem] = []
    values: dict[str, list[tuple[int, Any]]] = {key: [] for key in _VALUES}
    for entry in sorted(findings, key=lambda entry: int(entry.extra["n"])):
        if entry.kind == "problem":
            problems.append(decode(Problem, entry.body))
            continue
        claim = None
        if entry.kind == "claim":
            whole = {**entry.body, **{key: entry.extra[key] for key in _OUTSIDE_CLAIM & entry.extra.keys()}}
            attributions.append(decode(Attribution, whole))
            claim = attributions[-1].id
        for key, (_, kind, _) in _VALUES.items():
            for inner, outer in zip(entry.body.get(key, ()), entry.extra.get(key, ()), strict=True):
                values[key].append((outer["n"], decode(kind, {"claim": claim, **inner, **outer})))
    ordered = {
        attribute: tuple(value for _, value in sorted(values[key], key=lambda pair: pair[0]))
        for key, (attribute, _, _) in _VALUES.items()
    }
    return Extraction(
        document=document, attributions=tuple(attributions), problems=tuple(problems), made_by=made_by, **ordered
    )


def claim_ids(extraction: Extraction) -> dict[str, str]:
    """The claim's id for each attribution's own id within its document.

    >>> claim_ids(Extraction(Document(id="a", text="Six died.")))
    {}
    """
    held = _values_by_claim(extraction, {attribution.id for attribution in extraction.attributions})
    text = extraction.document.digest
    return {
        each.id: identify("claim", {"text": text, **_split(each, _OUTSIDE_CLAIM)[0], **held.pop(each.id, ({}, {}))[0]})
        for each in extraction.attributions
    }


def claims_of(extraction: Extraction, *, ids: Mapping[str, str] | None = None) -> tuple[Claim, ...]:
    """The claims of an extraction: each attribution with the values that its content carries.

    `ids` are those under which its claims were recorded, so that a claim keeps its id when a person corrects it.

    >>> claims_of(Extraction(Document(id="a", text="Six died.")))
    ()
    """
    known = {each.id for each in extraction.attributions}
    ids = ids if ids is not None and known <= ids.keys() else {**claim_ids(extraction), **(ids or {})}
    text = extraction.document.digest
    quantities, times, places = (
        _grouped(values) for values in (extraction.quantities, extraction.times, extraction.places)
    )
    return tuple(
        Claim(
            id=ids[each.id],
            text=text,
            attribution=each,
            quantities=tuple(quantities[each.id]),
            times=tuple(times[each.id]),
            places=tuple(places[each.id]),
        )
        for each in extraction.attributions
    )


def _grouped(values: Iterable[Any]) -> defaultdict[str | None, list[Any]]:
    groups: defaultdict[str | None, list[Any]] = defaultdict(list)
    for value in values:
        groups[value.claim].append(value)
    return groups
