"""Options that several commands share, said once."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from sayso.model.errors import UsageError
from sayso.pipeline.maker import ATTRIBUTES, VALUES, Files, attribute_named, made_by
from sayso.pipeline.runner import Work
from sayso.pipeline.stages import extract

LedgerOption = Annotated[
    Path, typer.Option("--ledger", metavar="DIR", envvar="SAYSO_LEDGER", help="Folder of the ledger.")
]
DateOption = Annotated[
    str | None, typer.Option("--date", metavar="D", help="Day of publication (YYYY-MM-DD) where the input has none.")
]
JobsOption = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to use; results do not depend on it.")]
AttributeOption = Annotated[
    str, typer.Option("--attribute", metavar="|".join(ATTRIBUTES), help="What finds sources, cues and contents.")
]
ConfidenceOption = Annotated[
    float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out attributions that are less certain.")
]
GazetteerOption = Annotated[
    Path | None,
    typer.Option(
        "--gazetteer",
        metavar="FILE",
        help="Your places: CSV (name, lat, lon, precision, id; they win) or an index of GeoNames.",
    ),
]
ActorsOption = Annotated[
    Path | None, typer.Option("--actors", metavar="TSV", help="Your actors; they win. Check them: sayso actors check.")
]
SidesOption = Annotated[
    Path | None, typer.Option("--sides", metavar="TOML", help="Which actors stand with which side; default: by state.")
]


def day(text: str | None, name: str) -> datetime.date | None:
    """The day that a user wrote as YYYY-MM-DD.

    Raises `UsageError` naming the option.

    >>> day("2031-03-04", "--from")
    datetime.date(2031, 3, 4)
    """
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{name} {text!r} is not a day; write it as YYYY-MM-DD") from None


@dataclass(frozen=True, slots=True)
class Job:
    """What these options ask for: the picklable function that reads one document, and the maker's name."""

    work: Work
    made_by: str


def job(attribute: str, min_confidence: float, gazetteer: Path | None, actors: Path | None, sides: Path | None) -> Job:
    """The job that these options ask for.

    Raises `UsageError` if one of the user's files does not exist, `UnknownName` for an unknown finder.
    """
    for file in (gazetteer, actors, sides):
        if file is not None and not file.is_file():
            raise UsageError(f"{file}: no such file")
    finder = attribute_named(attribute)
    files = Files(gazetteer=gazetteer, actors=actors, sides=sides)
    return Job(
        functools.partial(extract, attribute=finder, files=files, min_confidence=min_confidence),
        made_by(finder, VALUES, files, min_confidence),
    )
