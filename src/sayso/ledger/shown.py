"""Which run stands for a document: the latest complete run of the document's latest text.

Every entry counts from the moment when it was first seen, whichever ledger saw it, so that the answer does not depend
on the order in which ledgers were merged. Older versions and runs stay in the log.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from sayso.ledger.log import written
from sayso.ledger.schema import entries

FINDINGS = ("claim", "value", "problem")
"""The kinds of entry that a run consists of."""

_PAGE = 500


class Shown(NamedTuple):
    """A run over one version of a document: entry ids, the digest of the text, and when the run was recorded."""

    document: str
    body: dict[str, Any]
    text: str
    run: str
    made_by: str
    at: str


def shown(connection: Connection, document: str) -> Shown | None:
    """What stands for the document with this id of its own; None if no version of it has a complete run."""
    for entry, body in reversed(versions(connection, document)):
        runs = runs_of(connection, entry, body)
        if runs:
            return runs[-1]
    return None


def runs_of(connection: Connection, entry: str, body: dict[str, Any]) -> list[Shown]:
    """The complete runs over one version of a document, oldest first."""
    seen = _first_seen(connection, "run", f"{body['text']} {entry}")
    return [
        Shown(entry, body, body["text"], row.id, json.loads(row.body)["made_by"], row.at)
        for row in seen
        if count_findings(connection, row.id, row.at) == json.loads(row.extra)["count"]
    ]


def versions(connection: Connection, document: str) -> list[tuple[str, dict[str, Any]]]:
    """Entry id and facts of each version of the document with this id, oldest first."""
    return [
        (row.id, json.loads(row.body) | json.loads(row.extra))
        for row in _first_seen(connection, "document", written(document))
    ]


def count_findings(connection: Connection, run: str, at: str) -> int:
    """How many findings one recording of a run has in the log."""
    return connection.execute(_COUNT, {"run": run, "time": at}).scalar_one()


def document_ids(connection: Connection) -> Iterator[str]:
    """The ids of all documents, in order, read page by page."""
    last = None
    while True:
        query = select(entries.c.about).distinct().where(entries.c.kind == "document")
        if last is not None:
            query = query.where(entries.c.about > last)
        page = list(connection.execute(query.order_by(entries.c.about).limit(_PAGE)).scalars())
        if not page:
            return
        yield from page
        last = page[-1]


def _first_seen(connection: Connection, kind: str, about: str) -> list[Any]:
    """The first sighting of each different entry of a kind about one thing, oldest first."""
    first: dict[str, Any] = {}
    for row in connection.execute(_SEEN, {"of_kind": kind, "thing": about}):
        first.setdefault(row.id, row)
    return list(first.values())


_COUNT = select(func.count()).where(
    entries.c.kind.in_(FINDINGS), entries.c.about == bindparam("run"), entries.c.at == bindparam("time")
)
_SEEN = (
    select(entries.c.id, entries.c.body, entries.c.extra, entries.c.at)
    .where(entries.c.kind == bindparam("of_kind"), entries.c.about == bindparam("thing"))
    .order_by(entries.c.at, entries.c.id, entries.c.seq)
)
"""Made once: they are asked for every document."""
