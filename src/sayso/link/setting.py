"""What is known before a report is read: its outlet, its day, its states, the table of actors, the parser's labels."""

from __future__ import annotations

import functools
import re
from collections import Counter
from itertools import pairwise
from typing import cast

from sayso.link.actors import Actor, Actors, key
from sayso.link.entities import Entity
from sayso.link.genders import likely
from sayso.link.nouns import noun
from sayso.link.states import States, made_of
from sayso.link.words import words
from sayso.model.claims import SpeakerKind
from sayso.model.documents import Document
from sayso.text.tokens import Parsed

BODIES = frozenset({"ORG", "PRODUCT", "FAC", "WORK_OF_ART"})
"""What the parser mistakes for bodies and things may be people."""
PLACES = frozenset({"GPE", "NORP"})
NO_PERSON = BODIES | PLACES | {""}
"""What a name that begins with a given name is taken for by mistake."""
MONITORS = (
    "monitor",
    "observatory",
    "watch",
    "tracker",
    "documentation",
    "rights",
    "register",
    " log",
    "desk",
    "institute",
)
PEOPLE = frozenset({"person", "government", "armed force", "armed group", "expert", "witness"})
OWN_VOICE = frozenset({"government", "armed force", "armed group"})
OF_THE_UN = re.compile(r"^(?:the )?(?:UN|U\.N\.|United Nations)(?:['’]s?)? ", re.IGNORECASE)
"""What may stand before the names of the United Nations' bodies."""
COMMON = frozenset({"news", "daily", "press", "the", "of", "and", "today", "radio", "agency", "new", "in", "for"})


TURN = re.compile(r"^([A-Z][A-Z .'’\-]{2,40}):", re.MULTILINE)
"""A name in capitals before a colon, as transcripts of broadcasts print whose turn it is."""


SMALL = frozenset({"of", "the", "for", "and", "in", "de", "la", "al", "du", "des"})
STARTS = frozenset({"of", "for", *map(str, range(1, 100))})
"""What follows the word by which a body is called in short, at the beginning of its name."""
CITY = re.compile(r"\s*([A-Z][A-Z'’\-]{2,20})(?:, | \(| [–—-])")
"""The city of a dateline."""
BRACKETED = re.compile(r" \(([A-Z]{2,8})\)")
"""An acronym in brackets."""
PRESS = re.compile(
    r",? (?:press (?:desk|office|service)|media office|secretariat|bureau of information|information team"
    r"|information (?:bureau|office|unit)|media (?:bureau|centre|wing))$",
    re.IGNORECASE,
)
"""What the press people of a body call themselves, after its name."""


class Setting:
    """The surroundings of one report."""

    def __init__(self, document: Document, parsed: Parsed, actors: Actors) -> None:
        self.actors = actors
        self.states = States(document, parsed, actors)
        self.day = document.date.isoformat() if document.date else None
        self.labels = _labels(parsed)
        self.bodies = _bodies(parsed)
        self.locations = _locations(parsed)
        self.parsed = parsed
        self.acronyms = _acronyms(document.text)
        self.turns = frozenset(found[1].lower() for found in TURN.finditer(document.text))
        name = document.outlet or "unnamed outlet"
        self.outlet = Entity(name, "outlet", "monitor" if any(word in name.lower() for word in MONITORS) else "outlet")
        self._official(document.outlet or "")
        self.enrich(self.outlet)
        self.aliases = _aliases(document.outlet or "")
        own = self.outlet.state if self.outlet.kind != "armed group" else None
        abroad = own is not None and self.outlet.kind == "outlet" and not self._mentions(own)
        self.home = None if abroad else own or self._home(document.outlet or "")

    @functools.cached_property
    def located(self) -> dict[int, str]:
        """The states in which sentences say that what they tell happened ("In Selm, the president's office said")."""
        found: dict[int, str] = {}
        for before, token, after in zip(
            self.parsed.tokens, self.parsed.tokens[1:], self.parsed.tokens[2:], strict=False
        ):
            first = before.text == "In" and token.sentence == before.sentence and token.text[:1].isupper()
            state = self.states.of(token.text) if first and after.text == "," else None
            if state is not None:
                found[token.sentence] = state
        return found

    @functools.cached_property
    def alone(self) -> frozenset[str]:
        """Proper words that stand somewhere without a capital or "the" beside them, as surnames do."""
        return _alone(self.parsed)

    def _official(self, name: str) -> None:
        """An outlet that is a body itself: a ministry, an army or a movement that publishes its own statements."""
        base = PRESS.sub("", name.split(",")[0]).strip()
        if base and base != name and (self.known(base) or "," not in name or PRESS.search(name)):
            self.outlet.name = base
        found = next((row for word in reversed(name.replace(",", " ").split()) if (row := noun(word.lower()))), None)
        if found is not None and found.sort in {"body", "group"} and found.kind in OWN_VOICE:
            self.outlet.kind = found.kind
            states = [
                state
                for word in name.replace(",", " ").split()
                if word[:1].isupper() and (state := self.states.of(word))
            ]
            self.outlet.state = name.split(",")[0] if found.kind == "armed group" else next(iter(states), None)

    def _mentions(self, state: str) -> bool:
        """Whether a report speaks of a state, by its name, its adjective or its capital."""
        capitals = [token for token in self.parsed.tokens if token.text[:1].isupper()]
        pairs = (f"{one.text} {other.text}" for one, other in pairwise(capitals) if other.start == one.end + 1)
        return any(self.states.of(form) == state for form in (*(token.text for token in capitals), *pairs))

    def _home(self, name: str) -> str | None:
        """The state of an outlet that bears its name ("Torgai Telegraph Agency"), else that of its city."""
        found = {
            word: state
            for word in name.replace(",", " ").split()
            if word[:1].isupper() and (state := self.states.of(word.removesuffix("’s").removesuffix("'s")))
        }
        own = [state for word, state in found.items() if not self.actors.is_city(word)]
        return next(iter(own or found.values()), None)

    def state(self, name: str, *, adjective: bool = False) -> str | None:
        """The state that words mean; of an unknown adjective ("Tyrakan") the state it is made of."""
        found = self.states.of(name)
        if (
            found is None
            and adjective
            and " " not in name
            and name[:1].isupper()
            and name.lower() not in words("no state")
        ):
            made = made_of(name)
            sound = made != name and self.label(name) not in {"PERSON", "ORG"} and self.states.of(made) is None
            return made if sound else None
        return found

    def known(self, name: str) -> tuple[Actor, ...]:
        """The rows of the table that a name may mean."""
        found = self.actors.named_so(name)
        if not found and (short := OF_THE_UN.sub("", name)) != name:
            found = tuple(row for row in self.actors.named_so(short) if row.kind == "international body")
        if not found and (group := self.actors.group(name)):
            return (group,)
        return found

    def head(self, name: str) -> Actor | None:
        """The head of a state or government whom a last name alone means on the day of the report."""
        return self.actors.head(name, self.day)

    def holders(self, office: str, state: str) -> tuple[str, ...]:
        """Who held an office of a state on the day of the report, as far as the table tells."""
        return tuple(self.actors.holders(office, state, self.day))

    def enrich(self, entity: Entity, *, people: bool = False) -> None:
        """Add what the table knows of somebody of this name."""
        rows = [row for row in self.known(entity.name) if not people or row.office or row.kind in PEOPLE]
        if people and not rows and (head := self.head(entity.name)):
            rows = [head]
        current = [row for row in rows if row.office and self.day and row.holds_on(self.day)]
        for row in (current or rows)[:1]:
            entity.id, entity.name, entity.state = row.id, row.name, row.state or entity.state
            if row.kind != "state":
                entity.kind = cast(SpeakerKind, row.kind)
            if row.office and (current or self.day is None):
                entity.role = entity.role or row.office
                entity.roles.add(row.office.lower())

    def label(self, name: str) -> str:
        """What the parser mostly takes a name for ("PERSON", "GPE" …), "" if it never marked it.

        A name of two or three words is a person's if the first is a given name, or if the parser has it for a body's
        but its last word stands alone elsewhere, without "the", as surnames do.
        """
        label = self.labels.get(name.lower(), "")
        words = name.split()
        if label in NO_PERSON and 1 < len(words) < 4 and likely(name) and all(word[:1].isupper() for word in words):
            return "PERSON" if not any(noun(word.lower()) for word in words) else label
        if label in BODIES and 1 < len(words) < 4 and words[-1] in self.alone and words[-1].istitle():
            return "PERSON" if not noun(words[-1].lower()) and not noun(words[0].lower()) else label
        return label

    def in_full(self, word: str) -> list[str]:
        """Names of bodies in the report of which a word in capitals is short: of "League" the "Itiri Defence League".

        Those that end with it come first, then those that begin with it ("Tigers of the Delta", "Column 9 October").
        """
        ending = [name for name in self.bodies if name.endswith(" " + word)]
        return ending or [name for name in self.bodies if name.startswith(word + " ") and name.split()[1] in STARTS]

    def is_place(self, name: str) -> bool:
        """Whether a name is a place's: a state, what the parser takes for one, or where something is said to be."""
        return self.states.of(name) is not None or self.label(name) in PLACES or name.lower() in self.locations

    def is_outlet(self, name: str, *, definite: bool) -> bool:
        """Whether words mean the outlet itself: its name, its initials, "the Courier"."""
        word = key(name)
        if word in self.aliases[:1] or (name.isupper() and word in self.aliases[1:2]):
            return True
        return definite and word in self.aliases[2:] and self.states.of(word) is None


def _locations(parsed: Parsed) -> frozenset[str]:
    """Single names, in lower case, after "in", "near" and the like, or in the dateline: where something is."""
    tokens = parsed.tokens
    dateline = CITY.match(parsed.text)
    full = {at for name in parsed.names if name.last - name.first > 1 for at in range(name.first, name.last)}
    return frozenset(
        token.lower
        for before, token in pairwise(tokens)
        if before.lower in words("where")
        and token.tag in {"NNP", "NNPS"}
        and token.index not in full
        and token.lower not in words("month")
    ) | ({dateline[1].lower()} if dateline else set())


def _alone(parsed: Parsed) -> frozenset[str]:
    """Proper words that stand without a capital or "the" beside them."""
    tokens = parsed.tokens
    found = set()
    for at, token in enumerate(tokens):
        if token.tag == "NNP" and token.text[:1].isupper():
            before = tokens[at - 1].text if at else ""
            linked = before in words("particle") or before in {"the", "of", "-"}
            after = tokens[at + 1].text if at + 1 < len(tokens) else ""
            if not (before[:1].isupper() or after[:1].isupper() or linked or after == "-"):
                found.add(token.text)
    return frozenset(found)


def _acronyms(text: str) -> dict[str, str]:
    """Acronyms that a report explains in brackets.

    >>> _acronyms("miners of the Uhuru-Mashariki Alliance (UMA) and the Front for the Lakes (FL)")
    {'UMA': 'Uhuru-Mashariki Alliance', 'FL': 'Front for the Lakes'}
    """
    found = {}
    for match in BRACKETED.finditer(text):
        words_before = text[: match.start()].split(" ")[-2 * len(match[1]) - 2 :]
        for first in range(len(words_before)):
            name = words_before[first:]
            initials = "".join(
                part[0] for word in name if word[:1].isupper() for part in word.split("-") if part[:1].isupper()
            )
            proper = all(word[:1].isupper() or word in SMALL for word in name) and name[0][:1].isupper()
            if proper and initials == match[1]:
                found[match[1]] = " ".join(name)
                break
    return found


def _aliases(outlet: str) -> tuple[str, ...]:
    """The name, its initials, and the single words by which an outlet speaks of itself."""
    name = key(outlet)
    parts = name.replace(",", " ").replace("'s ", " ").split()
    if not parts:
        return ()
    initials = "".join(part[0] for part in parts if part not in {"the", "of", "and"})
    return (name, initials, *(part for part in parts if part not in COMMON and len(part) > 2))


def _bodies(parsed: Parsed) -> tuple[str, ...]:
    """Names of two words and more that are no people's, each as it is printed first; of nested ones the longest."""
    found = {
        name.span.words(parsed.text).removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s")
        for name in parsed.names
        if name.label in {"ORG", "FAC", "PRODUCT", "NORP", "GPE"}
    }
    full = {name for name in found if " " in name and all(word[:1].isupper() or word in SMALL for word in name.split())}
    return tuple(sorted(name for name in full if not any(other.endswith(" " + name) for other in full)))


def _labels(parsed: Parsed) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for name in parsed.names:
        form = name.span.words(parsed.text).lower().removeprefix("the ").removesuffix("’s").removesuffix("'s")
        counts.setdefault(form, Counter())[name.label] += 1
    return {form: min(found, key=lambda label: (-found[label], label)) for form, found in counts.items()}
