"""The ledger in a folder: append entries, record readings, make the derived tables again.

`ledger.db` holds the log (`schema.py`, `log.py`) and the tables derived from it (`derived.py`), `objects/` the texts,
`head` the end of the chain (`head.py`), `writer.lock` who is writing (`lock.py`). One writer, any number of readers.
"""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects import sqlite

from sayso.ledger import flat
from sayso.ledger.bodies import Reading, drafts, reading_of
from sayso.ledger.connect import connect, make_folder, transaction
from sayso.ledger.corrections import check_field, corrected
from sayso.ledger.head import check_head, last_head, read_head, write_head
from sayso.ledger.lock import WriterLock
from sayso.ledger.log import Parts, Row, head_after, make_row, parts_of, timestamp, written
from sayso.ledger.reader import PAGE, Reader
from sayso.ledger.schema import documents as shown_documents
from sayso.ledger.schema import entries as log
from sayso.ledger.shown import Shown, shown
from sayso.model.codec import encode
from sayso.model.entries import Correction, Entry, canonical, identify
from sayso.model.errors import LedgerUnavailable
from sayso.model.extraction import Extraction

_BATCH = 200
"""How many documents are shown at one stroke when the derived tables are made again."""


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
        with ExitStack() as undo:
            lock = WriterLock(folder)
            undo.callback(lock.release)
            connection = connect(folder, write=True)
            undo.callback(connection.engine.dispose)
            check_head(connection, read_head(folder))
            undo.pop_all()
        return cls(folder, connection, lock)

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
        readings = {reading.run_id: reading for reading in map(reading_of, extractions)}
        with self.writing():
            known = self._complete(list(readings))
            new = [reading for run, reading in readings.items() if run not in known]
            self._record(new, started)
        return len(new)

    def append(self, entries: Iterable[Entry]) -> int:
        """Append the entries that are not there yet (same body and extra, maker and moment); how many."""
        new = 0
        pages = iter(entries)
        with self.writing():
            while page := list(itertools.islice(pages, PAGE)):
                fresh = self._unknown(page)
                self._write(parts_of(entry) for entry in fresh)
                new += len(fresh)
                self._show_again(self._touched(fresh))
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
            documents = self.documents()
            while batch := list(itertools.islice(documents, _BATCH)):
                self._show(batch)

    def _record(self, new: list[Reading], started: datetime.datetime | None) -> None:
        """Texts, entries and flat rows of new readings; what was there before decides only what is shown."""
        self.objects.put_texts(reading.extraction.document.text for reading in new)
        touched = self._known_or_answered(new)
        document_rows, claim_rows = [], []
        for reading in new:
            run, ids = self._write_reading(reading, started)
            if reading.extraction.document.id not in touched:
                document_rows.append(flat.document_row(reading.extraction, run))
                claim_rows += flat.claim_rows(reading.extraction, ids=ids)
        self.derived.add(document_rows, claim_rows)
        self._show_again(touched)

    def _write_reading(self, reading: Reading, started: datetime.datetime | None) -> tuple[Shown, dict[str, str]]:
        """The run as it now stands in the log, and the ids of its claims by their attributions' own ids."""
        now = datetime.datetime.now(datetime.UTC)
        at, made_by = timestamp(now), reading.extraction.made_by
        made = drafts(reading, started=timestamp(started or now), finished=at)
        rows = self._write(Parts(draft.kind, draft.body, draft.extra, made_by, at) for draft in made)
        ids = {draft.extra["id"]: row.id for draft, row in zip(made, rows, strict=True) if draft.kind == "claim"}
        run = Shown(reading.document_id, reading.document, reading.run["text"], reading.run_id, made_by, at)
        return run, ids

    def _known_or_answered(self, new: list[Reading]) -> set[str]:
        """The ids of documents that were there before or come twice, or whose text people have corrected."""
        times = Counter(reading.extraction.document.id for reading in new)
        known = self._about("document", [written(document) for document in times])
        answered = self._about("correction", [reading.run["text"] for reading in new])
        return {
            reading.extraction.document.id
            for reading in new
            if times[reading.extraction.document.id] > 1
            or written(reading.extraction.document.id) in known
            or reading.run["text"] in answered
        }

    def _about(self, kind: str, things: list[str]) -> set[str]:
        """Those of the things that entries of this kind are about."""
        query = select(log.c.about).where(log.c.kind == kind, log.c.about.in_(things))
        return set(self._connection.execute(query).scalars())

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
        wanted = {
            (entry.id, written(entry.made_by), timestamp(entry.at), written(canonical(entry.extra))): entry
            for entry in page
        }
        known = select(log.c.id, log.c.made_by, log.c.at, log.c.extra).where(log.c.id.in_([key[0] for key in wanted]))
        for row in self._connection.execute(known):
            wanted.pop(tuple(row), None)
        return list(wanted.values())

    def _touched(self, fresh: list[Entry]) -> set[str]:
        """The documents whose shown findings the entries may change."""
        touched = {written(entry.body["id"]) for entry in fresh if entry.kind == "document"}
        runs = [entry.body["document"] for entry in fresh if entry.kind == "run"]
        texts = [entry.body["text"] for entry in fresh if entry.kind == "correction"]
        touched |= set(self._connection.execute(select(log.c.about).where(log.c.id.in_(runs))).scalars())
        shown_over = select(shown_documents.c.document).where(shown_documents.c.text.in_(texts))
        return touched | set(self._connection.execute(shown_over).scalars())

    def _show_again(self, documents: set[str]) -> None:
        """Bring the flat tables up to date with what the log says of these documents."""
        for document in documents:
            self.derived.hide(document)
        self._show(sorted(documents))

    def _show(self, documents: Iterable[str]) -> None:
        """Put documents that are not in the flat tables into them, as corrected."""
        document_rows, claim_rows = [], []
        for document in documents:
            run = shown(self._connection, document)
            if run is not None:
                recorded, ids = self.recorded(run)
                after = corrected(recorded, self.corrections(run.text))
                document_rows.append(flat.document_row(after, run))
                claim_rows += flat.claim_rows(after, ids=ids)
        self.derived.add(document_rows, claim_rows)


_INSERT = str(insert(log).compile(dialect=sqlite.dialect(paramstyle="qmark")))
