"""A stretch of text as the parser reads it, and where each character of it stands in the document.

The parser stumbles over what newspapers print: two blanks, a line break inside a sentence, no blank after a closing
quotation mark, a page of dashes. So it is given tidied words, of which every character remembers its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model.spans import Span
from sayso.text.quotes import Mark

ODD = re.compile(
    r"(?P<run>(?:[^\w\s\ud800-\udfff]|_){16,})"  # a rule, a row of stars: one mark, its last
    r"|(?P<blank>\s{2,}|[^\S ])"  # one blank
    r"|(?P<mark>``|''|[\"“”„‟«»＂])"  # perhaps a blank is missing on its outer side
    r"|(?P<apostrophe>(?<=\w)’(?=\w)|(?<=[sz])’(?=\s\w))"  # tagger and lemma tables know only the straight one
    r"|(?P<surrogate>[\ud800-\udfff])"  # half a character, which no parser can encode
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The tidied words; character `i` of them stands for `[starts[i], ends[i])` of the document."""

    words: str
    starts: Sequence[int]
    ends: Sequence[int]

    def place(self, start: int, end: int) -> Span:
        """The range of the document that characters `start` to `end` (exclusive) of the words were read from."""
        return Span(self.starts[start], self.ends[end - 1])


def reading(text: str, span: Span, marks: Mapping[int, Mark]) -> Reading:
    """The words of a range as the parser should read them.

    `marks` are the places of quotation marks known to open or close.

    >>> read = reading("It  cost lives.”During", Span(0, 22), {15: "closes"})
    >>> read.words, read.place(16, 22)
    ('It cost lives.” During', Span(start=16, end=22))
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = span.start
    for odd, said in _changes(text, span, marks):
        words += (text[at : odd.start], said)
        starts.extend(range(at, odd.start))
        ends.extend(range(at + 1, odd.start + 1))
        starts.extend([odd.start] * len(said))
        ends.extend([odd.end] * len(said))
        at = odd.end
    words.append(text[at : span.end])
    starts.extend(range(at, span.end))
    ends.extend(range(at + 1, span.end + 1))
    return Reading("".join(words), starts, ends)


def _changes(text: str, span: Span, marks: Mapping[int, Mark]) -> Iterator[tuple[Span, str]]:
    for found in ODD.finditer(text, span.start, span.end):
        place = Span(*found.span())
        match found.lastgroup:
            case "run":
                yield place, found.group()[-1]
            case "blank":
                yield place, " "
            case "apostrophe":
                if place.start not in marks:
                    yield place, "'"
            case "surrogate":
                yield place, "\ufffd"
            case _:
                said = found.group()
                if marks.get(place.start) == "opens" and _is_word(text, place.start - 1, span):
                    yield place, " " + said
                elif marks.get(place.end - 1) == "closes" and _is_word(text, place.end, span):
                    yield place, said + " "


def _is_word(text: str, at: int, span: Span) -> bool:
    return span.start <= at < span.end and text[at].isalnum()
