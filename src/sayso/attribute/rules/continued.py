"""Contents and quotations belong together: a clause that ends inside a quotation says all of it, and a quotation that
stands alone goes on with whoever spoke last."""

from __future__ import annotations

import bisect
from collections import Counter
from dataclasses import replace

from sayso.attribute.rules.quotation import MOST_PIECES, is_utterance
from sayso.attribute.rules.reading import Found, Reading
from sayso.text.quotes import Quotation

SHORTEST = 25
"""How many code points a quotation has at least that stands for itself."""


def settle(reading: Reading, found: list[Found]) -> list[Found]:
    """The same attributions, contents extended to whole quotations and quotations without speaker joined on."""
    whole = [_whole(reading, one) for one in found]
    return _adopt(reading, sorted(whole, key=lambda one: (min(one.cue | one.content), one.key)))


def _whole(reading: Reading, one: Found) -> Found:
    """A content that reaches the last words of the sentence in a quotation runs to the end of that quotation."""
    if one.pattern.startswith("quote") or not one.content:
        return one
    number = reading.quote_at[max(one.content)]
    if number < 0 or any(reading.quote_at[index] == number for index in one.cue):
        return one
    tokens = [t.index for t in reading.parsed.tokens_in(reading.quotes[number].span)]
    return replace(one, content=one.content | frozenset(tokens) - one.source - one.cue)


def _adopt(reading: Reading, found: list[Found]) -> list[Found]:
    """Whole quoted sentences that nobody has yet go to the last attribution of this or the previous paragraph."""
    taken = {reading.quote_at[index] for one in found for index in one.content} - {-1}
    speaking = sorted(
        (one.key, i) for i, one in enumerate(found) if one.cue and one.source and reading.quote_at[one.key] < 0
    )
    pieces: Counter[int] = Counter()
    for number, quote in enumerate(reading.quotes):
        tokens = reading.parsed.tokens_in(quote.span)
        if number in taken or not tokens or not _stands_alone(reading, quote) or not is_utterance(reading, quote):
            continue
        before = bisect.bisect_left(speaking, (tokens[0].index, -1)) - 1
        if before < 0:
            continue
        key, i = speaking[before]
        paragraphs_apart = reading.paragraph_of(tokens[0]) - reading.paragraph_of(reading.tokens[key])
        if paragraphs_apart <= 1 and pieces[i] < MOST_PIECES:
            pieces[i] += 1
            found[i] = replace(found[i], content=found[i].content | frozenset(token.index for token in tokens))
    return found


def _stands_alone(reading: Reading, quote: Quotation) -> bool:
    """Whether a quotation of some length begins a paragraph or follows a finished sentence."""
    start, end = quote.span
    before = reading.document.text[max(0, start - 40) : start].rstrip(" ")
    return end - start >= SHORTEST and (not before or before[-1] in '\n.!?”"')
