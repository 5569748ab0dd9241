"""A full GeoNames dump (allCountries.zip, or one country's file) as an index on disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sayso.link.gazetteer.index import Kind, Row, build, save
from sayso.model.errors import UsageError

COLUMNS = 19
"""Columns of GeoNames' main table, divided by tabs (its readme, "The main 'geoname' table")."""
AREAS = {"H": frozenset({"LK", "LKS", "STM", "SEA", "GULF", "BAY", "STRT", "CNL", "RSV", "OCN"})}
AREAS |= {"L": frozenset({"RGN", "RGNH", "AREA", "CONT", "CST", "OAS"})}
AREAS |= {"T": frozenset({"ISL", "ISLS", "MT", "MTS", "PEN", "PLAT", "DSRT", "VAL", "PASS"})}
"""Waters, regions and landforms that reports name; buildings, roads and the like are left out."""


def build_from(dump: Path, out: Path) -> int:
    """Write an index of the dump's towns, divisions, countries and areas to `out`; return how many places it has.

    Takes the zip or the text in it; names in other than Latin letters are left out. The index is read from the disk as
    it is needed. GeoNames data are CC BY 4.0: say so where you pass the index on. Raises `UsageError` naming the line
    that is no row of GeoNames.
    """
    index = build(rows(dump))
    save(index, out, compressed=False)
    return len(index.ids)


def rows(dump: Path) -> Iterator[Row]:
    """The places of a dump that an index keeps, in its order."""
    for number, line in enumerate(_lines(dump), start=1):
        cells = line.rstrip("\r\n").split("\t")
        try:
            if len(cells) != COLUMNS:
                raise ValueError(f"{len(cells)} columns")
            if row := _row(cells):
                yield row
        except ValueError as error:
            raise UsageError(f"{dump}:{number}: no row of GeoNames' main table ({error})") from None


def _row(cells: list[str]) -> Row | None:
    r"""The place of one line, None if it is of a kind that is left out.

    >>> line = "706483\tKharkiv\tKharkiv\tKharkov\t49.98\t36.25\tP\tPPLA\tUA\t\t07\t\t\t\t1433886\t\t113\t\t"
    >>> _row(line.split("\t")).names
    ('Kharkiv', 'Kharkov')
    """
    identifier, name, ascii_name, others, lat, lon, feature, code, country, _, division, *_ = cells
    kind = _kind(feature, code)
    if kind is None or not name:
        return None
    known = (
        name,
        *dict.fromkeys(other for other in (ascii_name, *others.split(",")) if _latin(other) and other != name),
    )
    population = int(cells[14] or 0)
    return Row(int(identifier), float(lat), float(lon), kind, country, division, min(population, 2**32 - 1), known)


def _kind(feature: str, code: str) -> Kind | None:
    if feature == "P":
        return "town"
    if feature == "A":
        return "country" if code.startswith("PCL") else "division" if code == "ADM1" else "district"
    return "area" if code in AREAS.get(feature, ()) else None


def _latin(name: str) -> bool:
    """Whether a name is worth keeping: three letters and more, all of them Latin."""
    return len(name) > 2 and all(not letter.isalpha() or letter < "\u0250" for letter in name)


def _lines(dump: Path) -> Iterator[str]:
    if not zipfile.is_zipfile(dump):
        with dump.open(encoding="utf-8", newline="\n") as text:
            yield from text
        return
    with zipfile.ZipFile(dump) as stored:
        tables = [name for name in stored.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
        if len(tables) != 1:
            raise UsageError(f"{dump}: holds {len(tables)} tables; give allCountries.zip or one country's zip")
        with stored.open(tables[0]) as raw:
            yield from io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
