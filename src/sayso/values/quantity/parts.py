"""Figures that are parts of another: "including 30 children", "300 of the 1,200", breakdowns that add up."""

from __future__ import annotations

from itertools import pairwise

from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import these
from sayso.values.quantity.neighbours import HARM, INCLUDING, between_words, coordinated, lend, opens
from sayso.values.quantity.words import Line

_COLONS = these(": - – — ( --")
_LED = these(", were was are")


def parts(line: Line, figures: list[Figure]) -> None:
    """ "76,000 casualties, including 30,000 dead", "63 people, of whom 22 …", "23 vehicles, five tanks among them".

    What stands beside a part is a part too: "21 people, including four nurses and two children".
    """
    for one, other in pairwise(figures):
        between = between_words(line, one, other)
        if one.part_of and one.measure in HARM and not (other.measure or other.kind) and _beside(one, other, between):
            other.part_of = one.part_of
            lend(one, other)
            continue
        if one.noun is None and opens(line, one, other) and one.kind in ("", "share"):
            one.part_of = other
            if one.part or one.kind:
                one.share_of = other.of
            continue
        led = line.lower(one.opening - 2) in ("of", "among") and line.lower(one.opening - 1) in ("the", "those")
        if led and one.measure in HARM and not one.kind and len(between) in (1, 2) and between[-1] in _LED:
            other.part_of = one  # "Of the 18 dead, 11 were soldiers", "among the 18 dead were nine children"
            if other.measure is None:
                lend(one, other)
            continue
        follows = other.close + (line.lower(other.close) in ("are", "is", "was", "were"))
        after = [line.lower(at) for at in range(follows, follows + 2)]
        them = between[2 * (between[:2] == ["of", "them"]) :]  # "323 of them on board; the dead numbered 255"
        of = [pair for pair in pairwise(them) if pair[0] in ("of", "among") and pair[1] in ("whom", "which", "them")]
        inside = (
            bool(of)
            or any(word in INCLUDING for word in (*between[:6], *between[-2:]))
            or (after[0] in ("of", "among") and after[1] in ("them", "whom", "which"))
        )
        whole = _holder(figures, one, other) if inside else None
        if whole:
            other.part_of = whole
            if other.measure is None:
                lend(whole, other)


def _holder(figures: list[Figure], one: Figure, other: Figure) -> Figure | None:
    """The nearest count before that can hold the other: "1,000 in two weeks, a quarter of them", "319 of 597"."""
    share = other.part or other.kind == "share"
    for figure in reversed(figures[: figures.index(one) + 1]):
        fits = figure.kind == "" and (share or other.low <= (figure.high or figure.low) or bool(figure.vague))
        if figure.kind == other.kind != "" or (fits and not figure.part and other.kind in ("", "share")):
            return figure
    return None


def _beside(one: Figure, other: Figure, between: list[str]) -> bool:
    """ "four nurses and two children"; "613 near the depot and 183 on the road"."""
    bare = one.noun is None and other.noun is None and between[-1:] == ["and"] and len(between) <= 6
    return bare or coordinated(between)


def breakdowns(line: Line, figures: list[Figure]) -> None:
    """ "59 killed: 23 children, 31 women and 5 men": figures that add up to the one before are its parts."""
    for at, whole in enumerate(figures):
        left = whole.low
        for one, other in pairwise(figures[at:]):
            between = between_words(line, one, other)
            told = bool(_COLONS.intersection(between[-1:])) if one is whole else coordinated(between)
            if whole.measure not in HARM or other.noun is None or other.kind or other.vague or not told:
                break
            left -= other.low
            if left <= 0:
                parts = figures[at + 1 : figures.index(other) + 1] if left == 0 and one is not whole else []
                for part in parts:
                    part.part_of = whole
                    lend(whole, part)
                break
