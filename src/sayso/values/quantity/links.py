"""Figures of one sentence seen together: shared measures and nouns, parts of a whole, comparisons, running totals."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from sayso.values.quantity import counted, vocabulary
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import column, these
from sayso.values.quantity.words import Line

_JOINERS = these(
    "their his her its , and or as well plus along with another also a the other others more ; & at least about some"
)
_OWNERS = these("the some its their his her our these those")
_INCLUDING = these("including among includes included comprising particularly notably namely")
_COLONS = these(": - – — ( --")
_LED = these(", were was are")
_FROM = these("from against versus")
_TOTALS = {("so", "far"), ("to", "date"), ("total", "of"), ("in", "total"), ("in", "all")}
_FLOW = these("another additional further")
_PERIODS = these("day week month year night hour hours days weeks months years quarter")
_HARM = frozenset(
    {"killed", "wounded", "captured", "abducted", "missing", "displaced", "released", "casualties", "surrendered"}
)


def link(line: Line, figures: list[Figure]) -> None:
    """Let each figure of a sentence learn from its neighbours; rules run in this order."""
    for rule in RULES:
        rule(line, figures)


def _between(line: Line, one: Figure, other: Figure) -> list[str]:
    return [line.lower(at) for at in range(one.close, other.opening)]


def _lists(line: Line, figures: list[Figure]) -> None:
    """ "six officers, four soldiers and three civilians were wounded": the measure of one is the measure of all."""
    for one, other in pairwise(figures):
        between = _between(line, one, other)
        if other.measure is None and one.measure in _HARM and not other.kind and _coordinated(between):
            _lend(one, other)
        if one.kind == "age" and not other.unit and other.low < 116 and _coordinated(between):
            other.unit, other.kind, other.measure = one.unit, one.kind, one.measure
    for other, one in pairwise(reversed(figures)):
        between = _between(line, one, other)
        if line.lower(other.close) == "of" or line.lower(one.opening - 1) in _INCLUDING:
            continue  # "59 dead, including 23 children, and 94 wounded"
        if one.measure is None and other.measure in _HARM and not one.kind and _coordinated(between):
            _lend(other, one)


def _gapped(line: Line, figures: list[Figure]) -> None:
    """ "Twelve were killed in Orsa, three in Velia and one in Selm": the verb is said once."""
    for one, other in pairwise(figures):
        bare = other.noun is None and other.measure is None and not (other.kind or other.part)
        if not bare or one.measure not in _HARM or line.lower(other.close) not in ("in", "near", "at", "outside"):
            continue
        words = range(one.close, other.opening)
        late = [line.token(at).pos for at in words if at > one.close + 2]
        if len(words) <= 9 and _between(line, one, other)[-1:] in ([","], ["and"]) and not {"VERB", "AUX"} & set(late):
            _lend(one, other)


def _breakdowns(line: Line, figures: list[Figure]) -> None:
    """ "59 killed: 23 children, 31 women and 5 men": figures that add up to the one before are its parts."""
    for at, whole in enumerate(figures):
        left = whole.low
        for one, other in pairwise(figures[at:]):
            between = _between(line, one, other)
            told = bool(_COLONS.intersection(between[-1:])) if one is whole else _coordinated(between)
            if whole.measure not in _HARM or other.noun is None or other.kind or other.vague or not told:
                break
            left -= other.low
            if left <= 0:
                parts = figures[at + 1 : figures.index(other) + 1] if left == 0 and one is not whole else []
                for part in parts:
                    part.part_of = whole
                    _lend(whole, part)
                break


def _bearers(line: Line, figures: list[Figure]) -> None:
    """ "Merran losses at six killed and 15 wounded": both are of the same people."""
    states = vocabulary.forms("participle").keys() | vocabulary.forms("adjective").keys()
    for one, other in pairwise(figures):
        if other.of is None and not (one.noun or other.noun or one.kind or other.kind):
            between = [word for word in _between(line, one, other) if word not in states]
            other.of = one.of if _coordinated(between) else None


def _lend(giver: Figure, taker: Figure) -> None:
    taker.measure = giver.measure
    if "measure" in giver.anchors:
        taker.anchors["measure"] = giver.anchors["measure"]


def _coordinated(between: list[str]) -> bool:
    return bool(between) and len(between) <= 6 and all(word in _JOINERS for word in between)


def _nouns(line: Line, figures: list[Figure]) -> None:
    """A bare number counts what the figure before it counts: "five were wounded", "435 homes … and 187"."""
    counted: Figure | None = None
    for at, figure in enumerate(figures):
        if figure.noun and not figure.kind and not figure.part:
            if at and _two_kinds(line, figures[at - 1], figure):
                counted = None
            elif figure.part_of is None:
                counted = figure
        elif figure.unit is None and not figure.part and figure.noun is None and not (figure.vague or _told(figure)):
            following = figures[at + 1] if at + 1 < len(figures) else None
            if following and following.noun and _opens(line, figure, following):
                counted = following
            if counted and _same_measure(figure, counted):
                figure.of = counted.of
                _share_noun(figure, counted)


def _two_kinds(line: Line, one: Figure, other: Figure) -> bool:
    """ "192 soldiers and one civilian were killed": a bare number after them may count either."""
    alike = other.part_of is None and one.noun is not None and one.measure == other.measure and one.unit != other.unit
    return alike and one.measure in _HARM and _coordinated(_between(line, one, other))


def _told(figure: Figure) -> bool:
    """ "bringing the toll to 24": what a running total counts is not what the figure before it does."""
    told = figure.anchors.get("measure")
    return told is not None and told.words(figure.line.text).lower().endswith("toll")


def _share_noun(figure: Figure, counted: Figure) -> None:
    """The unit of the figure before; "26 deaths and 35 injured" are no deaths, "900 more" of 2,000 bodies are dead."""
    head = counted.line.lower(counted.noun[1] - 1) if counted.noun else ""
    if head not in vocabulary.forms("noun") or figure.measure == counted.measure:
        figure.unit = counted.unit
    if figure.measure is None and vocabulary.forms("status").get(head) == "killed":
        _lend(counted, figure)


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


def _same_measure(figure: Figure, counted: Figure) -> bool:
    """People stay people, and a rate stays a rate: "two life sentences for wounding two" counts two things."""
    people = column("classes", "word", "class")
    head = counted.line.lower(counted.noun[1] - 1) if counted.noun else ""
    if figure.measure in _HARM and people.get(head) in (None, "equipment") and counted.measure not in _HARM:
        return False
    if counted.measure == "killed" and figure.measure in _HARM - {"killed"} and head in vocabulary.forms("status"):
        return False  # "88 bodies and 374 injured"
    return counted.per is None or figure.per is not None


def _opens(line: Line, one: Figure, other: Figure) -> bool:
    """ "300 of the 1,200 prisoners", "two of Merra's 36 hospitals"."""
    words = [word.replace("’", "'") for word in _between(line, one, other)]
    return [word for word in words if word not in _OWNERS and not word.endswith(("'s", "s'"))] == ["of"]


def _parts(line: Line, figures: list[Figure]) -> None:
    """ "76,000 casualties, including 30,000 dead", "63 people, of whom 22 …", "23 vehicles, five tanks among them".

    What stands beside a part is a part too: "21 people, including four nurses and two children".
    """
    for one, other in pairwise(figures):
        between = _between(line, one, other)
        if one.part_of and one.measure in _HARM and not (other.measure or other.kind) and _beside(one, other, between):
            other.part_of = one.part_of
            _lend(one, other)
            continue
        if one.noun is None and _opens(line, one, other) and one.kind in ("", "share"):
            one.part_of = other
            if one.part or one.kind:
                one.share_of = other.of
            continue
        led = line.lower(one.opening - 2) in ("of", "among") and line.lower(one.opening - 1) in ("the", "those")
        if led and one.measure in _HARM and not one.kind and len(between) in (1, 2) and between[-1] in _LED:
            other.part_of = one  # "Of the 18 dead, 11 were soldiers", "among the 18 dead were nine children"
            if other.measure is None:
                _lend(one, other)
            continue
        follows = other.close + (line.lower(other.close) in ("are", "is", "was", "were"))
        after = [line.lower(at) for at in range(follows, follows + 2)]
        them = between[2 * (between[:2] == ["of", "them"]) :]  # "323 of them on board; the dead numbered 255"
        of = [pair for pair in pairwise(them) if pair[0] in ("of", "among") and pair[1] in ("whom", "which", "them")]
        inside = (
            bool(of)
            or any(word in _INCLUDING for word in (*between[:6], *between[-2:]))
            or (after[0] in ("of", "among") and after[1] in ("them", "whom", "which"))
        )
        whole = _holder(figures, one, other) if inside else None
        if whole:
            other.part_of = whole
            if other.measure is None:
                _lend(whole, other)


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
    return bare or _coordinated(between)


def _equivalents(line: Line, figures: list[Figure]) -> None:
    """ "more than 100 km (60 miles)", "HK$5m ($640,000)": the same figure in another unit keeps the bound."""
    for one, other in pairwise(figures):
        between = _between(line, one, other)
        if not between or between[-1] not in ("(", "[") or len(between) > 2 or not other.kind or one.kind != other.kind:
            continue
        if one.unit != other.unit and other.modifier == "=" and one.modifier in (">", "<", "~"):
            other.modifier, other.rule = one.modifier, one.rule
        other.measure = other.measure or one.measure


def _changes(line: Line, figures: list[Figure]) -> None:
    """ "rose to 41 from 36", "460 compared with 63", "against 120 the year before": what a figure is set beside."""
    for one, other in pairwise(figures):
        between = _between(line, one, other)
        last = between[-1] if between else ""
        if last in _FROM or between[-2:] in (["compared", "with"], ["compared", "to"]):
            one.compares, one.compares_to = _direction(between, one), other
            one.anchors["compares"] = line.span(one.close, other.opening)
            if other.unit is None and not other.kind:
                other.unit, other.kind = one.unit, one.kind
            if other.measure is None and one.unit == other.unit:
                _lend(one, other)


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
    _breakdowns,
    _bearers,
    _equivalents,
    _parts,
    _changes,
    _nouns,
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
        if not idle or figure.measure in _HARM or head in populations or figure.kind == "count":
            kept.append(figure)
    return kept
