"""`sayso questions`, `figures` and `trace`: accounts side by side, and where one came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from sayso.cli import options
from sayso.cli.summary import summary
from sayso.cli.tables import SHORT, Format, FormatOption, form_of, print_rows
from sayso.ledger.store import Store
from sayso.views import figures as figures_view
from sayso.views import questions as questions_view
from sayso.views import trace as trace_view

QUESTIONS = ("question", "label", "answers", "speakers", "origins", "outlets", "verdict")
SHOWN = ("side", "speaker", "low", "high", "stance", "said", "text", "claim")
SAID = {
    "happened": ("side", "speaker", "stance", "said", "text", "claim"),
    "responsible": ("side", "speaker", "stance", "blames", "said", "text", "claim"),
}
"""The columns for claims without figures, by what is asked."""
FIGURES = ("side", "speaker", "low", "high", "stance", "said", "text", "doc", "claim")
TRACE = ("step", "how", "who", "cue", "words", "outlet", "said")


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(questions)
    app.command()(figures)
    app.command()(trace)


def questions(ledger: options.LedgerOption, form: FormatOption = None) -> None:
    """List the questions that the claims of a ledger answer, those with most origins first.

    Example: sayso questions --ledger case
    """
    with Store.open(ledger) as store:
        print_rows(questions_view.rows(store), QUESTIONS, form=form, empty="no question yet; read some reports first")


def figures(
    ledger: options.LedgerOption,
    question: Annotated[
        str | None, typer.Argument(metavar="[QUESTION]", help="Id of a question, or words of its label; all if none.")
    ] = None,
    form: FormatOption = None,
) -> None:
    """Show the answers to a question by side and speaker: low, high, independent origins, and how they compare.

    Low and high are what the words allow; an open end is left empty. Without figures the answers are who says that
    something happened and who denies it, or whom they name. sayso shows where accounts differ and does not say who is
    right.

    Example: sayso figures killed --ledger case
    """
    with Store.open(ledger) as store:
        rows = figures_view.rows(store, question)
        match form_of(form):
            case Format.table:
                print_figures(rows)
            case Format.csv:
                print_rows(_flat(rows), ("question", "label", "verdict", *FIGURES), form=form)
            case Format.jsonl:
                print_rows(rows, (), form=form)


def trace(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim, or the first letters of it.")],
    ledger: options.LedgerOption,
    form: FormatOption = None,
) -> None:
    """Show where a claim came from and who passed it on, with the words of each step; earliest seen first.

    Example: sayso trace c3fa91b2 --ledger case
    """
    with Store.open(ledger) as store:
        print_rows(trace_view.rows(store, claim), TRACE, form=form)


def print_figures(rows: Iterable[dict[str, Any]]) -> None:
    """One table a question, under lines that say how many origins stand behind it and where its accounts part."""
    for row in rows:
        lines = [f"{row['label']}   [{row['question'][:SHORT]}]", *summary(row)]
        columns = SAID.get(row["measure"], SHOWN)
        print_rows(row["answers"], columns, form=Format.table, title="\n".join(lines))
        print()


def _flat(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        for answer in row["answers"]:
            yield {"question": row["question"], "label": row["label"], "verdict": row["verdict"], **answer}
