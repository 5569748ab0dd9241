"""`sayso claims`: the claims of a ledger as a table."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any

import typer

from sayso.cli import options
from sayso.cli.tables import Format, FormatOption, form_of, print_rows
from sayso.ledger.queries import ClaimFilter, ClaimRow
from sayso.ledger.store import Store
from sayso.views import speakers

SPEAKER = ("said", "outlet", "words", "figures", "before", "claim")
COLUMNS = ("claim", "said", "outlet", "speaker", "side", "stance", "cue", "text")


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(claims)
    app.command()(speaker)


def claims(
    ledger: options.LedgerOption,
    speaker: Annotated[str | None, typer.Option("--speaker", metavar="S", help="Part of a name, or an id.")] = None,
    side: Annotated[
        str | None, typer.Option("--side", metavar="S", help="The side that the speaker stands with.")
    ] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="T", help="Words of what was said.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="D", help="Published on this day or later.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="D", help="Published on this day or earlier.")] = None,
    act: Annotated[str, typer.Option("--act", metavar="A", help="speech, thought, plan, stance, or all.")] = "speech",
    search: Annotated[
        str | None, typer.Option("--search", metavar="Q", help='Words anywhere in it; "in quotes" for a phrase.')
    ] = None,
    form: FormatOption = None,
) -> None:
    """List claims: who said what, on which day, in which outlet; in the order of the reports.

    Example: sayso claims --ledger case --speaker ministry --about shells
    """
    wanted = ClaimFilter(
        speaker=speaker,
        side=side,
        about=about,
        since=options.day(since, "--from"),
        until=options.day(until, "--to"),
        act=None if act == "all" else act,
        search=search,
    )
    with Store.open(ledger) as store:
        print_rows((_row(claim) for claim in store.claims(wanted)), COLUMNS, form=form, empty="no claim fits")


def speaker(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Part of a name; all spellings of one speaker count.")],
    ledger: options.LedgerOption,
    about: Annotated[str | None, typer.Option("--about", metavar="T", help="Words of what was said.")] = None,
    form: FormatOption = None,
) -> None:
    """Show everything that a speaker has said, by the day, and where their figures changed.

    Example: sayso speaker Halden --about killed --ledger case
    """
    with Store.open(ledger) as store:
        rows = [{**row, "words": f"{row['cue'] or 'said'}: {row['text']}"} for row in speakers.rows(store, name, about)]
    if form_of(form) is not Format.jsonl:
        rows = [{**row, "figures": "; ".join(row["figures"]), "before": "; ".join(row["before"])} for row in rows]
    names = list(dict.fromkeys(_titled(row["speaker"], row["side"]) for row in rows))
    columns = SPEAKER if len(names) < 2 else ("speaker", *SPEAKER)
    print_rows(rows, columns, form=form, title="; ".join(names), empty="they said nothing about that")


def _titled(name: str, side: str | None) -> str:
    """A name with its side, unless it holds it ("Ministry of Defence (Tarvia)")."""
    return f"{name} ({side})" if side and side not in name else name


def _row(claim: ClaimRow) -> dict[str, Any]:
    return {**dataclasses.asdict(claim), "said": claim.said.isoformat() if claim.said else None}
