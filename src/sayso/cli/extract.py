"""`sayso extract`: documents in, one JSON record a document out; no ledger."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from sayso.cli import options
from sayso.ledger.log import written
from sayso.model.extraction import to_record
from sayso.pipeline.reading import extract_all
from sayso.read import sources


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(extract)


def extract(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE...|-]", help="Pages, texts or JSON lines; - is JSON lines.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="D", help="Day of publication (YYYY-MM-DD) where the input has none."),
    ] = None,
    jobs: options.JobsOption = 1,
    attribute: options.AttributeOption = "model",
    min_confidence: options.ConfidenceOption = 0.0,
    gazetteer: options.GazetteerOption = None,
    actors: options.ActorsOption = None,
    sides: options.SidesOption = None,
) -> None:
    """Print one JSON record a document: its attributions, figures, times and places, each with its exact words.

    Records come in the order of the input whatever --jobs is. An input that cannot be read is a record with its
    reason under "problems".

    Example: sayso extract report.html | jq '.attributions[].speaker.name'
    """
    job = options.job(attribute, min_confidence, gazetteer, actors, sides)
    inputs = sources(files or ["-"], date=options.day(date, "--date"))
    for extraction in extract_all(inputs, job.work, jobs=jobs):
        print(written(json.dumps(to_record(extraction), ensure_ascii=False)))
