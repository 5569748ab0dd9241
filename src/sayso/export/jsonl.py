"""JSON lines: the record that `sayso extract` prints, one a document, with people's corrections applied."""

from __future__ import annotations

from typing import TextIO

from sayso.ledger.log import written
from sayso.ledger.reader import Reader
from sayso.model.entries import canonical
from sayso.model.extraction import to_record


def write(ledger: Reader, out: TextIO) -> None:
    """One JSON record a document, as `extract` prints it, corrections applied; in the order of document ids."""
    for extraction in ledger.extractions(as_corrected=True):
        out.write(written(canonical(to_record(extraction))) + "\n")
