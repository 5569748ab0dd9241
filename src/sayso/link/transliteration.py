"""One spelling for many: what a word of a name sounds like, whatever script it was brought over from.

Zelenskyy, Zelensky and Zelenskiy, Syrskyi and Syrsky, Seong and Song, al-Houthi and Al Huthi come out alike.
"""

from __future__ import annotations

import csv
import functools
import re
from importlib.resources import files

from sayso.link.names import plain

SOUNDS: tuple[tuple[str, str], ...] = (
    (r"sch|sh|ş", "S"),
    (r"tch|tsch|ch|č", "C"),
    (r"zh|dzh|dj|j", "J"),
    (r"kh|gh|ph", "H"),
    (r"th", "t"),
    (r"ts|tz", "c"),
    (r"ck|q", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"ou|oo|eu", "u"),
    (r"eo", "o"),
    (r"ee|iy|yi|yy|ij|ii|y", "i"),
    (r"(.)\1+", r"\1"),
    (r"[ae]h$", "a"),
    (r"[iey]+$", "i"),
)
_COMPILED = tuple((re.compile(pattern), sound) for pattern, sound in SOUNDS)
SYLLABLES = (
    ("weu", "wo"), ("eo", "o"), ("eu", "o"), ("oo", "o"), ("u", "o"), ("ae", "E"), ("sh", "s"), ("ch", "j"),
    ("k", "g"), ("t", "d"), ("p", "b"), ("r", "l"),
)  # fmt: skip
"""Romanisations of Korean, older and newer, brought to one."""
ARTICLES = frozenset({"al", "el", "ul", "ud", "as", "ash", "ad", "an", "ar", "at", "az"})
KOREAN = (("k", "g"), ("t", "d"), ("p", "b"), ("C", "J"), ("r", "l"))


@functools.cache
def equivalents() -> dict[str, str]:
    """Given names and Korean surnames that are forms of one, each with the first of them (`given.tsv`)."""
    with (files(__package__) / "given.tsv").open(encoding="utf-8") as rows:
        listed = [row["forms"].split() for row in csv.DictReader(rows, delimiter="\t")]
    return {form: forms[0] for forms in listed for form in forms}


@functools.lru_cache(maxsize=300_000)
def sound(word: str) -> str:
    """A word of a name as it sounds, roughly.

    >>> sound("Zelenskyy") == sound("Zelensky") == sound("Zelenskiy")
    True
    >>> sound("Lavrov") == sound("Lavrova")
    False
    """
    low = plain(word).replace("-", "")
    low = equivalents().get(low, low)
    for pattern, said in _COMPILED:
        low = pattern.sub(said, low)
    return low


def bones(word: str) -> str:
    """The consonants of a sound, as blocks of names are made by: two spellings of one name share them.

    >>> bones("Gerasimov") == bones("Gherasimov"), bones("Seong") == bones("Song")
    (True, True)
    """
    said = sound(word)
    for one, other in KOREAN:
        said = said.replace(one, other)
    kept = said[:1] + "".join(char for char in said[1:] if char not in "aeiouh")
    return ("i" + kept[1:] if kept[:1] in "aeiou" else kept).replace("H", "g") or said


@functools.lru_cache(maxsize=100_000)
def syllables(word: str) -> str:
    """An East Asian given name as it sounds, without hyphens: Seong-kweun and Song Kwon come out alike.

    >>> syllables("Seong-kweun") == syllables("Song Kwon"), syllables("Min-jae") == syllables("Min-ji")
    (True, False)
    """
    low = plain(word).replace("-", "").replace(" ", "")
    for spelt, said in SYLLABLES:
        low = low.replace(spelt, said)
    return low
