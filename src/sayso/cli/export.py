"""`sayso export`: a ledger in the formats that others read."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TextIO

import typer

from sayso.cli.tables import Format, print_rows
from sayso.export import exporters
from sayso.ledger.store import Store
from sayso.model.errors import UnknownName, UsageError


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(export)


def export(
    name: Annotated[str | None, typer.Argument(metavar="FORMAT", help="One of those that --list names.")] = None,
    ledger: Annotated[
        Path | None, typer.Option("--ledger", metavar="DIR", envvar="SAYSO_LEDGER", help="Folder of the ledger.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to the terminal.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Name the formats and what each is for.")] = False,
) -> None:
    """Write a ledger out in another format.

    Example: sayso export csv --ledger case -o claims.csv
    """
    formats = exporters()
    if listed:
        rows = [{"format": each, "for": (formats[each].__doc__ or "").splitlines()[0]} for each in sorted(formats)]
        print_rows(rows, ("format", "for"), form=Format.table)
        return
    if name is None or ledger is None:
        raise UsageError("name a format and a ledger: sayso export FORMAT --ledger DIR (formats: sayso export --list)")
    if name not in formats:
        raise UnknownName("export format", name, formats)
    with Store.open(ledger) as store, _opened(output) as out:
        formats[name](store, out)


@contextlib.contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """The file to write, which appears whole or not at all, or the terminal."""
    if output is None:
        yield sys.stdout
        return
    unfinished = output.with_name(output.name + ".part")
    with unfinished.open("w", encoding="utf-8", newline="") as out:
        yield out
    unfinished.replace(output)
