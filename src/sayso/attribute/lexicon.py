"""The cue lexicon: words that attribute, what they take as content, and what their source does with it.

`cues.tsv` has one row a word: lemma, part of speech, what it takes, act, stance, an example sentence. `takes` lists the
constructions whose filler is content: "clause" (said that …, and quotations), "quote" (quotations only: laughed), "inf"
(promised to …; with "person" the addressee belongs to the content: urged both sides to stop), "gerund", "object"
(rejected the claim), "naming" (called the report a lie), or a preposition (warned of …).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import cast

from sayso.model.claims import Act, Attribution, Stance
from sayso.text.tokens import Parsed, Token

REPAIRS = {
    "hop": "hope",
    "retweete": "retweet",
    "lambaste": "lambast",
    "thunders": "thunder",
    "swore": "swear",
    "decreed": "decree",
    "foresaw": "foresee",
    "extoll": "extol",
}
"""Lemmas that the parser gets wrong, and what they should be."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the lexicon."""

    lemma: str
    pos: str
    takes: frozenset[str]
    act: Act
    stance: Stance
    example: str

    @property
    def quotes(self) -> bool:
        """Whether the word introduces quotations (said, laughed)."""
        return bool(self.takes & {"clause", "quote"})


def rows(name: str) -> list[list[str]]:
    """The rows of a TSV beside this file, without its heading and comments.

    >>> rows("cues.tsv")[0][:2]
    ['say', 'verb']
    """
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:] if line and not line.startswith("#")]


@functools.cache
def cues() -> dict[tuple[str, str], Cue]:
    """Every cue of the lexicon by lemma and part of speech ("verb", "noun", "other").

    >>> cues()["deny", "verb"].stance
    'denies'
    """
    found = {}
    for lemma, pos, takes, act, stance, example in rows("cues.tsv"):
        cue = Cue(lemma, pos, frozenset(takes.split()), cast(Act, act), cast(Stance, stance), example)
        found[lemma, pos] = cue
    return found


def look_up(token: Token, after: Token | None = None) -> Cue | None:
    """The row of a word as it stands in a text, `after` being the word that follows; None if it is no cue.

    A phrasal verb ("ruled out") has a row of its own.
    """
    kind = "verb" if token.pos in ("VERB", "AUX") else "noun" if token.pos in ("NOUN", "PROPN") else ""
    if not kind:
        return None
    lemma, known = REPAIRS.get(token.lemma, token.lemma), cues()
    if after is not None and kind == "verb" and (f"{lemma} {after.lower}", kind) in known:
        return known[f"{lemma} {after.lower}", kind]
    return known.get((lemma, kind))


def cue_tokens(parsed: Parsed, attribution: Attribution) -> list[Token]:
    """The words of an attribution's cue, as parsed."""
    return [token for span in attribution.cue for token in parsed.tokens_in(span)]


def entry_of(parsed: Parsed, attribution: Attribution) -> tuple[Token, Cue] | None:
    """The word of the cue that decides, and its row: a known phrase, else the last verb or noun of the lexicon.

    >>> from sayso.model.documents import Document
    >>> from sayso.model.spans import Span
    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Vellar continues to deny the raid.")
    >>> found = Attribution("a1", (Span(0, 6),), (Span(7, 24),), (Span(25, 33),))
    >>> entry_of(parse(report), found)[1].lemma
    'deny'
    """
    tokens = cue_tokens(parsed, attribution)
    phrase = " ".join(token.lower for token in tokens)
    if (phrase, "other") in cues():
        return tokens[0], cues()[phrase, "other"]
    follower = dict(zip([token.index for token in tokens], [*tokens[1:], None], strict=False))
    known = [(token, cue) for token in tokens if (cue := look_up(token, follower[token.index]))]
    if not known:  # within a cue the lemma counts, whatever part of speech the parser saw
        known = [(token, cue) for token in tokens if (cue := cues().get((token.lemma.lower(), "verb")))]
    return known[-1] if known else None


def said_words(parsed: Parsed, attribution: Attribution) -> list[Token]:
    """The words of an attribution's content, without punctuation and the "that" which begins a clause.

    >>> from sayso.model.documents import Document
    >>> from sayso.model.spans import Span
    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Vellar said that nobody died.")
    >>> found = Attribution("a1", (Span(0, 6),), (Span(7, 11),), (Span(12, 28),))
    >>> [token.text for token in said_words(parse(report), found)]
    ['nobody', 'died']
    """
    tokens = [token for span in attribution.content for token in parsed.tokens_in(span) if token.text[0].isalnum()]
    return tokens[1:] if tokens and tokens[0].lower == "that" and tokens[0].pos == "SCONJ" else tokens
