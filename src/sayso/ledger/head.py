"""The end of the chain, kept beside the database, so that a log cut short is noticed.

A chain of digests shows edits, insertions and reordering, but a log without its last rows is a sound chain too. The
file `head` says how long the log was and what its last digest was. It shows accidents and careless hands; somebody who
can write to the folder can cut the log *and* rewrite the file, which only a copy of the head kept elsewhere can show.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select

from sayso.ledger.log import START, Head, Row, head_after
from sayso.ledger.schema import entries
from sayso.model.errors import LedgerUnsound


def write_head(folder: Path, head: Head) -> None:
    """Replace the file at one stroke; a reader sees the old head or the new one."""
    partial = folder / "head.partial"
    partial.write_text(f"{head.rows} {head.digest}\n")
    partial.replace(folder / "head")


def parse_head(line: str) -> Head:
    """The head that a line "rows digest" tells.

    >>> parse_head("0 " + "0" * 64).rows
    0
    """
    rows, _, digest = line.strip().partition(" ")
    if not rows.isdigit() or len(digest) != len(START):
        raise LedgerUnsound(f"{line.strip()[:80]!r} is no head: it should read ROWS DIGEST")
    return Head(int(rows), digest)


def read_head(folder: Path) -> Head:
    """The head that the file tells; raises LedgerUnsound if it is missing or unreadable."""
    try:
        return parse_head((folder / "head").read_text())
    except FileNotFoundError:
        raise LedgerUnsound(f"{folder}/head is missing, so that nothing shows whether rows were lost") from None


def last_head(connection: Connection) -> Head:
    """The head of the log as it stands in the database."""
    row = connection.execute(select(entries).order_by(entries.c.seq.desc()).limit(1)).one_or_none()
    return head_after(Row(**row._mapping)) if row else Head(0, START)


def check_head(connection: Connection, head: Head) -> None:
    """Raise LedgerUnsound unless the log begins with the rows that `head` was the end of."""
    if head.rows == 0:
        return
    row = connection.execute(select(entries).where(entries.c.seq == head.rows)).one_or_none()
    if row is None:
        there = last_head(connection).rows
        raise LedgerUnsound(f"the log was cut short: the head speaks of {head.rows} rows, {there} are there")
    if head_after(Row(**row._mapping)) != head:
        raise LedgerUnsound(f"row {head.rows} is not the row that the head was written for")
