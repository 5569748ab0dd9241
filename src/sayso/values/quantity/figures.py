"""Figures of a sentence: one amount with its unit and rate, before anything is read into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sayso.model.spans import Span
from sayso.model.values import Modifier
from sayso.values.quantity import numbers, scales, units
from sayso.values.quantity.words import Line


@dataclass(slots=True)
class Figure:
    """A figure while it is being read: which words, which number, and what each rule has found out about it.

    `first`/`last` are the words of the number (half-open), `end` the code point where number and unit end, `start`
    where a currency before it begins, `lead` the first word of its modifiers. `high` is set for ranges; a `change` goes
    from `low` to `high`. `noun` are the words of the counted thing, `whole` says that it is opened by "of the".
    """

    line: Line
    first: int
    last: int
    start: int
    end: int
    low: float
    high: float | None = None
    step: float = 0.0
    vague: str = ""
    part: bool = False
    change: bool = False
    unit: str | None = None
    kind: str = ""
    per: str | None = None
    per_end: int = 0
    modifier: Modifier = "="
    rule: str = ""
    lead: int = 0
    noun: tuple[int, int] | None = None
    whole: bool = False
    measure: str | None = None
    of: Span | None = None
    share_of: Span | None = None
    flow: Literal["stock", "flow"] | None = None
    part_of: Figure | None = None
    compares: str | None = None
    compares_to: Figure | None = None
    anchors: dict[str, Span] = field(default_factory=dict)

    @property
    def after(self) -> int:
        """The index of the first word after number, unit and rate."""
        end = max(self.end, self.per_end)
        at = self.last
        while at < len(self.line.words) and self.line.words[at].start < end:
            at += 1
        return at

    @property
    def opening(self) -> int:
        """The index of its first word: of its modifiers, its currency or its number."""
        return min(self.lead, self.line.index_at(self.start))

    @property
    def close(self) -> int:
        """The index of the first word after number, unit, rate and counted thing."""
        return max(self.after, self.noun[1]) if self.noun else self.after


def one(line: Line, at: int) -> Figure | None:
    """The amount that begins at word `at`, with currency, unit and rate; None if no number begins there."""
    amount = numbers.read(line, at)
    if amount is None:
        return None
    words = line.words
    figure = Figure(line, at, amount.end, words[at].start, words[amount.end - 1].end, amount.value, lead=at)
    figure.step, figure.vague, figure.part = amount.step, amount.vague, amount.part
    if amount.times:
        figure.unit = figure.kind = "count"
        return figure
    _minus(figure)
    prefixed = units.before(line.text, figure.start) if line.kind(at) in ("number", "fraction") else None
    if prefixed:
        figure.unit, figure.kind, figure.start = prefixed
    _magnitude(figure)
    _unit(figure)
    _cents(figure)
    return figure


def _minus(figure: Figure) -> None:
    """ "minus 12", "minus-130 degrees"."""
    line, at = figure.line, figure.first - 1
    at -= line.lower(at) == "-"
    if line.lower(at) == "minus" and not (figure.vague or figure.part):
        figure.low = -figure.low
        figure.first, figure.lead, figure.start = at, at, line.words[at].start


def _magnitude(figure: Figure) -> None:
    """ "m", "bn", "t" after a number: a scale after a currency or before a counted noun, else a unit."""
    line, at = figure.line, figure.last
    scale = scales.SUFFIXES.get(line.lower(at))
    if scale is None or line.kind(at - 1) != "number":
        return
    word = line.words[at]
    if figure.kind == "money" or (word.glued and word.lower == "m" and units.is_million(line.text, word.end)):
        figure.low = round(figure.low * scale, 6)
        figure.step = (figure.step or 1.0) * scale
        figure.last, figure.end = at + 1, word.end


def _unit(figure: Figure) -> None:
    text = figure.line.text
    if figure.part:
        _part_of_unit(figure)
    found = units.age(text, figure.end)
    if found is None:
        found = units.after(text, figure.end)
        if (
            figure.kind
            and found
            and not (found.kind == figure.kind == "money" and found.name in (figure.unit, "dollar"))
        ):
            return _rated(figure)
    if found:
        figure.end = found.end
        if not figure.kind:
            figure.unit, figure.kind = found.name, found.kind
    if figure.kind == "money":
        _scale_after(figure)
    return _rated(figure)


def _part_of_unit(figure: Figure) -> None:
    """ "half an hour", "a quarter of a mile": the unit follows an article."""
    line, at = figure.line, figure.last
    at += line.lower(at) == "of"
    if line.lower(at) in ("a", "an"):
        found = units.after(line.text, line.words[at].end)
        if found:
            figure.unit, figure.kind, figure.end, figure.part = found.name, found.kind, found.end, False


def _rated(figure: Figure) -> None:
    if figure.vague and not figure.kind:
        return
    rate = units.rate(figure.line.text, figure.end)
    if rate:
        figure.per, figure.per_end = rate


def _scale_after(figure: Figure) -> None:
    """ "75 USD million"."""
    line, at = figure.line, figure.after
    scale = scales.SCALES.get(line.lower(at))
    if scale and figure.last < at:
        figure.low = round(figure.low * scale, 6)
        figure.step = scale
        figure.end = line.words[at].end


def _cents(figure: Figure) -> None:
    """ "3 dollars 50 cents", "15 dollars and 50": the small coin belongs to the sum."""
    line, at = figure.line, figure.after
    if figure.kind != "money" or figure.last == at or figure.low >= 1e6:
        return
    at += line.lower(at) == "and"
    coins = numbers.read(line, at)
    if (
        coins is None
        or not 0 < coins.value < 100
        or line.kind(at) not in ("number", "word")
        or coins.vague
        or coins.part
    ):
        return
    unit = units.after(line.text, line.words[coins.end - 1].end)
    if (unit and unit.name in ("cent", "penny")) or (unit is None and line.kind(coins.end) in ("mark", "")):
        figure.low += coins.value / 100
        figure.end = unit.end if unit else line.words[coins.end - 1].end
