"""Which state a word means in one report: from the table of actors, and from the report's own words.

A report tells of states that no table knows: it uses a name and an adjective made from it ("Tarvia", "Tarvian"), names the
capital in its dateline ("SELM, Tarvia, March 4") or says so ("Selm, the Tarvian capital").
"""

from __future__ import annotations

import re
from collections import Counter

from sayso.link.actors import Actors, key
from sayso.model.documents import Document
from sayso.text.tokens import Parsed

ENDINGS = ("ian", "ean", "ese", "ish", "ani", "an", "ic", "is", "ni", "i", "er", "n")
"""What makes an adjective of a state's name, the longest first."""
NO_STATE = frozenset(
    {
        "western",
        "european",
        "african",
        "asian",
        "eastern",
        "northern",
        "southern",
        "american",
        "christian",
        "muslim",
        "islamic",
    }
)
DATELINE = re.compile(
    r"^\W*([A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){0,2}), ([A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)?)(?=,| [–—-]| \()", re.MULTILINE
)
CAPITAL = re.compile(
    r"([A-Z][\w'’\-]+), the ([A-Z][\w'’\-]+) capital|(?:the )?([A-Z][\w'’\-]+) capital,? ([A-Z][\w'’\-]+)|([A-Z][\w'’\-]+), (?:the )?capital of ([A-Z][\w'’\-]+)"
)
MONTHS = frozenset(["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"])


class States:
    """The states of one report, looked up by any word that means one."""

    def __init__(self, document: Document, parsed: Parsed, actors: Actors) -> None:
        self.actors = actors
        self.own: dict[str, str] = {}
        self._learn(parsed)
        self._capitals(document.text)

    def of(self, words: str) -> str | None:
        """The state that a name, an adjective or a capital means, None if the words mean none.

        >>> from sayso.link.actors import Actors
        >>> from sayso.text.parse import parse
        >>> report = Document(id="a", text="Tarvia lost the Tarvian fort.")
        >>> States(report, parse(report), Actors()).of("Tarvian")
        'Tarvia'
        """
        word = key(words)
        for prefix in ("republic of ", "kingdom of ", "state of ", "islamic republic of ", "people's republic of "):
            word = word.removeprefix(prefix)
        return self.actors.state(word) or self.own.get(word)

    def _learn(self, parsed: Parsed) -> None:
        proper = Counter(
            token.text.removesuffix("’s") for token in parsed.tokens if token.text[:1].isupper() and len(token.text) > 2
        )
        people = {
            token.text
            for name in parsed.names
            if name.label == "PERSON"
            for token in parsed.tokens[name.first : name.last]
        }
        bases = [word for word in proper if word.isalpha() or "-" in word]
        stems = {word: stem(word) for word in bases}
        for adjective in bases:
            low = adjective.lower()
            if low in NO_STATE:
                continue
            for ending in ENDINGS:
                if not low.endswith(ending) or len(low) - len(ending) < 3:
                    continue
                root = low[: -len(ending)]
                for base in bases:
                    if (
                        base != adjective
                        and base not in people
                        and len(base) <= len(adjective) + 4
                        and _makes(root, base.lower(), stems[base])
                    ):
                        self.own.setdefault(low, base)
                        self.own.setdefault(low + "s", base)
                        self.own.setdefault(base.lower(), base)
                        break
                if low in self.own:
                    break

    def _capitals(self, text: str) -> None:
        for found in DATELINE.finditer(text):
            city, state = found[1].lower(), found[2]
            if state.lower() not in MONTHS and not self.actors.state(city):
                self.own.setdefault(state.lower(), state)
                self.own.setdefault(city, self.of(state) or state)
        for found in CAPITAL.finditer(text):
            groups = [group for group in found.groups() if group]
            city, state = (groups[1], groups[0]) if found[3] else groups
            if known := self.of(state):
                self.own.setdefault(city.lower(), known)


def stem(word: str) -> str:
    """A state's name without what its adjective drops: "Tarvia" -> "tarv", "Murrland" -> "murr".

    >>> stem("Tarvia"), stem("Murrland"), stem("Hesper")
    ('tarv', 'murr', 'hesper')
    """
    low = word.lower()
    for ending in ("land", "stan", "ia", "ea"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    return low.rstrip("aeéouy") if len(low.rstrip("aeéouy")) >= 3 else low


def _makes(root: str, base: str, stemmed: str) -> bool:
    return root in {base, stemmed} or (root.rstrip("aeioué") == stemmed and len(stemmed) >= 4)


def made_of(adjective: str) -> str:
    """What the state of an unknown adjective is probably called: "Zarnovian" -> "Zarnovia".

    >>> made_of("Zarnovian"), made_of("Kharvani"), made_of("Selm")
    ('Zarnovia', 'Kharvan', 'Selm')
    """
    if adjective.endswith("ian"):
        return adjective[:-1]
    if adjective.endswith("i") and len(adjective) > 4:
        return adjective[:-1]
    return adjective
