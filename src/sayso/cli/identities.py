"""`sayso merge`, `split`, `actors check`, `gazetteer build`: a person's decisions on names, and a user's own tables."""

from __future__ import annotations

import datetime
import getpass
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from sayso.cli import options
from sayso.ledger.store import Store
from sayso.link import actors, judgements
from sayso.link.gazetteer import geonames
from sayso.model.codec import encode
from sayso.model.entries import Entry, Identity
from sayso.model.errors import UsageError
from sayso.views import identities
from sayso.views.derive import derive

AuthorOption = Annotated[
    str | None, typer.Option("--author", help="Who decides; your login name if you say nothing.", show_default=False)
]
BecauseOption = Annotated[str, typer.Option("--because", help="Why, in your words; kept with the decision.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(merge)
    app.command()(split)
    for name, function, words in (
        ("actors", check, "Your own table of actors."),
        ("gazetteer", build, "Your own gazetteer."),
    ):
        group = typer.Typer(name=name, help=words, no_args_is_help=True)
        group.command()(function)
        group.callback()(lambda: None)
        app.add_typer(group)


def merge(
    one: Annotated[str, typer.Argument(metavar="A", help="A name as `sayso claims` shows it.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another name, or an identifier such as Q42.")],
    ledger: options.LedgerOption,
    author: AuthorOption = None,
    because: BecauseOption = "",
) -> None:
    """Say that two names are one. It is an entry like any other: it can be answered by `split`, never erased.

    Example: sayso merge "Yi Song-kwon" "Lee Seong-kweun" --ledger case
    """
    with Store.open(ledger, write=True) as store:
        _known(store, one, other)
        _append(store, [judgements.merge(one, other, author=_author(author), at=_now(), because=because)])
    print(f"{one} = {other}")


def split(
    name: Annotated[str, typer.Argument(metavar="A", help="A name that was joined with others wrongly.")],
    ledger: options.LedgerOption,
    author: AuthorOption = None,
    because: BecauseOption = "",
) -> None:
    """Say that a name is none of those with which it was joined, by the machine or by a person.

    Example: sayso split "Ministry of Defence" --ledger case
    """
    with Store.open(ledger, write=True) as store:
        _known(store, name)
        joined = identities.resolved(store)
        said = judgements.split(name, joined, author=_author(author), at=_now(), because=because)
        _append(store, said)
    print(
        f"{name} is not: {', '.join(_other(one, name) for one in said)}" if said else f"{name} was joined with no other"
    )


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of actors (TSV).")],
) -> None:
    """Say what is wrong with a table of actors, a line each; exit 2 if anything is.

    Example: sayso actors check my-actors.tsv
    """
    if not file.is_file():
        raise UsageError(f"{file}: no such file")
    wrong = actors.check(file)
    for line in wrong:
        print(line)
    if wrong:
        raise typer.Exit(2)
    print(f"{file}: nothing is wrong")


def build(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="allCountries.zip, or a country's file, of GeoNames.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The index to write; give it to --gazetteer.")
    ] = Path("places.npz"),
) -> None:
    """Make an index of a full GeoNames dump, for villages that the gazetteer beside the code lacks.

    Example: sayso gazetteer build allCountries.zip -o places.npz
    """
    if not file.is_file():
        raise UsageError(f"{file}: no such file; GeoNames offers it under export/dump")
    count = geonames.build_from(file, output)
    print(f"{count} places in {output}; use them with --gazetteer {output}")


def _append(store: Store, said: Iterable[Identity]) -> None:
    store.append(Entry("judgement", encode(one), one.author, _now()) for one in said)
    derive(store)


def _known(store: Store, *names: str) -> None:
    """Refuse a name that no claim of the ledger has; an identifier (Q42, or with a colon) need not be known."""
    known = identities.names(store)
    for name in names:
        identifier = ":" in name or (name[:1] == "Q" and name[1:].isdigit())
        if name not in known and not identifier:
            raise UsageError(
                f"no claim in this ledger has the speaker {name!r}; see: sayso claims --ledger {store.folder}"
            )


def _other(one: Identity, name: str) -> str:
    return one.identifier if one.name == name else one.name


def _author(author: str | None) -> str:
    return author or getpass.getuser()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
