"""How a noun phrase is read: who it names, whose they are, what stands beside them.

Reading is shallow: words and tags from left to right, so that a wrong tree does no harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.link.bynames import aged, alias, calling, quoted_name
from sayso.link.cores import core_of
from sayso.link.nouns import noun
from sayso.link.references import Reference
from sayso.link.segments import segments, text_of
from sayso.link.tails import add_tail
from sayso.link.wording import determines, of_members, of_trade, span
from sayso.link.words import words as wordset
from sayso.model.spans import Span
from sayso.text.tokens import Token

STYLES = frozenset({"excellency", "majesty", "highness", "honour"})
"""What stands before an office out of respect."""

ABROAD = frozenset({"embassy", "consulate", "mission"})
"""Bodies that sit in states that are not theirs."""


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
    if len(tokens) > 1 and tokens[0].text in {"In", "in"} and all(token.text[:1].isupper() for token in tokens[1:]):
        place = text_of(tokens[1:])
        return Reference(span(tokens), "name", place, words="in")  # in Selm: its government
    if len(tokens) > 3 and tokens[2].text in {"the", "The"} and tokens[1].lower in STYLES:
        tokens = tokens[2:]  # His Excellency the President
    made: Reference | None = None
    for core, tail in segments(tokens):
        one = _segment(core, tail)
        if made is None:
            made = _people_of(one, tail) if one is not None and tail else one
            if made is None:
                return None
        elif one is not None and one.shape != "pronoun" and (one.name or one.noun):
            named = one.shape == "person" or (made.shape == "role" and one.shape == "name" and " " in one.name)
            if named and made.beside is not None and made.beside.shape != "person":
                made.owner, made.beside = made.beside, one  # the head of the association Aid, Irena Halden
            elif not (made.shape == one.shape == "person") and made.beside is None:
                made.beside = one
            break
    if made is not None:
        if made.noun is None and made.name and made.beside is None:
            made.noun = calling(tokens)
            if made.shape == "name" and (aged(tokens) or any(token.lower in {"who", "whom"} for token in tokens)):
                made.shape = "person"
        if made.beside is None and not made.name and (other := alias(tokens)):
            titled = _segment(other)
            person = titled if titled is not None and titled.shape == "person" and titled.name else None
            made.beside = person or Reference(span(other), "name", text_of(other), words=text_of(other))
        if made.owner is None and made.noun is not None:
            if made.plural and made.noun.noun in wordset("staff"):
                made.owner = _after(tokens, {"at", "from"})
            elif made.shape == "document":
                made.owner = _after(tokens, {"from", "by"})
            elif made.shape == "body" and made.noun.noun not in ABROAD and (seat := _after(tokens, {"in"})):
                made.seat = seat.name
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
    while len(core) > 1 and core[-1].lower in wordset("postposed"):
        core = core[:-1]  # an official familiar with the matter
    if not core and not count:
        return None
    made = core_of(core, _segment) if core else Reference(span(whole), "people", words=count)
    if made.noun is not None and made.noun.sort == "title" and made.shape == "role" and not (count or owner):
        made = _alone(made, core)
    made.span, made.count = span(whole), count
    headline = made.shape == "role" and not count and not made.plural and core[0].text.islower()
    made.definite, made.plural = definite or owner is not None or headline, made.plural or plural
    made.owner = owner or made.owner
    if tail and _members(made, core, tail):
        name = f"{text_of(core)} {text_of(tail)}"
        return Reference(span(whole), "name", name[:1].upper() + name[1:], words=name, definite=True)
    if tail:
        head = made.words.split(" ")[-1].lower()
        add_tail(made, tail, _segment)
        if tail[0].lower == "of" and made.shape == "people" and made.noun is None:
            return _some_of(made, head)
    return made


def _people_of(made: Reference, tail: Sequence[Token]) -> Reference:
    """The people of whom there is a group ("a group of experts"), else the reference itself."""
    if made.noun is None or made.noun.noun != "group" or made.plural or tail[0].lower != "of" or len(tail) == 1:
        return made
    some = _segment(tail[1:])
    people = some is not None and some.shape == "people" and some.plural and some.noun is not None and not some.name
    return replace(some, span=made.span, count=made.count, definite=made.definite) if some and people else made


def _members(made: Reference, core: Sequence[Token], tail: Sequence[Token]) -> bool:
    """Whether capitals make a name of people and of what they are ("the Sons of the Reef"), not of a place's people."""
    people = made.shape == "people" and made.plural and made.noun is not None and not made.name
    upper = people and len(core) == 1 and core[0].text[:1].isupper() and tail[-1].text[:1].isupper()
    return upper and made.definite and tail[0].lower in {"of", "for"} and len(tail) < 5


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
        if core[at].tag == "POS" and not of_members(core[at - 1], core[at + 1]) and not of_trade(core, at):
            return _segment(core[:at]), core[at + 1 :]
    return None, core[:-1] if len(core) > 1 and core[-1].tag == "POS" else core
