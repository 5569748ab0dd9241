"""Figures of a sentence: amounts with their units, ranges and rates, before anything is read into them."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model.spans import Span
from sayso.values.quantity import numbers, units
from sayso.values.quantity.lexicon import these
from sayso.values.quantity.words import Line

_DASHES = ("-", "–", "—", "−")
_CHANGES = these(
    "rise rose risen rising fall fell fallen falling jump jumped jumping climb climbed climbing drop dropped "
    "dropping grow grew grown growing increase increased increasing decrease decreased decreasing decline "
    "declined declining slow slowed cut raise raised lower lowered widen narrowed shrink shrank shrunk dip dipped "
    "swell swelled swollen up down surge surged plunge plunged double doubled change changed go went slump "
    "slumped ease eased reduced reduce"
)


@dataclass(slots=True)
class Figure:
    """A figure while it is being read: which words, which number, and what each rule has found out about it.

    `first`/`last` are the words of the number (half-open), `end` the code point where number and unit end, `start`
    where a currency before it begins. `high` is set for ranges. `noun` are the words of the counted thing.
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
    modifier: str = "="
    rule: str = ""
    lead: int = 0
    noun: tuple[int, int] | None = None
    measure: str | None = None
    of: Span | None = None
    share_of: Span | None = None
    flow: str | None = None
    part_of: Figure | None = None
    compares: str | None = None
    compares_to: Span | None = None
    span: Span | None = None
    anchors: dict[str, Span] = field(default_factory=dict)

    @property
    def after(self) -> int:
        """The index of the first word after number, unit and rate."""
        end = max(self.end, self.per_end)
        at = self.last
        while at < len(self.line.words) and self.line.words[at].start < end:
            at += 1
        return at


def read(line: Line) -> list[Figure]:
    """All figures of a sentence, in order; ranges are one figure."""
    found: list[Figure] = []
    at = 0
    while at < len(line.words):
        figure = _one(line, at)
        if figure is None:
            at += 1
            continue
        joined = _range(line, figure)
        found.append(joined)
        at = max(joined.after, at + 1)
    return found


def _one(line: Line, at: int) -> Figure | None:
    """A single amount with its currency and unit."""
    amount = numbers.read(line, at)
    if amount is None:
        return None
    words = line.words
    figure = Figure(
        line,
        at,
        amount.end,
        words[at].start,
        words[amount.end - 1].end,
        amount.value,
        step=amount.step,
        vague=amount.vague,
        part=amount.part,
        lead=at,
    )
    prefixed = units.before(line.text, figure.start) if line.kind(at) in ("number", "fraction") else None
    if prefixed:
        figure.unit, figure.kind, figure.start = prefixed
    _magnitude(figure, money=prefixed is not None)
    if not prefixed or prefixed[1] == "money":
        _unit(figure)
    return figure


def _magnitude(figure: Figure, *, money: bool) -> None:
    """ "m", "bn", "t" after a number: a scale after a currency or before a counted noun, else a unit."""
    line, at = figure.line, figure.last
    letters = line.lower(at)
    scale = numbers.SUFFIXES.get(letters)
    if scale is None or line.kind(at - 1) != "number":
        return
    word = line.words[at]
    if money or (word.glued and letters == "m" and units.is_million(line.text, word.end)):
        figure.low *= scale
        figure.step = (figure.step or 1.0) * scale
        figure.last, figure.end = at + 1, word.end


def _unit(figure: Figure) -> None:
    text = figure.line.text
    aged = units.age(text, figure.end)
    if aged:
        figure.unit, figure.kind, figure.end = aged
        return
    if figure.kind == "money":
        _coins(figure)
    else:
        found = units.after(text, figure.end)
        if found:
            figure.unit, figure.kind, figure.end = found
    rate = units.rate(text, figure.end) if figure.unit else None
    if rate:
        figure.per, figure.per_end = rate
    elif figure.unit is None and not figure.vague:
        rate = units.rate(text, figure.end)
        if rate:
            figure.per, figure.per_end = rate


def _coins(figure: Figure) -> None:
    """ "$10 US", "$5 dollars": the currency said twice is one."""
    found = units.after(figure.line.text, figure.end)
    if found and found.kind == "money" and (found.name == figure.unit or found.name == "dollar"):
        figure.end = found.end


def _range(line: Line, one: Figure) -> Figure:
    """Join "four to six million", "between 5 and 7 km", "$10 to $15 billion", "6-8 people" into one figure."""
    at = one.after
    connector = line.lower(at)
    between = _introduced(line, one, "between")
    if connector in _DASHES:
        second = at + 1
        if one.unit is None and not (
            one.line.kind(one.last - 1) in ("number", "fraction") or one.last - one.first == 1
        ):
            return one
    elif connector == "to" or (connector == "and" and between) or (connector == "or" and one.unit is None):
        second = at + 1
        while line.lower(second) in ("about", "around", "even", "some", "nearly", "almost", "perhaps"):
            second += 1
    else:
        return one
    other = _one(line, _skip_currency(line, second))
    if other is None or one.vague or other.vague or one.part != other.part:
        return one
    if connector == "or" and not _adjacent(one, other):
        return one
    if one.kind and other.kind and one.kind != other.kind:
        return one
    if one.unit and other.unit is None and one.kind != "money" and connector == "to":
        return one
    return _joined(line, one, other, connector)


def _skip_currency(line: Line, at: int) -> int:
    """The first word at or after `at` that is a number, past at most three glued words of a currency."""
    for ahead in range(4):
        if line.kind(at + ahead) in ("number", "fraction"):
            return at + ahead
        if line.kind(at + ahead) == "word" and (len(line.lower(at + ahead)) > 4 or numbers.read(line, at + ahead)):
            break
    return at


def _adjacent(one: Figure, other: Figure) -> bool:
    """ "two or three", "10 or 12", "six or seven thousand": a range, unlike "1 or 0"."""
    return one.low < other.low and one.per is None and one.line.kind(one.first) == one.line.kind(other.first)


def _introduced(line: Line, figure: Figure, word: str) -> bool:
    at = line.index_at(figure.start) - 1
    while at >= 0 and line.lower(at) in ("about", "around", "an", "estimated", "some", "roughly", "approximately"):
        at -= 1
    return line.lower(at) == word


def _joined(line: Line, one: Figure, other: Figure, connector: str) -> Figure:
    low, high = one.low, other.low
    scale = _spread(one, other)
    if scale:
        low *= scale
    origin = _introduced(line, one, "from")
    change = connector == "to" and origin and _changing(line, one)
    if connector in _DASHES and low >= high:
        return one
    if connector in ("or", "and") and low > high:
        return one
    joined = other
    joined.first, joined.start, joined.lead = one.first, one.start, one.first
    joined.low, joined.high, joined.change = low, high, change
    joined.unit, joined.kind = (other.unit, other.kind) if other.unit else (one.unit, one.kind)
    joined.step = max(one.step * (scale or 1.0), other.step)
    return joined


def _spread(one: Figure, other: Figure) -> float:
    """The scale of the second number where the first one shares it: "four to six million"; 0 where it does not."""
    words = [other.line.lower(at) for at in range(other.first, other.last)]
    scale = 1.0
    for word in words:
        scale *= numbers.SCALES.get(word, 1.0) if word not in numbers.ONES else 1.0
    if scale == 1.0 and other.line.kind(other.first) == "number" and words[-1] in numbers.SUFFIXES:
        scale = numbers.SUFFIXES[words[-1]]
    own = any(
        one.line.lower(at) in numbers.SCALES or one.line.lower(at) in numbers.SUFFIXES
        for at in range(one.first, one.last)
    )
    if scale == 1.0 or own or one.low * scale > other.low or one.low >= 1000:
        return 0.0
    return scale


def _changing(line: Line, figure: Figure) -> bool:
    """Whether "from" belongs to a change ("rose from 36 to 41") rather than to a range."""
    at = line.index_at(figure.start)
    return any(line.lower(back) in _CHANGES for back in range(max(0, at - 7), at))
