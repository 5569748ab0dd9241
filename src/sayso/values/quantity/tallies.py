"""Figures that a noun elsewhere in the sentence names: "the toll rose to 41", "losses were put at 400"."""

from __future__ import annotations

from sayso.model.spans import Span
from sayso.text.tokens import Token
from sayso.values.quantity import counted, vocabulary, whom
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import column, these
from sayso.values.quantity.vocabulary import Found
from sayso.values.quantity.words import Line

_STATING = these(
    "put puts estimated estimate estimates stood stands stand reached reach rose risen rise rises climbed climb "
    "fell fallen totalled totaled total was were is are be exceeded topped passed hit numbered revised raised "
    "lowered said gave give given gives jumped increased grew climbs exceed exceeds surpass surpasses surpassed pass "
    "passes top tops hits reaches amount amounts amounted number ran run runs bring brings brought bringing raise "
    "raises raising push pushes pushed pushing take takes took taking doubled tripled"
)
_LINKS = these("nummod pobj prep attr dobj npadvmod quantmod acomp appos conj oprd ccomp dep advmod amod compound")
_PLAIN = these("death its their his own total overall official")
_NUMBER = these("number numbers count")


def read(figures: list[Figure]) -> None:
    """Give bare figures, or people by number, the measure and population of the tally that they state."""
    told: Figure | None = None
    for figure in figures:
        if figure.kind or figure.part or (figure.measure and figure.of):
            continue
        line = figure.line
        tally = _tally(line, figure)
        found = _measure(line, tally) if tally else None
        if tally and found:
            figure.of = _those(line, figure) or figure.of or _population(line, tally) or _owner(line, tally)
            told = figure
            if figure.measure is None:
                figure.measure = _borne(figure, found.measure)
                figure.anchors |= {"measure": found.span} if found.span else {}
        elif told and figure.measure is None and (those := _those(line, figure)):
            figure.measure, figure.of = told.measure, those


def _borne(figure: Figure, measure: str) -> str:
    """ "losses of 900 men and 400 tanks": tanks are lost."""
    head = figure.line.lower(figure.noun[1] - 1) if figure.noun else ""
    things = column("classes", "word", "class").get(head) == "equipment"
    return "lost" if things and measure == "casualties" else measure


def _tally(line: Line, figure: Figure) -> Token | None:
    """The subject or object noun of the verb of stating that leads to the figure."""
    token = line.token(figure.noun[1] - 1 if figure.noun else figure.last - 1)
    for _ in range(5):
        head = line.parsed.head(token)
        if head.index == token.index or token.dep not in _LINKS:
            return None
        if head.pos == "NOUN" and head.end <= line.words[figure.first].start and _measure(line, head):
            return head
        if head.lower in _STATING:
            nouns = (child for child in line.parsed.children(head) if child.dep in ("nsubj", "nsubjpass", "dobj"))
            before = (noun for noun in nouns if noun.end <= line.words[figure.first].start)
            return next((noun for noun in before if _measure(line, noun)), None)
        if token.dep == "prep" and token.lower in ("of", "including", "since", "in", "on", "from", "during"):
            return None
        token = head
    return None


def _measure(line: Line, tally: Token) -> Found | None:
    at = line.word_at(tally)
    if tally.lower in _NUMBER and line.lower(at + 1) == "of":
        for word in range(at + 2, min(at + 7, len(line.words))):
            found = vocabulary.at_word(line, word, "noun", "participle", "adjective", "status")
            if found:
                return found
        return None
    return vocabulary.at_word(line, at, "tally", "noun")


def _population(line: Line, tally: Token) -> Span | None:
    """ "losses of the rebels", "casualties among civilians", "enemy losses"."""
    at = line.word_at(tally)
    after = counted.named_after(line, at + 1)
    if after and not vocabulary.at_word(line, at + 2, "adjective", "participle"):
        return after
    before = [child for child in line.parsed.children(tally) if child.dep in ("amod", "compound", "poss", "nmod")]
    named = [child for child in before if child.lower not in _PLAIN]
    if not named:
        return None
    start = min(child.start for child in (named[0], *line.parsed.children(named[0])))  # "North | Korean losses"
    return Span(start, named[-1].end)


def _owner(line: Line, tally: Token) -> Span | None:
    """ "Merra put its own losses at 400": who gives the figure of its own."""
    own = any(child.dep == "poss" and child.lower in ("its", "their") for child in line.parsed.children(tally))
    givers = line.parsed.children(line.parsed.head(tally)) if own else ()
    named = (
        child for child in givers if child.dep == "nsubj" and child.pos in whom.NOUNS and child.index != tally.index
    )
    return next((whom.phrase(line, child) for child in named), None)


def _those(line: Line, figure: Figure) -> Span | None:
    """ "those of the rebels at 1,100": the population of the second half of a contrast."""
    at = figure.opening - 1
    if line.lower(at) != "at":
        return None
    for back in range(at - 1, max(at - 7, 0), -1):
        if line.lower(back) == "of" and line.lower(back - 1) in ("those", "that"):
            return counted.named_after(line, back)
    return None
