"""Counts without a number: "no casualties", "a soldier was killed", "soldiers were killed", "nobody was hurt"."""

from __future__ import annotations

import functools

from sayso.values.quantity import counted, measures, numbers, vocabulary, whom
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import column, these
from sayso.values.quantity.words import Line

HARMS = frozenset({"killed", "wounded", "captured", "abducted", "missing", "displaced", "surrendered", "casualties"})
_OPENERS = these("the those these its their his her our")
_ARTICLES = these("a an")
_DEFINITE = these(
    "the a an this that these those his her its their our my your no some all many most several few any both each "
    "every one of 's ’s mostly mainly largely including among them whom two dozens hundreds thousands number "
    "numbers more other least"
)


@functools.cache
def _harm_words() -> frozenset[str]:
    words: set[str] = set()
    for form in ("verb", "participle", "intransitive", "adjective", "noun", "status", "of"):
        words |= {word for word, measure in vocabulary.forms(form).items() if measure in HARMS}
    return frozenset(words)


def read(line: Line, figures: list[Figure]) -> list[Figure]:
    """The unnumbered counts of people harmed in a sentence, away from its numbered ones."""
    if not any(word.lower in _harm_words() for word in line.words):
        return []
    ages = {figure.first: figure.after for figure in figures if figure.kind == "age"}
    taken = {at for figure in figures for at in range(figure.lead, figure.close)}
    found: list[Figure] = []
    at = 0
    while at < len(line.words):
        figure = (
            None
            if at in taken or _told_before(line, at, found)
            else _zero(line, at) or _one(line, at, ages) or _plural(line, at)
        )
        if figure:
            found.append(figure)
            at = max(figure.close, at + 1)
        else:
            at += 1
    return found


def _told_before(line: Line, at: int, found: list[Figure]) -> bool:
    """ "8,000 men and | boys", "most of them women and | children": what stands before "and" has the count of both."""
    joined = line.lower(at - 1) in ("and", "or") and at > 1 and line.token(at - 2).pos in ("NOUN", "PROPN")
    return joined and not (found and found[-1].close == at - 1)


def _made(line: Line, at: int, noun: tuple[int, int], low: float, rule: str) -> Figure:
    word = line.words[at]
    last = at + 1 if at < noun[0] else at
    figure = Figure(
        line, at, last, word.start, word.start if last == at else word.end, low, lead=at, rule=rule, noun=noun
    )
    figure.of = counted.wider(line, noun)
    figure.unit = counted.name(line, *noun, noun[1] - 1)
    return figure


def _measured(figure: Figure) -> Figure | None:
    measures.read(figure)
    whom.read(figure)
    return figure if figure.measure in HARMS else None


def _suffered(figure: Figure) -> Figure | None:
    """Only where the sentence says that it happened: "refugees" alone is no count."""
    measured = _measured(figure)
    cause = figure.anchors.get("measure")
    assert figure.noun
    outside = cause is not None and not figure.line.span(*figure.noun).overlaps(cause)
    return measured if outside else None


def _zero(line: Line, at: int) -> Figure | None:
    """ "no casualties", "none of the soldiers was captured", "no one was hurt"."""
    word = line.lower(at)
    if word == "nobody" or (word == "no" and line.lower(at + 1) in ("one", "person")):
        last = at + 1 if word == "nobody" else at + 2
        figure = Figure(
            line, at, last, line.words[at].start, line.words[last - 1].end, 0.0, lead=at, rule="none", unit="person"
        )
        return _measured(figure)
    of = word == "none" and line.lower(at + 1) == "of"
    if word != "no" and not of:
        return None
    first, last, head = counted.phrase(line, at + 2 + (line.lower(at + 2) in _OPENERS) if of else at + 1)
    if head is None:
        return None
    return _measured(_made(line, at, (first, last), 0.0, "none"))


def _one(line: Line, at: int, ages: dict[int, int]) -> Figure | None:
    """ "a soldier was killed", "killing a nurse", "killed a 12-year-old boy" (`ages` end where they do)."""
    if line.lower(at) not in _ARTICLES or line.lower(at + 1) in ("total", "number", "group", "dozen"):
        return None
    first, last, head = counted.phrase(line, ages.get(at + 1, at + 1))
    if head is None or not _countable(line, head) or _is_plural(line, head):
        return None
    if line.lower(last) == "of" and numbers.read(line, last + 1):
        return None  # "a family of six"
    return _suffered(_made(line, at, (first, last), 1.0, "implicit-one"))


def _plural(line: Line, at: int) -> Figure | None:
    """ "soldiers were killed", "killing civilians": more than one, of a people that no word counts."""
    if at and (line.lower(at - 1) in _DEFINITE or line.words[at].glued):
        return None
    if line.kind(at) != "word" or line.token(at).pos not in ("NOUN", "ADJ", "PROPN"):
        return None
    if at and line.token(at - 1).tag in ("VBN", "VBG") and line.token(at - 1).dep == "amod":
        return None
    if at and line.token(at - 1).pos in ("ADJ", "NOUN", "PROPN", "NUM", "DET") and line.kind(at - 1) != "mark":
        return None
    first, last, head = counted.phrase(line, at)
    if head is None or not _is_plural(line, head) or not _countable(line, head):
        return None
    figure = _made(line, at, (first, last), 2.0, "bare-plural")
    figure.vague = "bare"
    return _suffered(figure)


def _countable(line: Line, at: int) -> bool:
    return column("classes", "word", "class").get(line.lower(at)) in ("people", "civilians", "forces", "police")


def _is_plural(line: Line, at: int) -> bool:
    word = line.lower(at)
    return (
        line.token(at).tag in ("NNS", "NNPS")
        or (line.shouting and word.endswith("s"))
        or word in ("people", "men", "women")
    )
