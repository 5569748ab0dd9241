"""The ledger in a folder: append entries, record readings, make the derived tables again.

`ledger.db` holds the log (`schema.py`, `log.py`) and the tables derived from it (`derived.py`), `objects/` the texts,
`head` the end of the chain (`head.py`), `writer.lock` who is writing (`lock.py`). One writer, any number of readers.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects import sqlite

from sayso.ledger.bodies import claim_ids, drafts
from sayso.ledger.connect import connect, make_folder, transaction
from sayso.ledger.corrections import check_field, corrected
from sayso.ledger.head import check_head, last_head, read_head, write_head
from sayso.ledger.lock import WriterLock
from sayso.ledger.log import Parts, Row, head_after, make_row, parts_of, timestamp, written
from sayso.ledger.reader import PAGE, Reader
from sayso.ledger.schema import documents as shown_documents
from sayso.ledger.schema import entries as log
from sayso.ledger.shown import shown
from sayso.model.codec import encode
from sayso.model.entries import Correction, Entry, identify
from sayso.model.errors import LedgerUnavailable
from sayso.model.extraction import Extraction


class Store(Reader):
    """An open ledger that can also be written, if it was opened so; `model.ledger.Ledger` is its protocol."""

    def __init__(self, folder: Path, connection: Connection, lock: WriterLock | None) -> None:
        super().__init__(folder, connection)
        self._lock = lock
        self._end = last_head(connection)
        self._in_transaction = False

    @classmethod
    def open(cls, folder: Path | str, *, create: bool = False, write: bool = False) -> Self:
        """Open the ledger in `folder`: to read it, to `write` it, or to write it and `create` it if it is not there.

        Raises LedgerUnavailable if it is missing, no ledger, or being written by another; LedgerUnsound if a writer
        finds that rows were lost since the last one left.
        """
        folder = Path(folder)
        if not (create or write):
            return cls(folder, connect(folder, write=False), None)
        if create:
            make_folder(folder)
        else:
            connect(folder, write=False).engine.dispose()
        lock = WriterLock(folder)
        try:
            connection = connect(folder, write=True)
            check_head(connection, read_head(folder))
            return cls(folder, connection, lock)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Let go of the database and, if this was the writer, of the lock."""
        super().close()
        if self._lock:
            self._lock.release()
            self._lock = None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside comes into the ledger together, or not at all; may be nested."""
        if self._lock is None:
            raise LedgerUnavailable(f"{self.folder} was opened for reading only; open it with write=True")
        if self._in_transaction:
            yield
            return
        before, self._in_transaction = self._end, True
        try:
            with transaction(self._connection):
                yield
        except BaseException:
            self._end = before
            raise
        finally:
            self._in_transaction = False
        if self._end != before:
            write_head(self.folder, self._end)

    def record(self, extraction: Extraction, *, started: datetime.datetime | None = None) -> bool:
        """Keep a document and one complete run over it, at one stroke; False if this maker had read it before."""
        return self.record_all([extraction], started=started) == 1

    def record_all(self, extractions: Iterable[Extraction], *, started: datetime.datetime | None = None) -> int:
        """Keep several readings in one transaction; how many were new. Hand them over in batches of some hundreds."""
        new = 0
        with self.writing():
            for extraction in extractions:
                if not self.has_read(extraction):
                    self._record(extraction, started)
                    new += 1
        return new

    def append(self, entries: Iterable[Entry]) -> int:
        """Append the entries that are not there yet (the same body by the same maker at the same moment); how many."""
        new = 0
        pages = iter(entries)
        with self.writing():
            while page := list(itertools.islice(pages, PAGE)):
                fresh = self._unknown(page)
                self._write(parts_of(entry) for entry in fresh)
                new += len(fresh)
                for document in sorted(self._touched(fresh)):
                    self._refresh(document)
        return new

    def correct(self, correction: Correction) -> str:
        """Append a person's answer to a finding; its id. Raises UnknownName if no finding has such a field."""
        check_field(correction.field)
        body = encode(correction)
        self.append([Entry("correction", body, correction.author, correction.at)])
        return identify("correction", body)

    def rebuild(self) -> None:
        """Make the derived tables again from the entries; what later stages derived is for them to make again."""
        with self.writing():
            self.derived.clear()
            for document in self.documents():
                self._refresh(document)

    def _record(self, extraction: Extraction, started: datetime.datetime | None) -> None:
        self.objects.put_text(extraction.document.text)
        now = datetime.datetime.now(datetime.UTC)
        at = timestamp(now)
        made = drafts(extraction, started=timestamp(started or now), finished=at)
        rows = self._write(Parts(draft.kind, draft.body, draft.extra, extraction.made_by, at) for draft in made)
        run = shown(self._connection, extraction.document.id)
        if run is not None and run.at == at and run.made_by == extraction.made_by:
            after = corrected(extraction, self.corrections(run.text))
            ids = {draft.extra["id"]: row.id for draft, row in zip(made, rows, strict=True) if draft.kind == "claim"}
            self.derived.show(after, run, ids=ids)

    def _write(self, parts: Iterable[Parts]) -> list[Row]:
        rows: list[Row] = []
        for part in parts:
            rows.append(make_row(part, self._end))
            self._end = head_after(rows[-1])
        if rows:
            self._connection.exec_driver_sql(_INSERT, rows)
        return rows

    def _unknown(self, page: list[Entry]) -> list[Entry]:
        """Those of the page that the log does not hold and that the page does not repeat."""
        wanted = {(entry.id, written(entry.made_by), timestamp(entry.at)): entry for entry in page}
        ids = [entry_id for entry_id, _, _ in wanted]
        known = select(log.c.id, log.c.made_by, log.c.at).where(log.c.id.in_(ids))
        for row in self._connection.execute(known):
            wanted.pop((row.id, row.made_by, row.at), None)
        return list(wanted.values())

    def _touched(self, fresh: list[Entry]) -> set[str]:
        """The documents whose shown findings the entries may change."""
        touched = {entry.body["id"] for entry in fresh if entry.kind == "document"}
        runs = [entry.body["document"] for entry in fresh if entry.kind == "run"]
        texts = [entry.body["text"] for entry in fresh if entry.kind == "correction"]
        touched |= set(self._connection.execute(select(log.c.about).where(log.c.id.in_(runs))).scalars())
        shown_over = select(shown_documents.c.document).where(shown_documents.c.text.in_(texts))
        return touched | set(self._connection.execute(shown_over).scalars())

    def _refresh(self, document: str) -> None:
        """Bring the flat tables up to date with what the log says of one document."""
        run = shown(self._connection, document)
        if run is None:
            self.derived.hide(document)
            return
        recorded = self.reading(run)
        after = corrected(recorded, self.corrections(run.text))
        self.derived.show(after, run, ids=claim_ids(recorded))


_INSERT = str(insert(log).compile(dialect=sqlite.dialect(paramstyle="qmark")))
