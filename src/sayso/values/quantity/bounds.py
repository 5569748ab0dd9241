"""The words around a number that make it a bound or an approximation, and the intervals that follow."""

from __future__ import annotations

import functools
from typing import cast

from sayso.model.spans import Span
from sayso.model.values import Interval, Modifier
from sayso.values.quantity import intervals
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import rows, these
from sayso.values.quantity.words import Line

_UP = these(
    "rose risen rise rising gained gain gaining climbed climb climbing increased increase increasing jumped jump "
    "jumping grew grow grown growing added advanced advance advancing up soared surged rallied higher"
)
_DOWN = these(
    "fell fallen fall falling lost dropped drop dropping declined decline declining decreased decrease decreasing "
    "down slid tumbled plummeted plunged slipped shed sank shrank lower cut"
)
_BETWEEN_VERB_AND_NUMBER = these(
    "by about around roughly nearly almost approximately a an another further just only under over more than"
)

_CHANGING = frozenset({"share", "money", "index", "temperature", "power", "frequency", "weight", "volume", ""})
_MARKS = these("mark threshold level limit ceiling barrier milestone")
_DETERMINERS = these("the these those his her its their our all")


@functools.cache
def _phrases(side: str) -> tuple[dict[tuple[str, ...], tuple[str, Modifier]], int]:
    table: dict[tuple[str, ...], tuple[str, Modifier]] = {}
    for row in rows("modifiers"):
        if row["side"] == side:
            table[_split(row["phrase"])] = (row["rule"], cast(Modifier, row["modifier"]))
    return table, max(map(len, table))


def _split(phrase: str) -> tuple[str, ...]:
    """A phrase as the words of a line: "approx." is two of them."""
    return tuple(phrase.replace(".", " .").replace(">=", "> =").replace("<=", "< =").split())


def read(figure: Figure) -> None:
    """Set modifier and rule of a figure from the words before and after it; `lead` becomes the first of these words."""
    line = figure.line
    table, longest = _phrases("before")
    at = line.index_at(figure.start)
    rule, definite = "exactly", False
    while True:
        for length in range(min(longest, at), 0, -1):
            entry = table.get(tuple(line.lower(back) for back in range(at - length, at)))
            if entry and _is_modifier(line, at - length, at, figure):
                at -= length
                break
        else:
            break
        if entry[0] == "exactly":
            definite = definite or line.lower(at) in _DETERMINERS
        elif definite and (entry[1] == "~" or not _is_mark(line, figure)):
            break
        else:
            if rule == "exactly" or figure.modifier == "~":
                rule, figure.modifier = entry
            figure.lead = at
            figure.anchors["modifier"] = line.span(at, at + length)
    if rule == "exactly":
        rule = _following(figure)
    figure.rule = rule
    _direction(figure)


def _is_mark(line: Line, figure: Figure) -> bool:
    """ "above the 1,000 mark" is a bound; "below the 70,000 estimated" compares with a figure that is known."""
    return line.lower(figure.noun[1] - 1 if figure.noun else figure.last) in _MARKS


def _is_modifier(line: Line, first: int, last: int, figure: Figure) -> bool:
    """Rule out "over" and "under" of place and time: "shelling over three days" is a period, not a bound."""
    word = line.lower(first)
    if last - first == 1 and word == "within":
        return figure.kind == "distance"
    if (
        last - first == 1
        and word in ("over", "above", "below", "under", "beyond", "past the", "short of")
        and figure.kind == "duration"
    ):
        return line.token(first).dep in ("quantmod", "advmod", "amod")
    if word in ("passed", "passes"):
        return figure.noun is None  # "the toll passed 400", not "passed two laws"
    return not (word == "over" and line.lower(first - 1) in ("for", "than", "in"))


def _following(figure: Figure) -> str:
    """Bounds after the number: "five or more", "85+", "60-odd", "a dozen or so"."""
    line = figure.line
    table, longest = _phrases("after")
    for start in dict.fromkeys((figure.last, figure.after, figure.close)):
        for length in range(longest, 0, -1):
            words = tuple(line.lower(at) for at in range(start, start + length))
            entry = table.get(words)
            if entry and (words[0] not in ("plus", "-") or line.words[start].glued):
                figure.modifier = entry[1]
                figure.anchors["modifier"] = line.span(start, start + length)
                figure.end = max(figure.end, figure.anchors["modifier"].end) if figure.noun is None else figure.end
                return entry[0]
    return "exactly"


def _direction(figure: Figure) -> None:
    """ "rose 5%", "up 19 cents": what is stated is a change, upward or downward."""
    line = figure.line
    at = line.index_at(figure.start) - 1
    while at >= 0 and line.lower(at) in _BETWEEN_VERB_AND_NUMBER:
        at -= 1
    word = line.lower(at)
    if figure.modifier == ">" and figure.rule in ("more-than", "at-least"):
        return
    particle = at >= 0 and not figure.kind and line.token(at).dep == "prt"  # "shot down 24"
    particle = particle or line.lower(figure.after) in ("of", "dead", "killed", "wounded")  # "lost three of its tanks"
    if word in _UP | _DOWN and figure.kind in _CHANGING and not (figure.noun or figure.part or particle):
        figure.modifier = "up" if word in _UP else "down"
        figure.anchors["modifier"] = line.span(at, at + 1)
    elif figure.low < 0 and figure.kind == "share":
        figure.modifier = "down"


def intervals_of(figure: Figure) -> tuple[Interval, Interval]:
    """Core and support of a figure once its rule is known."""
    count = figure.kind == "" and not figure.part
    low, high = figure.low, figure.low if figure.high is None else figure.high
    if figure.change:
        low = high
    low, high = min(low, high), max(low, high)
    if figure.vague and figure.rule in ("exactly", "about"):
        scale = figure.step if figure.vague in ("several", "few", "couple") else 1.0
        figure.rule = figure.vague
        return intervals.vague(figure.vague, figure.low, scale or 1.0)
    if figure.high is not None and not figure.change:
        figure.rule = "range" if figure.rule == "exactly" else figure.rule
        name = "exactly" if figure.rule == "range" else figure.rule
        return intervals.bounds(name, low, high, step=0.0, count=count)
    if figure.part and figure.rule == "exactly":
        figure.rule = "fraction"
    return intervals.bounds(figure.rule, low, high, step=figure.step, count=count)


def span_of(figure: Figure) -> Span:
    """The words of a figure: modifier before it, number, unit and counted noun."""
    line = figure.line
    start = line.words[figure.lead].start if figure.lead < figure.first else figure.start
    end = max(figure.end, figure.per_end)
    if figure.noun:
        end = max(end, line.words[figure.noun[1] - 1].end)
    return Span(start, end)
