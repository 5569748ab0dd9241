"""Whether a person is likely a man or a woman by their given name, where the report does not say (`genders.tsv`)."""

from __future__ import annotations

import csv
import functools
from importlib.resources import files

from sayso.link.names import plain

OTHER = {"m": "f", "f": "m"}


@functools.cache
def _given() -> dict[str, str]:
    """Given names that only men or only women have, without accents."""
    with (files(__package__) / "genders.tsv").open(encoding="utf-8") as rows:
        table = list(csv.DictReader(rows, delimiter="\t"))
    marked = {(plain(name), row["gender"]) for row in table for name in row["names"].split()}
    return {name: gender for name, gender in marked if (name, OTHER[gender]) not in marked}


def likely(name: str) -> str:
    """The gender that the first word of a full name tells: "m", "f", or "" where it tells none.

    >>> likely("Irena Halden"), likely("Davor Petrik"), likely("Kim Orn"), likely("Irena")
    ('f', 'm', '', '')
    """
    first, _, rest = plain(name).partition(" ")
    return _given().get(first, "") if rest else ""
