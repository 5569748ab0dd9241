"""The counted thing: the noun phrase after a number, its head, and the wider phrase that names the population."""

from __future__ import annotations

from sayso.model.spans import Span
from sayso.text.tokens import Token
from sayso.values.quantity import units
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import members, these
from sayso.values.quantity.words import Line

_STOP = these(
    "were was are is be been being have has had who which that and or but in on at of to from by with for as than "
    "after before during while when where into near since until over under through against among including also "
    "each ago later earlier more less not a an the this these those his her its their our there so if because "
    "although according said says told it he she they we i you them him us all both some any no between within "
    "without about around every per will would could may might must can should do does did other others another"
)
_SKIPPED = these("- – of the these those their its his her our my your such same most more very newly about estimated")
_NOUNS = ("NOUN", "PROPN")
_PHRASE = ("NOUN", "PROPN", "ADJ")


def read(figure: Figure) -> None:
    """Find the noun phrase that a figure counts, right after it, and name its unit."""
    line = figure.line
    if figure.kind not in ("", "age") or (figure.per and figure.unit):
        return
    if figure.kind == "age":
        return
    start = figure.after if not figure.per else figure.last
    start, opened = _open(figure, start)
    first, last, head = _phrase(line, start, figure)
    if head is None:
        return
    figure.noun = (first, last)
    figure.unit = _name(line, first, last, head)
    _complement(figure, opened)
    if figure.per is None:
        rate = units.rate(line.text, line.words[last - 1].end)
        if rate:
            figure.per, figure.per_end = rate


def _open(figure: Figure, at: int) -> tuple[int, bool]:
    """Past "of the", "out of", a hyphen: where the counted noun may begin."""
    line = figure.line
    if line.lower(at) == "-" and line.kind(at + 1) == "word":
        return at + 1, False
    if (
        figure.part
        or figure.vague
        or figure.line.lower(figure.last - 1)
        in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
        or True
    ):
        if line.lower(at) == "of" and line.lower(at + 1) in (
            "the",
            "those",
            "these",
            "its",
            "their",
            "his",
            "her",
            "our",
            "all",
            "my",
        ):
            return at + 2, True
        if line.lower(at) == "of" and (figure.part or figure.vague):
            return at + 1, True
    if line.lower(at) in ("more", "other", "additional", "further", "of"):
        return at + (line.lower(at) != "of"), False
    return at, False


def _phrase(line: Line, at: int, figure: Figure) -> tuple[int, int, int | None]:
    """The words from `at` that form a noun phrase, and the index of its head."""
    first, head = at, None
    while at < len(line.words):
        word = line.words[at]
        if (
            word.text in ("-", "–", "'", "’", "/")
            and at > first
            and word.glued
            and line.words[at + 1 : at + 2]
            and line.words[at + 1].glued
        ):
            at += 1
            continue
        if word.kind not in ("word", "code") or word.lower in _STOP:
            break
        token = line.token(at)
        if head is not None and _ends_phrase(line, at, token, head):
            break
        if token.pos in _NOUNS or (line.shouting and _noun_like(word.lower)):
            if head is not None and token.pos == "PROPN" and line.token(head).tag == "NNS" and not line.shouting:
                break
            head = at
        elif not _modifies(line, at, token):
            break
        at += 1
    if head is None:
        return first, first, None
    return first, head + 1, head


def _noun_like(word: str) -> bool:
    return word not in members("measures", "form", "verb") and not word.endswith("ly")


def _ends_phrase(line: Line, at: int, token: Token, head: int) -> bool:
    """A verb or participle after the head ends the phrase: "six soldiers | killed"."""
    word = line.lower(at)
    if word in members("measures", "form", "participle"):
        return True
    return token.pos in ("VERB", "AUX", "ADP", "SCONJ", "DET", "PRON", "ADV")


def _modifies(line: Line, at: int, token: Token) -> bool:
    word = line.lower(at)
    if token.pos in ("ADJ", "NUM"):
        return True
    if token.pos == "VERB" and token.tag in ("VBN", "VBG", "VBD"):
        return at + 1 < len(line.words) and line.token(at + 1).pos in _PHRASE
    if token.pos == "ADV":
        return at + 1 < len(line.words) and line.token(at + 1).pos in ("ADJ", "VERB") and word != "ago"
    return line.shouting


def _name(line: Line, first: int, last: int, head: int) -> str:
    """The unit's name: adjectives and nouns in lower case, the head in the singular unless it is a count by itself."""
    parts: list[str] = []
    glue = False
    for at in range(first, last):
        word, token = line.words[at], line.token(at)
        if word.text in ("-", "/", "–"):
            glue = bool(parts)
            continue
        if at != head and (token.pos not in (*_PHRASE, "NUM") or word.lower in ("most", "more", "such", "recorded")):
            glue = False
            continue
        text = _singular(word.lower, token) if at == head else word.lower
        if glue:
            parts[-1] += "-" + text
        else:
            parts.append(text)
        glue = False
    return " ".join(parts)


def _singular(word: str, token: Token) -> str:
    if word in members("measures", "form", "noun"):
        return word
    if word == "people":
        return word
    if token.tag in ("NNS", "NNPS") or (token.lemma.islower() and token.lemma != word):
        lemma = token.lemma.lower()
        return lemma if not (token.tag == "NNPS" and lemma.endswith("s")) else lemma[:-1]
    return word


def _complement(figure: Figure, opened: bool) -> None:
    """Take the phrase as the population; "of" an opened whole is what a share is of."""
    line = figure.line
    assert figure.noun
    span = line.span(*figure.noun)
    if figure.part or (opened and not figure.vague):
        figure.share_of = wider(line, figure.noun)
    figure.of = wider(line, figure.noun) if not figure.part else span


def wider(line: Line, noun: tuple[int, int]) -> Span:
    """The noun phrase with an "of" or "from" phrase right after it: "members of the committee"."""
    first, last = noun
    end = last
    if line.lower(last) in ("of",) and last + 1 < len(line.words):
        at = last + 1
        while line.lower(at) in ("the", "a", "an", "his", "her", "its", "their", "this", "that"):
            at += 1
        stop = at
        while (
            stop < len(line.words)
            and line.kind(stop) in ("word", "code")
            and line.lower(stop) not in _STOP
            and line.token(stop).pos in _PHRASE
        ):
            stop += 1
        if stop > at:
            end = stop
    return line.span(first, end)
