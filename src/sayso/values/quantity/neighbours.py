"""What stands between two figures of a sentence, and what one lends to the other."""

from __future__ import annotations

from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import these
from sayso.values.quantity.words import Line

_JOINERS = these(
    "their his her its , and or as well plus along with another also a the other others more ; & at least about some"
)
_OWNERS = these("the some its their his her our these those")
INCLUDING = these("including among includes included comprising particularly notably namely")
HARM = frozenset(
    {"killed", "wounded", "captured", "abducted", "missing", "displaced", "released", "casualties", "surrendered"}
)


def between_words(line: Line, one: Figure, other: Figure) -> list[str]:
    """The words between two figures, in lower case."""
    return [line.lower(at) for at in range(one.close, other.opening)]


def coordinated(between: list[str]) -> bool:
    """Whether nothing but joining words stands between two figures: "six officers and | four soldiers"."""
    return bool(between) and len(between) <= 6 and all(word in _JOINERS for word in between)


def opens(line: Line, one: Figure, other: Figure) -> bool:
    """ "300 of the 1,200 prisoners", "two of Merra's 36 hospitals"."""
    words = [word.replace("’", "'") for word in between_words(line, one, other)]
    return [word for word in words if word not in _OWNERS and not word.endswith(("'s", "s'"))] == ["of"]


def lend(giver: Figure, taker: Figure) -> None:
    """Give a figure the measure of another, with the words that decided it."""
    taker.measure = giver.measure
    if "measure" in giver.anchors:
        taker.anchors["measure"] = giver.anchors["measure"]
