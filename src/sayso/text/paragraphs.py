"""Where paragraphs begin and end: at every line break, or at blank lines in text whose lines were wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sayso.model.spans import Span

BREAK = r"\r\n\x0b\x0c\x85\u2028\u2029"
"""The characters that end a line."""
_LINE = re.compile(rf"[^{BREAK}]+")
_BLOCK = re.compile(rf"[^{BREAK}]+(?:(?:\r\n|[{BREAK}])[^\S{BREAK}]*(?=\S)[^{BREAK}]+)*")
_FINISHED = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_ENDLESS = re.compile(r"(?<!\S)\S{401,}")
_WIDEST = 130
_NARROWEST = 40


def is_wrapped(text: str) -> bool:
    r"""Whether the lines of a text are pieces of paragraphs, broken at a fixed width as wire services and mail do.

    >>> is_wrapped("The army said on Tuesday that six of its soldiers\nhad died in the north of the country.")
    True
    >>> is_wrapped("The army said six had died.\nThe ministry denied it.")
    False
    """
    lines = [found.span() for found in _LINE.finditer(text) if not found.group().isspace()]
    widest = max((end - start for start, end in lines), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if b[0] - a[1] <= 2 and _one_break(text, a[1], b[0])]
    broken = [(a, b) for a, b in pairs if a[1] - a[0] > 0.6 * widest and not _FINISHED.search(text, a[0], a[1])]
    if len(broken) < 0.6 * len(pairs) or not broken:
        return False
    return len(pairs) >= 3 or all(text[b[0] : b[1]].lstrip()[0].islower() for _, b in broken)


def _one_break(text: str, start: int, end: int) -> bool:
    return end - start == 1 or text[start:end] == "\r\n"


def paragraphs(text: str, spans: Iterable[Span], *, wrapped: bool | None = None) -> Iterator[Span]:
    r"""The paragraphs within the given ranges, without the white space around them.

    `wrapped` says whether single line breaks are only the end of a printed line; left out, `is_wrapped(text)` decides.

    >>> text = "Six died.\n\n  The army denied it.\r\n"
    >>> [span.words(text) for span in paragraphs(text, [Span(0, len(text))])]
    ['Six died.', 'The army denied it.']
    """
    pattern = _BLOCK if (is_wrapped(text) if wrapped is None else wrapped) else _LINE
    for span in spans:
        for found in pattern.finditer(text, span.start, span.end):
            yield from _stripped(text, *found.span())


def pieces(text: str, span: Span, *, longest: int) -> Iterator[Span]:
    """A paragraph cut into stretches of at most `longest` code points, at ends of sentences or else at blanks.

    A "word" of more than 400 code points is cut too: no text is refused for having no blanks.

    >>> text = "Six died. Nine were hurt."
    >>> [piece.words(text) for piece in pieces(text, Span(0, 25), longest=16)]
    ['Six died.', 'Nine were hurt.']
    """
    cuts = [cut for found in _ENDLESS.finditer(text, *span) for cut in range(found.start() + 400, found.end(), 400)]
    for start, end in pairwise([span.start, *cuts, span.end]):
        while end - start > longest:
            cut = _cut(text, start, start + longest)
            yield from _stripped(text, start, cut)
            start = cut
        yield from _stripped(text, start, end)


def _cut(text: str, start: int, end: int) -> int:
    half = (start + end) // 2
    sentence_ends = (text.rfind(mark, half, end) for mark in (". ", "! ", "? ", "” ", '" '))
    cut = max(sentence_ends) + 1 or max(text.rfind(" ", half, end), text.rfind("\n", half, end)) + 1
    return cut or end


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if kept := words.strip():
        start += len(words) - len(words.lstrip())
        yield Span(start, start + len(kept))
