"""JSON lines: one document a line, its `text` used untouched, so that offsets mean what its maker's do."""

from __future__ import annotations

import datetime
import json
import zlib
from collections.abc import Iterator, Mapping
from gzip import BadGzipFile
from typing import Any, BinaryIO

from sayso.model.documents import Document
from sayso.model.errors import InputRefused
from sayso.model.problems import Problem
from sayso.read.dates import day
from sayso.read.layout import blocks
from sayso.read.plain import stated_day, words_of
from sayso.read.refused import LARGEST, Refused, too_large

BOM = b"\xef\xbb\xbf"


def documents(stream: BinaryIO, *, name: str) -> Iterator[Document | Refused]:
    r"""The documents of an open file, one at a time; a line that is none is refused with its number.

    >>> import io
    >>> lines = io.BytesIO(b'{"id": "a", "text": "Six died.", "dct": "2025-04-26"}\n{"id": "b"}\n')
    >>> [(one.id, getattr(one, "reason", one)) for one in documents(lines, name="x.jsonl")][1]
    ('b', 'line 2: no "text"')
    """
    number = 0
    try:
        for number, line in enumerate(lines(stream), start=1):
            if line.strip():
                yield _document(line, f"{name}:{number}", number)
    except (EOFError, zlib.error, BadGzipFile) as error:
        yield Refused(name, f"the file is cut off or damaged after line {number} ({error})")


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines, each cut off soon after the largest size that is read."""
    first = True
    while line := stream.readline(LARGEST + 1):
        end = line
        while len(line) > LARGEST and not end.endswith(b"\n") and (end := stream.readline(LARGEST)):
            pass
        yield line.removeprefix(BOM) if first else line
        first = False


def _document(line: bytes, place: str, number: int) -> Document | Refused:
    record: object = None
    try:
        if reason := too_large(len(line)):
            raise InputRefused(reason)
        record = _parsed(line)
        return document(record, place=place)
    except InputRefused as error:
        return Refused(_id(record) or place, f"line {number}: {error}")


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line)
    except UnicodeDecodeError:
        raise InputRefused("not in UTF-8") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputRefused(f"no JSON ({str(error).splitlines()[0]})") from None


def document(record: object, *, place: str) -> Document:
    """The document that one JSON object describes; keys that mean nothing here are ignored.

    `place` names a record without id. Raises `InputRefused` for what is no object or has no text.

    >>> document({"text": "Six died.", "date": "2025-04-26", "outlet": "Kessa Wire"}, place="x:1").id
    'x:1'
    """
    if not isinstance(record, Mapping):
        raise InputRefused("no JSON object")
    text = record.get("text")
    if not isinstance(text, str):
        raise InputRefused('no "text"')
    if not text.strip():
        raise InputRefused('"text" is empty')
    title = _words(record, "title")
    found = blocks(text, title=title)
    given = _words(record, "date") or _words(record, "dct")
    date, date_from = _day(given) if given else stated_day(text, found)
    unread = Problem("read", f"the date {given!r} is no full day") if given and not date else None
    return Document(
        id=_id(record) or _words(record, "url") or place,
        text=text,
        date=date,
        date_from=date_from,
        outlet=_words(record, "outlet"),
        title=title or words_of("title", text, found),
        url=_words(record, "url"),
        byline=words_of("byline", text, found),
        lang=_words(record, "lang"),
        blocks=found,
        problems=(unread,) if unread else (),
    )


def _day(given: str) -> tuple[datetime.date | None, str | None]:
    date = day(given)
    return date, "input" if date else None


def _id(record: object) -> str | None:
    """The record's own id; a number will do."""
    found = record.get("id") if isinstance(record, Mapping) else None
    return str(found) if isinstance(found, str | int) and str(found).strip() else None


def _words(record: Mapping[str, Any], name: str) -> str | None:
    """The value of a key if it is words."""
    found = record.get(name)
    return found.strip() or None if isinstance(found, str) else None
