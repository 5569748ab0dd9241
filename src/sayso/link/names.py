"""Names of people: their parts, and whether two forms may name one person within a report."""

from __future__ import annotations

import functools
import unicodedata

SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "kc", "qc", "mp", "phd", "obe", "cbe"})


LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
"""Letters that Unicode does not take apart."""


@functools.lru_cache(maxsize=20_000)
def plain(name: str) -> str:
    """Folded case, no accents, no marks but hyphens: how names are compared.

    >>> plain("Népakarat’s Söhn")
    'nepakarat s sohn'
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join("".join(char if char.isalnum() or char == "-" else " " for char in kept).split())


def parts(name: str) -> list[str]:
    """The words of a name without "Jr.", "KC" and the like after it.

    >>> parts("Stelios M. Orn Jr.")
    ['stelios', 'm', 'orn']
    """
    found = [word for word in plain(name).split() if word not in SUFFIXES]
    return found or plain(name).split()


def compatible(one: str, other: str) -> bool:
    """Whether two forms may name one person of a report: the surname of the other, its first name, initials.

    >>> [compatible(form, "Irena Halden") for form in ("Halden", "I. Halden", "Ivo Halden")]
    [True, True, False]
    """
    short, full = sorted((parts(one), parts(other)), key=len)
    if not short:
        return False
    if len(short) == 1:
        return short[0] in full
    if short == full or short == full[-len(short) :]:
        return True
    return short[-1] == full[-1] and all(_begins(word, full[:-1]) for word in short[:-1])


def _begins(word: str, given: list[str]) -> bool:
    return any(word == name or ((len(word) == 1 or len(name) == 1) and word[0] == name[0]) for name in given)
