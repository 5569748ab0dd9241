"""`sayso verify` and `sayso rebuild`: that nothing was changed, and that what is derived can be made again."""

from __future__ import annotations

import typer

from sayso.cli import options
from sayso.ledger.store import Store
from sayso.ledger.verify import verify as verify_ledger
from sayso.views.derive import rebuild as rebuild_views


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command()(verify)
    app.command()(rebuild)


def verify(ledger: options.LedgerOption) -> None:
    """Recompute every digest, the chain and every span; say the first thing wrong. Exit 0 sound, 4 not.

    Example: sayso verify --ledger case
    """
    print(verify_ledger(ledger))


def rebuild(ledger: options.LedgerOption) -> None:
    """Make every derived table again from the entries: questions, answers, comparisons, relays, full text.

    Example: sayso rebuild --ledger case
    """
    with Store.open(ledger, write=True) as store:
        store.rebuild()
        rebuild_views(store)
    print("made again from the entries")
