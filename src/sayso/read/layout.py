"""The blocks of a plain-text article page: title, byline, captions, headings, paragraphs.

A saved page loses its layout but keeps its habits: the title comes first and often twice, a caption has no end mark and
its alternative text prints it again, a byline says "By". What no habit explains is a paragraph, so that
no sentence is ever lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from sayso.model.documents import Block, BlockKind
from sayso.model.spans import Span
from sayso.read.lines import (
    FURNITURE,
    ITEM,
    LONGEST_TITLE,
    SENTENCE_END,
    has_credit,
    is_byline,
    is_heading,
    is_headline,
    is_open,
    key,
)
from sayso.text.paragraphs import paragraphs


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or shorter line of the text; `joined` if no blank line parts it from the one before."""

    span: Span
    words: str
    key: str
    joined: bool


def blocks(text: str, *, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text, in order; every line that has words is in exactly one. `title` is the title if known.

    >>> text = "Two bridges fall in Kessa\\n\\nBy Ana Roe\\n\\nTwo bridges fell on Tuesday, the army said."
    >>> [block.kind for block in blocks(text)]
    ['title', 'byline', 'paragraph']
    """
    lines = _lines(text)
    first = _title(lines, title)
    repeated = _repeated(lines, first)
    found: list[Block] = []
    seen: set[str] = set()
    for at, line in enumerate(lines):
        if first is not None and line.key == lines[first].key and at >= first:
            kind: BlockKind = "title"
        elif line.key in repeated or _under_alternative_text(lines, at, found):
            kind = "caption"
        else:
            kind = _kind(line, last=at == len(lines) - 1)
        again = kind in ("title", "caption") and line.key in seen
        found.append(Block(kind, (line.span,), repeats=again))
        seen.add(line.key)
    if any(block.kind == "caption" and block.repeats for block in found):
        found = [_lone_caption(block, line) for block, line in zip(found, lines, strict=True)]
    return tuple(found)


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    end = 0
    for span in paragraphs(text, [Span(0, len(text))]):
        between = text[end : span.start].replace("\r\n", "\n")
        words = span.words(text)
        lines.append(Line(span, words, key(words) or words, bool(lines) and len(between.splitlines()) < 2))
        end = span.end
    return lines


def _title(lines: Sequence[Line], known: str | None) -> int | None:
    """Which line is the title: the known one, or the first if it is set like one and sentences follow."""
    if known and (wanted := key(known)):
        for at, line in enumerate(lines[:5]):
            if line.key == wanted:
                return at
    head = next((at for at, line in enumerate(lines) if _kind(line, last=False) not in ("byline", "other")), None)
    if head is None or len(lines[head].words) > LONGEST_TITLE or has_credit(lines[head].words):
        return None
    line, rest = lines[head], [one for one in lines[head + 1 :] if SENTENCE_END.search(one.words)]
    if not rest or line.words[0].islower():
        return None
    if is_open(line.words) or line.words.endswith(";"):
        return head
    set_apart = not rest[0].joined and len(rest) > 1 and len(line.words) < median(len(one.words) for one in rest)
    return head if set_apart and (is_headline(line.words) or _once(line.words)) else None


def _once(words: str) -> bool:
    """Whether the line is one short sentence without quotation."""
    return len(words) <= 110 and not re.search(r"[^\W\d_]{3}[.!?]\s+\w|[“\"]", words) and words[-1] in ".?!"


def _repeated(lines: Sequence[Line], title: int | None) -> set[str]:
    """Lines without end mark that are printed twice, in a row or far apart: captions with their alternative text."""
    able = [at for at, line in enumerate(lines) if is_open(line.words) and len(line.words) <= LONGEST_TITLE]
    able = [
        at for at in able if at != title and not FURNITURE.match(lines[at].words) and not ITEM.match(lines[at].words)
    ]
    counts = Counter(lines[at].key for at in able)
    in_a_row = {lines[at].key for at in able if at and lines[at].key == lines[at - 1].key}
    return in_a_row | {words for words, count in counts.items() if count > 1 and words.count(" ") >= 3}


def _under_alternative_text(lines: Sequence[Line], at: int, found: Sequence[Block]) -> bool:
    """Whether the line stands right under a caption or a title repeated amid the report: a picture's own caption."""
    line = lines[at]
    if not (at and line.joined and is_open(line.words) and len(line.words) <= LONGEST_TITLE):
        return False
    above = found[at - 1]
    if above.kind == "title" and above.repeats:
        return any(block.kind == "paragraph" for block in found)
    return above.kind == "caption"


def _lone_caption(block: Block, line: Line) -> Block:
    """On a page that prints captions twice, a heading too long for a section is a caption without its other half."""
    return replace(block, kind="caption") if block.kind == "heading" and line.key.count(" ") >= 5 else block


def _kind(line: Line, *, last: bool) -> BlockKind:
    words = line.words
    if not any(char.isalnum() for char in words) or FURNITURE.match(words):
        return "other"
    if is_byline(words):
        return "byline"
    if has_credit(words):
        return "caption"
    if ITEM.match(words):
        return "list"
    return "heading" if is_heading(words) and not last else "paragraph"
