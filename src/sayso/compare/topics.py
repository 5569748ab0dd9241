"""What a claim without figures is about, as its telling words: so that a denial meets what it denies."""

from __future__ import annotations

import collections
import csv
import functools
import re
from collections.abc import Iterable
from importlib.resources import files

HAPPENED = "happened"
"""The measure of questions whether something happened."""
RESPONSIBLE = "responsible"
"""The measure of questions who did it."""
ANY_DEED = "struck"
"""What was done, where a claim only says who was behind it."""
WITHOUT_FIGURES = (HAPPENED, RESPONSIBLE)
ALIKE = 0.6
"""The part of the shorter topic's words that two wordings of one topic share."""
FEWEST = 2
DEEDS_ALIKE = 0.4
"""The same for deeds, which are told in fewer words and only joined where place and day agree."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = re.compile(r"(?:ing|ed|es|ians?|ia|ese|s)$")
_EMPTY = frozenset(
    """that this that these those there they them their what which when where while have been being were with from into
    such claim claims claimed report reports said says about after before because would could should will some many more
    than only also very other over under near says any and the was for not but had has his her its our who all are one
    out off did anywhere there time place day accusation accusations allegation allegations responsibility involvement
    role neither never nothing does did beneath below across along inside near
    january february march april may june july august september october november december""".split()  # noqa: SIM905
)

_PARTS = frozenset(
    """carried out committed staged behind responsible blame troops forces soldiers army navy fighters militia members
    belonged gunners engineers sappers saboteurs howitzers herders defences defenses
    air own civilian civilians people residents unit units town city village area""".split()  # noqa: SIM905
)
"""What tells who did it, not what was done."""
_ATTACK = frozenset(["struck", "fired", "shell", "missil", "rocket", "drone", "bomb", "artillery"])
"""What any attack is told with: only what was attacked can tell one from another."""
_BESIDE = re.compile(
    r"\b(?:near|from|behind|outside) [^,.;]*|,? and (?:had|has|have|was|were|did|then|so)\b.*|\bto [a-z]+ .*"
)
"""From where it was done, what for, and what came of it."""


def topic(content: str) -> str:
    """The telling words of a content in one order, like words as one; empty if there are too few to tell.

    >>> topic("that any guns were placed near schools"), topic("it")
    ('artillery school stood', '')
    """
    like = _alike()
    words = (word for word in _WORD.findall(content.casefold()) if word not in _EMPTY)
    found = {like.get(word) or _ENDINGS.sub("", word) for word in words}
    return " ".join(sorted(found)) if len(found) >= FEWEST else ""


@functools.cache
def _alike() -> dict[str, str]:
    """Words under the one that stands for all that may tell of the same: guns are artillery."""
    text = files(__package__).joinpath("alike.tsv").read_text(encoding="utf-8")
    return {row["word"]: row["as"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}


def contested(about: str) -> bool:
    """Whether a topic is of a kind that one side says and the other denies: where troops stood, what was taken or hit.

    >>> contested(topic("the bridge was blown up by the army")), contested(topic("the weather was kind to them"))
    (True, False)
    """
    return bool(set(about.split()) & set(_alike().values()))


def deed_of(content: str) -> str:
    """The telling words of a deed, like words as one; "struck" for any attack without more.

    >>> deed_of("carried out the attack"), deed_of("fired shells at the market from the hills")
    ('struck', 'market struck')
    """
    like = _alike()
    told = _BESIDE.sub(" ", content.casefold())
    words = (word for word in _WORD.findall(told) if word not in _EMPTY | _PARTS)
    found = {like.get(word) or _ENDINGS.sub("", word) for word in words}
    if found & _ATTACK:
        found = {*(found - _ATTACK), ANY_DEED}
    return " ".join(sorted(found)) or ANY_DEED


def alike(one: str, other: str, *, fewest: int = FEWEST, part: float = ALIKE) -> bool:
    """Whether two topics are one in two wordings.

    >>> alike("artillery school stood", "artillery fir school yard"), alike("artillery school stood", "bridge fell")
    (True, False)
    """
    first, second = set(one.split()), set(other.split())
    shared = len(first & second)
    return shared >= fewest and shared >= part * min(len(first), len(second))


def joined(topics: Iterable[str], *, fewest: int = FEWEST, part: float = ALIKE) -> dict[str, str]:
    """Each topic with the wording that stands for it: the most frequent of those alike, the one that says most."""
    counted = collections.Counter(topics)
    holding: dict[str, list[str]] = collections.defaultdict(list)
    found: dict[str, str] = {}
    for each in sorted(counted, key=lambda one: (-counted[one], -len(one.split()), one)):
        shared = collections.Counter(anchor for word in each.split() for anchor in holding[word])
        fitting = [
            anchor
            for anchor, count in shared.items()
            if count >= fewest and alike(anchor, each, fewest=fewest, part=part)
        ]
        found[each] = min(fitting, key=lambda one: (-shared[one], one), default=each)
        if found[each] == each:
            for word in each.split():
                holding[word].append(each)
    return found
