"""CSV for spreadsheets: claims and their figures, with no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any, TextIO

from sayso.ledger.bodies import claim_ids, claims_of
from sayso.ledger.reader import Reader
from sayso.model.claims import Claim
from sayso.model.documents import Document
from sayso.model.spans import words
from sayso.model.values import Quantity

COLUMNS = [
    "claim",
    "document",
    "outlet",
    "said",
    "speaker",
    "side",
    "act",
    "stance",
    "certainty",
    "quote",
    "source",
    "cue",
    "content",
    "figure",
    "low",
    "high",
    "unit",
    "measure",
    "of",
    "start",
    "end",
    "place",
]


def write(ledger: Reader, out: TextIO) -> None:
    """A spreadsheet: one row a figure of a claim, and one for each claim without figures; formulas defused."""
    table = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for document in ledger.documents():
        recorded = ledger.extraction(document)
        found = ledger.extraction(document, as_corrected=True)
        if recorded is None or found is None:
            continue
        for claim in claims_of(found, ids=claim_ids(recorded)):
            for row in _rows(found.document, claim):
                table.writerow({column: defused(cell) for column, cell in row.items()})


def defused(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe in front.

    >>> defused("=HYPERLINK(1)"), defused(-5), defused("\\t+1")
    ("'=HYPERLINK(1)", -5, "'\\t+1")
    """
    if not isinstance(cell, str):
        return cell
    cell = cell.encode("utf-8", "replace").decode()
    return f"'{cell}" if cell.lstrip()[:1] in set("=+-@|%") or cell[:1] in set("\t\r\n") else cell


def plain(number: float | None) -> float | int | None:
    """A whole number without a point, as people count.

    >>> plain(76000.0), plain(0.5), plain(None)
    (76000, 0.5, None)
    """
    return int(number) if number is not None and number == int(number) else number


def _rows(document: Document, claim: Claim) -> Iterator[dict[str, Any]]:
    attribution = claim.attribution
    speaker = attribution.speaker
    common = {
        "claim": claim.id,
        "document": document.id,
        "outlet": document.outlet,
        "said": document.date,
        "speaker": speaker.name if speaker else None,
        "side": speaker.side if speaker else None,
        "act": attribution.act,
        "stance": attribution.stance,
        "certainty": attribution.certainty,
        "quote": attribution.quote,
        "source": words(attribution.source, document.text),
        "cue": words(attribution.cue, document.text),
        "content": words(attribution.content, document.text),
        "start": min((time.start for time in claim.times if time.start), default=None),
        "end": max((time.end for time in claim.times if time.end), default=None),
        "place": "; ".join(place.name for place in claim.places if place.role == "place"),
    }
    for quantity in claim.quantities or (None,):
        yield common | (_figure(document, quantity) if quantity else {})


def _figure(document: Document, quantity: Quantity) -> dict[str, Any]:
    return {
        "figure": quantity.span.words(document.text),
        "low": plain(quantity.low),
        "high": plain(quantity.high),
        "unit": quantity.unit,
        "measure": quantity.measure,
        "of": quantity.of,
    }
