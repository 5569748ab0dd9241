"""The gazetteer as sorted arrays: 64-bit digests of name keys beside the places that bear them.

A few arrays of numbers and one blob of names: read in a fraction of a second, some tens of megabytes in memory, and a
document's candidate names are looked up all at once by binary search.
"""

from __future__ import annotations

import functools
import struct
import zipfile
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.link.gazetteer.names import digest, key
from sayso.model.errors import WeightsError

Kind = Literal["town", "division", "district", "country", "area", "people", "site"]
COLUMNS = {
    "ids": "I",
    "lat": "f",
    "lon": "f",
    "kinds": "B",
    "populations": "I",
    "countries": "H",
    "divisions": "H",
}
"""What the index keeps of each place, in the order of `Index`, with the type code of its column."""
KINDS: tuple[Kind, ...] = ("town", "division", "district", "country", "area", "people", "site")


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
    countries: NDArray[np.uint16]
    divisions: NDArray[np.uint16]
    country_codes: tuple[str, ...]
    division_codes: tuple[str, ...]
    offsets: NDArray[np.uint64]
    names: NDArray[np.uint8]

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
        name = self.names[int(self.offsets[place]) : int(self.offsets[place + 1])].tobytes().decode("utf-8")
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
    """The index of these places, read once and one by one, so that millions of them need not stand in memory.

    >>> found = build([Row(707860, 45.2, 33.36, "town", "UA", "11", 105719, ("Yevpatoriya", "Eupatoria"))])
    >>> [entry.name for entry in found.look_up(["eupatoria"])["eupatoria"]]
    ['Yevpatoriya']
    """
    country_at, division_at = dict[str, int](), dict[str, int]()
    digests, bearers, own = array("Q"), array("I"), array("B")
    columns: dict[str, array[Any]] = {name: array(code) for name, code in COLUMNS.items()}
    offsets, names = array("Q", [0]), bytearray()
    for number, row in enumerate(rows):
        first = key(row.names[0])
        for each in sorted({key(name) for name in (row.names[1:] if row.kind == "people" else row.names)} - {""}):
            digests.append(digest(each))
            bearers.append(number)
            own.append(each == first)
        country = country_at.setdefault(row.country, len(country_at))
        division = division_at.setdefault(row.division, len(division_at))
        values = (row.id, row.lat, row.lon, KINDS.index(row.kind), row.population, country, division)
        for column, value in zip(columns.values(), values, strict=True):
            column.append(value)
        names += row.names[0].encode("utf-8")
        offsets.append(len(names))
    about: dict[str, Any] = {name: np.asarray(column) for name, column in columns.items()}
    order = np.lexsort((np.asarray(bearers), np.asarray(digests)))
    return Index(
        digests=np.asarray(digests, dtype=np.uint64)[order],
        places=np.asarray(bearers, dtype=np.uint32)[order],
        own=np.asarray(own, dtype=np.bool_)[order],
        **about,
        country_codes=tuple(country_at),
        division_codes=tuple(division_at),
        offsets=np.asarray(offsets, dtype=np.uint64),
        names=np.frombuffer(bytes(names), dtype=np.uint8),
    )


def save(index: Index, path: Path, *, compressed: bool = True) -> None:
    """Write the index to one file; an uncompressed one is read from the disk as it is needed, never as a whole."""
    arrays: dict[str, Any] = {name: np.array(value) for name, value in vars(index).items()}
    with path.open("wb") as out:
        (np.savez_compressed if compressed else np.savez)(out, **arrays)


@functools.lru_cache(maxsize=4)
def load(path: Path) -> Index:
    """Read an index written by `save`, once a process.

    Raises `WeightsError` if it is not there or is no index.
    """
    try:
        with zipfile.ZipFile(path) as stored:
            fields = {
                member.filename.removesuffix(".npy"): _array(path, stored, member) for member in stored.infolist()
            }
        for name in ("country_codes", "division_codes"):
            fields[name] = tuple(fields[name].tolist())
        return Index(**fields)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise WeightsError(f"{path}: no gazetteer index ({error}); make one with: sayso gazetteer build") from None


def _array(path: Path, stored: zipfile.ZipFile, member: zipfile.ZipInfo) -> Any:
    """One array of the file: mapped where it stands if it is stored as it is, else unpacked into memory."""
    with stored.open(member) as data:
        if member.compress_type != zipfile.ZIP_STORED:
            return np.lib.format.read_array(data, allow_pickle=False)
        np.lib.format.read_magic(data)
        shape, _, dtype = np.lib.format.read_array_header_1_0(data)
        header = data.tell()
    with path.open("rb") as raw:
        raw.seek(member.header_offset)
        name_length, extra_length = struct.unpack("<26xHH", raw.read(30))
    start = member.header_offset + 30 + name_length + extra_length + header
    return np.memmap(path, dtype=dtype, mode="r", offset=start, shape=shape)
