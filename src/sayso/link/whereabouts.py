"""Which of the places that a name can mean is meant: every name of a report votes on what the report is about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from sayso.link.gazetteer.index import Entry

PRIOR = {"country": 4.0, "people": 4.0, "area": 4.0, "division": 1.5, "district": -1.0, "town": 0.0, "site": 0.0}
"""How much more a bare name means a country or a region than a town of the same population (powers of ten)."""
OWN = 1.0
"""How much more a name means the place whose first name it is."""
COUNTRY, DIVISION, NEAR, CONTAINED, WHOLE = 5.0, 4.0, 3.0, 5.0, 3.0
"""Weights of what the rest of the report says: its countries, its divisions, its other places, a container beside; what
a country gains, which lies in no division and near nothing, from being the report's own."""
SEAT, SEAT_SHARE, SEAT_REACH = 4.0, 0.1, 150.0
"""What a division loses to the city of its name, the share of its people that the city needs to have, and how near its
middle it lies, in kilometres."""
REACH = 100.0
"""Kilometres at which the weight of another place has fallen to a third."""
ROUNDS = 3
K = TypeVar("K")
SHARPNESS = 1.5
"""How decidedly a name votes for its better candidates (per power of ten)."""


def prior(entry: Entry) -> float:
    """How likely a name means this place when nothing else is known: its kind, its size, whether it is its own name."""
    return PRIOR[entry.kind] + math.log10(entry.population + 10) + (OWN if entry.known_as == "name" else 0.0)


def choose(
    candidates: Mapping[str, Sequence[Entry]], counts: Counter[str], beside: Mapping[str, set[str]]
) -> dict[str, Entry]:
    """The place that each name means in this report.

    Each name spreads its vote over its candidates, the more likely ones more; countries and divisions that many names
    vote for make their candidates likelier in the next round. A name's own votes never count for itself.
    """
    priors = {name: _priors(found) for name, found in candidates.items()}
    scores: dict[str, list[float]] = priors
    for _ in range(ROUNDS):
        votes = {name: _Vote(found, _shares(scores[name]), counts[name]) for name, found in candidates.items()}
        chosen = _best(candidates, scores)
        setting = _Setting(votes, chosen)
        around = {name: [chosen[each] for each in beside.get(name, ()) if each in chosen] for name in candidates}
        scores = {
            name: [
                before + setting.fit(name, entry, around[name])
                for before, entry in zip(priors[name], found, strict=True)
            ]
            for name, found in candidates.items()
        }
    return _best(candidates, scores)


def _priors(found: Sequence[Entry]) -> list[float]:
    """The priors of a name's candidates; a division yields to the city in it that shares its name and most of its
    people ("Moscow", "Idlib")."""
    towns = [entry for entry in found if entry.kind == "town"]
    return [
        prior(entry) - SEAT * (entry.kind in ("division", "district") and any(_seat(town, entry) for town in towns))
        for entry in found
    ]


def _seat(town: Entry, division: Entry) -> bool:
    by_name = town.known_as == "name" or division.known_as == "other"
    large = by_name and town.population >= SEAT_SHARE * division.population
    return large and town.country == division.country and kilometres(*_at(town), *_at(division)) <= SEAT_REACH


def _at(entry: Entry) -> tuple[float, float]:
    return entry.lat, entry.lon


def _best(candidates: Mapping[str, Sequence[Entry]], scores: Mapping[str, Sequence[float]]) -> dict[str, Entry]:
    return {name: found[max(range(len(found)), key=scores[name].__getitem__)] for name, found in candidates.items()}


def _shares(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    weights = [math.exp(SHARPNESS * (score - top)) for score in scores]
    return [weight / math.fsum(weights) for weight in weights]


class _Vote:
    """How one name's mentions are spread over countries and divisions."""

    def __init__(self, found: Sequence[Entry], shares: Sequence[float], count: int) -> None:
        self.countries, self.divisions = Counter[str](), Counter[tuple[str, str]]()
        for entry, share in zip(found, shares, strict=True):
            if entry.country:
                self.countries[entry.country] += count * share  # type: ignore[assignment]
            if entry.division:
                self.divisions[entry.country, entry.division] += count * share  # type: ignore[assignment]


@dataclass(frozen=True)
class _Setting:
    """What a report is about, as far as its places tell."""

    votes: Mapping[str, _Vote]
    chosen: Mapping[str, Entry]

    @cached_property
    def _countries(self) -> Counter[str]:
        return sum((vote.countries for vote in self.votes.values()), Counter[str]())

    @cached_property
    def _divisions(self) -> Counter[tuple[str, str]]:
        return sum((vote.divisions for vote in self.votes.values()), Counter[tuple[str, str]]())

    @cached_property
    def _totals(self) -> tuple[float, float]:
        return self._countries.total(), self._divisions.total()

    def fit(self, name: str, entry: Entry, containers: Sequence[Entry]) -> float:
        """How well a candidate fits the other names of the report."""
        own = self.votes[name]
        country = _share(self._countries, own.countries, entry.country, self._totals[0])
        score = COUNTRY * country + CONTAINED * any(contains(container, entry) for container in containers)
        if entry.kind in ("country", "people"):
            return score + WHOLE * country
        if entry.division:
            at = (entry.country, entry.division)
            score += DIVISION * _share(self._divisions, own.divisions, at, self._totals[1])
        return score + NEAR * min(1.0, self._nearness(name, entry))

    def _nearness(self, name: str, entry: Entry) -> float:
        others = (other for each, other in self.chosen.items() if each != name and other.division)
        far = (kilometres(*_at(entry), *_at(other)) for other in others if _close(entry, other))
        return math.fsum(math.exp(-each / REACH) for each in far)


def _share(all_votes: Counter[K], own: Counter[K], at: K, total: float) -> float:
    """The share of the other names' votes; one vote is kept back, so that a single name decides little."""
    return (all_votes[at] - own[at]) / (total - own.total() + 1.0)


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether one place lies in another, by their codes.

    >>> ukraine = Entry(690791, "Ukraine", 49, 32, "country", "UA", "", 44622516, "name")
    >>> contains(ukraine, Entry(706483, "Kharkiv", 49.98, 36.25, "town", "UA", "07", 1433886, "name"))
    True
    """
    if outer.country != inner.country or outer.id == inner.id:
        return False
    return outer.kind == "country" or (outer.kind == "division" and outer.division == inner.division)


def _close(one: Entry, other: Entry) -> bool:
    """Whether the distance is worth reckoning: 6 degrees of latitude are six times the reach."""
    return abs(one.lat - other.lat) < 6.0


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points in degrees (haversine, a sphere of 6,371 km).

    >>> round(kilometres(51.5074, -0.1278, 48.8566, 2.3522))
    344
    """
    phi, psi = math.radians(lat), math.radians(other_lat)
    turn = math.sin(math.radians(other_lon - lon) / 2) ** 2
    half = math.sin((psi - phi) / 2) ** 2 + math.cos(phi) * math.cos(psi) * turn
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
