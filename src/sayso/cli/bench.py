"""`sayso bench`: measured figures beside their floors and the naive floor."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.tables import FormatOption, print_rows
from sayso.model.errors import UnknownName, UsageError

Measure = Callable[[Path], dict[str, float]]
COLUMNS = ("bench", "figure", "measured", "floor", "naive", "holds")


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(bench)


def bench(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME...]", help="Benches to run; all if none.")] = None,
    folder: Annotated[Path, typer.Option("--folder", help="Folder with the benches and floors.json.")] = Path("bench"),
    shared: Annotated[
        Path, typer.Option("--shared", help="Folder with the scorers and corpora that the project does not hold.")
    ] = Path("../shared"),
    form: FormatOption = None,
) -> None:
    """Run benches of a checkout and print each figure beside its floor; exit 1 if one lies below.

    A floor is kept in floors.json and only ever rises. "naive" is what the plainest rule reaches on the same data.
    """
    if not (folder / "floors.json").is_file():
        raise UsageError(f"{folder}: no benches here; run this in a checkout of sayso or name its bench with --folder")
    known = sorted(path.stem for path in folder.glob("*.py") if "\ndef measure(" in path.read_text(encoding="utf-8"))
    floors = json.loads((folder / "floors.json").read_text(encoding="utf-8"))
    rows = []
    for name in names or known:
        if name not in known:
            raise UnknownName("bench", name, known)
        rows += _rows(name, _load(folder / f"{name}.py"), shared, floors.get(name, {}))
    print_rows(rows, COLUMNS, form=form)
    if any(row["holds"] is False for row in rows):
        raise typer.Exit(1)


def _load(path: Path) -> Measure:
    if str(path.parent) not in sys.path:
        sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(f"bench_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise UsageError(f"{path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    measure: Measure = module.measure
    return measure


def _rows(name: str, measure: Measure, shared: Path, floors: dict[str, float]) -> list[dict[str, object]]:
    """One row a figure; figures whose name begins with "naive " stand beside the figure they are the floor of."""
    figures = measure(shared)
    naive = {figure.removeprefix("naive "): value for figure, value in figures.items() if figure.startswith("naive ")}
    return [
        {
            "bench": name,
            "figure": figure,
            "measured": round(value, 4),
            "floor": floors.get(figure),
            "naive": round(naive[figure], 4) if figure in naive else None,
            "holds": None if figure not in floors else value >= floors[figure],
        }
        for figure, value in figures.items()
        if not figure.startswith("naive ")
    ]
