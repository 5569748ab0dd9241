"""Names that stand beside the grammar: aliases, sources in quotation marks, people described by what follows.

"the group known as Katiba Nour", "Border Guard's Mother" (a channel), "Mara Dovel, 34".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from sayso.link.nouns import Noun, noun
from sayso.link.segments import QUOTES, is_proper
from sayso.link.words import words as wordset
from sayso.text.tokens import Token

ALIASES = frozenset(
    (verb, word)
    for verb, after in {
        "known": "as",
        "calling": "itself himself herself themselves",
        "calls": "itself himself herself",
        "name": "as of",
        "names": "as",
        "identified": "as",
        "only": "as",
        "the": "name",
        "call": "themselves",
    }.items()
    for word in after.split()
)
"""What stands before the name that somebody goes by."""
OBJECTS = frozenset({"him", "her", "them", "me"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
NAMING = frozenset({"identified", "identifies", "identify", "introduced", "introduces", "describes", "described"})
CALLED = frozenset({"alias", "nicknamed", "called", "named"})
SIGNS = CALLED | OBJECTS | {word for _, word in ALIASES} | {"as", "be"}
"""The words just before a name that somebody goes by."""


def alias(tokens: Sequence[Token]) -> list[Token]:
    """The name after "known as", "calling itself the", "identified himself as", "the alias"."""
    lower = [token.lower for token in tokens]
    if SIGNS.isdisjoint(lower):
        return []
    for at in range(1, len(tokens) - 1):
        as_self = at > 1 and lower[at] == "as" and lower[at - 1] in REFLEXIVE and lower[at - 2] in NAMING
        as_self = as_self or lower[max(0, at - 2) : at + 1] == ["claiming", "to", "be"]
        named = lower[at - 1] in {"call", "called"} and lower[at] in OBJECTS
        named = named or (lower[at - 1], lower[at]) in ALIASES or lower[at] in CALLED
        name = _run(tokens[at + 1 :]) if as_self or named else []
        if name:
            return name
    return []


def _run(tokens: Sequence[Token]) -> list[Token]:
    """The name with which these words begin, with "of the" inside it, without "the" before it."""
    name: list[Token] = []
    linking: list[Token] = []
    for token in tokens:
        if token.text in QUOTES or (not name and token.lower in {"the", "only", "just", "simply"}):
            continue
        if is_proper(token):
            name += [*linking, token]
            linking = []
        elif name and token.lower in {"of", "for", "the"}:
            linking.append(token)
        else:
            break
    return name


def calling(tokens: Sequence[Token]) -> Noun | None:
    """What a name's bearer is by the words after it: a scholar ("who studies …"), a resident (", 34")."""
    if any(token.lower in wordset("scholarly") for token in tokens):
        return noun("researcher")
    return noun("resident") if aged(tokens) else None


def aged(tokens: Sequence[Token]) -> bool:
    """Whether an age stands after a name ("Mara Dovel, 34")."""
    return any(
        before.text == "," and token.text.isdigit() and 9 < int(token.text) < 100 for before, token in pairwise(tokens)
    )


def quoted_name(tokens: Sequence[Token]) -> list[Token]:
    """A source that stands wholly in quotation marks and in capitals is called so: these words, else none."""
    if not tokens or tokens[-1].text not in QUOTES:
        return []
    inner = [
        token
        for token in tokens
        if token.text not in QUOTES and (token.text[0].isalnum() or token.text == "-" or token.tag == "POS")
    ]
    if len(inner) < 2 or not any(token.text in QUOTES for token in tokens[:2]):
        return []
    if not all(token.text[:1].isupper() or len(token.text) < 4 or not token.text.isalpha() for token in inner):
        return []
    return inner
