"""Contents and quotations belong together: a clause that ends inside a quotation says all of it, and a quotation that
stands alone goes on with whoever spoke last."""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute.rules.quotation import is_utterance
from sayso.attribute.rules.reading import Found, Reading


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
    for number, quote in enumerate(reading.quotes):
        if number in taken or not is_utterance(reading, quote) or quote.span.end - quote.span.start < 25:
            continue
        tokens = reading.parsed.tokens_in(quote.span)
        if not tokens or not _stands_alone(reading, quote.span.start):
            continue
        here = reading.paragraph_of(tokens[0])
        earlier = [
            (i, one)
            for i, one in enumerate(found)
            if one.cue
            and one.source
            and one.key < tokens[0].index
            and here - reading.paragraph_of(reading.tokens[one.key]) <= 1
            and reading.quote_at[one.key] < 0
        ]
        if earlier:
            i, one = max(earlier, key=lambda pair: pair[1].key)
            found[i] = replace(one, content=one.content | frozenset(token.index for token in tokens))
    return found


def _stands_alone(reading: Reading, start: int) -> bool:
    """Whether a quotation begins a paragraph or follows a finished sentence."""
    before = reading.document.text[max(0, start - 40) : start].rstrip(" ")
    return not before or before[-1] in '\n.!?”"'
