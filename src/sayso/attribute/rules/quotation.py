"""Quotations with their speaker after, before or between: “C,” X said. X said: “C”. “C1,” X said, “C2.”"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.rules.clause import source_of
from sayso.attribute.rules.phrases import NOMINAL, cue_words, noun_phrase
from sayso.attribute.rules.reading import EDGES, MARKS, STOPS, Found, Reading
from sayso.text.quotes import Quotation, speeches
from sayso.text.tokens import Token

REACH = 30
"""How many tokens after a quotation its saying verb may stand."""
LEAD = 14
"""How many tokens may stand between a saying verb and the quotation that follows it."""
FARTHEST = 600
"""How many code points around a quotation are looked at."""
MOST_PIECES = 50
"""How many quotations one attribution may hold."""


def find(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """Attributions of quotations that are sentences of their own."""
    speaking: Found | None = None
    last: Quotation | None = None
    pieces = 0
    for speech in speeches(reading.quotes):
        first, final = speech[0], speech[-1]
        content = frozenset(t.index for part in speech for t in reading.parsed.tokens_in(part.span))
        one = None
        resumed = speaking is not None and last is not None and _only_speaker_between(reading, last, first, speaking)
        if is_utterance(reading, first):
            one = None if resumed else _before(reading, first, content, strict=True)
            one = one or _after(reading, final, content)
            one = one or (None if resumed else _before(reading, first, content, strict=False))
        on = resumed or (speaking is not None and last is not None and _goes_on(reading, last, first, speaking))
        if one is None and speaking and on and pieces < MOST_PIECES:
            speaking = _joined(speaking, content)
            last, pieces = final, pieces + 1
            continue
        if speaking:
            yield speaking
        speaking, last, pieces = one, final, 1
    if speaking:
        yield speaking


def is_utterance(reading: Reading, quote: Quotation) -> bool:
    """Whether the quotation is a saying of its own and not a borrowed phrase (or scare quotes) within a clause."""
    inner = quote.inner.words(reading.document.text).strip()
    if not inner:
        return False
    before = reading.document.text[max(0, quote.span.start - 2) : quote.span.start].strip()
    ends = inner[-1] in ",.?!…" or inner.endswith(("--", "—", "–"))
    introduced = not before or before[-1] in ",:"
    begins = inner[0].isupper() or inner[0].isdigit() or inner[0] in "…[.$‘'"
    return (begins and (ends or inner.count(" ") >= 3)) or (ends and introduced and inner.count(" ") >= 3)


def _after(reading: Reading, quote: Quotation, content: frozenset[int]) -> Found | None:
    """A speaker after the quotation: ["X said", "said X", "X, a baker from Lisk, said"]."""
    tail = _tail(reading, quote)
    ends_sentence = quote.inner.words(reading.document.text).rstrip().endswith(".")
    if not tail or (ends_sentence and tail[0].text[:1].isupper() and not _inverted(reading, tail)):
        return None
    for position, token in enumerate(tail):
        cue = reading.verb_at.get(token.index)
        if cue is None or not cue.quotes or (token.tag == "VBG" and position > 0):
            continue
        words = cue_words(reading, token) & {t.index for t in tail}
        source = _who(reading, token, tail, position, words)
        if source:
            return Found(words, source, content, "quote after", 0.9)
    return None


def _inverted(reading: Reading, tail: Sequence[Token]) -> bool:
    return tail[0].index in reading.verb_at


def _tail(reading: Reading, quote: Quotation) -> Sequence[Token]:
    """The tokens from a quotation to the end of its sentence, the next quotation or the paragraph."""
    paragraph = reading.paragraphs[reading.paragraph_of(reading.parsed.tokens_in(quote.span)[0])]
    tail: list[Token] = []
    for token in reading.between(quote.span.end, min(paragraph.end, quote.span.end + FARTHEST))[: REACH + 4]:
        if reading.quote_at[token.index] >= 0 or token.text in STOPS or token.text == ":":
            break
        if tail or (token.text not in EDGES and token.text not in MARKS):
            tail.append(token)
    return tail


def _who(reading: Reading, verb: Token, tail: Sequence[Token], position: int, words: frozenset[int]) -> frozenset[int]:
    """The source of a verb after a quotation: its subject, or the words between them, or those after the verb."""
    inside = {token.index for token in tail}
    if position == 0:
        after = [t for t in reading.parsed.children(verb) if t.dep in ("nsubj", "dobj", "attr") and t.index in inside]
        head = after[0] if after else next((t for t in tail[1:4] if t.pos in ("PROPN", "PRON", "NOUN")), None)
        if head is None:
            return frozenset()
        return noun_phrase(reading, head) & inside - words
    source = source_of(reading, verb)
    if source and source <= inside and min(source) - tail[0].index <= 2:
        return source
    if tail[0].pos not in NOMINAL or tail[0].tag in ("WP", "WDT"):
        return source & inside if source else frozenset()
    run = [t for t in tail[:position] if t.index not in words]
    while run and (run[-1].text in EDGES or run[-1].pos == "ADV"):
        run.pop()
    return frozenset(token.index for token in run)


def _before(reading: Reading, quote: Quotation, content: frozenset[int], *, strict: bool) -> Found | None:
    """A speaker before the quotation: "X said, “…”", "X told reporters: “…”", "X: “…”"."""
    head = _head(reading, quote)
    if not head or (strict and head[-1].text not in (":", ",") and head[-1].index not in reading.verb_at):
        return None
    for token in reversed(head):
        cue = reading.verb_at.get(token.index)
        if cue is None or not cue.quotes or reading.quote_at[token.index] >= 0:
            continue
        gap = [t for t in head if t.index > token.index]
        colon = head[-1].text == ":"
        if len(gap) > (2 * LEAD if colon else LEAD) or any(_begins_clause(reading, t) for t in gap):
            break
        source = source_of(reading, token)
        if source is not None and (source or colon):
            return Found(cue_words(reading, token), source - content, content, "quote before", 0.85)
    return None


def _begins_clause(reading: Reading, token: Token) -> bool:
    return token.dep in ("nsubj", "nsubjpass") and reading.parsed.head(token).tag in ("VBD", "VBZ", "VBP")


def _head(reading: Reading, quote: Quotation) -> Sequence[Token]:
    """The tokens of the sentence (or paragraph) before a quotation, up to the quotation before it."""
    paragraph = reading.paragraphs[reading.paragraph_of(reading.parsed.tokens_in(quote.span)[0])]
    head: list[Token] = []
    for token in reversed(reading.between(max(paragraph.start, quote.span.start - FARTHEST), quote.span.start)):
        if token.text in STOPS or (reading.quote_at[token.index] >= 0 and not head):
            break
        if (
            reading.quote_at[token.index] >= 0
            and reading.quotes[reading.quote_at[token.index]].span.end > paragraph.start
        ):
            break
        if not token.text.isspace() and token.end <= quote.span.start:
            head.append(token)
    return head[::-1]


def _only_speaker_between(reading: Reading, last: Quotation, quote: Quotation, speaking: Found) -> bool:
    """Whether nothing but "X said" stands between two quotations: “C1,” X said, “C2.”"""
    if speaking.pattern != "quote after":
        return False
    between = [t for t in reading.between(last.span.end, quote.span.start) if t.text[0].isalnum()]
    return bool(between) and all(t.index in speaking.cue | speaking.source for t in between)


def _goes_on(reading: Reading, last: Quotation, quote: Quotation, speaking: Found) -> bool:
    """Whether a quotation without a speaker of its own continues the one before it."""
    if not is_utterance(reading, quote):
        return False
    start, end = last.span.end, quote.span.start
    tokens = [
        t
        for t in reading.between(start, end)
        if t.text.strip() and t.text not in MARKS and t.start >= start and t.end <= end
    ]
    rest = [t for t in tokens if t.index not in speaking.cue | speaking.source and t.text not in EDGES]
    crossed = reading.document.text.count("\n", start, end)
    if not tokens or not rest:
        return True
    stop = next((i for i, t in enumerate(tokens) if t.text in STOPS), None)
    return not crossed and (stop is None or stop >= len(tokens) - 1) and min(speaking.cue, default=0) < quote.span.end


def _joined(one: Found, content: frozenset[int]) -> Found:
    return Found(one.cue, one.source, one.content | content, one.pattern, one.confidence)
