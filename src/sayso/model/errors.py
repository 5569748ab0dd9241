"""What can go wrong with the program, as exceptions; trouble in the data is a `Problem`, a value.

SaysoError                     everything sayso raises on purpose; its text is the one line that a user reads
├── UsageError                 the command or call was put wrongly (exit code 2)
├── InputRefused               this input cannot be read, and why; the run goes on with the next
├── LedgerError
│   ├── LedgerUnavailable      the ledger is locked, missing or cannot be opened (exit code 5)
│   └── LedgerUnsound          a digest, the chain or a span does not hold (exit code 4)
├── UnknownName                a name that was looked up does not exist; the names that do are listed
└── WeightsError               weights or gazetteer beside the code are absent or not the recorded ones
"""

from __future__ import annotations

from collections.abc import Iterable


class SaysoError(Exception):
    """Base of every error that sayso raises on purpose; `str(error)` is one line fit for a user."""

    exit_code = 2


class UsageError(SaysoError):
    """The command or call was put wrongly."""


class InputRefused(SaysoError):
    """An input that cannot become a document: empty, binary, too large, of an unknown format."""


class LedgerError(SaysoError):
    """Trouble with a ledger."""


class LedgerUnavailable(LedgerError):
    """The ledger is locked by another writer, missing, or cannot be opened."""

    exit_code = 5


class LedgerUnsound(LedgerError):
    """Something in the ledger does not match its digest, its predecessor or its text."""

    exit_code = 4


class WeightsError(SaysoError):
    """Weights or tables beside the code are absent or are not the recorded ones."""


class UnknownName(SaysoError):
    """A name that was looked up does not exist; the message lists the names that do.

    >>> str(UnknownName("exporter", "cvs", ["csv", "jsonl"]))
    "no exporter named 'cvs'; there are: csv, jsonl"
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"no {what} named {name!r}; there are: {', '.join(sorted(known))}")
