"""The outlet's own voice: what a report asserts outside every attribution is a claim of the outlet itself."""

from __future__ import annotations

import re

from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, joined
from sayso.text.tokens import Parsed, Sentence, Token

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
BORDER = frozenset({"PUNCT", "CCONJ", "SCONJ", "SPACE"})
"""Parts of speech between which a clause may begin or end."""
CREDIT = re.compile(
    r"\b(?:contributed to this (?:report|story|article)|(?:additional )?reporting by|(?:written|edited|editing) by)\b",
    re.IGNORECASE,
)
"""Who made a report: nothing that it asserts of the world."""
SHORTEST = 3
"""How many words an assertion has at least."""
CONFIDENCE = 0.5


def add(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, and after them one with `voice` "outlet" for each sentence (or rest of one) that asserts."""
    taken = joined(span for one in attributions for span in (*one.source, *one.cue, *one.content))
    covered = bytearray(len(document.text))
    for start, end in taken:
        covered[start:end] = b"\1" * (end - start)
    own: list[Attribution] = []
    numbers = iter(range(1, len(parsed.sentences) + 1))
    for sentence in parsed.sentences:
        span = _own_words(parsed, sentence, covered)
        if span is not None:
            own.append(Attribution(f"o{next(numbers)}", (), (), (span,), voice="outlet", confidence=CONFIDENCE))
    return [*attributions, *own]


def _own_words(parsed: Parsed, sentence: Sentence, covered: bytearray) -> Span | None:
    """The longest run of a sentence outside every attribution, if it asserts something."""
    runs: list[list[Token]] = [[]]
    for token in parsed.tokens_of(sentence):
        if covered[token.start]:
            runs.append([])
        elif not token.text.isspace():
            runs[-1].append(token)
    longest = max(runs, key=len)
    while longest and not (longest[-1].text[-1].isalnum() or longest[-1].text in '%)”"’'):
        longest = longest[:-1]
    while longest and not (longest[0].text[0].isalnum() or longest[0].text in '“"‘($€£'):
        longest = longest[1:]
    if not longest or _cut_off(parsed, longest, sentence) or not _asserts(parsed, longest, sentence):
        return None
    span = Span(longest[0].start, longest[-1].end)
    return None if CREDIT.search(parsed.text, *span) else span


def _cut_off(parsed: Parsed, tokens: list[Token], sentence: Sentence) -> bool:
    """Whether the rest of a sentence breaks off, or begins, amid a clause whose other words are somebody else's."""
    before, after = tokens[0].index - 1, tokens[-1].index + 1
    breaks_off = after < sentence.last and parsed.tokens[after].pos not in BORDER
    begins_late = before >= sentence.first and not {parsed.tokens[before].pos, tokens[0].pos} & BORDER
    return breaks_off or begins_late


def _asserts(parsed: Parsed, tokens: list[Token], sentence: Sentence) -> bool:
    if sum(token.text[0].isalnum() for token in tokens) < SHORTEST:
        return False
    if parsed.tokens[sentence.last - 1].text == "?" or tokens[0].tag in ("WDT", "WP", "WP$"):
        return False
    inside = {token.index for token in tokens}
    return any(
        token.tag in FINITE
        and token.dep != "relcl"
        and _has_subject(parsed, token, inside)
        and _leads(parsed, token, inside)
        for token in tokens
    )


def _leads(parsed: Parsed, token: Token, inside: set[int]) -> bool:
    """Whether the clause of a finite verb hangs here from none that asserts nothing ("speaking because he …")."""
    while token.head in inside and token.head != token.index:
        token = parsed.head(token)
    return token.tag not in ("VBG", "VBN") or _has_subject(parsed, token, inside)


def _has_subject(parsed: Parsed, token: Token, inside: set[int]) -> bool:
    verb = token if token.dep not in ("aux", "auxpass") else parsed.head(token)
    return any(
        child.dep in ("nsubj", "nsubjpass", "expl", "csubj")
        and child.index in inside
        and child.tag not in ("WP", "WDT")
        for child in parsed.children(verb)
    )
