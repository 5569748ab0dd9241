"""The log as JSON lines: every entry as it was appended, and every text before the document that it belongs to.

Such a file can be diffed, mailed and signed, and be merged into another ledger. Each line has `kind`, `id`, `body`,
`extra`, `made_by` and `at`; a text's line has its kind, its digest as `id`, and the text itself as `body`.
"""

from __future__ import annotations

import datetime
import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from sayso.ledger.log import timestamp, written
from sayso.ledger.reader import Reader
from sayso.ledger.store import Store
from sayso.model.entries import Entry, canonical
from sayso.model.errors import InputRefused

_CHUNK = 1_000
"""Lines held in memory at once."""


def write(ledger: Reader, out: TextIO) -> None:
    """Every entry of the ledger, oldest first, with the texts: to be diffed, mailed, signed and merged back."""
    for entry in ledger.entries():
        if entry.kind == "document":
            text = entry.body["text"]
            _write_line(out, {"kind": "text", "id": text, "body": ledger.objects.text(text)})
        line = {"kind": entry.kind, "id": entry.id, "body": entry.body, "made_by": entry.made_by}
        _write_line(out, line | {"extra": entry.extra, "at": timestamp(entry.at)})


def merge(ledger: Store, lines: Iterable[str]) -> int:
    """Take the entries of an exported log into a ledger, all or none; how many it did not have.

    Ledgers merged in any order hold the same entries and show the same. Raises InputRefused, naming the line, if one is
    not an entry or is not what its id says.
    """
    return ledger.append(_entries(ledger, lines))


def _entries(ledger: Store, lines: Iterable[str]) -> Iterator[Entry]:
    numbered = enumerate(lines, start=1)
    while chunk := list(itertools.islice(numbered, _CHUNK)):
        read = [_read_numbered(number, line) for number, line in chunk if line.strip()]
        ledger.objects.put_texts(one for one in read if isinstance(one, str))
        yield from (one for one in read if isinstance(one, Entry))


def _read_numbered(number: int, line: str) -> Entry | str:
    try:
        return _read_line(json.loads(line))
    except (ValueError, KeyError, TypeError) as error:
        raise InputRefused(f"line {number} of the log is not an entry: {error}") from None


def _read_line(line: dict[str, Any]) -> Entry | str:
    """The entry or the text of a line; raises ValueError if it is not what its id says."""
    if line["kind"] == "text":
        text = str(line["body"])
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != line["id"]:
            raise ValueError(f"the text is not the one with digest {line['id']}")
        return text
    at = datetime.datetime.fromisoformat(line["at"])
    entry = Entry(line["kind"], line["body"], line["made_by"], at, line["extra"])
    if entry.id != line["id"]:
        raise ValueError(f"the body is not the one with id {line['id']}")
    return entry


def _write_line(out: TextIO, line: dict[str, Any]) -> None:
    out.write(written(canonical(line)) + "\n")
