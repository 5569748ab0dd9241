"""Opening a ledger's database: what is refused and why, how SQLite is set, and which migrations it has had."""

from __future__ import annotations

import datetime
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, create_engine, event, func, inspect, select
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import StaticPool

from sayso.ledger.head import write_head
from sayso.ledger.log import START, Head, timestamp
from sayso.ledger.schema import derived, metadata, schema_version
from sayso.model.errors import LedgerUnavailable

_OWN = frozenset({"ledger.db", "ledger.db-wal", "ledger.db-shm", "objects", "head", "head.partial", "writer.lock"})


def _first_tables(connection: Connection) -> None:
    metadata.create_all(connection)
    derived.create_all(connection)


MIGRATIONS: tuple[Callable[[Connection], None], ...] = (_first_tables,)
"""Number n makes version n of the schema from version n - 1; never changed once released, only added to."""


def make_folder(folder: Path) -> None:
    """An empty ledger's folder; raises LedgerUnavailable if the place is taken by something else."""
    try:
        (folder / "objects").mkdir(parents=True, exist_ok=True)
        foreign = sorted(path.name for path in folder.iterdir() if path.name not in _OWN)
        if foreign and not (folder / "ledger.db").exists():
            raise LedgerUnavailable(f"{folder} holds other files ({foreign[0]}, …); name a new folder for the ledger")
        if not (folder / "head").exists():
            write_head(folder, Head(0, START))
    except OSError as error:
        raise LedgerUnavailable(f"{folder} cannot be made a ledger: {error.strerror}") from None


def connect(folder: Path, *, write: bool) -> Connection:
    """A connection to the ledger in `folder`; for a writer, one that also brings the schema up to date.

    Raises LedgerUnavailable, in one line, if the folder is missing, is not a ledger, or is of a newer schema.
    """
    database = folder / "ledger.db"
    if not write and not database.is_file():
        what = "is not a ledger (it has no ledger.db)" if folder.is_dir() else "does not exist"
        raise LedgerUnavailable(f"{folder} {what}; `sayso read SOURCE --ledger {folder}` makes one")
    engine = create_engine("sqlite://", creator=lambda: _open(database, write=write), poolclass=StaticPool)
    event.listen(engine, "handle_error", _in_one_line)
    try:
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        _check_version(connection, folder, write=write)
    except LedgerUnavailable:
        engine.dispose()
        raise
    return connection


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All or nothing: what is done inside is committed at its end, and undone if it fails."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        if _driver(connection).in_transaction:
            connection.exec_driver_sql("ROLLBACK")
        raise


def _open(database: Path, *, write: bool) -> sqlite3.Connection:
    """SQLite set for one writer and many readers; a folder that cannot be written to is read as it lies there."""
    mode = "rwc" if write else "rw" if os.access(database.parent, os.W_OK) else "ro&immutable=1"
    address = f"{database.absolute().as_uri()}?mode={mode}"
    raw = sqlite3.connect(address, uri=True, timeout=30, isolation_level=None, check_same_thread=False)
    settings = ("journal_mode = WAL", "synchronous = FULL") if write else ("query_only = ON",)
    for setting in ("cache_size = -65536", *settings):
        raw.execute(f"PRAGMA {setting}")
    return raw


def _driver(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection; it has left the transaction already if the disk was full."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def _in_one_line(context: ExceptionContext) -> None:
    """A damaged, locked or full database is the ledger's trouble and not the program's: said in one line."""
    error = context.original_exception
    if type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError):
        raise LedgerUnavailable(f"the ledger's database cannot be used: {error}") from None


def _check_version(connection: Connection, folder: Path, *, write: bool) -> None:
    version = 0
    if inspect(connection).has_table("schema_version"):
        version = connection.execute(select(func.max(schema_version.c.version))).scalar() or 0
    if version > len(MIGRATIONS):
        raise LedgerUnavailable(f"{folder} was written by a newer sayso (schema {version}); upgrade to open it")
    if version == len(MIGRATIONS):
        return
    if not write:
        made = f"is of an older schema ({version})" if version else "is not a finished ledger"
        raise LedgerUnavailable(f"{folder} {made}; `sayso read SOURCE --ledger {folder}` brings it up to date")
    with transaction(connection):
        for number, migrate in enumerate(MIGRATIONS[version:], start=version + 1):
            migrate(connection)
            now = timestamp(datetime.datetime.now(datetime.UTC))
            connection.execute(schema_version.insert().values(version=number, at=now))
