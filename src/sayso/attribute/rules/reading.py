"""A parsed document as the patterns read it: its cue words, its quotations, and who stands where."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.attribute.lexicon import Cue, look_up
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans, joined
from sayso.text.paragraphs import paragraphs
from sayso.text.quotes import Quotation, quotations
from sayso.text.tokens import Parsed, Token

LONGEST = 400
"""How many tokens a sentence may have; what is longer is a table, a list or noise."""
STOPS = frozenset({".", "!", "?", ";", "…", "...", "?!"})
EDGES = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "…", "...", ")", "("})
DOUBLE_MARKS = frozenset('“”„‟«»"') | {"``", "''"}
MARKS = DOUBLE_MARKS | frozenset("'‘’`")


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as a pattern saw it: token indices of each role, and how sure that pattern is in general."""

    cue: frozenset[int]
    source: frozenset[int]
    content: frozenset[int]
    pattern: str
    confidence: float

    @property
    def key(self) -> int:
        """The last token of the cue: no two attributions share it unless a pattern shares it on purpose."""
        return max(self.cue, default=-1)


class Reading:
    """What all patterns share about one document: computed once, asked often."""

    def __init__(self, document: Document, parsed: Parsed) -> None:
        self.document = document
        self.parsed = parsed
        self.tokens: Sequence[Token] = parsed.tokens

    @cached_property
    def cues(self) -> list[tuple[Token, Cue]]:
        """Every token that the lexicon knows as a verb or a noun that attributes."""
        following = itertools.chain(self.tokens[1:], [None])
        found = ((token, look_up(token, after)) for token, after in zip(self.tokens, following, strict=False))
        return [(token, cue) for token, cue in found if cue and self.is_prose(token)]

    def is_prose(self, token: Token) -> bool:
        """Whether the sentence around a token is of a length that sentences have."""
        sentence = self.parsed.sentence_of(token)
        return sentence.last - sentence.first <= LONGEST

    @cached_property
    def verbs(self) -> list[tuple[Token, Cue]]:
        """The verbs among the cues."""
        return [(token, cue) for token, cue in self.cues if cue.pos == "verb"]

    @cached_property
    def verb_at(self) -> dict[int, Cue]:
        """The verbs among the cues, by index of their token."""
        return {token.index: cue for token, cue in self.verbs}

    @cached_property
    def quotes(self) -> list[Quotation]:
        """Outermost quotations, in order."""
        spans = self.document.claim_spans()
        return [one for one in quotations(self.document.text, spans) if one.level == 0]

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The paragraphs in which claims are looked for."""
        return list(paragraphs(self.document.text, self.document.claim_spans()))

    @cached_property
    def quote_at(self) -> list[int]:
        """For each token the index of the quotation that holds it, -1 outside."""
        inside = [-1] * len(self.tokens)
        for number, quote in enumerate(self.quotes):
            for token in self.parsed.tokens_in(quote.span):
                inside[token.index] = number
        return inside

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    def paragraph_of(self, token: Token) -> int:
        """The index of the paragraph in which the token stands."""
        return bisect.bisect_right(self._paragraph_starts, token.start) - 1

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The tokens within a range of code points."""
        return self.parsed.tokens_in(Span(start, end)) if end > start else ()

    def spans(self, indices: frozenset[int]) -> Spans:
        """Ranges of code points for token indices: one a run of neighbours, without commas at the edges."""
        runs: list[list[int]] = []
        for index in sorted(indices):
            if runs and index == runs[-1][-1] + 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        return tuple(span for run in runs if (span := self._trimmed(run)))

    def cue_spans(self, indices: frozenset[int]) -> Spans:
        """Ranges of code points for the tokens of a cue, a lone colon kept."""
        return (
            joined(Span(self.tokens[i].start, self.tokens[i].end) for i in indices)
            if len(indices) == 1
            else self.spans(indices)
        )

    def _trimmed(self, run: list[int]) -> Span | None:
        tokens = [self.tokens[index] for index in run]
        while tokens and _is_edge(tokens[0]):
            tokens = tokens[1:]
        while tokens and _is_edge(tokens[-1]):
            tokens = tokens[:-1]
        if not any(token.text[0].isalnum() or token.text[-1].isalnum() for token in tokens):
            return None
        return self._with_marks(Span(tokens[0].start, tokens[-1].end))

    def _with_marks(self, span: Span) -> Span:
        """Quotation marks are in where the words between them are, and out where they are not."""
        first, last = self.quote_at_point(span.start), self.quote_at_point(span.end - 1)
        start, end = span
        if first is not None and span.end >= self.quotes[first].inner.end:
            start = self.quotes[first].span.start if span.start <= self.quotes[first].inner.start else start
        if last is not None and start <= self.quotes[last].span.start:
            end = self.quotes[last].span.end if _only_edges(self.document.text, span.end, self.quotes[last]) else end
        return Span(start, max(end, start + 1))

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.span.start for quote in self.quotes]

    def quote_at_point(self, point: int) -> int | None:
        """The index of the quotation that holds this code point."""
        index = bisect.bisect_right(self._quote_starts, point) - 1
        return index if index >= 0 and point < self.quotes[index].span.end else None


def _is_edge(token: Token) -> bool:
    return token.text in EDGES or token.text.isspace() or token.text in MARKS


def _only_edges(text: str, start: int, quote: Quotation) -> bool:
    return start >= quote.span.end or not any(char.isalnum() for char in text[start : quote.inner.end])
