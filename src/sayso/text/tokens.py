"""The parse of a document as plain records, so that rules need not know which parser made it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.model.spans import Span


@dataclass(slots=True)
class Token:
    """One word or mark: `start`/`end` are code points into the document's text, `head` is an index into the tokens
    (its own index for a root), `entity` the named-entity label it belongs to ("" outside), `sentence` an index."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    sentence: int


@dataclass(slots=True)
class Sentence:
    """Tokens `first` to `last` (exclusive) that the parser took for one sentence; `span` are its code points."""

    index: int
    first: int
    last: int
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the parser marked: tokens `first` to `last` (exclusive) and its label (PERSON, ORG, GPE …)."""

    first: int
    last: int
    label: str
    span: Span


@dataclass
class Parsed:
    """A parsed text: only claim-bearing blocks, each parsed on its own, so a caption is never part of a sentence."""

    text: str
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    names: Sequence[Name] = field(default=())

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        return children

    def children(self, token: Token) -> list[Token]:
        """The tokens that depend on this one, in order."""
        return [self.tokens[index] for index in self._children[token.index]]

    def head(self, token: Token) -> Token:
        """The token that this one depends on (itself, for a root)."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Its head, the head's head, and so on to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """The token and all that hangs from it, in order."""
        found, waiting = [], [token.index]
        while waiting:
            index = waiting.pop()
            found.append(index)
            waiting.extend(self._children[index])
        return [self.tokens[index] for index in sorted(found)]

    def subtree_span(self, token: Token) -> Span:
        """From the first to the last code point of its subtree."""
        tokens = self.subtree(token)
        return Span(tokens[0].start, tokens[-1].end)

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The tokens that overlap the range."""
        first = bisect.bisect_right(self._starts, span.start)
        if first and self.tokens[first - 1].end > span.start:
            first -= 1
        return self.tokens[first : bisect.bisect_left(self._starts, span.end)]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that holds the token."""
        return self.sentences[token.sentence]

    def tokens_of(self, sentence: Sentence) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentences_in(self, span: Span) -> list[Sentence]:
        """The sentences that overlap the range, in order."""
        return [sentence for sentence in self.sentences if sentence.span.overlaps(span)]
