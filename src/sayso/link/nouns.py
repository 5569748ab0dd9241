"""The nouns by which reports call those who speak: offices, ranks, bodies, outlets, groups, people, documents.

`nouns.tsv` has one row a noun: what sort of speaker it names, the kind that this decides (empty: it depends on whom
they speak for), the gender of whoever is called so, an example sentence.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, cast

from sayso.model.claims import SpeakerKind

Sort = Literal["office", "title", "rank", "person", "body", "outlet", "group", "document"]
RANKS = {
    "gen": "general", "lt gen": "lieutenant general", "maj gen": "major general", "brig gen": "brigadier general",
    "brig": "brigadier", "col": "colonel", "lt col": "lieutenant colonel", "maj": "major", "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant", "cpl": "corporal", "adm": "admiral", "cmdr": "commander", "pvt": "private",
}  # fmt: skip
"""Ranks in short, and in full."""
LONGEST = 5
"""How many words a row has at most."""
IRREGULAR = {
    "women": "woman",
    "men": "man",
    "people": "people",
    "children": "child",
    "wives": "wife",
    "media": "media",
    "news": "news",
    "staff": "staff",
}


@dataclass(frozen=True, slots=True)
class Noun:
    """One row of the lexicon; `plural` tells how the words at hand use it."""

    noun: str
    sort: Sort
    kind: SpeakerKind | None
    gender: str
    plural: bool = False


@functools.cache
def nouns() -> dict[str, Noun]:
    """The lexicon by singular form.

    >>> nouns()["spokeswoman"].gender
    'f'
    """
    with (files(__package__) / "nouns.tsv").open(encoding="utf-8") as rows:
        return {
            row["noun"]: Noun(
                row["noun"], cast(Sort, row["sort"]), cast(SpeakerKind, row["kind"] or None), row["gender"]
            )
            for row in csv.DictReader(rows, delimiter="\t")
        }


@functools.cache
def ranks() -> frozenset[str]:
    """The offices that are military ranks or posts.

    >>> "colonel" in ranks(), "minister" in ranks()
    (True, False)
    """
    return frozenset(
        row.noun for row in nouns().values() if row.kind == "armed force" and row.sort in {"office", "rank"}
    )


@functools.lru_cache(maxsize=10_000)
def noun(words: str) -> Noun | None:
    """The row of these words (lower case), in the singular or the plural.

    >>> noun("intelligence officials")
    Noun(noun='intelligence official', sort='person', kind='unnamed', gender='', plural=True)
    >>> noun("tanks") is None
    True
    """
    table = nouns()
    if words in table:
        return table[words]
    for form in singulars(words):
        if len(form) > 1 and (found := table.get(form)):  # "us" is no two of "u"
            return Noun(found.noun, found.sort, found.kind, found.gender, plural=True)
    return None


def singulars(words: str) -> list[str]:
    """What the singular of a noun phrase may be, the likeliest first.

    >>> singulars("ministries"), singulars("army wives")
    (['ministry', 'ministrie'], ['army wife'])
    """
    before, _, last = words.rpartition(" ")
    prefix = before + " " if before else ""
    if last in IRREGULAR:
        return [prefix + IRREGULAR[last]]
    forms = []
    if last.endswith("ies"):
        forms.append(prefix + last[:-3] + "y")
    if last.endswith("men"):
        forms.append(prefix + last[:-2] + "an")
    if last.endswith("s") and not last.endswith("ss"):
        forms.append(prefix + last[:-1])
    if last.endswith(("ches", "shes", "sses", "xes")):
        forms.append(prefix + last[:-2])
    return forms


def last_noun(words: Sequence[str]) -> tuple[int, int, Noun] | None:
    """The last known noun among lower-case words, the longest reading of it: first word, end (exclusive), row.

    >>> last_noun("the deputy prime minister irena halden".split())[:2]
    (1, 4)
    """
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - LONGEST), end):
            if found := noun(" ".join(words[start:end]).replace(" - ", "-").replace(".", "")):
                return start, end, found
    return None
