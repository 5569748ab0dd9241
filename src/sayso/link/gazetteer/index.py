"""The gazetteer as sorted arrays: 64-bit digests of name keys beside the places that bear them.

A few arrays of numbers and one blob of names: read in a fraction of a second, some tens of megabytes in memory, and a
document's candidate names are looked up all at once by binary search.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.link.gazetteer.names import digest, key
from sayso.model.errors import WeightsError

Kind = Literal["town", "division", "district", "country", "area", "people"]
KINDS: tuple[Kind, ...] = ("town", "division", "district", "country", "area", "people")


class Row(NamedTuple):
    """One place as a source gives it: `id` its GeoNames id (0 if none), `division` the code of its first-level division
    within the country, `names` all names it is known by, the first being the one to show. A "people" row points from
    adjectives ("Syrian") to a country, whose own name comes first."""

    id: int
    lat: float
    lon: float
    kind: Kind
    country: str
    division: str
    population: int
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name can mean; `known_as` tells whether the name is its own or one of its other names."""

    id: int
    name: str
    lat: float
    lon: float
    kind: Kind
    country: str
    division: str
    population: int
    known_as: Literal["name", "other"]


@dataclass(frozen=True)
class Index:
    """The arrays; `digests` is sorted, `places[i]` bears the name `digests[i]`, `own[i]`: as its first name."""

    digests: NDArray[np.uint64]
    places: NDArray[np.uint32]
    own: NDArray[np.bool_]
    ids: NDArray[np.uint32]
    lat: NDArray[np.float32]
    lon: NDArray[np.float32]
    kinds: NDArray[np.uint8]
    populations: NDArray[np.uint32]
    countries: NDArray[np.uint8]
    divisions: NDArray[np.uint16]
    country_codes: tuple[str, ...]
    division_codes: tuple[str, ...]
    offsets: NDArray[np.uint32]
    names: bytes

    def look_up(self, keys: Sequence[str]) -> dict[str, list[Entry]]:
        """The places behind each key (see `names.key`); keys that name nothing are left out."""
        wanted = np.array([digest(each) for each in keys], dtype=np.uint64)
        first = np.searchsorted(self.digests, wanted, side="left")
        last = np.searchsorted(self.digests, wanted, side="right")
        return {
            each: [self._entry(at) for at in range(first[number], last[number])]
            for number, each in enumerate(keys)
            if first[number] < last[number]
        }

    def _entry(self, at: int) -> Entry:
        place = int(self.places[at])
        name = self.names[self.offsets[place] : self.offsets[place + 1]].decode("utf-8")
        return Entry(
            id=int(self.ids[place]),
            name=name,
            lat=float(self.lat[place]),
            lon=float(self.lon[place]),
            kind=KINDS[self.kinds[place]],
            country=self.country_codes[self.countries[place]],
            division=self.division_codes[self.divisions[place]],
            population=int(self.populations[place]),
            known_as="name" if self.own[at] else "other",
        )


def build(rows: Iterable[Row]) -> Index:
    """The index of these places; the same rows in any order give the same index.

    >>> found = build([Row(707860, 45.2, 33.36, "town", "UA", "11", 105719, ("Yevpatoriya", "Eupatoria"))])
    >>> [entry.name for entry in found.look_up(["eupatoria"])["eupatoria"]]
    ['Yevpatoriya']
    """
    places = sorted(rows, key=lambda row: (row.id, row.names[0], row.kind, row.lat, row.lon))
    countries = tuple(sorted({row.country for row in places}))
    divisions = tuple(sorted({row.division for row in places}))
    country_at = {code: number for number, code in enumerate(countries)}
    division_at = {code: number for number, code in enumerate(divisions)}
    encoded = [row.names[0].encode("utf-8") for row in places]
    pairs = sorted(
        (digest(each), number, each == key(row.names[0]))
        for number, row in enumerate(places)
        for each in {key(name) for name in (row.names[1:] if row.kind == "people" else row.names)}
        if each
    )
    return Index(
        digests=np.array([pair[0] for pair in pairs], dtype=np.uint64),
        places=np.array([pair[1] for pair in pairs], dtype=np.uint32),
        own=np.array([pair[2] for pair in pairs], dtype=np.bool_),
        ids=np.array([row.id for row in places], dtype=np.uint32),
        lat=np.array([row.lat for row in places], dtype=np.float32),
        lon=np.array([row.lon for row in places], dtype=np.float32),
        kinds=np.array([KINDS.index(row.kind) for row in places], dtype=np.uint8),
        populations=np.array([row.population for row in places], dtype=np.uint32),
        countries=np.array([country_at[row.country] for row in places], dtype=np.uint8),
        divisions=np.array([division_at[row.division] for row in places], dtype=np.uint16),
        country_codes=countries,
        division_codes=divisions,
        offsets=np.concatenate([[0], np.cumsum([len(name) for name in encoded])]).astype(np.uint32),
        names=b"".join(encoded),
    )


def save(index: Index, path: Path) -> None:
    """Write the index to one compressed file."""
    arrays: dict[str, Any] = {name: value for name, value in vars(index).items() if isinstance(value, np.ndarray)}
    arrays["names"] = np.frombuffer(index.names, dtype=np.uint8)
    arrays |= {name: np.array(getattr(index, name)) for name in ("country_codes", "division_codes")}
    with path.open("wb") as out:
        np.savez_compressed(out, **arrays)


@functools.lru_cache(maxsize=4)
def load(path: Path) -> Index:
    """Read an index written by `save`, once a process.

    Raises `WeightsError` if it is not there or is no index.
    """
    try:
        with np.load(path, allow_pickle=False) as data:
            fields: dict[str, Any] = {name: data[name] for name in data.files}
    except (OSError, ValueError) as error:
        raise WeightsError(f"{path}: no gazetteer index here ({error}); make one with: sayso gazetteer build") from None
    fields["names"] = fields["names"].tobytes()
    for name in ("country_codes", "division_codes"):
        fields[name] = tuple(fields[name].tolist())
    return Index(**fields)
