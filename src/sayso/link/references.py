"""What a noun phrase tells of whoever it names, before anybody is resolved.

"Tarvian Defence Minister Irena Halden" has an owner (Tarvian), a role (defence minister) and a name; "its spokesman,
Colonel Petrik" an owner (its), a role, and beside it a title and a name. Reading is shallow: words and tags from left
to right, so that a wrong tree does no harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from sayso.link.bynames import aged, alias, calling, quoted_name
from sayso.link.nouns import RANKS, Noun, last_noun, noun
from sayso.link.segments import is_proper, proper, segments, text_of
from sayso.link.wording import (
    department_in,
    department_of,
    determines,
    dressed_up,
    ends_body,
    inside_name,
    of_members,
    placed,
    span,
)
from sayso.link.words import words as wordset
from sayso.model.spans import Span
from sayso.text.tokens import Token

Shape = Literal["person", "role", "body", "name", "pronoun", "people", "document", "group", "outlet"]
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
HELD = frozenset({"ministry", "minister", "department", "deputy minister", "secretary", "secretary of state"})
"""What has a department after "of" ("Ministry of Defence")."""


@dataclass(slots=True)
class Reference:
    """One way in which a text speaks of somebody: its words and what they tell.

    `name` holds proper words only, `noun` the lexicon's row of the head, `role` the words of an office or body with
    their department ("defence minister"), `owner` whom it belongs to ("Tarvian", "for the General Staff"), `beside` the
    apposition, `also` further roles. `words` are its own words without determiner; `count` is the determiner.
    """

    span: Span
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
    adjective: bool = False
    also: list[str] = field(default_factory=list)


def read(tokens: Sequence[Token]) -> Reference | None:
    """The reference that a noun phrase makes, None if there is no noun in it.

    >>> from sayso.model.documents import Document
    >>> from sayso.text.parse import parse
    >>> found = read(parse(Document(id="a", text="Tarvian Defence Minister Irena Halden")).tokens)
    >>> found.shape, found.name, found.role, found.owner.name
    ('person', 'Irena Halden', 'defence minister', 'Tarvian')
    """
    if inner := quoted_name(tokens):
        return Reference(
            Span(tokens[0].start, tokens[-1].end), "outlet", text_of(inner), noun("channel"), words=text_of(inner)
        )
    made: Reference | None = None
    for core, tail in segments(tokens):
        one = _segment(core, tail)
        if made is None:
            made = one
            if made is None:
                return None
        elif one is not None and one.shape != "pronoun" and (one.name or one.noun):
            if not (made.shape == one.shape == "person") and made.beside is None:
                made.beside = one
            break
    if made is not None:
        if made.noun is None and made.name and made.beside is None:
            made.noun = calling(tokens)
            if made.shape == "name" and (aged(tokens) or any(token.lower in {"who", "whom"} for token in tokens)):
                made.shape = "person"
        if made.beside is None and not made.name and (other := alias(tokens)):
            made.beside = Reference(span(other), "name", text_of(other), words=text_of(other))
        if made.owner is None and made.noun is not None:
            if made.plural and made.noun.noun in wordset("staff"):
                made.owner = _after(tokens, {"at", "from"})
            elif made.shape == "document":
                made.owner = _after(tokens, {"from", "by"})
        made.span = Span(tokens[0].start, tokens[-1].end)
    return made


def _after(tokens: Sequence[Token], links: set[str]) -> Reference | None:
    """Whoever stands after such a word ("analysts at the Centre for Defence", "a letter from Irena Halden")."""
    at = next((at for at, token in enumerate(tokens) if token.lower in links and at), None)
    if at is not None and tokens[at].lower == "by" and tokens[at - 1].tag == "VBN":
        at = at if tokens[at - 1].lower in wordset("written") else None
    rest = segments(tokens[at + 1 :]) if at is not None else []
    return _segment(*rest[0]) if rest else None


def _segment(core: Sequence[Token], tail: Sequence[Token] = ()) -> Reference | None:
    """One core with the "of" or "for" phrase after it."""
    whole = core
    if len(core) == 1 and core[0].lower in wordset("pronoun"):
        return Reference(span(core), "pronoun", words=core[0].lower, definite=True)
    owner, core = _possessor(core)
    definite = plural = False
    count = ""
    while (
        core
        and determines(core[0])
        and not (len(core) == 1 and core[0].tag in {"NNP", "NNPS"})
        and not (definite and len(core) > 1 and core[0].text.istitle() and core[1].text.istitle())
    ):
        word = core[0].lower
        if core[0].tag in {"PRP$", "WP$"}:
            owner = Reference(span(core[:1]), "pronoun", words=word)
        definite |= word in wordset("definite")
        plural |= word in wordset("plural") or (core[0].tag == "CD" and word != "one")
        count, core = word, core[1:]
    if not core and not count:
        return None
    made = _core(core) if core else Reference(span(whole), "people", words=count)
    if made.noun is not None and made.noun.sort == "title" and made.shape == "role" and not (count or owner):
        made = _alone(made, core)
    made.span, made.count = span(whole), count
    headline = made.shape == "role" and not count and not made.plural and core[0].text.islower()
    made.definite, made.plural = definite or owner is not None or headline, made.plural or plural
    made.owner = owner or made.owner
    if tail:
        head = made.words.split(" ")[-1].lower()
        _with_tail(made, tail)
        if tail[0].lower == "of" and made.shape == "people" and made.noun is None:
            return _some_of(made, head)
    return made


def _alone(made: Reference, core: Sequence[Token]) -> Reference:
    """A form of address that stands alone as a name ("Ustad said")."""
    if not core[-1].text[:1].isupper() or len(core) > 1 or core[0].lower == "excellency":
        return made
    return Reference(span(core), "person", text_of(core), words=text_of(core))


def _some_of(made: Reference, head: str) -> Reference:
    """Those of whom a quantity is: "a number of Western media" are media, "one of those officials" is an official."""
    whole = made.owner
    if whole is None or whole.noun is None or whole.name or not (head == made.count or head in wordset("quantity")):
        return made
    single = head in {"one", "another", "neither", "either"}
    if whole.shape == "pronoun" or (single and not whole.plural):
        return made
    before = whole.words.split(" ")[: -len(whole.noun.noun.split())]
    said = " ".join([*before, whole.noun.noun]) if single else whole.words
    return replace(
        whole, span=made.span, words=said, definite=False, plural=not single, count="a" if single else "some"
    )


def _possessor(core: Sequence[Token]) -> tuple[Reference | None, Sequence[Token]]:
    """Whoever stands before an 's, and the rest of the core."""
    for at in range(len(core) - 2, 0, -1):
        if core[at].tag == "POS" and not of_members(core[at - 1], core[at + 1]):
            return _segment(core[:at]), core[at + 1 :]
    return None, core[:-1] if len(core) > 1 and core[-1].tag == "POS" else core


def _core(core: Sequence[Token]) -> Reference:
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
    if match:
        start, end, noun = match
        if end == len(core):
            return _headed(core, lower, start, noun)
        if all(names[end:]):
            if noun.sort in CALLING:
                return _titled(core, lower, match)
            if noun.sort in {"outlet", "group", "body"} and not core[start].text[:1].isupper():
                name = text_of(core[end:])
                return Reference(
                    span(core), SHAPES[noun.sort], name, noun, words=text_of(core), owner=_modifier(core[:start])
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
            owner=_modifier(core[:run]),
        )
    plural = core[-1].tag in {"NNS", "NNPS"}
    return Reference(span(core), "people", words=text_of(core), plural=plural, owner=_modifier(core[:-1]))


def _titled(core: Sequence[Token], lower: list[str], match: tuple[int, int, Noun]) -> Reference:
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
    department = department_in(core[: starts[best]]) if head.sort != "title" else ""
    role = f"{department} {head.noun}".strip() if head.sort not in {"title", "rank"} else ""
    made = Reference(span(core), "person", text_of(core[end:]), head, role, text_of(core), _modifier(core[:first]))
    made.gender = next((one.gender for one in heads if one.gender), "")
    made.also = [RANKS.get(one.noun, one.noun) for one in heads if one.sort != "title"]
    return made


def _headed(core: Sequence[Token], lower: list[str], start: int, noun: Noun) -> Reference:
    """A known noun at the end: "Tarvian defence minister", "Kavir Front", "senior officials"."""
    before = core[:start]
    made = Reference(span(core), SHAPES.get(noun.sort, "people"), noun=noun, words=text_of(core))
    made.plural, made.gender, made.owner = noun.plural, noun.gender, _modifier(before)
    department = department_in(before)
    if noun.sort in {"office", "rank", "body", "group", "outlet"}:
        made.role = f"{department} {noun.noun}".strip()
    if noun.sort in {"body", "group", "outlet"} and core[-1].text[:1].isupper():
        first = len(core)
        names = proper(core)
        while first and names[first - 1]:
            first -= 1
        made.name = text_of(core[first:])
    return made


def _with_tail(made: Reference, tail: Sequence[Token]) -> None:
    """The words after "of" or "for": a department, whom one speaks for, and perhaps a title and name at their end."""
    rest = list(tail[1:])
    if made.shape == "role" and rest:
        rest = _name_at_end(made, rest)
    inner = next((at for at, token in enumerate(rest) if at and token.lower in {"of", "for", "at", "in"}), len(rest))
    if not rest[:inner]:
        return
    owner = _segment(rest[:inner], rest[inner:])
    noun = made.noun.noun if made.noun else ""
    if noun in HELD and made.role in {"", noun} and tail[0].lower in {"of", "for"}:
        made.role = f"{department_of(rest[:inner])} {noun}"
        made.name = ""
        made.owner = made.owner or (_segment(rest[inner + 1 :]) if rest[inner + 1 :] else None)
        return
    linked = all(is_proper(token) or token.lower in {"of", "the", "and", "for"} for token in rest)
    if made.shape == "name" and len(made.name.split()) > 1:
        linked = False
    joins = {"of", "for"} if made.shape in {"body", "group"} else {"of"}
    if tail[0].lower in joins and made.name and made.shape in {"body", "name", "group"} and linked:
        made.name = f"{made.name} {text_of(tail)}"
    made.words = f"{made.words} {text_of(tail)}" if made.shape == "people" else made.words
    made.owner = made.owner or owner


def _name_at_end(made: Reference, rest: list[Token]) -> list[Token]:
    """Take "Lieutenant General Kyrylo Budanov" from the end of "commander of … Lieutenant General Kyrylo Budanov"."""
    lower = [token.lower for token in rest]
    whole = last_noun(lower)
    if whole and whole[1] == len(rest):
        return rest
    if whole and whole[2].sort == "body" and len(rest) - whole[1] > 1 and all(proper(rest[whole[1] :])):
        made.beside = _segment(rest[whole[1] :])
        return rest[: whole[1]]
    for at in range(1, len(rest)):
        found = last_noun(lower[:at])
        if not found or not found[0] or found[1] != at or found[2].sort not in {"rank", "title", "office"}:
            continue
        if rest[at - 1].text[:1].isupper() and all(proper(rest[at:])):
            made.beside = _segment(rest[found[0] :])
            return rest[: found[0]]
    return _bare_name_at_end(made, rest)


def _bare_name_at_end(made: Reference, rest: list[Token]) -> list[Token]:
    """Take "Irina Shulga" from the end of "head of the Vedrin district Irina Shulga", "Minister of Defence Ivo Orn"."""
    first = len(rest)
    while first > 1 and rest[first - 1].text[:1].isupper() and not ends_body(rest[first - 1]):
        first -= 1
    labelled = len(rest)
    while labelled and rest[labelled - 1].entity == "PERSON":
        labelled -= 1
    if labelled == 0 and len(rest) > 2 and made.noun is not None and made.noun.kind == "government":
        labelled = 1  # "Prime Minister of Vaelmark Jens Hallgrim", all of it taken for his name
    if 0 < labelled <= len(rest) - 2 and rest[labelled - 1].text[:1].isupper():
        made.beside = Reference(span(rest[labelled:]), "person", text_of(rest[labelled:]))
        return rest[:labelled]
    named, before = rest[first:], rest[first - 1]
    people = {"PERSON", ""} if before.text.islower() and before.lower not in placed() else {"PERSON", "", "ORG", "GPE"}
    if len(named) < 2 or not ends_body(before) or any(token.entity not in people for token in named):
        return rest
    made.beside = Reference(span(named), "person", text_of(named), words=text_of(named))
    return rest[:first]


def _modifier(before: Sequence[Token]) -> Reference | None:
    """Whom a noun belongs to by the words before it: "Tarvian", "Foreign Ministry", "KTG"."""
    lower = [token.lower for token in before]
    found = last_noun(lower)
    if found and found[1] == len(before) and found[2].sort in {"body", "group", "outlet"}:
        return _segment(before)
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
