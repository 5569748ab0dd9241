"""An extraction as entries, and entries as an extraction: what an id hashes, and what stays outside it.

The body of a claim holds the spans and what the words decide. Outside it, in `extra`, stay what may differ between
two sightings of one and the same claim: confidences, rule versions, local numbers, and all that comes from elsewhere
than the words (who a name is, where a gazetteer puts a place). Fields at their default are not written, so that a
field added later changes no id.
"""

from __future__ import annotations

import dataclasses
import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sayso.model.claims import Attribution, Claim
from sayso.model.codec import decode, encode
from sayso.model.documents import Document
from sayso.model.entries import Entry, identify
from sayso.model.extraction import Extraction
from sayso.model.problems import Problem
from sayso.model.spans import Span
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

_PLAIN = frozenset({str, int, float, bool, type(None)})

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


@functools.cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    """Fields of a record with their defaults; the class itself stands for "has none"."""
    return tuple(
        (
            field.name,
            field.default_factory()
            if field.default_factory is not dataclasses.MISSING
            else kind
            if field.default is dataclasses.MISSING
            else field.default,
        )
        for field in dataclasses.fields(kind)
    )


def compact(value: Any) -> Any:
    """JSON of a record without the fields that are at their default; `decode` reads it back.

    >>> compact(Problem("read", "empty"))
    {'stage': 'read', 'message': 'empty'}
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is Span:
        return [value.start, value.end]
    if kind is tuple:
        return [compact(item) for item in value]
    if kind is dict:
        return {key: compact(item) for key, item in value.items()}
    if dataclasses.is_dataclass(kind):
        items = ((name, getattr(value, name), default) for name, default in _defaults(kind))
        return {name: compact(item) for name, item, default in items if item != default}
    return encode(value)


def document_body(document: Document) -> dict[str, Any]:
    """A document's facts, its text by digest.

    >>> sorted(document_body(Document(id="a", text="Six died.")))
    ['id', 'text']
    """
    body: dict[str, Any] = compact(dataclasses.replace(document, text=""))
    body["text"] = document.digest
    return body


def run_body(document: Document, made_by: str) -> dict[str, Any]:
    """What makes a run this run: which version of which document was read, and by which maker."""
    body = document_body(document)
    return {"document": identify("document", body), "text": body["text"], "made_by": made_by}


def drafts(extraction: Extraction, *, started: str, finished: str) -> list[Draft]:
    """All entries of one reading: the document first, the run last, so that a run that is there is whole."""
    document = document_body(extraction.document)
    text = document["text"]
    run = {"document": identify("document", document), "text": text, "made_by": extraction.made_by}
    run_id = identify("run", run)
    found = list(_findings(extraction, text, run_id))
    end = {"started": started, "finished": finished, "count": len(found)}
    return [Draft("document", document, {}), *found, Draft("run", run, end)]


def _findings(extraction: Extraction, text: str, run: str) -> Iterator[Draft]:
    known = {attribution.id for attribution in extraction.attributions}
    held = _values_by_claim(extraction, known)
    for attribution in extraction.attributions:
        body, extra = _split(attribution, _OUTSIDE_CLAIM)
        inside, outside = held.pop(attribution.id, ({}, {}))
        yield Draft("claim", {"text": text, **body, **inside}, {"run": run, **extra, **outside})
    for inside, outside in held.values():
        yield Draft("value", {"text": text, **inside}, {"run": run, **outside})
    for problem in extraction.problems:
        yield Draft("problem", {"text": text, **compact(problem)}, {"run": run})


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
    """The extraction whose findings these entries are, in the order in which they were recorded."""
    attributions: list[Attribution] = []
    problems: list[Problem] = []
    values: dict[str, list[tuple[int, Any]]] = {key: [] for key in _VALUES}
    for entry in findings:
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
