"""One file per output format; each has `write(ledger, out)`, and other packages can add theirs.

An entry point of the group `sayso.exporters` names a function like the ones here: it takes an open ledger and a text
file, and the first line of its docstring says what the format is for.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import TextIO

from sayso.export import csv, jsonl, log
from sayso.ledger.reader import Reader

Exporter = Callable[[Reader, TextIO], None]

_OWN: dict[str, Exporter] = {"csv": csv.write, "jsonl": jsonl.write, "log": log.write}


def exporters() -> dict[str, Exporter]:
    """All formats by name: our own, and those that installed packages add under other names.

    >>> sorted(exporters())[:3]
    ['csv', 'jsonl', 'log']
    """
    added = {point.name: point for point in entry_points(group="sayso.exporters")}
    return {name: point.load() for name, point in added.items()} | _OWN
