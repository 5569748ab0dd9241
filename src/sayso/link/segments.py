"""A noun phrase cut at its commas, each piece into a core and the "of" or "for" phrase after it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link.nouns import noun
from sayso.link.words import words
from sayso.text.tokens import Token

QUOTES = frozenset("\"“”'‘’«»`") | {"``", "''"}
BREAKS = frozenset({",", "(", ")", "–", "—", ";", ":", "-LRB-", "-RRB-", "-"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "FW", "CD", "JJ", "JJR", "JJS", "AFX", "ADD", "XX"})
INSIDE = NOUNS | {"DT", "PRP$", "POS", "HYPH", "PDT", "WP$"}
MARKS = frozenset({"-", "'", "’", "&", "/"})
LINKS = frozenset({"of", "for", "to"})

Segment = tuple[list[Token], list[Token]]


def segments(tokens: Sequence[Token]) -> list[Segment]:
    """Core and tail of each piece between commas; relative clauses, participles and places are dropped.

    >>> from sayso.model.documents import Document
    >>> from sayso.text.parse import parse
    >>> parsed = parse(Document(id="a", text="Maj. Ivo Orn, a spokesman for the army who was there,"))
    >>> [(text_of(core), text_of(tail)) for core, tail in segments(parsed.tokens)]
    [('Maj Ivo Orn', ''), ('a spokesman', 'for the army')]
    """
    found: list[Segment] = []
    core: list[Token] = []
    tail: list[Token] = []
    skipping = False
    tokens = _without_ages(tokens)
    inside = _joined(tokens)
    for at, token in enumerate(tokens):
        if at in inside and not skipping and not tail:
            core.append(token)
            continue
        odd = not token.text[0].isalnum() and token.text[0] != "@"
        if odd and token.tag != "POS" and token.text not in BREAKS | MARKS:
            continue
        if token.text in QUOTES and token.tag != "POS":
            continue
        if token.text in BREAKS:
            if token.text == "-" and _hyphen(tokens, at):
                if not skipping:
                    (tail or core).append(token)
            elif token.text in {"(", "-LRB-"} and _only_title(core):
                skipping = True
            elif token.text in {")", "-RRB-"} and _only_title(core):
                skipping = False
            else:
                if core:
                    found.append((core, tail))
                core, tail, skipping = [], [], False
        elif not skipping and token.text != ".":
            skipping = not _take(token, core, tail)
    return [*found, (core, tail)] if core else found


def _without_ages(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without "61-year-old", "so-called" and, before a name, "London-based"."""
    lower = [token.lower for token in tokens]
    for at in range(len(lower) - 2):
        if lower[at + 1 : at + 5] == ["-", "year", "-", "old"]:
            return [*tokens[:at], *tokens[at + 5 :]]
        so_called = lower[at : at + 3] == ["so", "-", "called"] or (
            lower[at : at + 2] == ["self", "-"] and lower[at + 2] in words("self-made")
        )
        dressed = lower[at + 1] == "-" and lower[at + 2] in words("compound") and tokens[at].text[:1].isupper()
        if so_called or (dressed and at + 3 < len(tokens) and tokens[at + 3].text[:1].isupper()):
            return [*tokens[:at], *tokens[at + 3 :]]
    return tokens


def _joined(tokens: Sequence[Token]) -> set[int]:
    """Where an "of" stands inside an office that has it in its name ("chief of staff", "head of state")."""
    found: set[int] = set()
    lower = [token.lower for token in tokens]
    for at, word in enumerate(lower):
        if word == "of" and at:
            for end in range(at + 2, min(at + 6, len(lower)) + 1):
                if noun(" ".join(lower[at - 1 : end])):
                    found.update(range(at, end))
    return found


def _take(token: Token, core: list[Token], tail: list[Token]) -> bool:
    """Put a token where it belongs; False where the piece ends with what is not read (a relative clause …)."""
    if tail:
        if token.tag in INSIDE or token.lower in {"of", "and", "for"} or token.text[:1].isupper():
            tail.append(token)
            return True
        return False
    if (
        token.lower in words("pronoun")
        and token.tag not in {"PRP$", "WP$"}
        and not (token.text.isupper() and len(token.text) > 1)
    ):
        if not core:
            core.append(token)
            return True
        return False
    if (
        token.tag in INSIDE
        or token.lower in words("determiner")
        or token.text[:1].isupper()
        or (core and core[-1].text == "-")
    ):
        core.append(token)
    elif token.tag == "RB" and core and all(one.tag in {"DT", "PRP$"} for one in core):
        return True
    elif core and token.lower in LINKS and core[-1].text != "-":
        tail.append(token)
    elif (
        (token.lower in words("serving") and core and core[-1].tag in {"POS", "DT", "PRP$", "JJ", "NNP"})
        or (token.tag in {"VBN", "VBG"} and not any(one.tag in {"NN", "NNS", "NNP", "NNPS"} for one in core))
        or (token.lower == "and" and core)
    ):
        core.append(token)
    else:
        return not core
    return True


def _only_title(core: Sequence[Token]) -> bool:
    """Whether a piece so far is a rank or title whose name is still to come ("Colonel (ret.) Orn")."""
    found = noun(" ".join(token.lower for token in core)) if core else None
    return found is not None and found.sort in {"rank", "title", "office"} and core[0].text[:1].isupper()


def _hyphen(tokens: Sequence[Token], at: int) -> bool:
    if not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def is_proper(token: Token) -> bool:
    """Whether a token can be part of a name."""
    return (
        token.text[:1].isupper()
        or token.text[:1].isdigit()
        or token.text[:1] == "@"
        or token.lower in words("particle")
        or token.text in MARKS
    )


def proper(tokens: Sequence[Token]) -> list[bool]:
    """Which tokens can be part of a name; also what a hyphen joins to one ("Tae-rin")."""
    found: list[bool] = []
    for at, token in enumerate(tokens):
        found.append(
            is_proper(token)
            or (at > 0 and token.tag == "POS" and found[-1])
            or (at > 1 and tokens[at - 1].text == "-" and found[at - 2])
        )
    return found


def text_of(tokens: Sequence[Token]) -> str:
    """The words of tokens, blanks where the text has them; the first is in lower case unless it is a name."""
    made, last = "", None
    for token in tokens:
        made += (" " if last is not None and token.start > last.end else "") + token.text
        last = token
    made = made.strip()
    if (
        tokens
        and tokens[0].tag not in {"NNP", "NNPS", "FW"}
        and not tokens[0].text[1:2].isupper()
        and not (len(tokens) > 1 and all(token.text[:1].isupper() for token in tokens))
        and _common(tokens[0])
    ):
        made = made[:1].lower() + made[1:]
    return made


def _common(token: Token) -> bool:
    """Whether a capitalised word is only so because a sentence or headline begins with it."""
    return noun(token.lower) is not None or token.tag in {"NNS", "VBN", "DT", "CD"}
