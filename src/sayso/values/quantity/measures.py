"""What is measured: killed, wounded, captured, share, distance …, from the words and the parse around a figure."""

from __future__ import annotations

from sayso.values.quantity import verbs
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import column, these
from sayso.values.quantity.vocabulary import Found, at_word, forms

_KINDS = these("distance area age duration speed temperature power energy magnitude")
_STUFF = {"money": "money", "weight": "weight", "volume": "volume"}
_THINGS = {"killed": "destroyed", "wounded": "damaged"}
_PERSONS = {"shipped": "deployed", "destroyed": "killed", "fired": "", "used": "", "produced": ""}
_COSTING = these("claim claims claimed claiming cost costs costing take takes took taken taking lose loses lost losing")
_WRONGS = these(
    "torture abuse abuses violence rape ill-treatment arrest arrests detention abduction abductions disappearance "
    "disappearances looting arson theft killing killings execution executions harassment recruitment"
)
_WEAK = frozenset({"held", "used", "shipped"})


def read(figure: Figure) -> None:
    """Set the measure of a figure, with the span of the words that decided it."""
    for rule in RULES:
        found = rule(figure)
        if found:
            figure.measure = _both(figure, found) or _shot_and(figure, found) or _of_things(figure, found.measure)
            if found.span:
                figure.anchors["measure"] = found.span
            return


def _shot_and(figure: Figure, found: Found) -> str | None:
    """ "shot and killed", "shot and wounded": what came of it is the measure."""
    if found.measure != "shot" or not found.span:
        return None
    line, at = figure.line, figure.line.index_at(found.span.end)
    other = at_word(line, at + 1, "participle") if line.lower(at) == "and" else None
    return other.measure if other else None


def _both(figure: Figure, found: Found) -> str | None:
    """ "1,000 were killed or wounded": the two counted together are casualties."""
    if found.measure not in _THINGS or not found.span:
        return None
    line, at = figure.line, figure.line.index_at(found.span.end)
    before = line.index_at(found.span.start) - 2
    earlier = at_word(line, before, "participle", "verb") if line.lower(before + 1) in ("and", "or") else None
    if earlier and before + 3 == figure.opening and {earlier.measure, found.measure} == _THINGS.keys():
        return "casualties"  # "killed or wounded 380 soldiers"
    other = at_word(line, at + 1, "participle", "adjective") if line.lower(at) in ("and", "or") else None
    if other is None or other.measure not in _THINGS or other.measure == found.measure:
        return None
    after = at + 2
    alone = line.kind(after) in ("mark", "") or line.lower(after) in (
        "in",
        "by",
        "on",
        "during",
        "since",
        "so",
        "at",
        "as",
        "over",
    )
    alone = alone or line.token(after).pos in ("ADJ", "PROPN")  # "killed and wounded Tollians"
    return "casualties" if alone else None


def _of_things(figure: Figure, measure: str) -> str | None:
    """Tanks and houses are not killed but destroyed, people not shipped but deployed."""
    head = figure.line.lower(figure.noun[1] - 1) if figure.noun else ""
    kind = column("classes", "word", "class").get(head)
    renamed = _THINGS if kind == "equipment" else _PERSONS if kind else {}
    return renamed.get(measure, measure) or None


def _by_share(figure: Figure) -> Found | None:
    """A percentage or fraction of something is a share of it."""
    line, at = figure.line, figure.after
    share = figure.part or figure.kind == "share"
    those = line.lower(at) == "of" and line.lower(at + 1) in ("them", "whom", "which", "these", "those")
    return Found("share", figure.share_of) if share and (figure.share_of or those) else None


def _by_unit(figure: Figure) -> Found | None:
    """Physical units measure what they are units of."""
    return Found(figure.kind, None) if figure.kind in _KINDS else None


def _by_noun(figure: Figure) -> Found | None:
    """ "76,000 casualties", "12 deaths", "14 air strikes"; "900 cases of cholera", not of torture."""
    if not figure.noun:
        return None
    line, last = figure.line, figure.noun[1]
    wrong = line.lower(last) == "of" and any(line.lower(at) in _WRONGS for at in range(last + 1, last + 4))
    return None if wrong and line.lower(last - 1) == "cases" else at_word(line, last - 1, "noun")


def _by_status(figure: Figure) -> Found | None:
    """ "300 prisoners", "12,000 refugees": what they are, where no verb says what happened to them."""
    return at_word(figure.line, figure.noun[1] - 1, "status") if figure.noun else None


def _by_stuff(figure: Figure) -> Found | None:
    """Money, weight and volume: a cost where money is spent, else themselves."""
    line = figure.line
    if figure.kind == "money":
        at = line.index_at(figure.start)
        for back in range(max(0, at - 6), at):
            if line.lower(back) in forms("money"):
                return at_word(line, back, "money")
    measure = _STUFF.get(figure.kind)
    return Found(measure, None) if measure else None


def _by_lives(figure: Figure) -> Found | None:
    """ "claimed 600,000 lives", "12 lives were lost": the dead; not "saved 12 lives"."""
    line = figure.line
    if not figure.noun or line.lower(figure.noun[1] - 1) != "lives":
        return None
    ends = range(figure.close, figure.close + 4)
    told = next((at for at in (figure.opening - 1, *ends) if line.lower(at) in _COSTING), None)
    return Found("killed", line.span(told, told + 1)) if told is not None else None


def _by_verb(figure: Figure) -> Found | None:
    """What is done with countable things and stuff, but not with money."""
    if figure.kind not in ("", "weight", "volume"):
        return None
    found = verbs.read(figure)
    return None if found and found.measure in _WEAK and _by_status(figure) else found


RULES = (_by_share, _by_unit, _by_noun, _by_lives, _by_verb, _by_status, _by_stuff)
"""In this order; the first that finds a measure decides."""
