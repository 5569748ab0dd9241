"""What a noun phrase tells of whoever it names, before anybody is resolved.

"Tarvian Defence Minister Irena Halden" has an owner (Tarvian), a role (defence minister) and a name; "its spokesman,
Colonel Petrik" an owner (its), a role, and beside it a title and a name. Reading is shallow: words and tags from left to
right, so that a wrong tree does no harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sayso.link.nouns import Noun, last_noun
from sayso.model.spans import Span
from sayso.text.tokens import Token

Shape = Literal["person", "role", "body", "name", "pronoun", "people", "document", "group", "outlet"]

DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "some", "one", "any", "another", "each", "every", "both", "neither", "either", "other", "no", "own", "same", "many", "several", "most", "few", "all"]
)
NUMBERS = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens", "hundreds", "scores", "thousands"]
)
PLURAL = frozenset(["these", "those", "some", "both", "many", "several", "most", "few", "all", "dozens", "hundreds", "scores", "thousands"]) | NUMBERS
DEFINITE = frozenset(["the", "this", "that", "these", "those", "both", "same"])
PARTICLES = frozenset(["al", "el", "bin", "ibn", "ben", "von", "van", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "y", "e", "abu", "ould"])
QUOTES = frozenset("\"“”'‘’«»`") | {"``", "''"}
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "FW", "CD", "JJ", "JJR", "JJS", "AFX", "ADD", "XX"})
INSIDE = NOUNS | {"DT", "PRP$", "POS", "HYPH", "PDT", "RB"}
PRONOUNS = frozenset(
    ["he", "she", "it", "they", "him", "her", "them", "who", "whom", "which", "whose", "i", "we", "me", "us", "you", "his", "its", "their", "himself", "herself", "themselves", "itself", "our", "my"]
)


@dataclass(slots=True)
class Reference:
    """One way in which a text speaks of somebody: its words and what they tell.

    `name` holds proper words only, `noun` the lexicon's row of the head, `role` the words of an office with their
    department ("defence minister"), `owner` whom it belongs to ("Tarvian", "for the General Staff"), `beside` the
    apposition. `at` is the index of the first token.
    """

    span: Span
    at: int
    shape: Shape
    name: str = ""
    noun: Noun | None = None
    role: str = ""
    words: str = ""
    owner: Reference | None = None
    beside: Reference | None = None
    definite: bool = False
    plural: bool = False
    gender: str = ""
    count: str = ""
    extra: list[str] = field(default_factory=list)


def read(tokens: Sequence[Token]) -> Reference | None:
    """The reference that a noun phrase makes, None if there is no noun in it.

    >>> from sayso.model.documents import Document
    >>> from sayso.text.parse import parse
    >>> found = read(parse(Document(id="a", text="Tarvian Defence Minister Irena Halden")).tokens)
    >>> found.shape, found.name, found.role, found.owner.name
    ('person', 'Irena Halden', 'defence minister', 'Tarvian')
    """
    segments = _segments(tokens)
    if not segments:
        return None
    first = _segment(*segments[0])
    if first is None:
        return None
    for core, tail in segments[1:]:
        other = _segment(core, tail)
        if other is None or other.shape == "pronoun":
            continue
        if (
            first.beside is None
            and (other.name or other.noun)
            and not (first.name and other.name and _both_people(first, other))
        ):
            first.beside = other
            break
    first.span = Span(tokens[0].start, tokens[-1].end)
    return first


def _both_people(one: Reference, other: Reference) -> bool:
    return one.shape == "person" and other.shape == "person"


def _segments(tokens: Sequence[Token]) -> list[tuple[list[Token], list[Token]]]:
    """Cores between commas, each with the "of" or "for" phrase after it; relative clauses and the like are dropped."""
    found: list[tuple[list[Token], list[Token]]] = []
    core: list[Token] = []
    tail: list[Token] = []
    state = "core"
    for token in tokens:
        if token.text in QUOTES and token.tag != "POS":
            continue
        if (
            token.text in {",", "(", ")", "–", "—", ";", ":", "-LRB-", "-RRB-"}
            or (token.text == "-"
            and token.tag != "HYPH")
        ):
            if core:
                found.append((core, tail))
            core, tail, state = [], [], "core"
        elif state == "core":
            if token.tag in INSIDE or token.lower in PRONOUNS or token.lower in DETERMINERS or token.text[:1].isupper():
                core.append(token)
            elif core and token.lower in {"of", "for", "to"}:
                state = "tail"
                tail.append(token)
            elif (token.tag in {"VBN", "VBG"} and not any(t.tag in NOUNS and t.tag != "JJ" for t in core)) or (token.lower == "and" and core):
                core.append(token)
            elif core:
                state = "skip"
        elif state == "tail":
            if token.tag in INSIDE or token.lower in {"of", "and"} or token.text[:1].isupper():
                tail.append(token)
            else:
                state = "skip"
    if core:
        found.append((core, tail))
    return found


def _segment(core: list[Token], tail: list[Token]) -> Reference | None:
    if len(core) == 1 and core[0].lower in PRONOUNS:
        return Reference(_span(core), core[0].index, "pronoun", words=core[0].lower, definite=True)
    owner: Reference | None = None
    whole = core
    for at in range(len(core) - 1, 0, -1):
        if core[at].tag == "POS" and at < len(core) - 1:
            owner = _segment(core[:at], [])
            core = core[at + 1 :]
            break
    core = [token for token in core if token.tag != "POS"]
    words = [token.lower for token in core]
    definite = plural = False
    count = ""
    while core and (words[0] in DETERMINERS or words[0] in NUMBERS or core[0].tag in {"DT", "PDT", "CD", "PRP$"}):
        if core[0].tag == "PRP$" and len(core) > 1:
            owner = Reference(_span(core[:1]), core[0].index, "pronoun", words=words[0])
        if len(core) == 1 and (core[0].text[:1].isupper() and core[0].tag in {"NNP", "NNPS"}):
            break
        definite |= words[0] in DEFINITE
        plural |= words[0] in PLURAL or core[0].tag == "CD"
        count = words[0]
        core, words = core[1:], words[1:]
    definite = definite or owner is not None
    if not core:
        return (
            Reference(
                _span(whole), whole[0].index, "people", words=count, plural=plural, count=count, definite=definite
            )
            if count
            else None
        )
    made = _core(core, words)
    made.at = whole[0].index
    made.span = _span(whole)
    made.count = count
    made.definite = definite
    made.plural = made.plural or plural
    made.owner = owner or made.owner
    if tail:
        _with_tail(made, tail)
    return made


def _core(core: list[Token], words: list[str]) -> Reference:
    span, at = _span(core), core[0].index
    match = last_noun(words)
    proper = [_proper(token) for token in core]
    if match:
        start, end, noun = match
        after, before = core[end:], core[:start]
        if after and all(proper[end:]):
            if noun.sort in {"office", "title", "rank", "person"}:
                return _titled(span, at, core, words, start, end, noun)
            if noun.sort in {"outlet", "group", "body"} and not core[start].text[:1].isupper():
                return Reference(
                    span, at, _shape(noun), name=_text(after), noun=noun, words=_text(core), owner=_adjective(before)
                )
        if not after:
            return _headed(span, at, core, words, start, noun)
    run = len(core)
    while run and proper[run - 1]:
        run -= 1
    if run == 0:
        return Reference(span, at, "name", name=_text(core), words=_text(core))
    if run < len(core) and core[run - 1].tag in {"NN", "NNS", "JJ"}:
        name = _text(core[run:])
        return Reference(
            span,
            at,
            "person" if core[run:][0].entity != "ORG" else "name",
            name=name,
            role=core[run - 1].lower,
            words=_text(core),
            owner=_adjective(core[:run]),
        )
    return Reference(
        span, at, "people", words=_text(core), plural=core[-1].tag in {"NNS", "NNPS"}, owner=_adjective(core[:-1])
    )


def _titled(span: Span, at: int, core: list[Token], words: list[str], start: int, end: int, noun: Noun) -> Reference:
    """Offices, ranks and titles before a name: "Tarvian Defence Minister", "Transitional president Colonel"."""
    first = start
    roles: list[str] = []
    genders = [noun.gender]
    heads = [noun]
    if noun.sort not in {"title", "rank"}:
        roles.append(noun.noun)
    while first:
        found = last_noun(words[:first])
        if not found or found[1] != first or found[2].sort not in {"office", "title", "rank", "person"}:
            break
        first = found[0]
        genders.append(found[2].gender)
        heads.append(found[2])
        if found[2].sort not in {"title", "rank"}:
            roles.append(found[2].noun)
    before = core[:first]
    head = max(heads, key=lambda one: (one.sort == "office", one.kind != "armed force", one.sort == "person"))
    department = _department(before)
    role = next((f"{department} {role}".strip() for role in roles if role == head.noun), "")
    return Reference(
        span, at, "person", name=_text(core[end:]), noun=head, role=role, words=_text(core),
        owner=_adjective(before), gender=next(filter(None, genders), ""), extra=roles,
    )  # fmt: skip


def _headed(span: Span, at: int, core: list[Token], words: list[str], start: int, noun: Noun) -> Reference:
    before = core[:start]
    made = Reference(span, at, _shape(noun), noun=noun, words=_text(core), plural=noun.plural, gender=noun.gender)
    made.owner = _adjective(before)
    if noun.sort in {"office", "title", "rank"}:
        made.role = f"{_department(before)} {noun.noun}".strip()
        if noun.sort != "office" or (len(core) == 1 and core[0].text.isupper() and len(core[0].text) > 4):
            made.shape = "role"
    elif noun.sort in {"body", "group", "outlet"}:
        made.role = f"{_department(before)} {noun.noun}".strip()
        if core[-1].text[:1].isupper() and all(_proper(token) for token in core):
            made.name = _text(core)
    elif before and before[-1].tag == "NN":
        made.role = f"{before[-1].lower} {noun.noun}"
    return made


def _shape(noun: Noun) -> Shape:
    match noun.sort:
        case "office" | "title" | "rank":
            return "role"
        case "body":
            return "body"
        case "outlet":
            return "outlet"
        case "group":
            return "group"
        case "document":
            return "document"
    return "people"


def _with_tail(made: Reference, tail: list[Token]) -> None:
    """The words after "of" or "for": a department, whom one speaks for, and perhaps a title and name at their end."""
    link, rest = tail[0].lower, tail[1:]
    words = [token.lower for token in rest]
    if made.shape == "role":
        for at, token in enumerate(rest):
            found = last_noun(words[: at + 1])
            if found and found[1] == at + 1 and found[2].sort in {"rank", "title", "office"} and at + 1 < len(rest):
                if at and all(_proper(one) for one in rest[at + 1 :]) and token.text[:1].isupper():
                    named = _segment(rest[found[0] :], [])
                    if named and named.name:
                        made.beside = named
                    rest, words = rest[: found[0]], words[: found[0]]
                    break
    inner = next((at for at, word in enumerate(words) if word in {"of", "for"}), None)
    made.extra.append(" ".join(token.text for token in tail))
    if not rest:
        return
    owner = _segment(rest[:inner], rest[inner:] if inner is not None else []) if rest[:inner] else None
    noun = made.noun.noun if made.noun else ""
    if noun in {
        "ministry",
        "minister",
        "department",
        "deputy minister",
        "secretary",
        "secretary of state",
    } and link in {"of", "for"}:
        department = " ".join(token.lower for token in rest[:inner] if token.lower != "the")
        made.role = f"{department} {noun}"
        made.owner = made.owner or (owner.owner if owner else None)
        return
    if (
        link == "of"
        and made.name
        and made.shape in {"body", "name", "group"}
        and all(map(_proper, (t for t in rest if t.lower not in {"of", "the", "and"})))
    ):
        made.name = f"{made.name} {' '.join(t.text for t in tail)}"
    if made.owner is None:
        made.owner = owner


def _adjective(before: Sequence[Token]) -> Reference | None:
    """The proper words before a noun, as whom it belongs to: "Tarvian", "General Staff"."""
    proper = [
        token for token in before if _proper(token) and not last_noun([token.lower]) and token.lower not in DEPARTMENTS
    ]
    if not proper:
        return None
    run = [proper[0]]
    for token in proper[1:]:
        if token.index == run[-1].index + 1:
            run.append(token)
    return Reference(_span(run), run[0].index, "name", name=_text(run), words=_text(run))


DEPARTMENTS = frozenset(
    ["defence", "defense", "foreign", "interior", "health", "justice", "finance", "transport", "information", "energy", "education", "agriculture", "trade", "economy", "culture", "emergency", "intelligence", "security", "prime", "deputy", "vice", "military", "naval", "air", "joint", "general", "national", "state", "central", "supreme", "high", "internal", "external", "public", "police", "army", "navy", "district", "regional", "town", "city", "provincial", "local", "federal", "western", "eastern", "northern", "southern"]
)
"""Words that tell which office or body of a state is meant, and are no state themselves."""


def _department(before: Sequence[Token]) -> str:
    return " ".join(
        token.lower
        for token in before
        if token.lower in DEPARTMENTS and token.lower not in {"western", "eastern", "northern", "southern"}
    )


def _proper(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        or token.lower in PARTICLES
        or token.tag == "HYPH"
        or token.text[:1].isdigit()
        or token.text in {"'", "’", "&", "/"}
    )


def _span(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].end)


def _text(tokens: Sequence[Token]) -> str:
    made = ""
    last = None
    for token in tokens:
        if last is not None and token.start > last.end:
            made += " "
        made += token.text
        last = token
    return made.strip()
