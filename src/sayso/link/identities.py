"""Names to identities across reports: machine matches are derived, people's judgements always win.

names -> keys of blocks -> pairs compared within blocks -> the best pairs joined first, never against a judgement -> ids
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from sayso.link.designations import designation
from sayso.link.matching import Match, compare, person
from sayso.link.transliteration import bones
from sayso.model.entries import Identity, identify

LARGEST = 60
"""A block with more names than this is compared along its sorted order only."""
WINDOW = 8
NEAR = 0.1
SURE = 0.9
"""From this score on a match is strong, and no rival makes it doubtful."""
MERGED = frozenset({"strong", "medium"})


def resolve_names(names: Iterable[str], judgements: Iterable[Identity] = ()) -> dict[str, str]:
    """The identity id of each name; names with one id are one. The same names give the same ids, in any order.

    A positive judgement joins its name and its identifier (a name or an id), a negative one keeps them apart, and an
    unsure one keeps the machine from joining them. The latest judgement of a pair counts.

    >>> found = resolve_names(["Volodymyr Zelenskyy", "Vladimir Zelensky", "Irena Halden"])
    >>> found["Volodymyr Zelenskyy"] == found["Vladimir Zelensky"] != found["Irena Halden"]
    True
    """
    known = sorted(set(names))
    settled = list(_latest(judgements).values())
    groups = _Groups([*known, *(one for said in settled for one in (said.name, said.identifier))])
    for said in settled:
        if said.judgement == "positive":
            groups.join(said.name, said.identifier)
    for said in settled:
        if said.judgement != "positive":
            groups.keep_apart(said.name, said.identifier)
    for one, other in _unambiguous(matches(known)):
        groups.join(one, other, machine=True)
    ids = {root: identify("identity", _title(members)) for root, members in groups.members.items()}
    return {name: ids[groups.root(name)] for name in known}


def _unambiguous(found: Iterable[tuple[str, str, Match]]) -> list[tuple[str, str]]:
    """The pairs to join, the best first; none where a name fits two equally well that are not one ("V. Orn")."""
    partners: dict[str, list[tuple[float, str]]] = defaultdict(list)
    pairs = sorted((-match.score, one, other) for one, other, match in found)
    for score, one, other in pairs:
        partners[one].append((score, other))
        partners[other].append((score, one))
    torn = set()
    for name, fitting in partners.items():
        best = min(score for score, _ in fitting)
        rivals = sorted(other for score, other in fitting if score - best < NEAR)
        if best > -SURE and any(
            compare(one, other).label == "different" for one, other in combinations(rivals[:WINDOW], 2)
        ):
            torn.add(name)
    return [(one, other) for score, one, other in pairs if score <= -SURE or not {one, other} & torn]


def matches(names: Iterable[str]) -> Iterator[tuple[str, str, Match]]:
    """The pairs of names that the machine would join, each once, with score and reason."""
    seen: set[tuple[str, str]] = set()
    for block in blocks(names):
        for one, other in _pairs(block):
            if (one, other) not in seen:
                seen.add((one, other))
                match = compare(one, other)
                if match.label in MERGED:
                    yield one, other, match


def blocks(names: Iterable[str]) -> Iterator[list[str]]:
    """Names that share a key, in order; names without company are left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        for key in _all_keys(name):
            found[key].append(name)
    for key in sorted(found):
        if len(found[key]) > 1:
            yield found[key]


@functools.lru_cache(maxsize=50_000)
def _all_keys(name: str) -> frozenset[str]:
    return frozenset(_keys(name))


def _keys(name: str) -> Iterator[str]:
    body = designation(name)
    if body is not None:
        yield "b:" + " ".join(sorted(body.words)) + f"|{body.state}"
        initials = "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())
        yield "a:" + (name.replace(".", "") if name.isupper() else initials)
        telling = sorted(body.words, key=lambda word: (-len(word), word))
        if len(telling) > 1:
            yield f"w:{telling[0]} {telling[1]}"
        return
    words = person(name).words
    if len(words) < 2:
        return
    ends = {bones(words[-1]), bones(words[0])}
    for surname, given in ((words[-1], words[0]), (words[0], words[-1]), (words[0], words[1])):
        yield f"p:{bones(surname)} {bones(given)[:1]}"
    yield "j:" + "".join(bones(word) for word in words)
    if len(words) > 2:
        yield "p:" + " ".join(sorted(ends))


def _pairs(block: list[str]) -> Iterator[tuple[str, str]]:
    if len(block) <= LARGEST:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda name: (" ".join(bones(word) for word in person(name).words), name))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + WINDOW]:
            yield (one, other) if one < other else (other, one)


def _latest(judgements: Iterable[Identity]) -> dict[frozenset[str], Identity]:
    """The last judgement of each pair, in the order in which they were given."""
    latest: dict[frozenset[str], Identity] = {}
    for said in judgements:
        if said.name != said.identifier:
            latest[frozenset((said.name, said.identifier))] = said
    return latest


def _title(members: set[str]) -> str:
    """The name that stands for a group: the first in the order of the alphabet."""
    return min(members)


class _Groups:
    """Groups of names that only ever grow, and never over a pair that is kept apart."""

    def __init__(self, names: Iterable[str]) -> None:
        self.parent = {name: name for name in names}
        self.members = {name: {name} for name in self.parent}
        self.apart: dict[str, set[str]] = defaultdict(set)

    def root(self, name: str) -> str:
        while self.parent[name] != name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def keep_apart(self, one: str, other: str) -> None:
        self.apart[one].add(other)
        self.apart[other].add(one)

    def join(self, one: str, other: str, *, machine: bool = False) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first == second or self._kept_apart(first, second) or (machine and self._differ(first, second)):
            return
        self.parent[second] = first
        self.members[first] |= self.members.pop(second)

    def _differ(self, first: str, second: str) -> bool:
        """Whether some name of the one group cannot be some name of the other, whatever joined them."""
        firsts, seconds = (sorted(self.members[root])[:WINDOW] for root in (first, second))
        if len(firsts) == len(seconds) == 1:
            return False
        return any(compare(one, other).label == "different" for one in firsts for other in seconds)

    def _kept_apart(self, first: str, second: str) -> bool:
        if not self.apart:
            return False
        return any(self.apart[name] & self.members[second] for name in self.members[first] if name in self.apart)
