"""Looks names up: the user's places first, then our table of regions, then GeoNames."""

from __future__ import annotations

import csv
import functools
import math
import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from sayso.link.gazetteer.index import Entry, Index, Kind, Row, build, load
from sayso.link.gazetteer.names import key
from sayso.model.errors import UsageError

PLACES = Path(str(files(__package__) / "places.npz"))
REGIONS = Path(str(files(__package__) / "regions.tsv"))
WIDE = ("division", "district", "area")
PRECISIONS: dict[str, Kind] = {
    "exact": "site",
    "town": "town",
    "district": "district",
    "region": "division",
    "country": "country",
    "area": "area",
}


SUFFIX = re.compile(r" (oblast|region|province|state|governorate|county|prefecture|department|district|city|republic)$")
"""Words that a report adds to the name of a division."""


class Gazetteer:
    """Everything that a name can mean; a name in an earlier layer hides the same name in later ones, while the indexes
    of one layer add to each other."""

    def __init__(self, layers: Sequence[Sequence[Index]]) -> None:
        self._layers = layers

    def look_up(self, names: Iterable[str]) -> dict[str, list[Entry]]:
        """Each name that is known with all the places that it can mean."""
        keys = {name: key(name) for name in names}
        found: dict[str, list[Entry]] = {}
        for layer in self._layers:
            found |= _together(layer, sorted({each for each in keys.values() if each and each not in found}))
        return {name: found[each] for name, each in keys.items() if each in found} | self._divisions(keys, found)

    def _divisions(self, keys: dict[str, str], found: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
        """Names such as "Kursk Oblast" that are known only without the word for what they are."""
        short = {name: SUFFIX.sub("", each) for name, each in keys.items() if each not in found and SUFFIX.search(each)}
        entries: dict[str, list[Entry]] = {}
        for layer in self._layers:
            looked_up = _together(layer, sorted({each for each in short.values() if each not in entries}))
            divisions = {each: [one for one in some if one.kind in WIDE] for each, some in looked_up.items()}
            entries |= {each: some for each, some in divisions.items() if some}
        return {name: entries[each] for name, each in short.items() if each in entries}

    def known(self, names: Sequence[str]) -> dict[str, float]:
        """Those of the names that mean a place, each with the prominence of the most prominent one: the power of ten of
        its population; regions and the like count as much as a town of a million."""
        return {name: max(map(_prominence, entries)) for name, entries in self.look_up(names).items()}


def _together(layer: Sequence[Index], keys: Sequence[str]) -> dict[str, list[Entry]]:
    """What the indexes of a layer know; of two entries with one id and kind the first."""
    found: dict[str, list[Entry]] = {}
    for index in layer:
        for each, entries in index.look_up(keys).items():
            have = {(one.id, one.kind) for one in found.get(each, ()) if one.id}
            found.setdefault(each, []).extend(one for one in entries if (one.id, one.kind) not in have)
    return found


def _prominence(entry: Entry) -> float:
    """Places of hand-kept tables, which give no population and no division, are all worth finding."""
    return (
        math.log10(entry.population + 1)
        if entry.kind in ("town", "district") and (entry.population or entry.division)
        else 6.0
    )


@functools.lru_cache(maxsize=4)
def gazetteer(user: Path | None = None) -> Gazetteer:
    """The gazetteer, with the user's own before all else: a table (CSV: name, lat, lon, precision, id) or an index.

    Raises `UsageError` naming the file and line of a row that is no place.
    """
    regions, places = build(region_rows(REGIONS)), load(PLACES)
    if user is None:
        return Gazetteer([[regions], [places]])
    if user.suffix == ".npz":
        return Gazetteer([[regions], [load(user), places]])
    return Gazetteer([[build(user_rows(user))], [regions], [places]])


def user_rows(path: Path) -> list[Row]:
    """The places of a user's CSV file; other names of a place stand in `name`, divided by "|"."""
    rows = []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            try:
                kind = PRECISIONS[(row.get("precision") or "town").strip()]
                names = tuple(name.strip() for name in row["name"].split("|") if name.strip())
                identifier = int(row["id"]) if (row.get("id") or "").strip().isdigit() else 0
                rows.append(Row(identifier, float(row["lat"]), float(row["lon"]), kind, "", "", 0, names))
                names[0]
            except (KeyError, ValueError, TypeError, IndexError):
                raise UsageError(
                    f"{path}:{number}: not a place; columns are name, lat, lon and, if you like, precision, id"
                ) from None
    return rows


def region_rows(path: Path) -> list[Row]:
    """The rows of our table of regions, seas and other areas."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Row(
                int(row["geonameid"] or 0),
                float(row["lat"]),
                float(row["lon"]),
                PRECISIONS[row["precision"]],
                row["country"],
                "",
                0,
                tuple(row["names"].split("|")),
            )
            for row in csv.DictReader(lines, delimiter="\t")
        ]
