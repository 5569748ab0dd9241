"""`sayso read`: files and folders into a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from sayso.cli import options
from sayso.ledger.store import Store
from sayso.pipeline.reading import Tally, read_into
from sayso.read import count, sources
from sayso.views.derive import derive

SHOWN = 20
"""Problems listed one by one before the rest are only counted."""


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(read)


def read(
    sources_: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs; pages, texts or JSON lines.")
    ],
    ledger: options.LedgerOption,
    date: options.DateOption = None,
    jobs: options.JobsOption = 1,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 3 if an input was refused.")] = False,
    attribute: options.AttributeOption = "model",
    min_confidence: options.ConfidenceOption = 0.0,
    gazetteer: options.GazetteerOption = None,
    actors: options.ActorsOption = None,
    sides: options.SidesOption = None,
) -> None:
    """Read reports into a ledger; what it has read before it passes over.

    The ledger is made if it is not there. Interrupt it whenever you like: every report that was read is kept, and the
    same command goes on where it stopped. A file sides.toml in the ledger's folder is used unless --sides names one.

    Example: sayso read reports/ 'saved/*.html' --ledger case
    """
    if sides is None and (ledger / "sides.toml").is_file():
        sides = ledger / "sides.toml"
    job = options.job(attribute, min_confidence, gazetteer, actors, sides)
    tally = Tally()
    with Store.open(ledger, create=True, write=True) as store:
        try:
            with _progress() as progress:
                task = progress.add_task("reading", total=count(sources_))
                read_into(
                    store,
                    sources(sources_, date=options.day(date, "--date")),
                    job.work,
                    job.made_by,
                    jobs=jobs,
                    on_input=lambda tally: progress.update(task, completed=tally.inputs),
                    tally=tally,
                )
        finally:
            derive(store)
            _report(tally, ledger)
    if strict and tally.refused:
        raise typer.Exit(3)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def _report(tally: Tally, ledger: Path) -> None:
    """What became of every input, in plain lines: the same on a terminal and in a log."""
    print(f"read          {tally.read:>7}   ({tally.claims} claims, {tally.figures} figures)")
    print(f"already known {tally.known:>7}")
    print(f"refused       {len(tally.refused):>7}")
    for refused in tally.refused[:SHOWN]:
        print(f"  {refused.id}: {refused.reason}")
    if len(tally.refused) > SHOWN:
        print(f"  and {len(tally.refused) - SHOWN} more: sayso export log --ledger {ledger}")
    for document, problem in tally.with_problems[:SHOWN]:
        print(f"problem in {document}: {problem.stage}: {problem.message}")
