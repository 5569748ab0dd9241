"""Ranges: "four to six million", "between 5 and 7 km", "$10 to $15 billion", "6-8 people"; changes: "from 36 to 41"."""

from __future__ import annotations

from sayso.values.quantity import numbers, scales
from sayso.values.quantity.figures import Figure, one
from sayso.values.quantity.lexicon import these
from sayso.values.quantity.words import Line

_DASHES = ("-", "–", "—", "−")
_CHANGES = these(
    "rise rose risen rising fall fell fallen falling jump jumped jumping climb climbed climbing drop dropped "
    "dropping grow grew grown growing increase increased increasing decrease decreased decreasing decline "
    "declined declining slow slowed cut raise raised lower lowered widen narrowed shrink shrank shrunk dip dipped "
    "swell swelled swollen up down surge surged plunge plunged double doubled change changed go went slump "
    "slumped ease eased reduced reduce gain gained lose lost added add rises falls grows tumbled slid rallied "
    "slipped soared advanced"
)
_APPROXIMATE = these("about around even some nearly almost perhaps an estimated roughly approximately")


def join(line: Line, first: Figure) -> Figure:
    """The range that begins with a figure, or the figure itself where none does."""
    at = first.after
    connector = line.lower(at)
    if first.vague or (first.part and connector != "to") or not _may_connect(line, first, connector):
        return first
    at += 1
    while line.lower(at) in _APPROXIMATE:
        at += 1
    begins = _past_currency(line, at)
    other = one(line, begins) if begins is not None else None
    if other is None or other.vague or first.part != other.part or not _alike(line, first, other, connector):
        return first
    return _joined(line, first, other, connector)


def _may_connect(line: Line, first: Figure, connector: str) -> bool:
    if connector in _DASHES:
        return first.last - first.first == 1 or first.unit is not None
    if connector == "and":
        return introduced(line, first, "between")
    if connector == "or":
        return first.unit is None and first.last - first.first == 1
    return connector == "to"


def _past_currency(line: Line, at: int) -> int | None:
    """The first word at or after `at` that begins a number, past at most three short words of a currency."""
    for ahead in range(4):
        if line.kind(at + ahead) in ("number", "fraction") or numbers.read(line, at + ahead):
            return at + ahead
        if line.kind(at + ahead) not in ("word", "mark") or len(line.lower(at + ahead)) > 4:
            return None
    return None


def _alike(line: Line, first: Figure, other: Figure, connector: str) -> bool:
    """Whether two numbers can be the ends of one range: same kind, no year, no fresh start ("rose 5% to 40%")."""
    if first.kind and other.kind and (first.kind != other.kind or first.unit != other.unit):
        return False
    if first.unit and other.unit is None and first.kind != "money":
        return connector == "to" and introduced(line, first, "from")
    if first.per and first.per != other.per:
        return False
    if _is_year(line, first) != _is_year(line, other):
        return False
    if connector == "or":
        return first.low < other.low <= 2 * first.low + 2 and line.kind(first.first) == line.kind(other.first)
    if connector == "to" and not other.kind and introduced(line, first, "by") and _changing(line, first):
        return False  # "rose by 15,000 to 1.4 million"
    before = line.lower(line.index_at(first.start) - 1)
    if connector == "to" and first.unit and before in _CHANGES:
        return False
    return connector not in (*_DASHES, "and") or first.low < other.low * _spread(first, other, default=1.0)


def _is_year(line: Line, figure: Figure) -> bool:
    text = line.words[figure.first].text
    return len(text) == 4 and text.isdigit() and 1800 <= float(text) <= 2099


def introduced(line: Line, figure: Figure, word: str) -> bool:
    """Whether a word stands before a figure, with at most words of approximation between."""
    at = line.index_at(figure.start) - 1
    while line.lower(at) in _APPROXIMATE:
        at -= 1
    return at >= 0 and line.lower(at) == word


def _joined(line: Line, first: Figure, other: Figure, connector: str) -> Figure:
    scale = _spread(first, other, default=0.0)
    low = round(first.low * (scale or 1.0), 6)
    change = connector == "to" and introduced(line, first, "from") and _changing(line, first)
    if low > other.low and not change and connector != "to":
        return first
    other.first, other.start, other.lead = first.first, first.start, first.first
    other.low, other.high, other.change = low, other.low, change or low > other.low
    if other.unit is None:
        other.unit, other.kind = first.unit, first.kind
    other.step = max(first.step * (scale or 1.0), other.step)
    return other


def _spread(first: Figure, other: Figure, *, default: float) -> float:
    """The scale of the second number where the first one shares it ("four to six million")."""
    line = other.line
    scale = 1.0
    for at in range(other.first, other.last):
        word = line.lower(at)
        scale *= scales.SCALES.get(word, 1.0)
        if line.kind(at - 1) == "number" and line.words[at].glued:
            scale *= scales.SUFFIXES.get(word, 1.0)
    own = any(
        line.lower(at) in scales.SCALES or line.lower(at) in scales.SUFFIXES for at in range(first.first, first.last)
    )
    if scale == 1.0 or own or first.low * scale > other.low or first.low >= 1000:
        return default
    return scale


def _changing(line: Line, figure: Figure) -> bool:
    """Whether "from" belongs to a change ("rose from 36 to 41") rather than to a range."""
    at = line.index_at(figure.start)
    return any(line.lower(back) in _CHANGES for back in range(max(0, at - 7), at))
