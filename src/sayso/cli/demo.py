"""`sayso demo`: the bundled reports, read into a ledger that is thrown away."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterator
from importlib import resources
from operator import itemgetter
from pathlib import Path
from typing import Any

import typer

from sayso.cli import options
from sayso.cli.accounts import SAID, print_figures
from sayso.cli.tables import Format, print_rows
from sayso.ledger.queries import ClaimFilter
from sayso.ledger.store import Store
from sayso.pipeline.reading import Input, read_into
from sayso.read import sources
from sayso.views import figures
from sayso.views.derive import derive

SPEECH = ClaimFilter(act="speech", voice="attributed")


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(demo)


def demo(attribute: options.AttributeOption = "model") -> None:
    """Read eleven bundled reports about an invented battle and show who says what, and whose figures differ.

    The countries, people, outlets and events in them are invented. Nothing is left behind.
    """
    with resources.as_file(resources.files("sayso.sample")) as sample, tempfile.TemporaryDirectory() as folder:
        job = options.job(attribute, 0.0, sample / "gazetteer.csv", sample / "actors.tsv", sample / "sides.toml")
        with Store.open(Path(folder) / "demo", create=True, write=True) as store:
            tally = read_into(store, _reports(sample), job.work, job.made_by)
            derive(store)
            print(f"{tally.read} invented reports read: {tally.claims} claims, {tally.figures} figures.\n")
            for document, problem in tally.with_problems:
                print(f"problem in {document}: {problem.stage}: {problem.message}")
            _who_says_what(store)
            disputed = [row for row in figures.rows(store) if row["verdict"] in ("conflict", "disputed")]
            print("Figures in dispute, by side\n")
            print_figures(row for row in disputed if row["measure"] not in SAID)
            print("Said and denied\n")
            print_figures(row for row in disputed if row["measure"] in SAID)
    print(
        "sayso shows where accounts differ; it does not say who is right.\n\n"
        "Now your own reports:\n"
        "  sayso read FOLDER --ledger case      pages, texts, JSON lines\n"
        "  sayso claims --ledger case           who said what\n"
        "  sayso figures --ledger case          the figures, by side, with low and high\n"
        "  sayso trace CLAIM --ledger case      where a claim came from\n"
        "  sayso --help                         everything else"
    )


def _reports(sample: Path) -> Iterator[Input]:
    """The bundled reports, under their short names."""
    for report in sources([str(sample / "reports.jsonl"), str(sample / "harbour-post-2.html")]):
        yield dataclasses.replace(report, id=Path(report.id).stem)


def _who_says_what(store: Store) -> None:
    claims = sorted((_row(claim) for claim in store.claims(SPEECH) if claim.figures), key=itemgetter("said"))
    print_rows(claims, ("said", "outlet", "speaker", "side", "cue", "text"), form=Format.table, title="Who says what")
    print()


def _row(claim: Any) -> dict[str, Any]:
    return {column: getattr(claim, column) for column in ("said", "outlet", "speaker", "side", "cue", "text")}
