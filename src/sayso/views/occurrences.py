"""Where a name stands in a text as words of their own."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model.spans import Span


def occurrences(text: str, name: str, *, before: str = "_", after: str = "_") -> Iterator[Span]:
    """Each place where a name stands by itself: no letter or digit beside it, nor one of these marks.

    >>> [span.start for span in occurrences("Lesk, Lesker and South-Lesk", "Lesk")]
    [0, 23]
    >>> [span.start for span in occurrences("Lesk, Lesker and South-Lesk", "Lesk", before="_-")]
    [0]
    """
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        alone = not (_joins(text[at - 1 : at], before) or _joins(text[end : end + 1], after))
        if alone:
            yield Span(at, end)
        at = text.find(name, end if alone else at + 1)


def _joins(char: str, marks: str) -> bool:
    return bool(char) and (char.isalnum() or char in marks)
