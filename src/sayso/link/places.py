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
from sayso.model.documents import Document
from sayso.model.values import Candidate, Place, Precision
from sayso.text.tokens import Parsed

RUNNERS_UP = 4
PRECISION: dict[str, Precision] = {
    "town": "town",
    "division": "region",
    "district": "district",
    "country": "country",
    "people": "country",
    "area": "area",
}
PRIOR = {"country": 4.0, "people": 4.0, "area": 4.0, "division": 1.5, "district": -1.0, "town": 0.0}
"""How much more a bare name means a country or a region than a town of the same population (powers of ten)."""
COUNTRY, DIVISION, NEAR, CONTAINED = 5.0, 4.0, 3.0, 5.0
"""Weights of what the rest of the report says: its countries, its divisions, its other places, a container beside."""


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
    chosen = {name: max(found, key=_prior) for name, found in candidates.items()}
    for _ in range(3):
        setting = _Setting.of(chosen, counts)
        chosen = {name: setting.best(name, found, beside, chosen) for name, found in candidates.items()}
    return [_resolved(place, chosen, candidates) for place in places]


def _prior(entry: Entry) -> float:
    """How likely a name means this place when nothing else is known: its kind, its size, whether it is its own name."""
    own = 0.7 if entry.known_as == "name" else 0.0
    return PRIOR[entry.kind] + math.log10(entry.population + 10) + own


@dataclasses.dataclass(frozen=True)
class _Setting:
    """What a report is about, as far as its places tell: shares of countries and divisions, and where they lie."""

    countries: Counter[str]
    divisions: Counter[tuple[str, str]]
    towns: tuple[tuple[str, Entry], ...]

    @classmethod
    def of(cls, chosen: Mapping[str, Entry], counts: Counter[str]) -> _Setting:
        countries, divisions = Counter[str](), Counter[tuple[str, str]]()
        for name, entry in chosen.items():
            countries[entry.country] += counts[name]
            if entry.division:
                divisions[entry.country, entry.division] += counts[name]
        return cls(countries, divisions, tuple((name, each) for name, each in chosen.items() if each.division))

    def best(
        self, name: str, found: Sequence[Entry], beside: Mapping[str, set[str]], chosen: Mapping[str, Entry]
    ) -> Entry:
        """The candidate that fits best; the name's own present sense does not speak for itself."""
        containers = [chosen[each] for each in beside.get(name, ()) if each in chosen]
        return max(found, key=lambda entry: _prior(entry) + self._fits(name, entry, containers, chosen[name]))

    def _fits(self, name: str, entry: Entry, containers: Sequence[Entry], present: Entry) -> float:
        own_country = int(entry.country == present.country)
        own_division = int((entry.country, entry.division) == (present.country, present.division))
        countries = max(1, self.countries.total() - 1)
        divisions = max(1, self.divisions.total() - 1)
        score = COUNTRY * (self.countries[entry.country] - own_country) / countries
        if entry.division:
            score += DIVISION * (self.divisions[entry.country, entry.division] - own_division) / divisions
        score += CONTAINED * any(_contains(container, entry) for container in containers)
        near = [math.exp(-_kilometres(entry, other) / 100) for each, other in self.towns if each != name]
        return score + NEAR * min(1.0, math.fsum(near))


def _contains(outer: Entry, inner: Entry) -> bool:
    if outer.country != inner.country or outer.id == inner.id:
        return False
    return outer.kind == "country" or (outer.kind == "division" and outer.division == inner.division)


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
