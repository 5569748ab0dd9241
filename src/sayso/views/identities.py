"""Which names of a ledger mean one speaker: matched by machine, decided by people; made again from the entries."""

from __future__ import annotations

from sayso.ledger.reader import Reader
from sayso.link.identities import resolve_names
from sayso.model.codec import decode
from sayso.model.entries import Identity


def names(ledger: Reader) -> set[str]:
    """Every name under which somebody speaks in the shown claims."""
    return {claim.speaker for claim in ledger.claims() if claim.speaker}


def judgements(ledger: Reader) -> list[Identity]:
    """What people have decided about names, oldest first."""
    return [decode(Identity, entry.body) for entry in ledger.entries("judgement")]


def resolved(ledger: Reader) -> dict[str, str]:
    """The identity of each name; names with one identity are one speaker."""
    return resolve_names(names(ledger), judgements(ledger))
