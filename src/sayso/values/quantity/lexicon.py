"""The tables beside this file, read once: units, modifiers, measures, classes of people and things."""

from __future__ import annotations

import csv
import functools
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table, by column name; a row's `example` is a sentence that it explains.

    Raises `FileNotFoundError` if there is no such table.

    >>> rows("units")[0]["unit"]
    'percentage'
    """
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@functools.cache
def column(name: str, key: str, value: str) -> dict[str, str]:
    """One column of a table by another.

    >>> column("units", "form", "unit")["km"]
    'kilometre'
    """
    return {row[key]: row[value] for row in rows(name)}


@functools.cache
def members(name: str, key: str, value: str) -> frozenset[str]:
    """The words of a table (its first column) whose `key` is `value`.

    >>> "killed" in members("measures", "measure", "killed")
    True
    """
    table = rows(name)
    first = next(iter(table[0]))
    return frozenset(row[first] for row in table if row[key] == value)


def these(text: str) -> frozenset[str]:
    """The words of a text as a set: function words that rules look for, too common to need a table.

    >>> sorted(these("were was"))
    ['was', 'were']
    """
    return frozenset(text.split())
