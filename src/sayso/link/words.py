"""Small sets of words by which noun phrases are read; `words.tsv` holds one set a row."""

from __future__ import annotations

import csv
import functools
from importlib.resources import files


@functools.cache
def words(name: str) -> frozenset[str]:
    """The set of this name, in lower case.

    >>> "several" in words("plural"), "general" in words("plural")
    (True, False)
    """
    with (files(__package__) / "words.tsv").open(encoding="utf-8") as rows:
        return next(
            frozenset(row["words"].split()) for row in csv.DictReader(rows, delimiter="\t") if row["set"] == name
        )
