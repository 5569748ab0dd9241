"""Somebody whom one report speaks of, and how their kind and their canonical name follow from its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.link.references import Reference
from sayso.model.claims import SpeakerKind
from sayso.model.spans import Span

DEPARTMENTS = {
    "defence": "Defence",
    "defense": "Defence",
    "foreign": "Foreign Affairs",
    "foreign affairs": "Foreign Affairs",
    "interior": "the Interior",
    "armed forces": "the Armed Forces",
}
GOVERNMENTS = frozenset(
    {"government", "authority", "junta", "regime", "administration", "side", "leadership", "state", "cabinet"}
)
PRESIDENCIES = frozenset({"presidency", "palace"})
UNSAID: tuple[SpeakerKind, ...] = ("unnamed", "unresolved")


@dataclass(slots=True)
class Mentioned:
    """One place at which somebody is mentioned."""

    span: Span
    sentence: int
    quoted: bool
    subject: bool


@dataclass(slots=True)
class Entity:
    """Somebody of one report: person, body, state, group, outlet or unnamed people.

    `state` is whose they are, `institution` whom they speak for, `heads` the nouns they were called by, `named` the words
    that name them best. `candidates` is filled only for one that stayed ambiguous.
    """

    name: str
    shape: str
    kind: SpeakerKind = "organisation"
    gender: str = ""
    plural: bool = False
    state: str | None = None
    institution: str | None = None
    id: str | None = None
    role: str | None = None
    roles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    named: Span | None = None
    places: list[Mentioned] = field(default_factory=list)
    candidates: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    members: tuple[Entity, ...] = ()

    @property
    def unnamed(self) -> bool:
        """Whether the report keeps their name back."""
        return self.name.startswith("unnamed ")

    @property
    def latest(self) -> Mentioned:
        """Where they were mentioned last."""
        return self.places[-1]


def department_name(role: str, state: str | None, *, noun: str) -> str:
    """A ministry or minister as the ledger calls it: "Ministry of Defence (Tarvia)".

    >>> department_name("defence ministry", "Tarvia", noun="ministry")
    'Ministry of Defence (Tarvia)'
    >>> department_name("interior minister", None, noun="minister")
    'Minister of the Interior'
    """
    words = role.removesuffix(noun).strip()
    department = DEPARTMENTS.get(words, words.title().replace(" Of ", " of ").replace(" And ", " and "))
    name = f"{noun.title()} of {department}" if department else noun.title()
    return f"{name} ({state})" if state else name


def body_name(reference: Reference, state: str | None, owner: Entity | None) -> str:
    """The canonical name of a body that the words call by a common noun: "Government of Vellar", "Army of Hisn"."""
    assert reference.noun is not None
    noun = reference.noun.noun
    if noun in GOVERNMENTS:
        return f"Government of {state}" if state else "government"
    if noun in PRESIDENCIES:
        return f"Presidency of {state}" if state else "presidency"
    if noun.endswith("ministry") or noun == "department":
        return department_name(reference.role or noun, state, noun="ministry" if noun != "department" else noun)
    if owner is not None and owner.shape in {"person", "role"}:
        return (
            f"Office of {owner.name}"
            if noun in {"office", "press service", "spokesman's office"}
            else f"{_capital(noun)} of {owner.name}"
        )
    words = _capital(reference.role or noun)
    if state:
        return f"{words} of {state}"
    return f"{words} of {owner.name}" if owner is not None else words


def _capital(words: str) -> str:
    small = words in {"general staff", "joint staff", "armed forces", "air force", "joint command", "supreme court"}
    return words.title() if small else words[:1].upper() + words[1:]


def person_kind(reference: Reference, owner: Entity | None) -> SpeakerKind:
    """What kind of speaker an office or noun makes; one that says nothing takes the kind of whom they speak for."""
    noun = reference.noun
    if noun is not None and noun.kind and not (noun.sort in {"title", "rank"} and noun.kind is None):
        return noun.kind
    if owner is not None and owner.kind not in UNSAID and owner.kind != "person":
        return owner.kind
    return "person"


def unnamed_name(reference: Reference, owner: Entity | None) -> str:
    """The words of an unnamed source, marked as such: "unnamed senior officials"."""
    words = reference.words
    if reference.count in {"one", "two", "three"} and not words:
        words = "people" if reference.plural else "person"
    if (
        owner is not None
        and owner.name.lower() not in words.lower()
        and reference.owner is not None
        and reference.owner.words not in words
    ):
        words = f"{words} of {owner.name}"
    return f"unnamed {words[:1].lower() + words[1:] if not words[:2].isupper() and not reference.name and _common(words) else words}"


def _common(words: str) -> bool:
    first = words.split(" ")[0]
    return first.lower() in {first, first.lower()} and " " not in words
