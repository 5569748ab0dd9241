"""What word pieces alone do not show: capitals, paragraph breaks, and whether a piece stands inside quotation marks.

The encoder's vocabulary is lower-case and knows no line ends, so these three marks go in beside each piece.
"""

import re
from collections.abc import Sequence

CASES = ("lower", "capital", "capitals", "other")
BREAKS = ("none", "line", "paragraph")
QUOTED = ("outside", "double", "single")

_DOUBLE = re.compile('[“„«”»"]')
_SINGLE = re.compile(r"(?<!\w)[‘'](?=[^\W\d]|[“\"])(.+?)(?<=[\w.,!?…”\"])[’'](?!\w)", re.S)


def quoted(text: str) -> bytearray:
    """Say for each character whether it stands inside quotation marks: 0 outside, 1 double, 2 single.

    The marks themselves count as inside. A straight mark opens when none is open. A curly mark that is never closed
    quotes to the end of its paragraph (as quotations over several paragraphs are set); a straight one quotes nothing.
    The same reading of quotation marks decides the kind of a quote in the attribution bench.

    >>> list(quoted('He said “no” now'))
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0]
    """
    state = bytearray(len(text))
    start = 0
    for line in text.splitlines(keepends=True):
        _double_quotes(line, start, state)
        for found in _SINGLE.finditer(line):
            inside = range(start + found.start(), start + found.end())
            if not any(state[i] for i in inside):
                state[inside.start : inside.stop] = bytes([2]) * len(inside)
        start += len(line)
    return state


def _double_quotes(line: str, start: int, state: bytearray) -> None:
    opened: int | None = None
    for found in _DOUBLE.finditer(line):
        mark, at = found.group(), found.start()
        if mark in "“„«" or (mark == '"' and opened is None):
            opened = at if opened is None else opened
        elif opened is not None:
            state[start + opened : start + at + 1] = b"\1" * (at + 1 - opened)
            opened = None
    if opened is not None and line[opened] != '"':
        end = len(line.rstrip())
        state[start + opened : start + end] = b"\1" * (end - opened)


def marks(text: str, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Give (case, break before, quotation) of each piece of a text, as numbers into CASES, BREAKS and QUOTED.

    >>> marks('UN said\\n\\n“no”', [(0, 2), (3, 7), (9, 10), (10, 12)])
    [(2, 2, 0), (0, 0, 0), (3, 2, 1), (0, 0, 1)]
    """
    inside = quoted(text)
    out, before = [], 0
    for start, end in pieces:
        gap = text[before:start]
        lines = gap.count("\n") if before else 2
        word = text[start:end]
        out.append((_case(word), min(lines, 2), inside[start] if start < len(inside) else 0))
        before = end
    return out


def _case(word: str) -> int:
    if not word[:1].isalpha():
        return 3
    if not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1
