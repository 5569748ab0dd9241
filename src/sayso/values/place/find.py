"""Finds place names; where they are is decided later, in `link/places.py`."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from importlib.resources import files

from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.model.values import Place, PlaceRole
from sayso.text.tokens import Name, Parsed, Token
from sayso.values.place.evidence import Evidence

Known = Callable[[Sequence[str]], Mapping[str, float]]
"""Which of these names a gazetteer knows, and how prominent a place each may mean (the power of ten of its people)."""

PLACES = frozenset({"GPE", "LOC"})
OTHER = frozenset({"DATE", "TIME", "MONEY", "LAW", "WORK_OF_ART", "CARDINAL", "ORDINAL"})
"""Names of other things: no place is looked for inside them."""
DIVISIONS = frozenset(
    {"oblast", "region", "province", "governorate", "county", "district", "prefecture", "department", "krai", "state"}
)
"""Words for divisions that belong to a name before them."""
JOINTS = ("-", "–")
PARTICLES = ("al", "el", "au", "ez", "es", "al-", "de", "da")
"""Small words inside names: "Port-au-Prince", "Deir al-Balah"."""
LONGEST = 5
"""Words in the longest name that is looked up."""
SAYING = frozenset({"nsubj", "agent"})
SAYING_VERBS = frozenset(
    {"say", "deny", "claim", "reject", "dismiss", "accuse", "announce", "insist", "warn", "demand", "condemn", "vow"}
)


def find(document: Document, parsed: Parsed, *, known: Known = lambda names: {}) -> list[Place]:
    """Place names, unresolved: what the parse marks as one, and the longest capitalised runs that `known` knows.

    A capital or country that says or wants something is spoken of as an actor (`role` "actor"); it is kept, flagged.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Shells fell on Kupiansk, in Ukraine, Moscow said.")
    >>> known = {"Kupiansk": 4.4, "Ukraine": 6.0, "Moscow": 7.0}
    >>> [(place.name, place.role) for place in find(report, parse(report), known=lambda names: known)]
    [('Kupiansk', 'place'), ('Ukraine', 'place'), ('Moscow', 'actor')]
    """
    evidence = Evidence.of(parsed)
    marked = [_trimmed(parsed, name) for name in parsed.names if name.label in PLACES]
    waters = {first: first - 2 for first, _ in marked if _of_before(parsed, first)}
    taken = {index for first, last in marked for index in range(first, last)}
    taken |= {index for name in parsed.names if name.label in OTHER for index in range(name.first, name.last)}
    runs = list(_runs(parsed, taken))
    asked = {document.text[span.start : span.end] for _, span in _parts(parsed, runs)}
    asked |= {_words(document, parsed, first, end) for first, last in marked for end in (last, last + 1)}
    asked |= {
        _words(document, parsed, first, last + 1) for (first, last), _ in _parts(parsed, runs) if _kind_at(parsed, last)
    }
    asked |= {_words(document, parsed, waters[first], last) for first, last in marked if first in waters}
    prominence = {name: how for name, how in known(sorted(asked)).items() if name.lower() not in common()}
    marked = [(first, _with_kind(document, parsed, first, last, prominence)) for first, last in marked]
    marked = [
        (
            waters[first] if first in waters and _words(document, parsed, waters[first], last) in prominence else first,
            last,
        )
        for first, last in marked
    ]
    marked = [
        (first, last)
        for first, last in marked
        if evidence.confirmed(first, last, prominence.get(_words(document, parsed, first, last)))
    ]
    surely = {_words(document, parsed, first, last) for first, last in marked} & prominence.keys()
    others = list(_longest(document, parsed, runs, prominence))
    marked += [
        (first, _with_kind(document, parsed, first, last, prominence))
        for first, last in others
        if evidence.telling(
            first, last, prominence[name := _words(document, parsed, first, last)], again=name in surely
        )
    ]
    marked += evidence.listed(set(marked), others)
    marked = [(first, last) for first, last in marked if _words(document, parsed, first, last).lower() not in common()]
    return [_place(document, parsed, first, last) for first, last in sorted(marked) if first < last]


def _trimmed(parsed: Parsed, name: Name) -> tuple[int, int]:
    """The name without its article and its possessive ending."""
    first, last = name.first, name.last
    while first < last and parsed.tokens[first].lower in ("the", "a", "an"):
        first += 1
    while last > first and (
        parsed.tokens[last - 1].tag == "POS" or not any(map(str.isalnum, parsed.tokens[last - 1].text))
    ):
        last -= 1
    return first, last


def _of_before(parsed: Parsed, first: int) -> bool:
    """Whether "Sea of" or its like stands before a name: "the Sea of | Azov"."""
    return first > 1 and parsed.tokens[first - 1].lower == "of" and parsed.tokens[first - 2].text[0].isupper()


def _with_kind(document: Document, parsed: Parsed, first: int, last: int, known: Collection[str]) -> int:
    """Where a name ends that goes on with the word for its kind: "Kursk Oblast", "the Kursk region"."""
    goes_on = _kind_at(parsed, last) and _words(document, parsed, first, last + 1) in known
    return last + 1 if goes_on and first < last else last


def _kind_at(parsed: Parsed, index: int) -> bool:
    return any(token.lower in DIVISIONS for token in parsed.tokens[index : index + 1])


def _runs(parsed: Parsed, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that no name holds yet."""
    start: int | None = None
    for token in parsed.tokens:
        named = token.index not in taken and token.text[0].isupper() and _naming(token)
        joins = start is not None and token.text in (*JOINTS, *PARTICLES) and token.index not in taken
        if (named or joins) and start is None:
            start = token.index
        elif not (named or joins) and start is not None:
            yield start, token.index
            start = None
    if start is not None:
        yield start, len(parsed.tokens)


def _naming(token: Token) -> bool:
    """Nouns, and what else the parse takes for a name ("Bakhmut", an adverb); no articles."""
    return token.pos in ("PROPN", "NOUN", "ADJ", "X") or (token.entity != "" and token.pos != "DET")


def _parts(parsed: Parsed, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], Span]]:
    for first, last in runs:
        for start in range(first, last):
            for end in range(start + 1, min(last, start + LONGEST) + 1):
                yield (start, end), Span(parsed.tokens[start].start, parsed.tokens[end - 1].end)


def _longest(
    document: Document, parsed: Parsed, runs: Sequence[tuple[int, int]], wanted: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Of each run the longest known names, from the left; single short words at a sentence's start are no evidence."""
    for first, last in runs:
        start = first
        while start < last:
            for end in range(min(last, start + LONGEST), start, -1):
                whole = not {parsed.tokens[start].text, parsed.tokens[end - 1].text} & {*JOINTS, *PARTICLES}
                if whole and _words(document, parsed, start, end) in wanted:
                    yield start, end
                    start = end
                    break
            else:
                start += 1


def _words(document: Document, parsed: Parsed, start: int, end: int) -> str:
    return document.text[parsed.tokens[start].start : parsed.tokens[min(end, len(parsed.tokens)) - 1].end]


@functools.cache
def common() -> frozenset[str]:
    """Capitalised words that happen to be names of places somewhere: titles, months, points of the compass."""
    table = files(__package__).joinpath("common.tsv").read_text(encoding="utf-8")
    return frozenset(line.split("\t")[0] for line in table.splitlines()[1:])


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
