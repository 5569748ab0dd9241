"""Somebody whom one report speaks of, and how their kind and their canonical name follow from its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.link.references import Reference
from sayso.link.words import words as wordset
from sayso.model.claims import SpeakerKind
from sayso.model.spans import Span

DEPARTMENTS = {
    "defence": "Defence",
    "defense": "Defence",
    "foreign": "Foreign Affairs",
    "foreign affairs": "Foreign Affairs",
    "external affairs": "Foreign Affairs",
    "interior": "the Interior",
    "armed forces": "the Armed Forces",
}
GOVERNMENTS = frozenset(
    {
        "government",
        "authority",
        "junta",
        "regime",
        "administration",
        "side",
        "leadership",
        "state",
        "cabinet",
        "executive",
        "country",
        "nation",
    }
)
INDEFINITE = frozenset({"a", "an", "one", "another", "some"})
"""Before whoever may be of any state ("a commander")."""
OWN = frozenset({"armed force", "government"})
"""Kinds that ranks and posts decide, unless it is an armed group's."""
NO_MINISTRY = frozenset({"prime", "deputy", "vice", "first", "chief", "state", "former"})
"""Before ministers who head none."""
PARTIES = frozenset({"opposition", "party"})
"""Whose leaders are politicians."""
SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spox", "press secretary", "chief spokesman"})
PRESIDENCIES = frozenset({"presidency", "palace"})
INSTITUTIONS = frozenset({"body", "group", "outlet"})
"""Shapes of whoever has spokespeople."""
CAPITALISED = frozenset({"general staff", "joint staff", "armed forces", "air force", "joint command", "supreme court"})


@dataclass(slots=True)
class Mentioned:
    """One place at which somebody is mentioned."""

    span: Span
    sentence: int
    quoted: bool
    subject: bool


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody of one report: person, body, state, group, outlet or unnamed people.

        `state` is whose they are, `institution` whom they speak for, `heads` the nouns they were called by, `named` the
    words that name them best. `candidates` is filled only for one that stayed ambiguous, `holders` names those who
    may hold an office, `members` are the parts of a joint source. A `thing` is what no person is called ("a manual"),
    `definite` an office called "the colonel";
    the `principal` of an aide, a spokesman or a sister is whose they are.
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
    thing: bool = False
    definite: bool = False
    principal: Entity | None = None

    @property
    def latest(self) -> Mentioned:
        """Where they were mentioned last."""
        return self.places[-1]


def ambiguous(words: str, found: Sequence[Entity]) -> Entity:
    """Nobody in particular: words that may mean several."""
    return Entity(words, "unresolved", "unresolved", candidates=tuple(sorted({one.name for one in found})))


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
    if noun in GOVERNMENTS and state is None and wordset("local") & set(reference.words.lower().split()):
        return _capital(reference.words)
    if noun in GOVERNMENTS:
        whose = state or (owner.name if owner is not None and owner.shape == "state" else None)
        return f"Government of {whose}" if whose else "government"
    if noun in PRESIDENCIES:
        return f"Presidency of {state}" if state else "Presidency"
    if noun == "ministry" and owner is not None and (held := _ministers(owner)):
        return department_name(held, owner.state, noun="ministry")
    if noun.endswith("ministry") or noun == "department":
        return department_name(reference.role or noun, state, noun="department" if noun == "department" else "ministry")
    if owner is not None and owner.shape in {"person", "role"}:
        return f"Office of {owner.name}" if "office" in noun else f"{_capital(noun)} of {owner.name}"
    own = owner is not None and owner.shape != "state" and not reference.name
    words = _capital(reference.words if own else reference.role or noun)
    if wordset("local") & set(words.lower().split()):
        return words
    if owner is not None and (owner.shape != "state" or owner.state is None):
        return f"{words} of {owner.name}"
    return f"{words} of {state}" if state else words


def _ministers(owner: Entity) -> str:
    """The ministry of a minister ("her ministry"), "" for anybody else."""
    held = sorted(role for role in owner.roles if role.endswith(" minister") and role.split()[0] not in NO_MINISTRY)
    return held[0].removesuffix("minister") + "ministry" if held else ""


def office_name(role: str, noun: str, state: str | None, owner: Entity | None) -> str:
    """An office whose holder the report does not name: "Minister of Trade (Vellar)", "President of Vellar"."""
    if noun.endswith("minister") and noun != "prime minister" and role != noun:
        return department_name(role, state, noun=noun)
    words = role[:1].upper() + role[1:]
    if owner is not None and (owner.shape != "state" or owner.state is None):
        return f"{words} of {owner.name}"
    return f"{words} of {state}" if state else words


def _capital(words: str) -> str:
    return words.title() if words in CAPITALISED else words[:1].upper() + words[1:]


def person_kind(reference: Reference, owner: Entity | None) -> SpeakerKind:
    """What kind of speaker an office or noun makes; one that says nothing takes the kind of whom they speak for."""
    if owner is not None and owner.kind == "armed group" and reference.noun is not None and reference.noun.kind in OWN:
        return "armed group"
    of_body = owner is not None and owner.kind in {"organisation", "international body", "monitor"}
    if owner is not None and of_body and reference.noun is not None and reference.noun.kind == "government":
        return owner.kind  # the president of a union, the envoy of the United Nations
    if reference.noun is not None and reference.noun.kind:
        return reference.noun.kind
    if owner is not None and owner.heads & PARTIES:
        return "person"
    if reference.noun is not None and reference.noun.noun == "secretary" and reference.role != "secretary":
        return "government"
    if owner is not None and owner.kind not in {"unnamed", "unresolved", "person", "witness"}:
        return owner.kind
    return "government" if reference.noun is not None and reference.noun.noun in SPOKES else "person"


def unnamed_name(reference: Reference, owner: Entity | None) -> str:
    """The words of an unnamed source, marked as such: "unnamed senior officials"."""
    words = reference.words or ("people" if reference.plural else "person")
    if words == reference.count:
        words = "person" if words in {"one", "another"} else "people"
    if (
        owner is not None
        and not owner.candidates
        and reference.owner is not None
        and reference.owner.words not in words
    ):
        words = f"{words} of {owner.name.removeprefix('unnamed ')}"
    return f"unnamed {words}"
