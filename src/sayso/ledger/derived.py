"""Tables that are made from entries and can be thrown away: flat claims, full text, what later stages derive."""

from __future__ import annotations

import hashlib
import json
import operator
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, insert, select
from sqlalchemy.dialects import sqlite

from sayso.ledger.log import written
from sayso.ledger.schema import claims, derived, documents, rows
from sayso.model.codec import decode, encode
from sayso.model.entries import canonical

T = TypeVar("T")
_BATCH = 5_000


class Derived:
    """The derived tables of one ledger, through its connection; their contents never depend on the order of reading."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, document_rows: list[dict[str, Any]], claim_rows: list[dict[str, Any]]) -> None:
        """Put in documents that were not there, with their claims."""
        self._insert(documents, document_rows)
        self._insert(claims, claim_rows)

    def hide(self, document: str) -> None:
        """Take a document out of the flat tables."""
        for table in (claims, documents):
            self._connection.execute(delete(table).where(table.c.document == written(document)))

    def replace(self, name: str, records: Iterable[Any], *, key: str = "", only: Iterable[str] | None = None) -> int:
        """Let `records` (dataclasses, or dicts of what JSON holds) be all derived under `name`; how many they are.

        `key` is the field by which `read` finds them. With `only`, nothing but the records of these keys is replaced,
        as when a new document bears on a few questions.
        """
        if only is None:
            self._connection.execute(delete(rows).where(rows.c.name == name))
        elif keys := [{"of_name": name, "of_key": written(each)} for each in only]:
            self._connection.execute(_GONE, keys)
        count = 0
        for batch in _batches(records):
            bodies = [_body(record) for record in batch]
            self._insert(
                rows,
                [
                    {"name": name, "key": written(str(body[key])) if key else "", "body": written(canonical(body))}
                    for body in bodies
                ],
            )
            count += len(batch)
        return count

    def add_under(self, name: str, held: Iterable[tuple[str, Iterable[Any]]]) -> None:
        """Put records under `name`, those of each key beside the ones that are there."""
        keyed = ((key, record) for key, records in held for record in records)
        for batch in _batches(keyed):
            self._insert(
                rows,
                [
                    {"name": name, "key": written(key), "body": written(canonical(_body(record)))}
                    for key, record in batch
                ],
            )

    def read(self, name: str, kind: type[T], *, key: str | None = None) -> Iterator[T]:
        """The records under `name` (and `key`), in the order of their keys and then of their contents."""
        chosen = {"of_name": name} if key is None else {"of_name": name, "of_key": written(key)}
        for row in self._connection.execute(_ALL if key is None else _KEYED, chosen):
            yield decode(kind, json.loads(row.body))

    def names(self) -> list[str]:
        """The names under which records are kept."""
        return list(self._connection.execute(select(rows.c.name).distinct().order_by(rows.c.name)).scalars())

    def clear(self) -> None:
        """Drop every derived table and make it again, empty."""
        derived.drop_all(self._connection)
        derived.create_all(self._connection)

    def digests(self) -> dict[str, str]:
        """SHA-256 of the contents of each derived table, whatever order its rows were written in."""
        by_table = {
            "documents": select(*_contents(documents)).order_by(documents.c.document),
            "claims": select(*_contents(claims)).order_by(claims.c.document, claims.c.row),
        }
        for name in self.names():
            by_table[name] = (
                select(rows.c.key, rows.c.body).where(rows.c.name == name).order_by(rows.c.key, rows.c.body)
            )
        return {name: self._digest(query) for name, query in by_table.items()}

    def _digest(self, query: Any) -> str:
        whole = hashlib.sha256()
        for row in self._connection.execute(query.execution_options(yield_per=_BATCH)):
            whole.update(canonical(list(row)).encode() + b"\n")
        return whole.hexdigest()

    def _insert(self, table: Table, records: list[dict[str, Any]]) -> None:
        if records:
            row = operator.itemgetter(*(column.name for column in _contents(table)))
            self._connection.exec_driver_sql(_INSERT[table.name], _writable([row(record) for record in records]))


def _body(record: Any) -> dict[str, Any]:
    return record if isinstance(record, dict) else encode(record)


def _contents(table: Table) -> list[Any]:
    return [column for column in table.columns if column.name != "row"]


def _writable(values: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The values as a database can hold them: only lone surrogates, which are rare, need another spelling."""
    try:
        canonical(values).encode()
    except UnicodeEncodeError:
        return [tuple(written(value) if isinstance(value, str) else value for value in row) for row in values]
    return values


def _batches(records: Iterable[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for record in records:
        batch.append(record)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


_INSERT = {
    table.name: str(
        insert(table).values(dict.fromkeys(_contents(table))).compile(dialect=sqlite.dialect(paramstyle="qmark"))
    )
    for table in (documents, claims, rows)
}
_GONE = delete(rows).where(rows.c.name == bindparam("of_name"), rows.c.key == bindparam("of_key"))
_ALL = (
    select(rows.c.key, rows.c.body)
    .where(rows.c.name == bindparam("of_name"))
    .order_by(rows.c.key, rows.c.body)
    .execution_options(yield_per=_BATCH)
)
_KEYED = _ALL.where(rows.c.key == bindparam("of_key"))
"""Made once: they are asked for every question."""
