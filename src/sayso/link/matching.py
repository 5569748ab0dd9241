"""Whether two names of different reports may be one: how strongly, and why.

`strong` and `medium` are merged by the machine, `weak` is shown to people, `different` is not even that.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import JaroWinkler

from sayso.link.designations import Designation, designation
from sayso.link.names import SUFFIXES, plain
from sayso.link.nouns import last_noun, noun
from sayso.link.transliteration import ARTICLES, bones, sound, syllables
from sayso.link.words import words as wordset

Label = Literal["strong", "medium", "weak", "different"]
PATRONYMIC = (
    "ovich",
    "evich",
    "ovych",
    "ievich",
    "yovich",
    "ovna",
    "evna",
    "ivna",
    "yivna",
    "yevich",
    "oglu",
    "ogly",
    "qizi",
)
ALIKE = 0.9
"""From this similarity of sounds on two words are taken for spellings of one."""


@dataclass(frozen=True, slots=True)
class Match:
    """How two names stand to each other: a score in [0, 1], its label, and the reason in words."""

    score: float
    label: Label
    because: str


@dataclass(frozen=True, slots=True)
class Person:
    """The words of a person's name: all of them in order, without titles, articles, patronymics; the suffix apart."""

    words: tuple[str, ...]
    suffix: str
    patronymic: str


def compare(one: str, other: str) -> Match:
    """How two names stand to each other.

    >>> compare("Volodymyr Zelenskyy", "Vladimir Zelensky").label
    'strong'
    >>> compare("Kim Jong Un", "Kim Jong Il").label, compare("Halden", "Irena Halden").label
    ('different', 'weak')
    >>> compare("Russian Defence Ministry", "Ministry of Defence of Ukraine").label
    'different'
    """
    if plain(one) == plain(other):
        return Match(1.0, "strong", "same words")
    first, second = designation(one), designation(other)
    if first is not None or second is not None:
        return _bodies(first or designation(one, always=True), second or designation(other, always=True), one, other)
    return _people(person(one), person(other))


@functools.lru_cache(maxsize=200_000)
def person(name: str) -> Person:
    """The name's words without titles and articles.

    >>> person("President Vladimir Vladimirovich Putin").words
    ('vladimir', 'putin')
    """
    words = [word for word in plain(name.replace("'", "").replace("’", "").replace("-", "- ")).split() if word != "-"]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1].endswith("-"):
            joined[-1] += word
        else:
            joined.append(word)
    suffix = next((word for word in joined if word in SUFFIXES), "")
    kept = [word for word in joined if word not in SUFFIXES]
    while title := _title(kept):
        kept = kept[title:]
    kept = [part for word in kept for part in _without_article(word)]
    patronymic = next((word for word in kept[1:-1] if word.endswith(PATRONYMIC)), "")
    return Person(tuple(word for word in kept if word != patronymic), suffix, patronymic)


def _title(words: list[str]) -> int:
    """How many words at the beginning are a title ("foreign minister")."""
    for end in range(min(4, len(words) - 1), 0, -1):
        found = last_noun(words[:end])
        if not found or found[1] != end or found[2].sort not in {"office", "title", "rank"}:
            continue
        if all(word in wordset("department") for word in words[: found[0]]):
            return end
    return 0


def _without_article(word: str) -> list[str]:
    article, _, rest = word.partition("-")
    if rest and article in ARTICLES:
        return [rest]
    return [] if word in ARTICLES else [word]


def _people(one: Person, other: Person) -> Match:
    short, full = sorted((one, other), key=lambda each: len(each.words))
    if not short.words:
        return Match(0.0, "different", "no words in common")
    if one.suffix != other.suffix and {one.suffix, other.suffix} - {""}:
        return Match(0.1, "different", "another generation")
    if one.patronymic and other.patronymic and not alike(one.patronymic, other.patronymic):
        return Match(0.2, "different", "another patronymic")
    if len(short.words) == 1:
        hit = any(alike(short.words[0], word) for word in full.words)
        return Match(0.4 if hit else 0.0, "weak" if hit else "different", "one word only")
    if "".join(map(sound, short.words)) == "".join(map(sound, full.words)):
        return Match(0.98, "strong", "spellings of the same words")
    if _eastern(one.words, other.words):
        return Match(0.95, "strong", "spellings of the same syllables")
    orders = (
        [short.words]
        if short.words == full.words
        else [short.words, (*short.words[1:], short.words[0]), (short.words[-1], *short.words[:-1])]
    )
    best = max((_aligned(order, full.words) for order in orders), key=lambda match: match.score)
    longer = len(full.words) > len(short.words)
    if (
        best.score < 0.5
        and longer
        and all(alike(word, other) for word, other in zip(short.words, full.words, strict=False))
    ):
        return Match(0.72, "medium", "one with more words")
    return best


def _eastern(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether surname and syllables agree, with the surname first or last ("Lee Jae-myung", "Jae Myung Lee")."""
    if not all(len(words) == 3 or (len(words) == 2 and any("-" in word for word in words)) for words in (one, other)):
        return False
    first = [(one[0], one[1:]), (one[-1], one[:-1])]
    second = [(other[0], other[1:]), (other[-1], other[:-1])]
    return any(
        sound(surname) == sound(again) and syllables(" ".join(given)) == syllables(" ".join(repeated))
        for surname, given in first
        for again, repeated in second
    )


def _aligned(short: tuple[str, ...], full: tuple[str, ...]) -> Match:
    """Surname on surname, then the given names in order; what is left over on one side may be dropped."""
    if not alike(short[-1], full[-1]):
        return Match(0.0, "different", "another surname")
    given, others = list(short[:-1]), list(full[:-1])
    initials = 0
    at = 0
    for word in given:
        while at < len(others) and not _fits(word, others[at]):
            at += 1
        if at == len(others):
            return Match(0.2, "different", "another given name")
        initials += len(word) == 1 or len(others[at]) == 1
        at += 1
    if not _fits(given[0], others[0]):
        return Match(0.3, "weak", "another first name")
    dropped = len(others) - len(given)
    if dropped and len(given) > 1 and all(len(word) == 1 for word in (*given[1:], *others[1:])):
        return Match(0.2, "different", "other initials")
    if "-" in given[0] + others[0] and sound(given[0]) != sound(others[0]):
        return Match(0.2, "different", "another given name")
    if (
        sum(
            sound(word) != sound(again)
            for word, again in ((short[-1], full[-1]), (given[0], others[0]))
            if len(word) > 1 < len(again)
        )
        > 1
    ):
        return Match(0.45, "weak", "both words only similar")
    if initials == len(given):
        return (
            Match(0.7, "medium", "surname and initials")
            if dropped <= 0 or len(given) > 1
            else Match(0.6, "medium", "surname and initial")
        )
    exact = sound(short[-1]) == sound(full[-1])
    if dropped or initials or not exact:
        return Match(
            0.85 - 0.05 * dropped,
            "medium",
            "surname and given name, one with more words" if dropped else "spellings alike",
        )
    return Match(0.95, "strong", "spellings of the same words")


def _fits(word: str, other: str) -> bool:
    if len(word) == 1 or len(other) == 1:
        return word[0] == other[0]
    return alike(word, other)


@functools.lru_cache(maxsize=500_000)
def alike(one: str, other: str) -> bool:
    """Whether two words may be spellings of one name."""
    first, second = sound(one), sound(other)
    if first == second or first.replace("g", "h") == second.replace("g", "h"):
        return True
    if "-" in one + other:
        pieces = [word.split("-") for word in (one, other)]
        if len(pieces[0]) == len(pieces[1]) and max(map(len, pieces[0] + pieces[1])) > 4:
            return all(alike(piece, again) for piece, again in zip(*pieces, strict=True) if piece and again)
        return syllables(one) == syllables(other)
    if abs(len(first) - len(second)) > 2 or ({one[-1], other[-1]} & {"a"} and one[-1] != other[-1]):
        return False
    return bones(one) == bones(other) and JaroWinkler.similarity(first, second) >= 0.8 and min(len(one), len(other)) > 3


def _bodies(one: Designation | None, other: Designation | None, first: str, second: str) -> Match:
    assert one is not None and other is not None
    if one.state and other.state and one.state != other.state:
        return Match(0.0, "different", f"of {one.state} and of {other.state}")
    if one.region != other.region:
        return Match(0.2, "different", "a town and its region")
    if one.words == other.words and one.state == other.state:
        return Match(0.97, "strong", "the same designation")
    if one.words == other.words:
        return Match(0.4, "weak", "whose it is stands in one of them only")
    acronym = _acronym(first, second) or _acronym(second, first)
    if acronym:
        return Match(0.75, "medium", "acronym")
    shorter, longer = sorted((one.words, other.words), key=len)
    if shorter and shorter < longer and one.state == other.state and (len(shorter) >= 2 or _watches(shorter)):
        return Match(0.72, "medium", "one with more words")
    if shorter and shorter < longer:
        return Match(0.35, "weak", "one with more words")
    return Match(0.0, "different", "other words")


def _watches(words: frozenset[str]) -> bool:
    """Whether the one telling word is a monitor's: there is seldom more than one of a state."""
    return all((row := noun(word)) is not None and row.kind == "monitor" for word in words)


def _acronym(short: str, full: str) -> bool:
    letters = short.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and 3 <= len(letters) <= 8):
        return False
    words = [word for word in full.replace("-", " ").replace("(", " ").replace(")", " ").split() if word[:1].isupper()]
    return "".join(word[0] for word in words).upper() == letters
