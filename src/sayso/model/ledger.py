"""The ledger as stages and views see it: append and read, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from sayso.model.entries import Entry
from sayso.model.extraction import Extraction


class Ledger(Protocol):
    """Append-only store of entries; `ledger.store.Store` keeps them in a folder."""

    def append(self, entries: Iterable[Entry]) -> int:
        """Append the entries that are not there yet; how many were new."""
        ...

    def record(self, extraction: Extraction) -> bool:
        """Keep a document and one complete run over it; False if this maker had read this text before."""
        ...

    def has_run(self, text: str, made_by: str) -> bool:
        """Whether a complete run of this maker over the text with this digest is there."""
        ...

    def extractions(self) -> Iterator[Extraction]:
        """The latest complete run of each document's latest text, in the order of document ids."""
        ...

    def entries(self, kind: str | None = None) -> Iterator[Entry]:
        """All entries, oldest first."""
        ...
