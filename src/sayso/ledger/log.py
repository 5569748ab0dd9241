"""One row of the log: an entry written down, and the digest that chains it to the row before."""

from __future__ import annotations

import datetime
import functools
import hashlib
import json
import re
from typing import Any, NamedTuple

from sayso.model.entries import Entry, canonical, identify_canonical

START = "0" * 64
"""What the first row carries in place of a predecessor's digest."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Row(NamedTuple):
    """An entry as it stands in the log, in the order of the table's columns."""

    seq: int
    id: str
    kind: str
    about: str
    body: str
    extra: str
    made_by: str
    at: str
    before: str


class Parts(NamedTuple):
    """An entry that is about to become a row; `at` as `timestamp` writes it."""

    kind: str
    body: dict[str, Any]
    extra: dict[str, Any]
    made_by: str
    at: str


class Head(NamedTuple):
    """The end of the chain: how many rows there are and the digest of the last."""

    rows: int
    digest: str


def written(text: str) -> str:
    """`text` as every database can hold it: lone surrogates and NUL as JSON escapes, all else untouched.

    >>> written("caf\\udce9")
    'caf\\\\udce9'
    """
    if text.isascii() and "\x00" not in text:
        return text
    return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).replace("\x00", "\\u0000")


def about(kind: str, body: dict[str, Any], extra: dict[str, Any]) -> str:
    """What an entry is about, so that it can be found: a document's own id, a run's text and document, a claim's run, …

    >>> about("document", {"id": "page-1"}, {})
    'page-1'
    """
    if kind == "document":
        return str(body["id"])
    if kind == "run":
        return f"{body['text']} {body['document']}"
    if "run" in extra:
        return str(extra["run"])
    for key in ("text", "document", "claim", "name", "about"):
        if key in body:
            return str(body[key])
    return ""


def timestamp(moment: datetime.datetime) -> str:
    """UTC to the microsecond, always equally long, so that text order is time order.

    >>> timestamp(datetime.datetime(2025, 7, 13, 12, tzinfo=datetime.timezone.utc))
    '2025-07-13T12:00:00.000000+00:00'
    """
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def parts_of(entry: Entry) -> Parts:
    """What a row needs to know of an entry."""
    return Parts(entry.kind, entry.body, entry.extra, entry.made_by, timestamp(entry.at))


def make_row(parts: Parts, after: Head) -> Row:
    """The row that holds these parts when it is appended after the head `after`."""
    body = canonical(parts.body)
    return Row(
        seq=after.rows + 1,
        id=identify_canonical(parts.kind, body),
        kind=parts.kind,
        about=written(about(parts.kind, parts.body, parts.extra)),
        body=written(body),
        extra=written(canonical(parts.extra)),
        made_by=written(parts.made_by),
        at=parts.at,
        before=after.digest,
    )


@functools.lru_cache(maxsize=1_000)
def _moment(at: str) -> datetime.datetime:
    """The time of a row; all findings of a run have one."""
    return datetime.datetime.fromisoformat(at)


def entry_of(row: Row) -> Entry:
    """The entry that a row holds."""
    return Entry(
        kind=row.kind,  # type: ignore[arg-type]
        body=json.loads(row.body),
        made_by=row.made_by,
        at=_moment(row.at),
        extra=json.loads(row.extra),
    )


def digest(row: Row) -> str:
    """SHA-256 over the row's `before`, id, kind, maker (as JSON), time, extra and body, one to a line.

    None of these lines can hold a line feed, so that two different rows never read alike, and `sha256sum` can check it.
    """
    lines = (row.before, row.id, row.kind, canonical(row.made_by), row.at, row.extra, row.body)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def head_after(row: Row) -> Head:
    """The head of a chain that ends with `row`."""
    return Head(row.seq, digest(row))
