"""What word pieces alone do not show: capitals, paragraph breaks, and whether a piece stands inside quotation marks.

The encoder's vocabulary is lower-case and knows no line ends, so these three marks go in beside each piece.
"""

from collections.abc import Sequence

from sayso.text.quotes import Quotation

CASES = ("lower", "capital", "capitals", "other")
BREAKS = ("none", "line", "paragraph")
QUOTED = ("outside", "inside", "inside two")


def marks(text: str, pieces: Sequence[tuple[int, int]], quotes: Sequence[Quotation]) -> list[tuple[int, int, int]]:
    r"""Give (case, break before, quotation) of each piece of a text, as numbers into CASES, BREAKS and QUOTED.

    The quotation marks themselves count as inside; the beginning of the text counts as a paragraph break.

    >>> from sayso.model.spans import Span
    >>> from sayso.text.quotes import quotations
    >>> text = 'UN said\n\n“no”'
    >>> marks(text, [(0, 2), (3, 7), (9, 10), (10, 12)], quotations(text, [Span(0, len(text))]))
    [(2, 2, 0), (0, 0, 0), (3, 2, 1), (0, 0, 1)]
    """
    depth = quoted(text, quotes)
    out, before = [], 0
    for start, end in pieces:
        lines = text.count("\n", before, start) if before else 2
        out.append((_case(text[start:end]), min(lines, 2), depth[start]))
        before = end
    return out


def quoted(text: str, quotes: Sequence[Quotation]) -> bytearray:
    """Say of each character how many quotations it stands in (0, 1, or 2 for more), their marks included."""
    depth = bytearray(len(text))
    for found in quotes:
        start, end = found.span
        depth[start:end] = bytes([min(found.level + 1, 2)]) * (end - start)
    return depth


def _case(word: str) -> int:
    if not word[:1].isalpha():
        return 3
    if not word[0].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1
