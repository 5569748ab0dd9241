"""What single words of a noun phrase are: departments, places, determiners, words inside a name."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link.nouns import noun
from sayso.link.words import words as wordset
from sayso.model.spans import Span
from sayso.text.tokens import Token

UNIONS = frozenset({"union", "association", "syndicate", "council", "committee", "federation", "league", "guild"})
"""Bodies that people of one trade make up."""


def of_members(before: Token, after: Token) -> bool:
    """Whether an apostrophe stands inside a name made of its members: "Farmers' League"."""
    members = noun(before.lower)
    many = before.text.endswith("s") or before.lower in {"people", "men", "women"}
    return (
        many
        and before.text[:1].isupper()
        and after.text[:1].isupper()
        and members is not None
        and members.sort == "person"
    )


def of_trade(core: Sequence[Token], at: int) -> bool:
    """Whether an apostrophe stands inside what a body is called ("the doctors' union"), not after whose it is."""
    members = noun(core[at - 1].lower)
    body = noun(core[-1].lower)
    many = members is not None and members.plural and members.sort == "person" and core[at - 1].text.islower()
    return many and body is not None and body.noun in UNIONS and core[-1].text.islower()


def determines(token: Token) -> bool:
    """Whether a word tells which or how many: an article, a number, a possessive."""
    return token.lower in wordset("determiner") | wordset("number") or token.tag in {"DT", "PDT", "CD", "PRP$", "WP$"}


def inside_name(before: Token, word: Token) -> bool:
    """Whether a word for people is part of a name ("Choe Son Hui")."""
    capital = before.text[:1].isupper() and word.text[:1].isupper()
    return capital and before.entity == word.entity == "PERSON" and noun(before.lower) is None


def dressed_up(core: Sequence[Token]) -> bool:
    """Whether a name ends with a word for people ("New Guard")."""
    return core[-1].tag == "NNP" and all(token.text[:1].isupper() for token in core)


def placed() -> frozenset[str]:
    """Kinds of places that have heads."""
    return wordset("region") | wordset("local")


def department_of(tokens: Sequence[Token]) -> str:
    """The department after "of" as it is said before the noun: "of Foreign Affairs" -> "foreign"."""
    said = " ".join(token.lower for token in tokens if token.lower != "the")
    return {"foreign affairs": "foreign", "external affairs": "foreign", "defense": "defence"}.get(said, said)


def ends_body(token: Token) -> bool:
    """Whether a word can be the last of what somebody is head of: a department, a body, a place."""
    return token.lower in wordset("department") | placed() | {"affairs"} or noun(token.lower) is not None


def department_in(before: Sequence[Token]) -> str:
    """The department that words before a noun name, "" if none ("Tarvian Defence" -> "defence")."""
    said = (token.lower for token in before if token.lower in wordset("department"))
    return " ".join("defence" if word == "defense" else word for word in said)


def span(tokens: Sequence[Token]) -> Span:
    """From the first token to the last."""
    return Span(tokens[0].start, tokens[-1].end)
