"""`sayso regroup` and `sayso choose`: a person's decisions on questions, kept as entries that are never erased."""

from __future__ import annotations

import datetime
import getpass
from typing import Annotated

import typer

from sayso.cli import options
from sayso.ledger.queries import ClaimFilter
from sayso.ledger.store import Store
from sayso.model.entries import Entry
from sayso.model.errors import UnknownName, UsageError
from sayso.views.decisions import choice, regrouping
from sayso.views.derive import derive
from sayso.views.questions import found

AuthorOption = Annotated[
    str | None, typer.Option("--author", help="Who decides; your login name if you say nothing.", show_default=False)
]
BecauseOption = Annotated[str, typer.Option("--because", help="Why, in your words; kept with the decision.")]
QuestionArgument = Annotated[
    str, typer.Argument(metavar="QUESTION", help="Id of a question, or the first letters of it.")
]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(regroup)
    app.command()(choose)


def regroup(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="Id of a claim, or the first letters of it.")],
    question: QuestionArgument,
    ledger: options.LedgerOption,
    author: AuthorOption = None,
    because: BecauseOption = "",
) -> None:
    """Say that a claim answers another question than the one it was put under. It wins and survives a rebuild.

    Example: sayso regroup c3fa91b2 q43ca422 --ledger case
    """
    with Store.open(ledger, write=True) as store:
        row = next(iter(store.claims(ClaimFilter(claim=claim), limit=1)), None)
        if row is None:
            raise UnknownName("claim", claim, (each.claim[:12] for each in store.claims(limit=5)))
        target = found(store, question)
        _append(store, regrouping(row.claim, target["question"], because=because, author=_author(author), at=_now()))
    print(f"{row.claim[:10]} answers: {target['label']}")


def choose(
    question: QuestionArgument,
    ledger: options.LedgerOption,
    low: Annotated[
        float | None, typer.Option("--low", help="The least that you take for right; open if left out.")
    ] = None,
    high: Annotated[
        float | None, typer.Option("--high", help="The most that you take for right; open if left out.")
    ] = None,
    author: AuthorOption = None,
    because: BecauseOption = "",
) -> None:
    """Note the values that you choose for a question. They stand beside the accounts as yours and change none of them.

    Example: sayso choose q43ca422 --low 12 --high 34 --because "both ministries" --ledger case
    """
    if low is None and high is None:
        raise UsageError("choose needs --low, --high or both")
    if low is not None and high is not None and low > high:
        raise UsageError(f"--low {low:g} lies above --high {high:g}")
    with Store.open(ledger, write=True) as store:
        target = found(store, question)
        _append(store, choice(target["question"], low, high, because=because, author=_author(author), at=_now()))
    print(f"noted for: {target['label']}")


def _append(store: Store, entry: Entry) -> None:
    store.append([entry])
    derive(store)


def _author(author: str | None) -> str:
    return author or getpass.getuser()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
