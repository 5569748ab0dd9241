"""`sayso verify` and `sayso rebuild`: that nothing was changed, and that what is derived can be made again."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli import options
from sayso.ledger.store import Store
from sayso.ledger.verify import verify as verify_ledger
from sayso.model.errors import LedgerUnsound
from sayso.views.derive import rebuild as rebuild_views


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(verify)
    app.command()(rebuild)


def verify(
    ledger: options.LedgerOption,
    head: Annotated[
        str | None, typer.Option("--head", metavar="LINE", help="A line of the file head that was kept elsewhere.")
    ] = None,
) -> None:
    """Recompute every digest, the chain and every span; say the first thing wrong. Exit 0 sound, 4 not.

    The last line printed is the head of the chain: keep it elsewhere, and --head shows later that nothing was cut off
    or written anew since.

    Example: sayso verify --ledger case
    """
    found = verify_ledger(ledger, head=head)
    if found.fault:
        raise LedgerUnsound(f"{ledger}: not sound: {found.fault}")
    print(f"sound: {found.rows} entries, {found.documents} documents, {found.claims} claims, {found.texts} texts")
    print(f"head: {found.head}")


def rebuild(ledger: options.LedgerOption) -> None:
    """Make every derived table again from the entries: questions, answers, comparisons, relays, full text.

    Example: sayso rebuild --ledger case
    """
    with Store.open(ledger, write=True) as store, store.writing():
        store.rebuild()
        rebuild_views(store)
    print("made again from the entries")
