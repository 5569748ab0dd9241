"""Figures of one sentence seen together: shared measures and units, comparisons, running totals, all in order."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from sayso.values.quantity import counted, nouns, parts, vocabulary
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import column, these
from sayso.values.quantity.neighbours import HARM, INCLUDING, between_words, coordinated, lend
from sayso.values.quantity.words import Line

_FROM = these("from against versus")
_TOTALS = {("so", "far"), ("to", "date"), ("total", "of"), ("in", "total"), ("in", "all")}
_FLOW = these("another additional further")
_PERIODS = these("day week month year night hour hours days weeks months years quarter")


def link(line: Line, figures: list[Figure]) -> None:
    """Let each figure of a sentence learn from its neighbours; rules run in this order."""
    for rule in RULES:
        rule(line, figures)


def _lists(line: Line, figures: list[Figure]) -> None:
    """ "six officers, four soldiers and three civilians were wounded": the measure of one is the measure of all."""
    for one, other in pairwise(figures):
        between = between_words(line, one, other)
        if other.measure is None and one.measure in HARM and not other.kind and coordinated(between):
            lend(one, other)
        if one.kind == "age" and not other.unit and other.low < 116 and coordinated(between):
            other.unit, other.kind, other.measure = one.unit, one.kind, one.measure
    for other, one in pairwise(reversed(figures)):
        between = between_words(line, one, other)
        if line.lower(other.close) == "of" or line.lower(one.opening - 1) in INCLUDING:
            continue  # "59 dead, including 23 children, and 94 wounded"
        if one.measure is None and other.measure in HARM and not one.kind and coordinated(between):
            lend(other, one)


def _gapped(line: Line, figures: list[Figure]) -> None:
    """ "Twelve were killed in Orsa, three in Velia and one in Selm": the verb is said once."""
    for one, other in pairwise(figures):
        bare = other.noun is None and other.measure is None and not (other.kind or other.part)
        if not bare or one.measure not in HARM or line.lower(other.close) not in ("in", "near", "at", "outside"):
            continue
        words = range(one.close, other.opening)
        late = [line.token(at).pos for at in words if at > one.close + 2]
        if (
            len(words) <= 9
            and between_words(line, one, other)[-1:] in ([","], ["and"])
            and not {"VERB", "AUX"} & set(late)
        ):
            lend(one, other)


def _bearers(line: Line, figures: list[Figure]) -> None:
    """ "Merran losses at six killed and 15 wounded": both are of the same people."""
    states = vocabulary.forms("participle").keys() | vocabulary.forms("adjective").keys()
    for one, other in pairwise(figures):
        if other.of is None and not (one.noun or other.noun or one.kind or other.kind):
            between = [word for word in between_words(line, one, other) if word not in states]
            other.of = one.of if coordinated(between) else None


def _parallels(line: Line, figures: list[Figure]) -> None:
    """ "up 64 points to 4,577", "rose by 2 percent … fell by 1", "eight million 250 ml bottles": a unit said once."""
    for one, other in pairwise(figures):
        if one.unit is None and not one.part and one.noun is None and one.close == other.opening and other.kind:
            first, last, head = counted.phrase(line, other.close)
            if head is not None:
                one.noun, one.unit, one.of = (
                    (first, last),
                    counted.name(line, first, last, head),
                    line.span(first, last),
                )
        for bare, said in ((one, other), (other, one)):
            if bare.unit is None and not bare.part and bare.noun is None and _parallel(line, bare, said):
                bare.unit, bare.kind = said.unit, said.kind


def _parallel(line: Line, bare: Figure, said: Figure) -> bool:
    if said.kind == "index":
        return True
    before = line.lower(bare.opening - 1)
    return said.kind == "share" and before == line.lower(said.opening - 1) == "by"


def _equivalents(line: Line, figures: list[Figure]) -> None:
    """ "more than 100 km (60 miles)", "HK$5m ($640,000)": the same figure in another unit keeps the bound."""
    for one, other in pairwise(figures):
        between = between_words(line, one, other)
        if not between or between[-1] not in ("(", "[") or len(between) > 2 or not other.kind or one.kind != other.kind:
            continue
        if one.unit != other.unit and other.modifier == "=" and one.modifier in (">", "<", "~"):
            other.modifier, other.rule = one.modifier, one.rule
        other.measure = other.measure or one.measure


def _changes(line: Line, figures: list[Figure]) -> None:
    """ "rose to 41 from 36", "460 compared with 63", "against 120 the year before": what a figure is set beside."""
    for one, other in pairwise(figures):
        between = between_words(line, one, other)
        last = between[-1] if between else ""
        if last in _FROM or between[-2:] in (["compared", "with"], ["compared", "to"]):
            one.compares, one.compares_to = _direction(between, one), other
            one.anchors["compares"] = line.span(one.close, other.opening)
            if other.unit is None and not other.kind:
                other.unit, other.kind = one.unit, one.kind
            if other.measure is None and one.unit == other.unit:
                lend(one, other)


def _direction(between: list[str], one: Figure) -> str:
    for word in between:
        if word in ("up", "down"):
            return word
    return "from" if "from" in between else "against"


def _times(line: Line, figures: list[Figure]) -> None:
    """ "three times as many as", "40 percent more than", "6.5 times earnings": a factor, set against something else."""
    for figure in figures:
        at = figure.after
        if line.lower(figure.last) in ("times", "time") and not figure.kind and figure.noun:
            figure.unit, figure.kind, figure.noun, figure.of, figure.measure = "count", "count", None, None, None
            figure.end = line.words[figure.last].end
            at = figure.after
        following = [line.lower(at), line.lower(at + 1)]
        if figure.kind in ("count", "share") and (
            following[0] in ("more", "fewer", "less", "higher", "lower", "as") or "its" in following
        ):
            figure.compares = "times" if figure.kind == "count" else following[0]


def _flows(line: Line, figures: list[Figure]) -> None:
    """Running totals ("so far", "the toll") and what a period added ("overnight", "in the past week"), when said."""
    for figure in figures:
        if figure.kind not in ("", "money", "volume", "weight"):
            continue
        opening = figure.opening
        if figure.per:
            figure.flow, told = "flow", None
        elif any(line.lower(at) in _FLOW for at in range(opening - 1, figure.first)):
            figure.flow, told = "flow", (opening - 1, figure.first)
        else:
            near = range(max(0, opening - 6), figure.close + 8)
            figure.flow, told = _told_flow(line, near)
        if told:
            figure.anchors["flow"] = line.span(max(told[0], 0), told[1])


def _told_flow(line: Line, near: range) -> tuple[Literal["stock", "flow"] | None, tuple[int, int] | None]:
    """The first words near a figure that say whether it is a running total or what a period added."""
    for at in near:
        if line.lower(at) in ("have", "has") and line.lower(at + 1) == "now":
            return "stock", (at, at + 2)
    for at in near:
        word, following = line.lower(at), line.lower(at + 1)
        if word == "overnight":
            return "flow", (at, at + 1)
        if word in ("last", "past") and following in _PERIODS:
            return "flow", (at, at + 2)
        if word in ("last", "past") and line.lower(at + 2) in _PERIODS:
            return "flow", (at, at + 3)
    for at in near:
        if line.lower(at) in ("toll", "since"):
            return "stock", (at, at + 1)
        if (line.lower(at), line.lower(at + 1)) in _TOTALS:
            return "stock", (at, at + 2)
    return None, None


def _shares(line: Line, figures: list[Figure]) -> None:
    """A fraction is a share, whatever is said of those it counts: "almost half were wounded"."""
    for figure in figures:
        parted = figure.part or (figure.kind == "share" and figure.part_of)
        if figure.share_of or (parted and figure.measure):
            figure.measure = "share"


RULES = (
    _times,
    _parallels,
    _lists,
    _gapped,
    parts.breakdowns,
    _bearers,
    _equivalents,
    parts.parts,
    _changes,
    nouns.nouns,
    _flows,
    _shares,
)
"""In this order: later rules see what earlier ones have settled."""


def drop_idle_vagueness(figures: list[Figure]) -> list[Figure]:
    """Without the "several" and "few" that count nothing reported: "several innovations", "a few games"."""
    kept = []
    populations = column("classes", "word", "class")
    for figure in figures:
        head = figure.line.lower(figure.noun[1] - 1) if figure.noun else ""
        idle = figure.vague in ("several", "few", "couple", "most") and figure.step < 100
        if not idle or figure.measure in HARM or head in populations or figure.kind == "count":
            kept.append(figure)
    return kept
