"""Bytes into text: which characters a file means, or why it is not text at all."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from sayso.model.errors import InputRefused
from sayso.model.problems import Problem

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer first where one begins another."""
OTHERS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"),
)
WESTERN = re.compile(rb"[\x20-\x7e\t\r\n\x80\x85\x91-\x97\x99\xa0-\xff]*")
"""What English prose in the Windows alphabet consists of."""
SAMPLE = 100_000


def decode(raw: bytes, *, declared: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, and what was unsure about its characters.

    A byte order mark decides, then UTF-8, then the encoding that the page declares, then a guess, which is reported.
    Raises `InputRefused` for what is empty or no text.

    >>> decode("“Six died.”".encode("cp1252"))[0]
    '“Six died.”'
    """
    if not raw.strip():
        raise InputRefused("the file is empty")
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _checked(raw[len(mark) :].decode(encoding, "replace"))
    for magic, what in OTHERS:
        if raw.startswith(magic):
            raise InputRefused(f"this is {what}, not text")
    try:
        return _checked(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.end == len(raw) and "unexpected end" in error.reason:
            text = raw[: error.start].decode("utf-8")
            return _checked(text, Problem("read", "the file ends in the middle of a character"))
    if declared and (as_declared := _declared(raw, declared)):
        return _checked(as_declared)
    encoding = _guessed(raw)
    problem = Problem("read", f"the encoding is not declared; read as {encoding}")
    return _checked(raw.decode(encoding, "replace"), problem)


def _declared(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(raw: bytes) -> str:
    sample = raw[:SAMPLE]
    if b"\0" not in sample and WESTERN.fullmatch(sample) and sum(byte > 0xBF for byte in sample) < 0.05 * len(sample):
        return "cp1252"
    best = charset_normalizer.from_bytes(sample).best()
    if best is None:
        raise InputRefused("the file is not text in any known encoding")
    return best.encoding


def _checked(text: str, *problems: Problem) -> tuple[str, tuple[Problem, ...]]:
    controls = sum(char < " " and char not in "\t\r\n\f\v" for char in text[:SAMPLE])
    if "\0" in text[:SAMPLE] or controls > 0.01 * len(text[:SAMPLE]):
        raise InputRefused("the file is binary, not text")
    if not text.strip():
        raise InputRefused("the file holds no words")
    return text, problems
