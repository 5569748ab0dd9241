"""The noun phrases of a report that may bring somebody in, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.link.descriptions import read
from sayso.link.references import Reference
from sayso.link.segments import INSIDE
from sayso.link.words import words
from sayso.text.tokens import Parsed, Token

LINKS = frozenset({"of", "for"})
SUBJECTS = frozenset({"he", "she"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def phrases(parsed: Parsed) -> Iterator[list[Token]]:
    """Runs of nouns and what stands before them, with an "of" or "for" phrase, and appositions after a comma.

    >>> from sayso.model.documents import Document
    >>> from sayso.text.parse import parse
    >>> parsed = parse(Document(id="a", text="They met Irena Halden, the defence minister of Tarvia."))
    >>> [" ".join(token.text for token in phrase) for phrase in phrases(parsed)]
    ['Irena Halden , the defence minister of Tarvia']
    """
    for sentence in parsed.sentences:
        tokens = parsed.tokens_of(sentence)
        runs = list(_runs(tokens))
        at = 0
        while at < len(runs):
            start, end = runs[at]
            while at + 1 < len(runs) and _joins(tokens, start, end, runs[at + 1]):
                end = runs[at + 1][1]
                at += 1
            yield list(tokens[start:end])
            at += 1


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    start = -1
    for at, token in enumerate(tokens):
        inside = (
            (token.tag in INSIDE and token.tag != "RB" and not _dash(tokens, at))
            or token.lower in SUBJECTS
            or (start >= 0 and token.lower == "'s")
        )
        fresh = token.tag in {"DT", "PRP$"} and start >= 0 and tokens[at - 1].tag not in {"DT", "PDT"}
        fresh = fresh or (start >= 0 and (token.lower in SUBJECTS or tokens[at - 1].lower in SUBJECTS))
        # "By some estimates | Orsa fired": the object of one clause, the subject of the next
        fresh = fresh or (start >= 0 and token.dep == "nsubj" and tokens[at - 1].dep == "pobj")
        if start >= 0 and (not inside or fresh):
            if _nominal(tokens[start:at]):
                yield start, at
            start = -1
        if inside and start < 0:
            start = at
    if start >= 0 and _nominal(tokens[start:]):
        yield start, len(tokens)


def _dash(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark stands between blanks, as after a dateline ("SELM, Tarvia - Irena Halden came")."""
    if tokens[at].text not in {"-", "–", "—", "/"} or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def _nominal(tokens: Sequence[Token]) -> bool:
    return any(token.tag in {"NN", "NNS", "NNP", "NNPS", "FW"} or token.lower in SUBJECTS for token in tokens)


def _joins(tokens: Sequence[Token], start: int, end: int, following: tuple[int, int]) -> bool:
    """Whether the next run belongs to this one: by "of" or "for", or beside it after a comma."""
    between = tokens[end : following[0]]
    if len(between) != 1:
        return False
    if between[0].lower in LINKS:
        return between[0].lower == "of" or "spoke" in tokens[end - 1].lower
    if between[0].text not in {",", "("}:
        return False
    after = tokens[following[1]] if following[1] < len(tokens) else None
    if (
        after is not None
        and after.text not in {",", ".", ")", ";", ":"}
        and after.tag not in {"VBD", "VBZ", "WP", "WDT", "IN", "MD", "VBP"}
    ):
        return False
    one, other = read(tokens[start:end]), read(tokens[following[0] : following[1]])
    if one is not None and one.shape in {"people", "document"} and one.owner is not None and one.owner.shape == "role":
        one = one.owner
    return one is not None and other is not None and _apposed(one, other, between[0].text)


def _apposed(one: Reference, other: Reference, mark: str) -> bool:
    if one.shape == "pronoun" or other.shape == "pronoun":
        return False
    if mark == "(":
        return other.shape in {"name", "body"} and other.name.isupper() and bool(one.name)
    called = {"role", "people", "body", "group", "outlet"}
    if one.shape in called and one.noun and other.shape in {"name", "person"}:
        return (one.definite and other.name.istitle() and len(other.name.split()) > 1) or other.shape == "person"
    return one.shape in {"name", "person"} and other.shape in called and other.noun is not None and not other.name


def worth_meeting(phrase: Reference) -> bool:
    """Whether a phrase can bring in a speaker: it has a name, or a noun of the lexicon."""
    if phrase.shape in {"name", "person"} and phrase.name:
        dated = any(word.isdigit() for word in phrase.name.split())
        calendar = words("month") | words("day") | (words("month in short") if dated else frozenset())
        if all(word.lower().rstrip(".") in calendar or not word.isalpha() for word in phrase.name.split()):
            return False
        if phrase.shape == "name" and phrase.name.isupper() and len(phrase.name) > 5:
            return False
    return bool(phrase.name or phrase.noun or (phrase.shape == "pronoun" and phrase.words in SUBJECTS))


def joint(parsed: Parsed, tokens: list[Token]) -> list[list[Token]]:
    """The phrases of a joint source ("the ministry and the army"), one for a single source.

    >>> from sayso.model.documents import Document
    >>> from sayso.text.parse import parse
    >>> parsed = parse(Document(id="a", text="The ministry and the army said six had died."))
    >>> [" ".join(token.text for token in phrase) for phrase in joint(parsed, list(parsed.tokens[:5]))]
    ['The ministry', 'the army']
    """
    indices = {token.index for token in tokens}
    heads = [token for token in tokens if token.head not in indices or token.head == token.index]
    if not heads:
        return [tokens]
    others = [one.index for one in parsed.children(heads[0]) if one.dep == "conj" and one.pos in NOMINAL]
    cuts = [
        at
        for at, token in enumerate(tokens[1:-1], 1)
        if token.dep == "cc" and token.lower in {"and", "nor"} and token.head == heads[0].index
        if any(index > token.index for index in others)
    ]
    if not cuts:
        return [tokens]
    left, right = tokens[: cuts[0]], tokens[cuts[0] + 1 :]
    while left and left[-1].text == ",":
        left = left[:-1]
    if left and left[0].lower in {"both", "neither", "either"}:
        left = left[1:]
    return [part for part in (left, right) if part]
