"""Reading a ledger: its entries, the runs that stand for its documents, and claims by filter or by words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, bindparam, select

from sayso.ledger.bodies import claims_of, document_of, extraction_of, reading_of
from sayso.ledger.corrections import corrected
from sayso.ledger.derived import Derived
from sayso.ledger.head import last_head
from sayso.ledger.log import Head, Row, entry_of, written
from sayso.ledger.objects import Objects
from sayso.ledger.queries import ClaimFilter, ClaimRow, DocumentRow, find_claims, list_documents, search_claims
from sayso.ledger.schema import entries as log
from sayso.ledger.shown import FINDINGS, Shown, count_findings, document_ids, runs_of, shown, versions
from sayso.model.codec import decode
from sayso.model.entries import Correction, Entry
from sayso.model.extraction import Extraction

PAGE = 2_000
"""How many rows of the log are held in memory at once."""


class Reader:
    """What can be asked of an open ledger. Close it, or use it in a `with`."""

    def __init__(self, folder: Path, connection: Connection) -> None:
        self.folder = folder
        self.objects = Objects(folder / "objects")
        self.derived = Derived(connection)
        self._connection = connection

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()
        self._connection.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def head(self) -> Head:
        """How many rows the log has and the digest of the last one; keep a copy elsewhere to prove nothing was cut."""
        return last_head(self._connection)

    def has_run(self, text: str, made_by: str) -> bool:
        """Whether a complete run of this maker over the text with this digest is there, in whatever document."""
        about = (log.c.about > f"{text} ", log.c.about < f"{text}!")
        query = select(log.c.id, log.c.at, log.c.extra).where(
            log.c.kind == "run", *about, log.c.made_by == written(made_by)
        )
        return any(self._is_complete(row) for row in self._connection.execute(query))

    def has_read(self, extraction: Extraction) -> bool:
        """Whether its maker has read this very version of its document: text, date, outlet and all other facts.

        What was found does not matter: `Extraction(document, made_by=…)` asks before anything is found.
        """
        return bool(self._complete([reading_of(extraction).run_id]))

    def entries(self, kind: str | None = None) -> Iterator[Entry]:
        """All entries, or those of one kind, oldest first."""
        return (entry_of(row) for row in self.rows(kind))

    def rows(self, kind: str | None = None) -> Iterator[Row]:
        """The rows of the log as they stand, page by page; rows appended meanwhile are left out."""
        last, end = 0, self.head.rows
        while last < end:
            query = select(log).where(log.c.seq > last, log.c.seq <= end)
            if kind is not None:
                query = query.where(log.c.kind == kind)
            page = [Row(*row) for row in self._connection.execute(query.order_by(log.c.seq).limit(PAGE))]
            if not page:
                return
            yield from page
            last = page[-1].seq

    def versions(self, document: str) -> list[tuple[str, dict[str, Any]]]:
        """Entry id and facts of each version of a document, oldest first."""
        return versions(self._connection, document)

    def runs(self, document: str) -> list[Shown]:
        """The complete runs over all versions of a document, oldest first; `reading` gives what each one found."""
        return [run for entry, body in self.versions(document) for run in runs_of(self._connection, entry, body)]

    def documents(self) -> Iterator[str]:
        """The ids of all documents, in order."""
        return document_ids(self._connection)

    def extractions(self, *, as_corrected: bool = False) -> Iterator[Extraction]:
        """The latest complete run of each document's latest text, in the order of document ids."""
        for document in self.documents():
            found = self.extraction(document, as_corrected=as_corrected)
            if found is not None:
                yield found

    def extraction(self, document: str, *, as_corrected: bool = False) -> Extraction | None:
        """What stands for one document, as the machine found it or with people's corrections; None if there is none."""
        run = shown(self._connection, document)
        if run is None:
            return None
        found = self.reading(run)
        return corrected(found, self.corrections(run.text)) if as_corrected else found

    def as_shown(self, document: str) -> tuple[Extraction, dict[str, str]] | None:
        """What stands for one document as corrected, and the claim's id for each attribution's own id within it."""
        run = shown(self._connection, document)
        if run is None:
            return None
        found, ids = self.recorded(run)
        after = corrected(found, self.corrections(run.text))
        return after, ids if after is found else {one.attribution.id: one.id for one in claims_of(after, ids=ids)}

    def reading(self, run: Shown) -> Extraction:
        """The findings of one run, as they were recorded."""
        return self.recorded(run)[0]

    def recorded(self, run: Shown) -> tuple[Extraction, dict[str, str]]:
        """The findings of one run, and the claim's id for each attribution's own id within the document."""
        rows = [Row(*row) for row in self._connection.execute(_FINDINGS, {"run": run.run, "time": run.at})]
        findings = [entry_of(row) for row in rows]
        ids = {entry.extra["id"]: row.id for entry, row in zip(findings, rows, strict=True) if entry.kind == "claim"}
        return extraction_of(document_of(run.body, self.objects.text(run.text)), run.made_by, findings), ids

    def corrections(self, text: str) -> list[Correction]:
        """People's corrections to the findings in the text with this digest, oldest first."""
        bodies = self._connection.execute(_CORRECTIONS, {"digest": text}).scalars()
        return [decode(Correction, json.loads(body)) for body in bodies]

    def claims(self, wanted: ClaimFilter | None = None, *, limit: int | None = None) -> Iterator[ClaimRow]:
        """The claims of the shown runs that fit the filter, corrections applied, by document and place in it."""
        return find_claims(self._connection, wanted or ClaimFilter(), limit=limit)

    def shown_documents(self) -> Iterator[DocumentRow]:
        """Each document with the run that stands for it, by id."""
        return list_documents(self._connection)

    def search(self, query: str, *, limit: int = 20) -> list[ClaimRow]:
        """The claims that best match the words of `query`, best first; phrases in double quotes stay together."""
        return search_claims(self._connection, query, limit=limit)

    def _complete(self, runs: list[str]) -> set[str]:
        """Those of the runs with these ids that are in the log with all that they count."""
        query = select(log.c.id, log.c.at, log.c.extra).where(log.c.id.in_(runs))
        return {row.id for row in self._connection.execute(query) if self._is_complete(row)}

    def _is_complete(self, run: Any) -> bool:
        return count_findings(self._connection, run.id, run.at) == int(json.loads(run.extra)["count"])


_FINDINGS = select(log).where(log.c.kind.in_(FINDINGS), log.c.about == bindparam("run"), log.c.at == bindparam("time"))
_CORRECTIONS = (
    select(log.c.body)
    .where(log.c.kind == "correction", log.c.about == bindparam("digest"))
    .order_by(log.c.at, log.c.id)
)
"""Made once: they are asked for every document."""
