"""What the words before any "of" tell: title and name, noun alone, name alone, or words that the lexicon lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.link.nouns import RANKS, Noun, last_noun, noun
from sayso.link.references import Reference, Shape
from sayso.link.segments import is_proper, proper, text_of
from sayso.link.wording import department_in, dressed_up, inside_name, span
from sayso.link.words import words as wordset
from sayso.text.tokens import Token

Read = Callable[[Sequence[Token]], Reference | None]
"""How the words of an owner inside are read."""
SHAPES: dict[str, Shape] = {
    "office": "role",
    "title": "role",
    "rank": "role",
    "body": "body",
    "outlet": "outlet",
    "group": "group",
    "document": "document",
}
CALLING = frozenset({"office", "title", "rank", "person"})
"""Sorts of nouns that stand before a person's name."""


def core_of(core: Sequence[Token], read: Read) -> Reference:
    """A core without determiner: title and name, noun alone, name alone, or words that the lexicon lacks."""
    lower = [token.lower for token in core]
    names = proper(core)
    match = last_noun(lower)
    if match and match[2].sort == "document" and match[0] and names[match[0] - 1] and core[match[0]].text[:1].isupper():
        match = last_noun(lower[: match[0]])
    if match and match[2].sort == "person" and match[0] and inside_name(core[match[0] - 1], core[match[0]]):
        match = last_noun(lower[: match[0] - 1])
    if match and match[2].sort == "person" and match[0] and match[1] == len(core) and dressed_up(core):
        match = None
    if match and (named := _begun_by(core, lower, match)) is not None:
        return named
    if match:
        start, end, noun = match
        if end == len(core):
            return _headed(core, lower, start, noun, read)
        if all(names[end:]) and core[end].tag != "POS":  # the People's Republic
            if noun.sort in CALLING:
                return _titled(core, lower, match, read)
            if noun.sort in {"outlet", "group", "body"} and not core[start].text[:1].isupper():
                name = text_of(core[end:])
                return Reference(
                    span(core), SHAPES[noun.sort], name, noun, words=text_of(core), owner=_modifier(core[:start], read)
                )
    run = len(core)
    while run and names[run - 1]:
        run -= 1
    if run == 0 and not (len(core) == 1 and lower[0] in wordset("indefinite")):
        return Reference(span(core), "name", text_of(core), words=text_of(core))
    if (
        run < len(core)
        and core[run - 1].text.isalpha()
        and core[run - 1].text.islower()
        and core[max(0, run - 2)].tag != "CD"
    ):
        shape: Shape = "name" if core[run].entity == "ORG" else "person"
        return Reference(
            span(core),
            shape,
            text_of(core[run:]),
            role=core[run - 1].lower,
            words=text_of(core),
            owner=_modifier(core[:run], read),
        )
    plural = core[-1].tag in {"NNS", "NNPS"}
    return Reference(span(core), "people", words=text_of(core), plural=plural, owner=_modifier(core[:-1], read))


def _begun_by(core: Sequence[Token], lower: list[str], match: tuple[int, int, Noun]) -> Reference | None:
    """A name that begins with a noun for people ("the aid group Doctors Beyond Lines", "the union Sons of Labour")."""
    start, end, people = match
    if people.sort != "person" or not people.plural or not core[start].text[:1].isupper() or "and" in lower[start:]:
        return None
    body = last_noun(lower[:start])
    called = body is not None and body[1] == start and body[2].sort in {"body", "group", "outlet"}
    if called and body is not None and core[start - 1].text.islower() and all(proper(core[start:])):
        row = noun("organisation") if body[2].noun == "group" and people.kind != "armed group" else body[2]
        name = text_of(core[start:])
        return Reference(span(core), SHAPES[body[2].sort], name[:1].upper() + name[1:], row, words=text_of(core))
    named = core[end:] and (core[end].entity == "PERSON" or (1 < len(core[end:]) < 4 and _only_names(core[end:])))
    if start == 0 and end < len(core) and all(proper(core)) and not named:
        return Reference(span(core), "name", text_of(core), words=text_of(core))
    return None


def _titled(core: Sequence[Token], lower: list[str], match: tuple[int, int, Noun], read: Read) -> Reference:
    """Offices, ranks and titles before a name: "Tarvian Defence Minister", "Transitional president Colonel"."""
    first, end, noun = match
    heads, starts = [noun], [first]
    while (found := last_noun(lower[:first])) and found[1] == first and found[2].sort in CALLING:
        first = found[0]
        heads.append(found[2])
        starts.append(first)
    best = max(
        range(len(heads)),
        key=lambda at: (heads[at].sort == "office", heads[at].kind != "armed force", heads[at].sort == "person"),
    )
    head = heads[best]
    department = _department(core[: starts[best]]) if head.sort != "title" else ""
    role = f"{department} {head.noun}".strip() if head.sort not in {"title", "rank"} else ""
    field = head.kind == "expert" and all(word in wordset("department") for word in lower[:first])
    owner = None if field else _modifier(core[:first], read)  # a military analyst is no soldier
    made = Reference(span(core), "person", text_of(core[end:]), head, role, text_of(core), owner)
    made.gender = next((one.gender for one in heads if one.gender), "")
    made.also = [RANKS.get(one.noun, one.noun) for one in heads if one.sort != "title"]
    return made


def _department(before: Sequence[Token]) -> str:
    """The department and the body of it in whose name somebody speaks ("foreign ministry spokesman")."""
    body = last_noun([token.lower for token in before])
    if body is None or body[1] != len(before) or body[2].sort != "body" or body[2].noun in wordset("department"):
        return department_in(before)
    own = department_in(before[: body[0]])
    return f"{own} {body[2].noun}".strip()


def _headed(core: Sequence[Token], lower: list[str], start: int, noun: Noun, read: Read) -> Reference:
    """A known noun at the end: "Tarvian defence minister", "Kavir Front", "senior officials"."""
    before = core[:start]
    made = Reference(span(core), SHAPES.get(noun.sort, "people"), noun=noun, words=text_of(core))
    of_soldiers = noun.kind == "government" and lower[:start] == ["military"]  # a military prosecutor's
    made.plural, made.gender, made.owner = noun.plural, noun.gender, None if of_soldiers else _modifier(before, read)
    if noun.sort in {"office", "rank", "body", "group", "outlet"}:
        department = _department(before) if noun.sort == "office" else department_in(before)
        made.role = f"{department} {noun.noun}".strip()
    if noun.sort in {"body", "group", "outlet"} and core[-1].text[:1].isupper():
        first = len(core)
        names = proper(core)
        while first and names[first - 1]:
            first -= 1
        made.name = text_of(core[first:])
    return made


def _modifier(before: Sequence[Token], read: Read) -> Reference | None:
    """Whom a noun belongs to by the words before it: "Tarvian", "Foreign Ministry", "KTG"."""
    lower = [token.lower for token in before]
    found = last_noun(lower)
    if found and found[1] == len(before) and found[2].sort in {"body", "group", "outlet"} and found[2].noun != "state":
        return read(before)
    if found and found[0] == 0 and found[2].kind == "international body":
        return read(before[: found[1]])  # United Nations human rights office
    if _of_two(before):
        return None  # US and Ukrainian officials
    apart = wordset("department") | wordset("compass") | wordset("determiner")
    run: list[Token] = []
    for token in before:
        joined = bool(run) and token.start == run[-1].end and (token.tag == "HYPH" or run[-1].tag == "HYPH")
        if joined or (
            is_proper(token) and token.lower not in apart and token.tag != "HYPH" and not last_noun([token.lower])
        ):
            if run and run[-1].index + 1 != token.index:
                break
            run.append(token)
    if not run or not run[0].text[:1].isupper():
        return None
    return Reference(span(run), "name", text_of(run), words=text_of(run), adjective=True)


def _of_two(before: Sequence[Token]) -> bool:
    """Whether words before a noun name two to whom it belongs."""
    at = next((at for at, token in enumerate(before) if token.lower == "and"), None)
    return at is not None and any(map(is_proper, before[:at])) and any(map(is_proper, before[at + 1 :]))


def _only_names(tokens: Sequence[Token]) -> bool:
    """Whether all words are proper nouns, as in a person's name ("Analysts Irena Halden", not "Doctors Without …")."""
    return all(token.tag == "NNP" for token in tokens)
