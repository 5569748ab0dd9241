"""Whose people a figure counts, and which kind: what lets "Ukrainian servicemen" stand beside "forces of Ukraine"."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from sayso.values.quantity.lexicon import column, these

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LINKS = these("of the a an from in by and their its his her for to with who were")
_PLAIN = these(
    "armed regular enemy other more own new local young unidentified wounded killed dead injured captured "
    "military army navy air ground special security defence defense professional contract mobilised mobilized "
    "service members member side population nationals personnel staff"
)
_FORCE_WORDS = these("army navy military armed personnel security side")
_ENDINGS = ("ians", "ian", "eans", "ean", "ans", "an", "is", "ish", "ese", "i", "ia", "a", "e", "y", "s")


class Party(NamedTuple):
    """The normalised population of a figure: a group ("" if none is named) and a class of people ("" if any)."""

    group: str
    people: str


def party(of: str | None) -> Party:
    """Whose people, and which kind of people, the words of `of` name.

    `people` is "forces", "police", "civilians", "people" (anyone), "equipment", or the noun itself where its class is
    unknown. `group` is the stem of the adjective or name before or after it, so that a country and its people meet;
    several words stay in alphabetical order. Two figures count the same population when group and people are equal;
    an empty group means "not said", never "any".

    >>> party("Ukrainian servicemen") == party("forces of Ukraine") == party("the Ukrainian army")
    True
    >>> party("civilians"), party("government soldiers")
    (Party(group='', people='civilians'), Party(group='government', people='forces'))
    """
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(of or "")]
    classes = column("classes", "word", "class")
    people, group = "", []
    for word in words:
        lower = word.lower()
        if lower in _LINKS:
            continue
        known = classes.get(lower) or ("forces" if lower in _FORCE_WORDS else "")
        if known and not (word[0].isupper() and lower not in classes):
            people = known if known != "people" or not people else people
        elif lower not in _PLAIN:
            group.append(_stem(lower) if word[0].isupper() else lower)
    if not people and group and not any(word[0].isupper() for word in words):
        people = group.pop()
    return Party(" ".join(sorted(set(group))), people)


@functools.cache
def _stem(name: str) -> str:
    """ "ukrainian", "ukraine" -> "ukrain"; irregular demonyms come from the table."""
    name = column("demonyms", "demonym", "country").get(name, name)
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 4:
            return name.removesuffix(ending)
    return name
