"""One sentence as light words: numbers, number words, marks, each tied to its token of the parse."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sayso.model.spans import Span
from sayso.text.tokens import Parsed, Sentence, Token

Kind = Literal["number", "fraction", "ordinal", "clock", "date", "code", "word", "mark"]

_GAP = "[\u00a0\u2007\u2009\u202f]"
_NUMBER = rf"""
    \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)                          # 12,34,567
  | \d{{1,3}}(?:,\s?000)+(?!\d)                                   # 80, 000
  | \d{{1,3}}(?:,(?:[ ]*\n[ ]*)?\d{{3}})+(?![\d])(?:\.\d+)?         # 76,000, also broken over a line
  | \d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)(?:[.,]\d+)?                  # 76 000 with non-breaking or thin spaces
  | \d{{1,3}}(?:[ ]\d{{3}})*[ ]\d00(?![\d:.,/-])                      # 76 000 with plain spaces
  | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)                               # 76'000
  | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?(?!\d) | \d{{1,3}}(?:\.\d{{3}})+,\d{{1,2}}(?!\d)   # 1.200.000  1.200,50
  | \d+\.\d+ | \d+,\d{{1,2}}(?!\d) | \d+ | (?<![\w.])\.\d+
"""
_LEX = re.compile(
    rf"""
    (?P<date>\d{{4}}-\d{{2}}-\d{{2}}(?:T[\d:.]+Z?)?
      |\d{{1,2}}/\d{{1,2}}/\d{{2,4}}(?!\d)
      |\d{{1,2}}\.\d{{1,2}}\.(?:19|20)?\d{{2}}(?![\d.]))
  | (?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\.\d+)?(?!\d))
  | (?P<code>\+\d[\d()\ -]{{7,}}\d|0\d{{2,4}}(?:[ -]\d{{3,4}}){{2}}(?!\d)
      |(?<![^\W_])(?!(?:Sub|Mid|Minus|Plus|Pre|Post|Non|SUB|MID|PRE)-)
        [A-Z][A-Za-z]{{0,4}}-\d+(?:\.\d+)?[A-Za-z]{{0,2}}(?![^\W_]|[-.,:]\d)
      |\d{{3}}[-.]\d{{3}}[-.]\d{{4}}(?!\d)
      |\(\d{{3}}\)\s?\d{{3}}-\d{{4}}|(?!\d{{1,3}}(?:\.\d{{3}})+(?![.\d]))\d+(?:\.\d+){{2,}}(?!\d)
      |\d+[^\W\d_]+\d{{2,}}\w*)
  | (?P<ordinal>\d+(?:st|nd|rd|th|ST|ND|RD|TH)\b|(?:\d{{2,4}}|['’]\d0)s\b)
  | (?P<fraction>(?:\d+[ ]?)?[½¼¾⅓⅔⅕⅛]|(?:\d+[ ])?\d{{1,2}}/\d{{1,3}}(?![\d/]))
  | (?P<number>(?:(?<![\w%)\]])[-−](?=[\d.]))?(?:{_NUMBER}))
  | (?P<word>(?:[A-Z]\.){{2,}}|[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Word:
    """One word, number or mark: its code points, its lower-case form, and whether it is glued to the word before."""

    start: int
    end: int
    text: str
    lower: str
    kind: Kind
    glued: bool


class Line:
    """A sentence as words, with the parse behind it.

    `shouting` says that it is written in capitals, where the parser's tags cannot be trusted.
    """

    def __init__(self, parsed: Parsed, sentence: Sentence) -> None:
        self.parsed = parsed
        self.sentence = sentence
        self.text = parsed.text
        self.words = lex(parsed.text, sentence.span)
        self._token_starts = [parsed.tokens[i].start for i in range(sentence.first, sentence.last)]

    @cached_property
    def shouting(self) -> bool:
        """Whether the letters are (nearly) all capitals."""
        letters = [char for char in self.sentence.span.words(self.text) if char.isalpha()]
        return sum(char.isupper() for char in letters) > 0.8 * len(letters)

    def token(self, index: int) -> Token:
        """The parser's token in which the word at `index` begins."""
        at = bisect.bisect_right(self._token_starts, self.words[index].start) - 1
        return self.parsed.tokens[self.sentence.first + max(at, 0)]

    def word_at(self, token: Token) -> int:
        """The index of the first word that begins in or after the token."""
        return self.index_at(token.start)

    def index_at(self, point: int) -> int:
        """The index of the first word that begins at or after a code point."""
        return bisect.bisect_left(self.words, point, key=lambda word: word.start)

    def lower(self, index: int) -> str:
        """The lower-case form of the word at `index`, "" beyond either end."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def kind(self, index: int) -> str:
        """The kind of the word at `index`, "" beyond either end."""
        return self.words[index].kind if 0 <= index < len(self.words) else ""

    def span(self, first: int, last: int) -> Span:
        """The code points from word `first` up to, not including, word `last`."""
        return Span(self.words[first].start, self.words[last - 1].end)


def lex(text: str, span: Span) -> list[Word]:
    """The words of a stretch of text, in order, none overlapping.

    >>> [word.lower for word in lex("At least 76 000 F-16s", Span(0, 21))]
    ['at', 'least', '76 000', 'f-16s']
    """
    words: list[Word] = []
    end = span.start
    for match in _LEX.finditer(text, span.start, span.end):
        start, stop = match.span()
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        words.append(Word(start, stop, match[0], match[0].lower(), kind, start == end and bool(words)))
        end = stop
    return words
