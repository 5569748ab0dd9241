"""Units that the words around a number change: ages that no unit follows, pounds that are money."""

from __future__ import annotations

from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import column
from sayso.values.quantity.words import Line


def read(figure: Figure) -> None:
    """Make a bare number an age, and pounds a currency, where the words around them say so."""
    line = figure.line
    if figure.kind == "duration" and figure.unit and _told(line, figure):
        figure.unit = f"{figure.unit} of age"
        figure.kind, figure.of = "age", None
    elif _possible(figure) and (_told(line, figure) or _apposed(line, figure)):
        figure.unit, figure.kind, figure.noun, figure.of = "year of age", "age", None, None
    elif figure.unit == "pound-mass" and _spent(line, figure):
        figure.unit, figure.kind = "pound", "money"


def _spent(line: Line, figure: Figure) -> bool:
    """ "costs 1,200 pounds", "a fine of 50 pounds"."""
    forms = column("measures", "word", "form")
    before = [line.lower(at) for at in range(max(0, figure.first - 5), figure.first)]
    return any(forms.get(word) == "money" or word in ("fine", "fined", "wage", "salary", "fee") for word in before)


def _possible(figure: Figure) -> bool:
    return not figure.kind and not figure.vague and 0 < figure.low < 116


def _told(line: Line, figure: Figure) -> bool:
    """After "aged", "age" or "the age of", past "between", "from", "under"; "a man of 54", "children under five"."""
    at = figure.first - 1
    if line.lower(at) == "of" and line.lower(at - 2) in ("a", "an") and figure.noun is None and not _together(line, at):
        return column("classes", "word", "class").get(line.lower(at - 1)) in ("people", "civilians", "forces")
    limited = line.lower(at) in ("under", "over") and figure.noun is None
    while line.lower(at) in ("between", "from", "about", "around", "only", "just", "of", "under", "over"):
        at -= 1
    people = column("classes", "word", "class").get(line.lower(at)) in ("people", "civilians")
    return line.lower(at) in ("aged", "age", "ages") or (limited and people)


def _together(line: Line, of: int) -> bool:
    """ "a family of six": how many they are."""
    return line.lower(of - 1) in ("family", "crew", "team")


def _apposed(line: Line, figure: Figure) -> bool:
    """ "Maddon, 66, said", "the driver, 29, was", "two men, 18 and 20, were", "both 16": after a person."""
    at, after = figure.first - 1, figure.last
    if line.kind(figure.first) != "number" or figure.low != int(figure.low) or figure.noun or figure.high is not None:
        return False
    if line.lower(after) == "and" and line.kind(after + 1) == "number":
        after += 2
    if figure.low < 5 or line.lower(after) not in (",", ")", "."):
        return False
    if line.lower(at) == "both":
        return True
    before = line.token(at - 1) if at and line.lower(at) in (",", "(") else None
    return before is not None and (
        before.entity == "PERSON" or (before.pos in ("NOUN", "PROPN") and line.lower(after) == ",")
    )
