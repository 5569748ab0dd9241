"""Finds place names; where they are is decided later, in `link/places.py`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.model.values import Place, PlaceRole
from sayso.text.tokens import Name, Parsed, Token

Known = Callable[[Sequence[str]], Collection[str]]
"""Which of these names a gazetteer knows."""

PLACES = frozenset({"GPE", "LOC", "FAC"})
LONGEST = 5
"""Words in the longest name that is looked up."""
SAYING = frozenset({"nsubj", "agent"})
SAYING_VERBS = frozenset(
    {"say", "deny", "claim", "reject", "dismiss", "accuse", "announce", "insist", "warn", "demand", "condemn", "vow"}
)


def find(document: Document, parsed: Parsed, *, known: Known = lambda names: ()) -> list[Place]:
    """Place names, unresolved: what the parse marks as one, and the longest capitalised runs that `known` knows.

    A capital or country that says or wants something is spoken of as an actor (`role` "actor"); it is kept, flagged.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Shells fell on Kupiansk, in Ukraine, Moscow said.")
    >>> [(place.name, place.role) for place in find(report, parse(report), known=lambda names: {"Kupiansk"})]
    [('Kupiansk', 'place'), ('Ukraine', 'place'), ('Moscow', 'actor')]
    """
    marked = [_trimmed(parsed, name) for name in parsed.names if name.label in PLACES]
    taken = {index for first, last in marked for index in range(first, last)}
    other = {index for name in parsed.names if name.label == "PERSON" for index in range(name.first, name.last)}
    runs = list(_runs(parsed, taken | other))
    names = {document.text[span.start : span.end] for _, span in _parts(parsed, runs)}
    wanted = set(known(sorted(names)))
    marked += list(_longest(document, parsed, runs, wanted))
    return [_place(document, parsed, first, last) for first, last in sorted(marked) if first < last]


def _trimmed(parsed: Parsed, name: Name) -> tuple[int, int]:
    """The name without its article and its possessive ending."""
    first, last = name.first, name.last
    while first < last and parsed.tokens[first].lower in ("the", "a", "an"):
        first += 1
    while last > first and (parsed.tokens[last - 1].tag == "POS" or not parsed.tokens[last - 1].text[-1].isalnum()):
        last -= 1
    return first, last


def _runs(parsed: Parsed, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that no name holds yet."""
    start: int | None = None
    for token in parsed.tokens:
        named = token.index not in taken and token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X")
        joins = start is not None and token.text in ("-", "–", "al", "el") and token.index not in taken
        if (named or joins) and start is None:
            start = token.index
        elif not (named or joins) and start is not None:
            yield start, token.index
            start = None
    if start is not None:
        yield start, len(parsed.tokens)


def _parts(parsed: Parsed, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], Span]]:
    for first, last in runs:
        for start in range(first, last):
            for end in range(start + 1, min(last, start + LONGEST) + 1):
                yield (start, end), Span(parsed.tokens[start].start, parsed.tokens[end - 1].end)


def _longest(
    document: Document, parsed: Parsed, runs: Sequence[tuple[int, int]], wanted: set[str]
) -> Iterator[tuple[int, int]]:
    """Of each run the longest known names, from the left; single short words at a sentence's start are no evidence."""
    for first, last in runs:
        start = first
        while start < last:
            for end in range(min(last, start + LONGEST), start, -1):
                words = document.text[parsed.tokens[start].start : parsed.tokens[end - 1].end]
                if words in wanted and _telling(parsed, start, end):
                    yield start, end
                    start = end
                    break
            else:
                start += 1


def _telling(parsed: Parsed, start: int, end: int) -> bool:
    token = parsed.tokens[start]
    if end - start > 1:
        return True
    at_start = token.index == parsed.sentence_of(token).first
    return token.pos == "PROPN" and len(token.text) > 3 and not (at_start and token.entity == "")


def _place(document: Document, parsed: Parsed, first: int, last: int) -> Place:
    span = Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)
    return Place(span, span.words(document.text), role=_role(parsed, parsed.tokens[first:last]))


def _role(parsed: Parsed, tokens: Sequence[Token]) -> PlaceRole:
    top = next(
        (token for token in tokens if not tokens[0].index <= token.head < tokens[0].index + len(tokens)), tokens[-1]
    )
    if top.dep in SAYING and parsed.head(top).lemma in SAYING_VERBS:
        return "actor"
    return "demonym" if top.tag == "JJ" and top.dep == "amod" else "place"
