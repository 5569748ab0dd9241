"""A saved HTML page: trafilatura judges what is the report, our own walk over the page supplies its words.

No extractor returns places, and most drop captions. So the text is made of the page's own running texts, white space
normalised, one block each with its xpath; the extractor only says which of them belong to the report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sayso.model.documents import Block, BlockKind, Document
from sayso.model.errors import InputRefused
from sayso.model.problems import Problem
from sayso.model.spans import Span
from sayso.read.dom import Run, runs, seen
from sayso.read.encoding import decode
from sayso.read.facts import facts
from sayso.read.lines import has_credit, is_byline, key
from sayso.read.plain import stated_day, words_of

CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
TELLING = 40
"""A running text of this many letters is recognised within a longer line of the extractor's."""
GAP = "\n\n"


def read(raw: bytes, *, url: str | None = None) -> Document:
    """The document of a saved page: its report's title, byline, captions and paragraphs, and what the page states.

    Raises `InputRefused` for what is empty, no text, or a page without words.

    >>> document = read(b"<html><body><article><h1>Two bridges fall</h1><p>Two bridges fell on Tuesday.</article>")
    >>> document.text, [block.xpath for block in document.blocks][1]
    ('Two bridges fall\\n\\nTwo bridges fell on Tuesday.', '/html/body/article/p')
    """
    declared = CHARSET.search(raw[:4096])
    markup, problems = decode(raw, declared=declared.group(1).decode("ascii") if declared else None)
    page = _page(markup)
    stated = facts(page)
    found = list(runs(page))
    if not found:
        raise InputRefused("the page holds no words")
    keys = [key(run.words) for run in found]
    body = _whole_tables(found, _body(keys, _judged(seen(page))))
    if not body:
        body = set(range(len(found)))
        problems = (*problems, Problem("read", "no report was recognised on the page; all of it is read"))
    text, blocks = _document_text(_chosen(found, keys, body, stated.title))
    date, date_from = (stated.date, "metadata") if stated.date else stated_day(text, blocks)
    url = url or stated.url
    return Document(
        id=url or "",
        text=text,
        date=date,
        date_from=date_from,
        outlet=stated.outlet,
        title=words_of("title", text, blocks) or stated.title,
        url=url,
        byline=stated.byline or words_of("byline", text, blocks),
        lang=stated.lang,
        blocks=blocks,
        problems=problems,
    )


def _page(markup: str) -> HtmlElement:
    try:
        return document_fromstring(XML_HEAD.sub("", markup), parser=HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputRefused(f"no HTML page ({error})") from None


def _judged(markup: str) -> list[str]:
    """The lines that the extractor takes for the report, as keys; a row of a table is a line of its cells."""
    import trafilatura  # most of a second, which inputs that are no pages need not spend

    lines = re.split(r"[\n|]", trafilatura.extract(markup, include_comments=False) or "")
    return [words for words in map(key, lines) if words]


def _chosen(
    found: Sequence[Run], keys: Sequence[str], body: Collection[int], title: str | None
) -> list[tuple[BlockKind, Run]]:
    """The runs of the report in order, each with its kind; captions and bylines between them belong to it."""
    first, end = min(body), max(body)
    head = _title(found, keys, title, first=first)
    begin = first if head is None else min(first, head)
    chosen: list[tuple[BlockKind, Run]] = []
    while end + 1 < len(found) and found[end + 1].kind == "caption":
        end += 1
    for at, run in enumerate(found):
        kind = run.kind
        if at == head or (head is not None and kind == "heading" and keys[at] == keys[head]):
            kind = "title"
        elif is_byline(run.words):
            kind = "byline"
        elif kind == "paragraph" and at in body and has_credit(run.words):
            kind = "caption"
        opens = kind in ("heading", "title") and at + 1 in body
        if at == head or at in body or (begin < at <= end and (kind in ("caption", "byline") or opens)):
            chosen.append((kind, run))
    return chosen


def _body(keys: Sequence[str], judged: Sequence[str]) -> set[int]:
    """The runs that the extractor's lines hold, aligned in order so that furniture with the same words stays out."""
    matches = SequenceMatcher(None, keys, judged).get_matching_blocks()
    body = {match.a + i for match in matches for i in range(match.size)}
    together = " ".join(judged)
    return body | {at for at, one in enumerate(keys) if len(one) >= TELLING and one in together}


def _whole_tables(found: Sequence[Run], body: Collection[int]) -> set[int]:
    """The body with the other cells of the tables of which it holds most."""
    tables: dict[HtmlElement, set[int]] = {}
    for at, run in enumerate(found):
        if run.kind == "table" and (table := next(run.element.iterancestors("table"), None)) is not None:
            tables.setdefault(table, set()).add(at)
    return set(body).union(*(cells for cells in tables.values() if 2 * len(cells & set(body)) > len(cells)))


def _title(found: Sequence[Run], keys: Sequence[str], title: str | None, *, first: int) -> int | None:
    """The run that is the page's title: a heading that the metadata's title begins with, else the nearest `<h1>`."""
    wanted = key(title or "")
    headings = [at for at, run in enumerate(found) if run.kind == "heading" and keys[at]]
    named = [at for at in headings if wanted and (wanted.startswith(keys[at]) or keys[at].startswith(wanted))]
    tops = [at for at in headings if found[at].element.tag == "h1"]
    near = named or tops
    return min(near, key=lambda at: (abs(at - first), at)) if near else None


def _document_text(chosen: Sequence[tuple[BlockKind, Run]]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text and its blocks; a title or caption printed again is marked so."""
    words: list[str] = []
    blocks: list[Block] = []
    seen: set[tuple[BlockKind, str]] = set()
    at = 0
    for kind, run in chosen:
        again = kind in ("title", "caption") and (kind, key(run.words)) in seen
        seen.add((kind, key(run.words)))
        blocks.append(Block(kind, (Span(at, at + len(run.words)),), xpath=run.xpath, repeats=again))
        words.append(run.words)
        at += len(run.words) + len(GAP)
    return GAP.join(words), tuple(blocks)
