"""A text file: one report as it was copied or saved from its page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sayso.model.documents import Block, Document
from sayso.read.dates import dateline_day, day
from sayso.read.encoding import decode
from sayso.read.layout import blocks


def read(raw: bytes, *, url: str | None = None) -> Document:
    r"""The document of a plain-text page; its text is the file's, byte order mark aside.

    Raises `InputRefused` for what is empty or no text.

    >>> document = read(b"Two bridges fall\n\nTwo bridges fell on Tuesday, the army said.", url="a.txt")
    >>> document.title, document.date
    ('Two bridges fall', None)
    """
    text, problems = decode(raw)
    found = blocks(text)
    date, date_from = stated_day(text, found)
    return Document(
        id=url or "",
        text=text,
        date=date,
        date_from=date_from,
        title=words_of("title", text, found),
        url=url,
        byline=words_of("byline", text, found),
        blocks=found,
        problems=problems,
    )


def stated_day(text: str, found: Sequence[Block]) -> tuple[datetime.date | None, str | None]:
    """The day of publication that the page itself prints, and where: in a byline or dateline, never without a year."""
    for block in found[:12]:
        words = block.span[0].words(text)
        if block.kind == "byline" and (date := day(words)):
            return date, "text"
        if block.kind == "paragraph" and (date := dateline_day(words)):
            return date, "dateline"
    return None, None


def words_of(kind: str, text: str, found: Sequence[Block]) -> str | None:
    """The words of the first block of that kind."""
    return next((block.span[0].words(text) for block in found if block.kind == kind), None)
