"""Which state a word means in one report: from the table of actors, and from the report's own words.

A report tells of states that no table knows: it uses a name and an adjective made from it ("Tarvia", "Tarvian"),
speaks of its ministries ("Tarvia's army"), names the capital in its dateline ("SELM, Tarvia, March 4") or says so
("Selm, the Tarvian capital").
"""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.link.actors import Actors, key
from sayso.link.nouns import noun
from sayso.link.words import words
from sayso.model.documents import Document
from sayso.text.tokens import Parsed, Token

ENDINGS = ("ian", "ean", "ese", "ish", "ani", "an", "ic", "ni", "i", "er", "n")
"""What makes an adjective of a state's name, the longest first."""
NAME = r"[A-Z][\w'’\-]+"
DATELINE = re.compile(rf"^\W*({NAME}(?: {NAME}){{0,2}}), ({NAME}(?: {NAME})?)(?=,| [–—-]| \()", re.MULTILINE)
CAPITALS = (
    re.compile(rf"(?P<city>{NAME}), the (?P<state>{NAME}) capital"),
    re.compile(rf"(?P<state>{NAME}) capital,? (?P<city>{NAME})"),
    re.compile(rf"(?P<city>{NAME}), (?:the )?capital of (?P<state>{NAME})"),
)
FORMAL = re.compile(rf"(?:Republic|Kingdom|Sultanate|Emirate|Federation) of (?:the )?({NAME})")
PREFIXES = ("republic of ", "kingdom of ", "state of ", "islamic republic of ", "people's republic of ")
OF_STATES = frozenset({"government", "armed force"})
"""Kinds of speaker that belong to states: "Tarvia's army" tells that Tarvia is one."""


class States:
    """The states of one report, looked up by any word that means one."""

    def __init__(self, document: Document, parsed: Parsed, actors: Actors) -> None:
        self.actors = actors
        self.own: dict[str, str] = {}
        self.dateline: str | None = None
        self.bare = {form: name for name in actors.bare for form in (name.lower(), stem(name))}
        self.bare |= {name.lower().removesuffix("s"): name for name in actors.bare if name.endswith("s")}
        around = f"{document.outlet or ''} {document.title or ''}".replace(",", " ").split()
        self._adjectives(parsed, [word.removesuffix("'s").removesuffix("’s") for word in around])
        self._owners(parsed)
        self._capitals(document.text, document.outlet or "")
        self.dateline = self._echoed(document.text)

    def of(self, name: str) -> str | None:
        """The state that a name, an adjective or a capital means, None if the words mean none.

        >>> from sayso.link.actors import Actors
        >>> from sayso.text.parse import parse
        >>> report = Document(id="a", text="Tarvia lost the Tarvian fort.")
        >>> States(report, parse(report), Actors()).of("Tarvian")
        'Tarvia'
        """
        word = key(name)
        for prefix in PREFIXES:
            word = word.removeprefix(prefix)
        return self.actors.state(word) or self.own.get(word) or self._derived(word)

    def _echoed(self, text: str) -> str | None:
        """The state of the dateline, if the report speaks of it further on: agencies write from third countries too."""
        forms = [form for form, state in self.own.items() if state == self.dateline] + [self.dateline or ""]
        adjectives = [form for form, state in self.actors.adjectives.items() if state == self.dateline]
        start = DATELINE.search(text)
        rest = text[start.end() :].lower() if start else ""
        return self.dateline if any(form.lower() in rest for form in (*forms, *adjectives) if form) else None

    def _derived(self, word: str) -> str | None:
        """The state of a user's table of which this is an adjective, or a people's name."""
        if " " in word or word in words("no state"):
            return None
        return _base(word, self.bare) or (_base(word[:-1], self.bare) if word.endswith("s") else None)

    def _adjectives(self, parsed: Parsed, around: list[str]) -> None:
        """Pairs of a name and an adjective made from it."""
        tokens = parsed.tokens
        full = _in_full_names(parsed)
        named = {
            token.text
            for token in tokens
            if token.text[:1].isupper() and token.index not in full and len(token.text) > 3
        }
        named |= {word for word in around if word[:1].isupper() and len(word) > 3}
        bases = dict(self.bare)
        for word in sorted(named):
            if word.lower() not in words("no state") and not noun(word.lower()):
                bases.setdefault(stem(word), word.title() if word.isupper() else word)
                bases.setdefault(word.lower(), word.title() if word.isupper() else word)
        before_noun = {one.text for one, other in pairwise(tokens) if other.tag[:2] in {"NN", "JJ"}}
        before_noun |= {token.text for token in tokens if token.tag in {"NNPS", "JJ"}} | set(around)
        for adjective in sorted(named & before_noun):
            base = _base(adjective.lower(), bases)
            if base is not None and base != adjective and adjective.lower() not in words("no state"):
                for form in (adjective.lower(), adjective.lower() + "s", base.lower()):
                    self.own.setdefault(form, base)

    def _owners(self, parsed: Parsed) -> None:
        """States by what belongs to them: "Tarvia's defence ministry", "the government of Tarvia"."""
        tokens = parsed.tokens
        surnames = {tokens[at].text for at in _in_full_names(parsed)}
        for at, token in enumerate(tokens):
            found = noun(token.lower)
            if found is None or found.kind not in OF_STATES or found.sort not in {"body", "office"}:
                continue
            if not words("local bodies").isdisjoint(found.noun.split()):
                continue  # a city's mayor, a company's general director
            first = at
            while first and (
                tokens[first - 1].lower in words("department") or tokens[first - 1].lower in {"own", "chief", "armed"}
            ):
                first -= 1
            if first > 1 and tokens[first - 1].tag == "POS":
                self._note(tokens[first - 2], tokens[first - 3] if first > 2 else None, surnames)
            elif at + 2 < len(tokens) and tokens[at + 1].lower == "of" and found.noun in {"government", "president"}:
                self._note(tokens[at + 2], None, surnames)

    def _note(self, token: Token, before: Token | None, surnames: set[str]) -> None:
        alone = before is None or not before.text[:1].isupper() or before.sentence != token.sentence
        if token.text[:1].isupper() and alone and token.text not in surnames and not noun(token.lower):
            self.own.setdefault(token.lower, token.text)

    def _capitals(self, text: str, outlet: str) -> None:
        for found in DATELINE.finditer(text):
            city, state = found[1].lower(), found[2]
            if state in outlet or (state.isupper() and len(state) < 5 and not self.of(state)):
                continue
            if state.lower().split()[0].rstrip(".") not in words("month") and not self.actors.state(city):
                self.own.setdefault(state.lower(), state)
                self.own.setdefault(city, self.of(state) or state)
                self.dateline = self.dateline or self.of(state)
        for found in FORMAL.finditer(text):
            self.own.setdefault(found[1].lower(), found[1])
        for pattern in CAPITALS:
            for found in pattern.finditer(text):
                if known := self.of(found["state"]):
                    self.own.setdefault(found["city"].lower(), known)


def _in_full_names(parsed: Parsed) -> set[int]:
    """Indices of the tokens of names of people that have at least two words, all in capitals."""
    people = [parsed.tokens[name.first : name.last] for name in parsed.names if name.label == "PERSON"]
    return {
        token.index
        for name in people
        if len(name) > 1 and all(one.text[:1].isupper() for one in name)
        for token in name
    }


def stem(word: str) -> str:
    """A state's name without what its adjective drops: "Tarvia" -> "tarv", "Murrland" -> "murr".

    >>> stem("Tarvia"), stem("Murrland"), stem("Hesper")
    ('tarv', 'murr', 'hesper')
    """
    low = word.lower()
    for ending in ("land", "stan", "ia", "ea"):
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            return low[: -len(ending)]
    shorter = low.rstrip("aeéouy")
    return shorter if len(shorter) >= 3 else low


def _base(adjective: str, bases: dict[str, str]) -> str | None:
    for ending in ENDINGS:
        if adjective.endswith(ending) and len(adjective) - len(ending) >= 3:
            root = adjective[: -len(ending)]
            for form in (root, root.rstrip("aeiouéè")):
                found = bases.get(form) if len(form) >= 3 else None
                if found and found.lower() != adjective:
                    return found
    return None


def made_of(adjective: str) -> str:
    """What the state of an unknown adjective is probably called: "Zarnovian" -> "Zarnovia".

    >>> made_of("Zarnovian"), made_of("Kharvani"), made_of("Selm")
    ('Zarnovia', 'Kharvan', 'Selm')
    """
    if adjective.endswith(("an", "i")) and len(adjective) > 4:
        return adjective[:-1]
    return adjective
