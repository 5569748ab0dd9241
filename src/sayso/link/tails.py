"""What stands after "of" or "for": a department, whom one speaks for, perhaps a title and a name at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.link.nouns import last_noun
from sayso.link.references import Reference
from sayso.link.segments import is_proper, proper, text_of
from sayso.link.wording import department_of, ends_body, placed, span
from sayso.text.tokens import Token

Read = Callable[..., Reference | None]
"""How the words of whoever stands there are read."""
HELD = frozenset({"ministry", "minister", "department", "deputy minister", "secretary", "secretary of state"})
"""What has a department after "of" ("Ministry of Defence")."""


def add_tail(made: Reference, tail: Sequence[Token], read: Read) -> None:
    """The words after "of" or "for": a department, whom one speaks for, and perhaps a title and name at their end."""
    rest = list(tail[1:])
    if made.shape == "role" and rest:
        rest = _name_at_end(made, rest, read)
    inner = next((at for at, token in enumerate(rest) if at and token.lower in {"of", "for", "at", "in"}), len(rest))
    if not rest[:inner]:
        return
    owner = read(rest[:inner], rest[inner:])
    noun = made.noun.noun if made.noun else ""
    if noun in HELD and made.role in {"", noun} and tail[0].lower in {"of", "for"}:
        made.role = f"{department_of(rest[:inner])} {noun}"
        made.name = ""
        made.owner = made.owner or (read(rest[inner + 1 :]) if rest[inner + 1 :] else None)
        return
    linked = all(is_proper(token) or token.lower in {"of", "the", "and", "for"} for token in rest)
    if made.shape == "name" and len(made.name.split()) > 1:
        linked = False
    joins = {"of", "for"} if made.shape in {"body", "group"} else {"of"}
    if tail[0].lower in joins and made.name and made.shape in {"body", "name", "group"} and linked:
        made.name = f"{made.name} {text_of(tail)}"
    made.words = f"{made.words} {text_of(tail)}" if made.shape == "people" else made.words
    fighters = made.noun is not None and made.noun.kind == "armed group" and owner is not None and owner.name
    if made.owner is None or (made.owner.adjective and fighters):
        made.owner = owner


def _name_at_end(made: Reference, rest: list[Token], read: Read) -> list[Token]:
    """Take "Lieutenant General Kyrylo Budanov" from the end of "commander of … Lieutenant General Kyrylo Budanov"."""
    lower = [token.lower for token in rest]
    whole = last_noun(lower)
    if whole and whole[1] == len(rest):
        return rest
    if whole and whole[2].sort == "body" and len(rest) - whole[1] > 1 and all(proper(rest[whole[1] :])):
        made.beside = read(rest[whole[1] :])
        return rest[: whole[1]]
    for at in range(1, len(rest)):
        found = last_noun(lower[:at])
        if not found or not found[0] or found[1] != at or found[2].sort not in {"rank", "title", "office"}:
            continue
        if rest[at - 1].text[:1].isupper() and all(proper(rest[at:])):
            made.beside = read(rest[found[0] :])
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
