"""Files, folders, globs and the standard input, as a stream of documents and of what was refused."""

from __future__ import annotations

import dataclasses
import datetime
import glob
import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from sayso.model.documents import Document
from sayso.model.errors import InputRefused
from sayso.read import jsonlines
from sayso.read.formats import reader_for
from sayso.read.refused import LARGEST, Refused, too_large

STANDARD_INPUT = "-"


def sources(paths: Iterable[str | Path], *, date: datetime.date | None = None) -> Iterator[Document | Refused]:
    """The documents that the paths name, in sorted order within each folder or glob; "-" is JSON lines.

    A document's id is its JSON id, else its path as given. `date` is the day of publication where an input states
    none. What cannot be read comes as `Refused`, never as an exception.

    >>> [one.reason for one in sources(["no/such/file.txt"])]
    ['no such file or folder']
    """
    for path in paths:
        for file in _files(str(path)):
            for one in _read(file) if isinstance(file, str) else (file,):
                yield _dated(one, date)


def count(paths: Iterable[str | Path]) -> int | None:
    """How many inputs `sources` will yield; None if that cannot be told before reading (the standard input)."""
    total = 0
    for path in paths:
        for file in _files(str(path)):
            if file == STANDARD_INPUT:
                return None
            total += _lines(file) if isinstance(file, str) and _is_json_lines(file) else 1
    return total


def _files(path: str) -> Iterator[str | Refused]:
    """The files that one argument names."""
    if path == STANDARD_INPUT or os.path.isfile(path):
        yield path
    elif os.path.isdir(path):
        found = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]
        visible = [one for one in found if not any(part.startswith(".") for part in Path(one).relative_to(path).parts)]
        yield from sorted(visible)
        if not visible:
            yield Refused(path, "the folder holds no files")
    elif glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))
        for match in matches:
            yield from _files(match)
        if not matches:
            yield Refused(path, "nothing matches")
    else:
        yield Refused(path, "no such file or folder" if not os.path.exists(path) else "neither file nor folder")


def _read(path: str) -> Iterator[Document | Refused]:
    try:
        if path == STANDARD_INPUT:
            yield from jsonlines.documents(sys.stdin.buffer, name=path)
        elif _is_json_lines(path):
            with _opened(path) as stream:
                yield from jsonlines.documents(stream, name=path)
        else:
            yield _one(path)
    except InputRefused as error:
        yield Refused(path, str(error))
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Refused(path, "the gzip file is cut off or damaged")
    except OSError as error:
        yield Refused(path, f"cannot be read: {error.strerror or error}")


def _one(path: str) -> Document:
    reader = reader_for(path.removesuffix(".gz"))
    with _opened(path) as stream:
        raw = stream.read(LARGEST + 1)
    if reason := too_large(len(raw)):
        raise InputRefused(reason)
    return dataclasses.replace(reader(raw), id=path)


def _opened(path: str) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path)) if path.endswith(".gz") else open(path, "rb")


def _is_json_lines(path: str) -> bool:
    return path.removesuffix(".gz").endswith(".jsonl")


def _lines(path: str) -> int:
    """The lines of a JSON lines file that are not blank, as far as they can be read."""
    total = 0
    try:
        with _opened(path) as stream:
            for line in jsonlines.lines(stream):
                total += bool(line.strip())
    except (OSError, EOFError, zlib.error):
        total += 1
    return total


def _dated(one: Document | Refused, date: datetime.date | None) -> Document | Refused:
    if isinstance(one, Refused) or one.date or date is None:
        return one
    return dataclasses.replace(one, date=date, date_from="input")
