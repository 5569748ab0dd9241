"""What is measured: killed, wounded, captured, share, distance … from the words and the parse around a figure."""

from __future__ import annotations

import functools

from sayso.model.spans import Span
from sayso.text.tokens import Token
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import rows, these
from sayso.values.quantity.words import Line

_AUX = these(
    "were was are is be been being have has had got 's also reportedly allegedly already later still then thus"
)
_BRIDGE = these(
    "who that which were was are is be been being have has had to either also reported reportedly confirmed "
    "believed feared said known listed presumed found left seriously slightly critically badly severely fatally "
    "others other people persons more of them those whom remain remained remains went still already now in so far "
    "lightly gravely mortally allegedly apparently immediately later instantly at least about not all both"
)
_TAKING = these(
    "take took taken taking suffer suffered suffering sustain sustained sustaining incur incurred lose lost have "
    "had record recorded see saw"
)
_OBJECT_STARTS = these("a an the his her its their another several some many no")
_KINDS = {
    "money": "money",
    "distance": "distance",
    "area": "area",
    "age": "age",
    "duration": "duration",
    "weight": "weight",
    "volume": "volume",
    "speed": "speed",
    "temperature": "temperature",
    "power": "power",
    "energy": "energy",
    "magnitude": "magnitude",
}
_COSTS = these(
    "cost costs costing costed price prices priced worth spend spends spent spending bill budget damage losses"
)


@functools.cache
def forms(form: str) -> dict[str, str]:
    """Word -> measure, of one form: verb, participle, intransitive, adjective, noun, of.

    >>> forms("intransitive")["died"]
    'killed'
    """
    return {row["word"]: row["measure"] for row in rows("measures") if row["form"] == form}


def read(figure: Figure) -> None:
    """Set the measure of a figure, with the span of the words that decided it."""
    for rule in RULES:
        found = rule(figure)
        if found:
            figure.measure, span = found
            if span:
                figure.anchors["measure"] = span
            return


Found = tuple[str, Span | None] | None


def _word(line: Line, at: int, measure: str) -> Found:
    return measure, line.span(at, at + 1)


def _by_unit(figure: Figure) -> Found:
    """Physical units measure what they are units of; money spent is a cost."""
    line = figure.line
    if figure.kind == "money":
        at = line.index_at(figure.start)
        for back in range(max(0, at - 6), at):
            if line.lower(back) in _COSTS:
                return _word(line, back, "cost")
    measure = _KINDS.get(figure.kind)
    return (measure, None) if measure else None


def _by_noun(figure: Figure) -> Found:
    """ "76,000 casualties", "12 deaths", "300 prisoners"."""
    if not figure.noun:
        return None
    at = figure.noun[1] - 1
    measure = forms("noun").get(figure.line.lower(at))
    return _word(figure.line, at, measure) if measure else None


def _by_modifier(figure: Figure) -> Found:
    """ "12 wounded soldiers", "30 displaced families"."""
    if not figure.noun:
        return None
    for at in range(*figure.noun):
        measure = forms("participle").get(figure.line.lower(at)) or forms("adjective").get(figure.line.lower(at))
        if measure:
            return _word(figure.line, at, measure)
    return None


def _by_next_word(figure: Figure) -> Found:
    """ "12 killed", "six soldiers wounded in the raid"; not "12 gunmen killed a guard"."""
    line = figure.line
    at = figure.noun[1] if figure.noun else figure.after
    while line.lower(at) in (
        "were",
        "was",
        "are",
        "is",
        "been",
        "have",
        "has",
        "had",
        "who",
        "also",
        "people",
        "persons",
        "others",
        "more",
    ):
        at += 1
    word = line.lower(at)
    if word in forms("participle") and (_passive(line, at) or line.lower(at - 1) in _AUX):
        return _word(line, at, forms("participle")[word])
    for form in ("intransitive", "adjective"):
        if word in forms(form) and line.kind(at) == "word" and not (form == "intransitive" and _object(line, at + 1)):
            return _word(line, at, forms(form)[word])
    return None


def _object(line: Line, at: int) -> bool:
    return line.lower(at) in _OBJECT_STARTS and line.lower(at) not in ("the", "a", "their")


def _passive(line: Line, at: int) -> bool:
    """Whether a participle that follows its noun without an auxiliary is passive: no object follows it."""
    following = line.lower(at + 1)
    if line.kind(at + 1) in ("number", "mark", "") or following in (
        "and",
        "or",
        "by",
        "in",
        "on",
        "at",
        "as",
        "during",
        "when",
        "while",
        "since",
    ):
        return line.kind(at + 1) != "number"
    if following in _OBJECT_STARTS:
        return False
    return line.token(at).tag == "VBN" or line.token(at + 1).pos in ("ADP", "ADV", "SCONJ", "CCONJ", "PUNCT")


def _by_word_before(figure: Figure) -> Found:
    """ "killed 12", "wounding four troops", "the death of 10 members", "left six dead"."""
    line = figure.line
    at = line.index_at(line.words[figure.lead].start) - 1
    while at >= 0 and line.lower(at) in ("the", "these", "those", "also", "another", "a", "an", "some", "other"):
        at -= 1
    word = line.lower(at)
    if word in forms("verb") or word in forms("participle"):
        if line.lower(at - 1) in ("was", "were", "been", "being") and word not in forms("verb"):
            return None
        return _word(line, at, forms("verb").get(word) or forms("participle")[word])
    if word in ("of", "to") and line.lower(at - 1) in forms("of"):
        return _word(line, at - 1, forms("of")[line.lower(at - 1)])
    if word in ("leaving", "left", "leave", "leaves", "with"):
        return _ahead(line, figure.noun[1] if figure.noun else figure.after, 4)
    return None


def _ahead(line: Line, start: int, reach: int) -> Found:
    for at in range(start, min(start + reach, len(line.words))):
        word = line.lower(at)
        for form in ("adjective", "participle"):
            if word in forms(form):
                return _word(line, at, forms(form)[word])
        if word not in _BRIDGE:
            return None
    return None


def _by_parse(figure: Figure) -> Found:
    """The verb that governs the figure: its passive subject, its object, the subject of "die"."""
    line = figure.line
    token = line.token(figure.noun[1] - 1 if figure.noun else figure.last - 1)
    parsed = line.parsed
    for _ in range(4):
        if token.dep in ("nsubjpass", "nsubj"):
            return _of_subject(line, parsed.head(token))
        if token.dep == "dobj":
            verb = parsed.head(token)
            measure = forms("verb").get(verb.lower) or forms("participle").get(verb.lower)
            return (measure, Span(verb.start, verb.end)) if measure else None
        if token.dep == "pobj" and parsed.head(token).lower == "of":
            noun = parsed.head(parsed.head(token))
            measure = forms("of").get(noun.lower)
            if measure:
                return measure, Span(noun.start, noun.end)
        if token.dep not in (
            "nummod",
            "conj",
            "quantmod",
            "appos",
            "amod",
            "compound",
            "nmod",
            "pobj",
            "prep",
            "dep",
            "advmod",
        ):
            return None
        if token.dep == "prep" and token.lower not in ("of", "including", "among"):
            return None
        token = parsed.head(token)
    return None


def _of_subject(line: Line, verb: Token) -> Found:
    passive = any(child.dep == "auxpass" for child in line.parsed.children(verb))
    for form in ("participle",) if passive else ("intransitive",):
        measure = forms(form).get(verb.lower)
        if measure:
            return measure, Span(verb.start, verb.end)
    for child in line.parsed.children(verb):
        if child.dep in ("xcomp", "oprd", "acomp", "conj", "attr", "ccomp") and child.start > verb.start:
            measure = forms("adjective").get(child.lower) or (passive and forms("participle").get(child.lower)) or None
            measure = measure or (child.dep == "xcomp" and forms("participle").get(child.lower)) or None
            if measure:
                return measure, Span(child.start, child.end)
    return None


def _by_bridge(figure: Figure) -> Found:
    """A measuring word a few words on, with nothing but auxiliaries and fillers between."""
    line = figure.line
    start = figure.noun[1] if figure.noun else figure.after
    for at in range(start, min(start + 9, len(line.words))):
        word = line.lower(at)
        if at > start and line.lower(at - 1) in _BRIDGE:
            for form in ("participle", "intransitive", "adjective"):
                if word in forms(form):
                    return _word(line, at, forms(form)[word])
        if word not in _BRIDGE and not (line.shouting and line.kind(at) == "word" and at - start < 5 and False):
            return None
    return None


def _by_share(figure: Figure) -> Found:
    """A percentage or fraction of something is a share of it."""
    if figure.share_of or figure.kind == "share":
        return "share", None
    return None


RULES = (_by_share, _by_unit, _by_noun, _by_modifier, _by_next_word, _by_word_before, _by_parse, _by_bridge)
"""In this order; the first that finds a measure decides."""


def population(figure: Figure) -> None:
    """Set whom a figure counts where the counted noun does not say: "Ukrainian forces took 76,000 casualties"."""
    line = figure.line
    if not figure.noun or figure.line.lower(figure.noun[1] - 1) not in forms("noun"):
        return
    after = figure.noun[1]
    if line.lower(after) in ("among", "amongst", "of", "to", "by", "from") and line.lower(after) in (
        "among",
        "amongst",
        "of",
    ):
        span = _phrase_after(line, after + 1)
        if span:
            figure.of = span
            return
    if figure.noun[1] - figure.noun[0] > 1:
        figure.of = line.span(figure.noun[0], figure.noun[1] - 1)
        return
    verb = line.parsed.head(line.token(figure.noun[1] - 1))
    figure.of = None
    if verb.lower in _TAKING:
        for child in line.parsed.children(verb):
            if child.dep == "nsubj" and child.pos in ("NOUN", "PROPN"):
                figure.of = _noun_span(line, child)


def _phrase_after(line: Line, at: int) -> Span | None:
    while line.lower(at) in ("the", "its", "their", "his", "a"):
        at += 1
    end = at
    while line.kind(end) == "word" and line.token(end).pos in ("ADJ", "NOUN", "PROPN"):
        end += 1
    return line.span(at, end) if end > at else None


def _noun_span(line: Line, head: Token) -> Span:
    """The head with its adjectives and compounds, without determiners."""
    first = head
    for child in line.parsed.children(head):
        if (
            child.dep in ("amod", "compound", "nmod", "poss")
            and child.start < first.start
            and child.pos in ("ADJ", "NOUN", "PROPN")
        ):
            first = child
    return Span(first.start, head.end)
