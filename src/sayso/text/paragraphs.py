"""Where paragraphs begin and end: at every line break, or at blank lines in text whose lines were wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from sayso.model.spans import Span

BREAK = r"\r\n\x0b\x0c\x85\u2028\u2029"
"""The characters that end a line."""
_LINE = re.compile(rf"[^{BREAK}]+")
_FINISHED = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_SENTENCE_END = re.compile(r"[a-z]{3}[.!?][\"'”’)\]]*\s+(?=[A-Z“‘\"'])")
_ENDLESS = re.compile(r"(?<!\S)\S{401,}")
_WIDEST = 130
_NARROWEST = 40
_FULL = 0.75
"""A line this near to the widest may have been broken only for want of room."""


def is_wrapped(text: str) -> bool:
    r"""Whether the lines of a text are pieces of paragraphs, broken at a fixed width as wire services and mail do.

    So it is if most lines without end mark are nearly full and go on, mostly in small letters, on the next.

    >>> is_wrapped("The army said on Tuesday that six of its soldiers\nhad died in the north of the country.")
    True
    >>> is_wrapped("The army said six had died.\nThe ministry denied it.")
    False
    """
    lines = list(_lines(text, Span(0, len(text))))
    widest = max((end - start for start, end in lines), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return False
    unfinished = [
        (one, following)
        for one, following in pairwise(lines)
        if _adjacent(text, one, following) and not _FINISHED.search(text, *one)
    ]
    broken = [(one, following) for one, following in unfinished if one.end - one.start >= _FULL * widest]
    small = sum(text[following.start].islower() for _, following in broken)
    if not broken or len(broken) < 0.6 * len(unfinished):
        return False
    return small == len(broken) or (len(broken) >= 3 and (small >= 0.4 * len(broken) or text.isupper()))


def paragraphs(text: str, spans: Iterable[Span], *, wrapped: bool | None = None) -> Iterator[Span]:
    r"""The paragraphs within the given ranges, without the white space around them.

    `wrapped` says whether single line breaks may be only the end of a printed line; left out, `is_wrapped(text)`
    decides. Then a line that is full, or goes on in small letters, is joined to the next.

    >>> text = "Six died.\n\n  The army denied it.\r\n"
    >>> [span.words(text) for span in paragraphs(text, [Span(0, len(text))])]
    ['Six died.', 'The army denied it.']
    """
    if not (is_wrapped(text) if wrapped is None else wrapped):
        for span in spans:
            yield from _lines(text, span)
        return
    widest = max(end - start for start, end in _lines(text, Span(0, len(text))))
    for span in spans:
        start: int | None = None
        for one, following in pairwise([*_lines(text, span), None]):
            assert one is not None
            start = one.start if start is None else start
            if following is None or not _goes_on(text, one, following, widest):
                yield Span(start, one.end)
                start = None


def _lines(text: str, span: Span) -> Iterator[Span]:
    for found in _LINE.finditer(text, *span):
        yield from _stripped(text, *found.span())


def _adjacent(text: str, one: Span, following: Span) -> bool:
    """Whether no blank line stands between the two."""
    return len(text[one.end : following.start].strip(" \t").replace("\r\n", "\n")) == 1


def _goes_on(text: str, one: Span, following: Span, widest: int) -> bool:
    full = one.end - one.start >= _FULL * widest
    small = text[following.start].islower() and not _FINISHED.search(text, *one)
    return (full or small) and _adjacent(text, one, following)


def pieces(text: str, span: Span, *, longest: int) -> Iterator[Span]:
    """A paragraph cut into stretches of at most `longest` code points, at ends of sentences or else at blanks.

    A "word" of more than 400 code points is cut too: no text is refused for having no blanks.

    >>> text = "Six soldiers died. Nine were hurt."
    >>> [piece.words(text) for piece in pieces(text, Span(0, 34), longest=22)]
    ['Six soldiers died.', 'Nine were hurt.']
    """
    cuts = [cut for found in _ENDLESS.finditer(text, *span) for cut in range(found.start() + 400, found.end(), 400)]
    for start, end in pairwise([span.start, *cuts, span.end]):
        while end - start > longest:
            cut = _cut(text, start, start + longest)
            yield from _stripped(text, start, cut)
            start = cut
        yield from _stripped(text, start, end)


def _cut(text: str, start: int, end: int) -> int:
    """The last end of a sentence in the second half of the range, else the last blank, else its end."""
    half = (start + end) // 2
    if ends := [found.end() for found in _SENTENCE_END.finditer(text, half, end)]:
        return ends[-1]
    blanks = [found.end() for found in re.compile(r"\s+").finditer(text, half, end)]
    return blanks[-1] if blanks else end


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if kept := words.strip():
        start += len(words) - len(words.lstrip())
        yield Span(start, start + len(kept))
