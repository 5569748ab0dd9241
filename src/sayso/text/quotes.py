"""Where a text quotes: ranges between quotation marks, paragraph by paragraph, however the marks are set.

Typographic marks open and close by their shape; straight marks by what stands on either side and, where that leaves
both open, by turns. A quotation never crosses a paragraph: one left open whose next paragraph opens again (or closes
without opening) `continues` there, as newspapers set long quotations. Apostrophes are no marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from sayso.model.spans import Span
from sayso.text.paragraphs import paragraphs

MARK = re.compile(r"``|''|[\"“”„‟«»＂‘’‚‛'`]")
OPENING = frozenset({"“", "„", "‟", "«", "``"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "''", "＂"})
SINGLE = frozenset({"‘", "’", "‚", "‛", "'", "`"})
ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|bout|round|n|cos)\b", re.IGNORECASE)
"""Words whose leading apostrophe stands for a lost letter or century: ’90s, ’em, ’til."""
BEFORE_OPENING = frozenset('([{—–-/"“„«')

Mark = Literal["opens", "closes"]
"""What a character does as a quotation mark."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: `span` with their marks, `inner` without (nor white space beside the marks).

    `continues`: left open and taken up again by the next quotation of the same level, in the next paragraph. `closed`
    is false where the closing mark is missing: the range then ends with the paragraph, or before the next opening
    mark. `level` is 0 for a quotation and 1 for one inside it.
    """

    span: Span
    inner: Span
    continues: bool = False
    closed: bool = True
    level: int = 0


def quotations(text: str, spans: Iterable[Span]) -> list[Quotation]:
    """Every quotation within the given ranges (a document's `claim_spans()`), in order.

    Linear in the length of the text; marks around nothing but marks and spaces are no quotation.

    >>> text = "“We left,” he said. “The soldiers’ camp was 'empty'.”"
    >>> [(found.inner.words(text), found.level) for found in quotations(text, [Span(0, len(text))])]
    [('We left,', 0), ("The soldiers’ camp was 'empty'.", 0), ('empty', 1)]
    """
    found: list[Quotation] = []
    left_open: int | None = None
    for span in paragraphs(text, spans):
        here = _Paragraph(text, span, carried=left_open is not None).read()
        if left_open is not None and here and _goes_on(text, found[left_open], here[0], span):
            found[left_open] = replace(found[left_open], continues=True)
        left_open = next(
            (len(found) + i for i, one in enumerate(here) if not one.closed and one.span.end == span.end), None
        )
        found.extend(here)
    return found


def speeches(found: Iterable[Quotation]) -> list[tuple[Quotation, ...]]:
    """Outermost quotations, those that continue over paragraphs put together: one element, one speech.

    >>> text = "“We left.\\n\\n“We were tired,” he said."
    >>> [len(parts) for parts in speeches(quotations(text, [Span(0, len(text))]))]
    [2]
    """
    together: list[tuple[Quotation, ...]] = []
    for one in found:
        if one.level:
            continue
        if together and together[-1][-1].continues:
            together[-1] += (one,)
        else:
            together.append((one,))
    return together


def marks_of(found: Iterable[Quotation]) -> dict[int, Mark]:
    """Which characters open a quotation and which close one, by their place (a mark of two characters: its outer one).

    >>> marks_of(quotations('said "no"', [Span(0, 9)]))
    {5: 'opens', 8: 'closes'}
    """
    marks: dict[int, Mark] = {}
    for one in found:
        if one.inner.start > one.span.start:
            marks[one.span.start] = "opens"
        if one.closed:
            marks[one.span.end - 1] = "closes"
    return marks


def _goes_on(text: str, before: Quotation, after: Quotation, paragraph: Span) -> bool:
    same_marks = (text[before.span.start] in SINGLE) == (text[after.span.start] in SINGLE)
    return same_marks and after.span.start == paragraph.start


class _Paragraph:
    """One reading of a paragraph from left to right; at most one double and one single quotation are open at a time."""

    def __init__(self, text: str, span: Span, *, carried: bool) -> None:
        self.text, self.start, self.end, self.carried = text, span.start, span.end, carried
        self.found: list[Quotation] = []
        self.double: Span | None = None
        self.single: Span | None = None
        self.weak: Span | None = None
        self.straight = sum(text.count(shape, span.start, span.end) for shape in STRAIGHT)

    def read(self) -> list[Quotation]:
        for match in MARK.finditer(self.text, self.start, self.end):
            mark = Span(*match.span())
            before = self.text[mark.start - 1] if mark.start > self.start else " "
            after = self.text[mark.end] if mark.end < self.end else " "
            if match.group() in SINGLE:
                self._single(match.group(), mark, before, after)
            else:
                self._double(match.group(), mark, before, after)
        self._settle_single(at_end=True)
        if self.double:
            self._leave_open(self.double, self.end)
        return _with_levels(self.found)

    def _double(self, shape: str, mark: Span, before: str, after: str) -> None:
        opens = self._opens(shape, before, after)
        self.straight -= shape in STRAIGHT
        if opens is None:
            return
        if self.single and (not self.double or self.double.start < self.single.start) and not opens:
            self._settle_single()
        if opens:
            if self.double:
                self._leave_open(self.double, mark.start)
            self.double = mark
        elif self.double:
            self._emit(self.double, mark)
            self.double = None
        elif self.carried:
            self._emit(Span(self.start, self.start), mark)
        self.carried = False

    def _opens(self, shape: str, before: str, after: str) -> bool | None:
        """Whether a double mark opens (True) or closes (False); None if it is no quotation mark (5'10")."""
        tight_left, tight_right = not before.isspace(), not after.isspace()
        if shape in OPENING:
            return not (self.double and tight_left and not after.isalnum())
        if shape in CLOSING:
            return not self.double and not tight_left and tight_right
        if self.double:
            opener_only = tight_right and (not tight_left or before in BEFORE_OPENING) and after.isalnum()
            return opener_only and self.straight % 2 == 0
        if before.isdigit() and not after.isalpha() and not self.carried:
            return None
        return not tight_left or (tight_right and (after.isalnum() or before in BEFORE_OPENING))

    def _single(self, shape: str, mark: Span, before: str, after: str) -> None:
        free_left = before.isspace() or before in BEFORE_OPENING
        if free_left and not after.isspace() and shape != "’" and not ELISION.match(self.text, mark.end):
            self._settle_single()
            self.single = mark
        elif self.single and shape in "’'" and not before.isspace() and not after.isalnum():
            if self.double and self.double.start > self.single.start:
                return
            if before in "sS" and after.isspace() and self.text[mark.end + 1 : mark.end + 2].islower():
                self.weak = self.weak or mark  # perhaps the soldiers’ apostrophe
            else:
                self._emit(self.single, mark)
                self.single = self.weak = None

    def _settle_single(self, *, at_end: bool = False) -> None:
        """End the open single quotation where it perhaps ended, or take its mark for an apostrophe."""
        if self.single and self.weak:
            self._emit(self.single, self.weak)
        elif self.single and at_end and self.single.start == self.start and self.text[self.start] == "‘":
            self._leave_open(self.single, self.end)
        self.single = self.weak = None

    def _emit(self, opening: Span, closing: Span) -> None:
        self._add(Span(opening.start, closing.end), Span(opening.end, closing.start), closed=True)

    def _leave_open(self, opening: Span, end: int) -> None:
        end = opening.end + len(self.text[opening.end : end].rstrip())
        self._add(Span(opening.start, end), Span(opening.end, end), closed=False)

    def _add(self, span: Span, inner: Span, *, closed: bool) -> None:
        words = inner.words(self.text)
        if any(char.isalnum() for char in words):
            start = inner.start + len(words) - len(words.lstrip())
            self.found.append(Quotation(span, Span(start, start + len(words.strip())), closed=closed))


def _with_levels(found: list[Quotation]) -> list[Quotation]:
    """In order of their beginning, each knowing how many quotations hold it."""
    ends: list[int] = []
    ordered = []
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        while ends and ends[-1] <= one.span.start:
            ends.pop()
        ordered.append(replace(one, level=len(ends)))
        ends.append(one.span.end)
    return ordered
