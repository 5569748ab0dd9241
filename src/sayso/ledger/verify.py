"""Checking a ledger: every digest, id and link of the chain, every span against its text, every count.

What it can show: that nothing in the log was edited, deleted, inserted or moved since the file `head`, or a head kept
elsewhere, was written. What it cannot: that somebody who rewrote the whole chain and `head` with it did so; for that,
compare with a head that was kept, mailed or time-stamped somewhere else.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.ledger.bodies import document_of, extraction_of
from sayso.ledger.compact import shape_of
from sayso.ledger.head import check_head, parse_head, read_head
from sayso.ledger.log import START, Row, about, digest, entry_of, written
from sayso.ledger.reader import Reader
from sayso.ledger.shown import FINDINGS, count_findings
from sayso.ledger.store import Store
from sayso.model.documents import Document
from sayso.model.entries import identify
from sayso.model.errors import LedgerUnavailable, LedgerUnsound
from sayso.model.spans import Span


@dataclass(frozen=True, slots=True)
class Soundness:
    """What was checked, and the first thing wrong (None: sound); `head` is "ROWS DIGEST" of the chain's end."""

    rows: int
    documents: int
    claims: int
    texts: int
    head: str
    fault: str | None = None


def verify(folder: Path | str, *, head: str | None = None) -> Soundness:
    """Recompute everything; `head` is the line of a `head` file kept elsewhere, to be checked beside the folder's own.

    Raises LedgerUnavailable if the folder cannot be opened as a ledger.
    """
    with Store.open(folder) as ledger:
        check = _Check(ledger)
        fault = None
        try:
            check.chain()
            check.head(head)
            check.objects()
        except (LedgerUnsound, LedgerUnavailable) as error:
            fault = str(error)
        return Soundness(fault=fault, **check.counts, head=f"{check.counts['rows']} {check.before}")


class _Check:
    """One walk over a ledger; each step raises LedgerUnsound at the first thing wrong."""

    def __init__(self, ledger: Reader) -> None:
        self._ledger = ledger
        self._text = functools.lru_cache(maxsize=64)(self._read_text)
        self.before = START
        self.counts = {"rows": 0, "documents": 0, "claims": 0, "texts": 0}

    def chain(self) -> None:
        """Every row follows the one before and is what its id says; its words are there; runs have what they count."""
        findings = counted = 0
        for row in self._ledger.rows():
            self._row(row)
            self.counts["rows"] += 1
            self.counts["documents"] += row.kind == "document"
            self.counts["claims"] += row.kind == "claim"
            findings += row.kind in FINDINGS and "run" in json.loads(row.extra)
            counted += self._count(row) if row.kind == "run" else 0
        if findings != counted:
            raise LedgerUnsound(
                f"the log holds {findings} findings, its complete runs {counted}: some belong to no run"
            )

    def head(self, kept: str | None) -> None:
        """The log is at least as long as the heads say that it was, and began as it did then."""
        connection = self._ledger._connection
        check_head(connection, read_head(self._ledger.folder))
        if kept is not None:
            check_head(connection, parse_head(kept))

    def objects(self) -> None:
        """Every text is what its name says."""
        for name in self._ledger.objects.digests():
            if hashlib.sha256(self._ledger.objects.get(name)).hexdigest() != name:
                raise LedgerUnsound(f"the text {name} is not what its digest says")
            self.counts["texts"] += 1

    def _row(self, row: Row) -> None:
        where = f"row {self.counts['rows'] + 1}"
        if row.seq != self.counts["rows"] + 1:
            raise LedgerUnsound(f"{where} is missing: row {row.seq} stands in its place")
        if row.before != self.before:
            raise LedgerUnsound(f"{where} does not follow the row before it: one of the two was changed or moved")
        body, extra = json.loads(row.body), json.loads(row.extra)
        if row.id != identify(row.kind, body):
            raise LedgerUnsound(f"{where} is not what its id {row.id} says: its kind or body was changed")
        if row.about != written(about(row.kind, body, extra)):
            raise LedgerUnsound(f"{where} is filed under {row.about!r}, which is not what it is about")
        if row.kind == "document" or "run" in extra:
            self._spans(row, body["text"], where)
        self.before = digest(row)

    def _spans(self, row: Row, text: str, where: str) -> None:
        length = len(self._text(text))
        for span in _spans_in(_findings_of(row)):
            if not 0 <= span.start <= span.end <= length:
                raise LedgerUnsound(f"{where} points at {span.start}-{span.end} of the text {text}, {length} long")

    def _count(self, row: Row) -> int:
        said = int(json.loads(row.extra)["count"])
        there = count_findings(self._ledger._connection, row.id, row.at)
        if said != there:
            raise LedgerUnsound(f"row {row.seq}, run {row.id}, speaks of {said} findings, but {there} are there")
        return said

    def _read_text(self, name: str) -> str:
        content = self._ledger.objects.get(name)
        if hashlib.sha256(content).hexdigest() != name:
            raise LedgerUnsound(f"the text {name} is not what its digest says")
        return content.decode("utf-8", "surrogatepass")


def _findings_of(row: Row) -> Any:
    entry = entry_of(row)
    if row.kind == "document":
        return document_of(entry.body | entry.extra, "")
    return extraction_of(Document(id="", text=""), "", [entry])


def _spans_in(value: Any) -> Iterator[Span]:
    """All spans of a record, however deep."""
    kind: type = type(value)
    if kind is Span:
        yield value
    elif kind is tuple:
        for item in value:
            yield from _spans_in(item)
    elif kind is dict:
        yield from _spans_in(tuple(value.values()))
    elif shape := shape_of(kind):
        yield from _spans_in(shape.values(value))
