"""Rows on the screen or down a pipe: a table for people, JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.cli import narrow
from sayso.export.csv import defused
from sayso.ledger.log import written


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


FormatOption = Annotated[
    Format | None,
    typer.Option("--format", help="table, jsonl or csv; a table on a terminal, jsonl when piped.", show_default=False),
]


UNBROKEN = frozenset({"said", "claim", "question", "low", "high", "stance", "side"})
"""Columns of short words that a narrow terminal must not break."""
NARROW = {"cue": 14, "outlet": 14, "how": 14, "who": 20, "speaker": 24}
"""How wide columns of names may grow, so that those of sentences keep most of the line."""
SHORT = 10
"""Letters of an id that a table shows: enough to name it in a command."""


def form_of(form: Format | None) -> Format:
    """The form asked for; else a table on a terminal and JSON lines down a pipe."""
    return form or (Format.table if sys.stdout.isatty() else Format.jsonl)


def print_rows(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    form: Format | None = None,
    title: str | None = None,
    empty: str = "nothing found",
) -> None:
    """Print rows; a table shows `columns`, JSON lines show every key, CSV shows `columns` with formulas defused."""
    match form_of(form):
        case Format.jsonl:
            for row in rows:
                print(written(json.dumps(row, ensure_ascii=False)))
        case Format.csv:
            writer = csv.writer(sys.stdout)
            writer.writerow(columns)
            writer.writerows([defused(_cell(row.get(column))) for column in columns] for row in rows)
        case Format.table:
            _print_table(rows, columns, title, empty)


def _print_table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], title: str | None, empty: str) -> None:
    cells = [{column: _shortened(column, _cell(row.get(column))) for column in columns} for row in rows]
    if not cells:
        Console(stderr=True).print(empty, style="dim")
        return
    console = Console()
    if title:
        console.print(Text(title, style="bold"))
    if narrow.fits(cells, columns, UNBROKEN, console.width):
        console.print(_table(cells, columns, console.width))
        return
    head, *lines = narrow.lines(cells, columns, UNBROKEN, console.width)
    console.print(Text(head, style="bold"), soft_wrap=True)
    for line in lines:
        console.print(Text(line), soft_wrap=True)


def _table(cells: Sequence[Mapping[str, str]], columns: Sequence[str], width: int) -> Table:
    table = Table(header_style="bold", box=None, pad_edge=False)
    sizes = narrow.widths(cells, columns, UNBROKEN, width, most=NARROW)
    for column, size in zip(columns, sizes, strict=True):
        table.add_column(column.replace("_", " "), overflow="fold", width=size)
    for row in cells:
        table.add_row(*(Text(row[column]) for column in columns))
    return table


def _shortened(column: str, cell: str) -> str:
    return cell[:SHORT] if column in ("claim", "question") else cell


def _cell(value: Any) -> str:
    """One value as people write it: no trailing ".0", lists joined, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_cell(item) for item in value)
    return str(value)
