"""Where the places of one report are: candidates from the gazetteer, chosen by what the rest of it speaks of."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from sayso.link.gazetteer.index import Entry
from sayso.link.gazetteer.lookup import gazetteer as gazetteer_with
from sayso.model.documents import Document
from sayso.model.values import Candidate, Place, Precision
from sayso.text.tokens import Parsed

RUNNERS_UP = 4
PRECISION: dict[str, Precision] = {
    "town": "town",
    "division": "region",
    "district": "district",
    "country": "country",
    "area": "area",
}
KIND_PRIOR = {"country": 6.0, "area": 5.0, "division": 1.5, "district": 0.3, "town": 0.0}


def known(names: Sequence[str], *, gazetteer: Path | None = None) -> Collection[str]:
    """Those of the names that the gazetteer, or the user's file, has."""
    return gazetteer_with(gazetteer).known(names)


def resolve(
    document: Document, parsed: Parsed, places: Sequence[Place], *, gazetteer: Path | None = None
) -> list[Place]:
    """The places with coordinates, precision and runner-up candidates; names that the gazetteer lacks stay unresolved.

    One sense per report: a name means the same place wherever it stands. Scores weigh population, the countries the
    report speaks of, a containing place named next to it ("Sudzha in the Kursk region") and the distance to the others.
    """
    candidates = gazetteer_with(gazetteer).look_up({place.name for place in places})
    chosen = {name: max(found, key=_prior) for name, found in candidates.items()}
    beside = _beside(document, places)
    counts = Counter(place.name for place in places)
    for _ in range(2):
        countries = Counter[str]()
        for name, entry in chosen.items():
            countries[entry.country] += counts[name]
        chosen = {
            name: max(found, key=lambda entry: _score(entry, name, countries, chosen, beside))
            for name, found in candidates.items()
        }
    return [_resolved(place, chosen, candidates) for place in places]


def _prior(entry: Entry) -> float:
    own = 1.0 if entry.known_as == "name" else 0.0
    return KIND_PRIOR[entry.kind] + math.log10(entry.population + 10) + own


def _score(
    entry: Entry, name: str, countries: Counter[str], chosen: Mapping[str, Entry], beside: Mapping[str, set[str]]
) -> float:
    total = sum(countries.values()) or 1
    score = _prior(entry) + 3.0 * countries[entry.country] / total
    for neighbour in beside.get(name, ()):
        other = chosen.get(neighbour)
        if (
            other is not None
            and other is not entry
            and other.kind in ("division", "country")
            and _contains(other, entry)
        ):
            score += 4.0
    near = [_kilometres(entry, other) for each, other in chosen.items() if each != name and other.kind == "town"]
    return score + (sum(math.exp(-distance / 150) for distance in near) / len(near) if near else 0.0)


def _contains(outer: Entry, inner: Entry) -> bool:
    if outer.country != inner.country or outer.id == inner.id:
        return False
    return outer.kind == "country" or outer.division == inner.division


def _beside(document: Document, places: Sequence[Place]) -> dict[str, set[str]]:
    """For each name the names that follow it at once: after a comma or "in" ("Sudzha in the Kursk region")."""
    beside: dict[str, set[str]] = {}
    ordered = sorted(places, key=lambda place: place.span)
    for one, other in itertools.pairwise(ordered):
        between = document.text[one.span.end : other.span.start]
        if between.strip() in (",", "in", ", in", "in the", ", in the", "("):
            beside.setdefault(one.name, set()).add(other.name)
    return beside


def _resolved(place: Place, chosen: Mapping[str, Entry], candidates: Mapping[str, Sequence[Entry]]) -> Place:
    entry = chosen.get(place.name)
    if entry is None:
        return place
    others = sorted((other for other in candidates[place.name] if other is not entry), key=_prior, reverse=True)
    return dataclasses.replace(
        place,
        lat=round(entry.lat, 4),
        lon=round(entry.lon, 4),
        geonameid=entry.id or None,
        precision=PRECISION[entry.kind],
        country=entry.country or None,
        candidates=tuple(_candidate(other) for other in others[:RUNNERS_UP]),
    )


def _candidate(entry: Entry) -> Candidate:
    because = f"{entry.kind} in {entry.country}, {entry.population} people"
    score = round(1 / (1 + math.exp(4 - _prior(entry))), 3)
    return Candidate(entry.name, str(entry.id or ""), score, round(entry.lat, 4), round(entry.lon, 4), because)


def _kilometres(one: Entry, other: Entry) -> float:
    """Great-circle distance (haversine)."""
    phi, psi = math.radians(one.lat), math.radians(other.lat)
    half = (
        math.sin((psi - phi) / 2) ** 2
        + math.cos(phi) * math.cos(psi) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    )
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
