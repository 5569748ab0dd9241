"""Where the places of one report are: candidates from the gazetteer, chosen by what the rest of it speaks of."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from sayso.link.gazetteer.index import Entry
from sayso.link.gazetteer.lookup import gazetteer as gazetteer_with
from sayso.link.whereabouts import choose, prior
from sayso.model.documents import Document
from sayso.model.values import Candidate, Place, Precision
from sayso.text.tokens import Parsed

RUNNERS_UP = 4
PRECISION: dict[str, Precision] = {
    "site": "exact",
    "town": "town",
    "division": "region",
    "district": "district",
    "country": "country",
    "people": "country",
    "area": "area",
}


def known(names: Sequence[str], *, gazetteer: Path | None = None) -> dict[str, float]:
    """Those of the names that the gazetteer, or the user's file, has, with how prominent a place they may mean."""
    return gazetteer_with(gazetteer).known(names)


def resolve(
    document: Document, parsed: Parsed, places: Sequence[Place], *, gazetteer: Path | None = None
) -> list[Place]:
    """The places with coordinates, precision and runner-up candidates; names that the gazetteer lacks stay unresolved.

    One sense per report: a name means the same place wherever it stands. Scores weigh population, the countries the
    report speaks of, a containing place named next to it ("Sudzha in the Kursk region") and the distance to the others.
    """
    candidates = gazetteer_with(gazetteer).look_up({place.name for place in places})
    counts = Counter(place.name for place in places)
    beside = _beside(document, places)
    chosen = choose(candidates, counts, beside)
    return [_resolved(place, chosen, candidates) for place in places]


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
    others = sorted((other for other in candidates[place.name] if other is not entry), key=prior, reverse=True)
    return dataclasses.replace(
        place,
        role="demonym" if entry.kind == "people" and place.role == "place" else place.role,
        lat=round(entry.lat, 4),
        lon=round(entry.lon, 4),
        geonameid=entry.id or None,
        precision=PRECISION[entry.kind],
        country=entry.country or None,
        candidates=tuple(_candidate(other) for other in others[:RUNNERS_UP]),
    )


def _candidate(entry: Entry) -> Candidate:
    because = f"{entry.kind} in {entry.country}, {entry.population} people"
    score = round(1 / (1 + math.exp(4 - prior(entry))), 3)
    return Candidate(entry.name, str(entry.id or ""), score, round(entry.lat, 4), round(entry.lon, 4), because)
