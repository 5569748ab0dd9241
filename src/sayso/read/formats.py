"""Which reader reads a file, by its suffix; other packages add theirs as entry points `sayso.readers`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import PurePath
from typing import Protocol

from sayso.model.documents import Document
from sayso.model.errors import InputRefused
from sayso.read import html, plain


class Reader(Protocol):
    """Bytes of one page in, a document out; raises `InputRefused` for what it cannot read."""

    def __call__(self, raw: bytes, *, url: str | None = None) -> Document:
        """Read one page."""
        ...


OURS: dict[str, Reader] = {
    ".htm": html.read,
    ".html": html.read,
    ".md": plain.read,
    ".text": plain.read,
    ".txt": plain.read,
    ".xhtml": html.read,
}


@functools.cache
def readers() -> Mapping[str, Reader]:
    """Suffix -> reader: ours, and those of installed packages (an entry point named "pdf" reads ".pdf")."""
    theirs = {f".{point.name}": point.load() for point in entry_points(group="sayso.readers")}
    return {**OURS, **theirs}


def reader_for(name: str) -> Reader:
    """The reader of a file of that name. Raises `InputRefused`, naming the suffixes that can be read.

    >>> reader_for("a.docx")
    Traceback (most recent call last):
    sayso.model.errors.InputRefused: no reader for '.docx'; there are: .htm, .html, .md, .text, .txt, .xhtml, and .jsonl
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in readers():
        raise InputRefused(f"no reader for {suffix!r}; there are: {', '.join(sorted(readers()))}, and .jsonl")
    return readers()[suffix]
