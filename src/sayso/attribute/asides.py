"""By some estimates: a phrase beside a clause that leaves it to unnamed counters ("…, by most accounts, …").

Its cue is "by", its source "some estimates"; the span finder passes it over, or takes the phrase for a cue.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans
from sayso.text.tokens import Parsed, Token

ASIDE = re.compile(
    r"\b(?P<cue>[Bb]y) (?P<source>(?:some|many|most|all|several|other|various|certain|official|unofficial|independent|"
    r"local|outside|conservative|early|initial|[A-Z][a-z]+)(?: [a-z]+)? ?"
    r"(?:estimates|accounts|counts|reckonings|calculations|tallies))\b(?! of\b)"
)
COMMA = ",;:—–-("
GOVERNED = frozenset({"xcomp", "ccomp"})
CONFIDENCE = 0.5


def add(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, those that such a phrase makes put right, and one more for each that was passed over.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Nearly half of the shells, by some estimates, came from the north.")
    >>> [one] = add(report, parse(report), [])
    >>> [span.words(report.text) for span in one.source + one.cue + one.content]
    ['some estimates', 'by', 'Nearly half of the shells', 'came from the north']
    """
    out = list(attributions)
    for match in ASIDE.finditer(document.text):
        cue, source = Span(*match.span("cue")), Span(*match.span("source"))
        mine = [i for i, one in enumerate(out) if any(span.overlaps(Span(*match.span())) for span in one.cue)]
        if not mine and not any(source.overlaps(span) for one in out for span in one.source):
            content = _clause(parsed, Span(cue.start, source.end))
            if content:
                name = f"e{sum(one.id.startswith('e') for one in out) + 1}"
                out.append(Attribution(name, (source,), (cue,), content, confidence=CONFIDENCE))
        elif len(mine) == 1:
            out[mine[0]] = replace(out[mine[0]], source=(source,), cue=(cue,))
    return out


def _clause(parsed: Parsed, phrase: Span) -> Spans:
    """The clause beside a phrase: all of the sentence where commas set the phrase off, else what its verb governs."""
    tokens = parsed.tokens_in(phrase)
    if not tokens:
        return ()
    sentence = parsed.sentence_of(tokens[0])
    before = parsed.text[sentence.span.start : phrase.start].rstrip()
    verb = _verb(parsed, tokens[0])
    whole = sentence.span
    if (before and before[-1] not in COMMA) or verb.dep in ("conj", "advcl"):
        branch = _branch(parsed, verb)
        within = Span(max(whole.start, min(t.start for t in branch)), min(whole.end, max(t.end for t in branch)))
        whole = within if within.contains(phrase) or before[-1:] not in COMMA else whole
    pieces = (Span(whole.start, min(phrase.start, whole.end)), Span(max(phrase.end, whole.start), whole.end))
    return tuple(piece for each in pieces if (piece := _trimmed(parsed.text, each)) is not None)


def _verb(parsed: Parsed, token: Token) -> Token:
    """The finite or participial verb that governs a token: "allowing it … to supply" for a word within it."""
    here = parsed.head(token)
    while here.head != here.index and (
        here.pos not in ("VERB", "AUX") or (here.dep in GOVERNED and here.tag in ("VB", "VBG"))
    ):
        here = parsed.head(here)
    return here


def _branch(parsed: Parsed, token: Token) -> list[Token]:
    found, waiting = [], [token]
    while waiting:
        found.append(waiting.pop())
        waiting.extend(child for child in parsed.children(found[-1]) if child.dep != "punct")
    return found


def _trimmed(text: str, span: Span) -> Span | None:
    """The range without marks and spaces at its edges; None if no word is left."""
    inside = [i for i in range(span.start, span.end) if text[i].isalnum() or text[i] in "“”\"'’%)"]
    words = [i for i in inside if text[i].isalnum()]
    return Span(inside[0], inside[-1] + 1) if words else None
