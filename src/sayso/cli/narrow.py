"""Tables on a terminal too narrow for them: the short columns side by side, what was said on lines of its own below."""

from __future__ import annotations

import itertools
import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

GAP = 2
INDENT = " " * 4
READABLE = 26
"""Letters in a line of a sentence below which reading it is a pain."""
SENTENCES = ("text", "words", "label", "for")
"""Columns that hold sentences."""


def fits(rows: Sequence[Mapping[str, str]], columns: Sequence[str], whole: Collection[str], width: int) -> bool:
    """Whether a table has room without breaking a word or squeezing a sentence; `whole` columns stay on one line.

    >>> fits([{"who": "Irena Halden", "words": "at least forty"}], ["who", "words"], (), 22)
    True
    >>> fits([{"who": "Irena Halden", "words": "at least forty"}], ["who", "words"], ("who",), 22)
    False
    """
    return sum(_least(rows, columns, whole)) + GAP * (len(columns) - 1) <= width


def lines(
    rows: Iterable[Mapping[str, str]], columns: Sequence[str], whole: Collection[str], width: int
) -> Iterator[str]:
    """Header and rows as lines; words are never broken, a line is longer only where its words are.

    >>> row = {"who": "Irena Halden", "said": "2031-03-04", "words": "that at least forty soldiers had been killed"}
    >>> print("\\n".join(lines([row], ["who", "words", "said"], ["said"], 32)))
    who           said
    Irena Halden  2031-03-04
        that at least forty soldiers
        had been killed
    """
    held = list(rows)
    short = [column for column in columns if column not in SENTENCES]
    long = [column for column in columns if column in SENTENCES]
    sizes = widths(held, short, whole, width)
    yield _line([_head(column) for column in short], sizes)
    for row in held:
        wrapped = [_wrapped(row[column], size) for column, size in zip(short, sizes, strict=True)]
        for cells in itertools.zip_longest(*wrapped, fillvalue=""):
            yield _line(cells, sizes)
        for column in long:
            yield from (INDENT + line for line in _wrapped(row[column], width - len(INDENT)) if line)


def widths(
    rows: Sequence[Mapping[str, str]],
    columns: Sequence[str],
    whole: Collection[str],
    width: int,
    *,
    most: Mapping[str, int] | None = None,
) -> list[int]:
    """How wide each column is: as wide as its cells but not over `most`, the widest narrowed first to its longest word.

    >>> widths([{"who": "Irena Halden", "words": "at least forty soldiers"}], ["who", "words"], (), 31)
    [6, 23]
    """
    least = _least(rows, columns, whole)
    sizes = [
        max(low, min((most or {}).get(column, width), max((len(row[column]) for row in rows), default=0)))
        for column, low in zip(columns, least, strict=True)
    ]
    while sum(sizes) + GAP * (len(sizes) - 1) > width:
        spare = [size - low for size, low in zip(sizes, least, strict=True)]
        if max(spare, default=0) <= 0:
            break
        widest = max((size, at) for at, (size, free) in enumerate(zip(sizes, spare, strict=True)) if free > 0)[1]
        sizes[widest] -= 1
    return sizes


def _least(rows: Sequence[Mapping[str, str]], columns: Sequence[str], whole: Collection[str]) -> list[int]:
    """What each column needs: its head, and its longest word or, where it stays on one line, cell."""
    found = []
    for column in columns:
        cells = [row[column] for row in rows]
        words = cells if column in whole else [word for cell in cells for word in cell.split()]
        sentence = min(READABLE, max(map(len, cells), default=0)) if column in SENTENCES else 0
        found.append(max([len(column), sentence, *map(len, words)]))
    return found


def _wrapped(cell: str, width: int) -> list[str]:
    return textwrap.wrap(cell, max(width, 1), break_long_words=False, break_on_hyphens=False) or [""]


def _line(cells: Iterable[str], sizes: Iterable[int]) -> str:
    return (" " * GAP).join(cell.ljust(size) for cell, size in zip(cells, sizes, strict=True)).rstrip()


def _head(column: str) -> str:
    return column.replace("_", " ")
