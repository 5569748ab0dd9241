"""What a claim without figures is about, as its telling words: so that a denial meets what it denies."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable

HAPPENED = "happened"
"""The measure of questions whether something happened."""
ALIKE = 0.6
"""The part of the shorter topic's words that two wordings of one topic share."""
FEWEST = 2
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = re.compile(r"(?:ing|ed|es|s)$")
_EMPTY = frozenset(
    """that this that these those there they them their what which when where while have been being were with from into
    such claim claims claimed report reports said says about after before because would could should will some many more
    than only also very other over under near says any""".split()  # noqa: SIM905
)


def topic(content: str) -> str:
    """The telling words of a content in one order, without endings; empty if there are too few to tell.

    >>> topic("that any guns were placed near schools"), topic("it")
    ('gun plac school', '')
    """
    found = {_ENDINGS.sub("", word) for word in _WORD.findall(content.casefold()) if word not in _EMPTY}
    return " ".join(sorted(found)) if len(found) >= FEWEST else ""


def alike(one: str, other: str) -> bool:
    """Whether two topics are one in two wordings.

    >>> alike("gun plac school", "gun school stood yard"), alike("gun plac school", "bridge fell")
    (True, False)
    """
    first, second = set(one.split()), set(other.split())
    shared = len(first & second)
    return shared >= FEWEST and shared >= ALIKE * min(len(first), len(second))


def joined(topics: Iterable[str]) -> dict[str, str]:
    """Each topic with the wording that stands for it: the most frequent of those alike."""
    counted = collections.Counter(topics)
    anchors: list[str] = []
    found: dict[str, str] = {}
    for each in sorted(counted, key=lambda one: (-counted[one], one)):
        anchor = next((known for known in anchors if alike(known, each)), None)
        if anchor is None:
            anchors.append(each)
        found[each] = anchor or each
    return found
