"""The table of known actors: states with their bodies, blocs, monitors, agencies, outlets, groups, office holders.

`actors.tsv` beside the code is ours; a user's file with the same columns wins over it, row by row (a name or variant
that both have means the user's row). Columns: name, id (a Wikidata QID or an id of the user's, may be empty), kind (of
speaker, or "state"), state (whose it is), office (for a person: what they hold), variants, adjectives, metonyms
(lists joined by "|"), from, until (days of a term, open if empty), source (where the row comes from).
"""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import get_args

from sayso.model.claims import SpeakerKind
from sayso.model.errors import UsageError

COLUMNS = ("name", "id", "kind", "state", "office", "variants", "adjectives", "metonyms", "from", "until", "source")


@dataclass(frozen=True, slots=True)
class Actor:
    """One row: somebody who may speak, whose they are, and the words that mean them."""

    name: str
    id: str | None
    kind: str
    state: str | None
    office: str
    variants: tuple[str, ...]
    adjectives: tuple[str, ...]
    metonyms: tuple[str, ...]
    start: str
    end: str

    def holds_on(self, day: str) -> bool:
        """Whether a day (ISO) lies in the term, whose ends may be years, months or days."""
        return (not self.start or self.start <= day) and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True)
class Actors:
    """The table, by the words that mean an actor (folded case, without "the")."""

    named: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    metonyms: dict[str, str] = field(default_factory=dict)
    offices: dict[tuple[str, str], tuple[Actor, ...]] = field(default_factory=dict)
    groups: dict[str, Actor | None] = field(default_factory=dict)
    """Armed groups by the ends of their names; None where several end so."""
    surnames: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    """Heads of states and governments by their last names."""
    bare: tuple[str, ...] = ()
    """States without adjectives in the table; a report's own words may show them."""
    group_of_user: Actor | None = None
    """The one armed group of the user's own rows: whom "the rebels" means where a report names none."""

    def named_so(self, words: str) -> tuple[Actor, ...]:
        """The actors that a name may mean; none for a name that the table lacks."""
        return self.named.get(key(words), ())

    def head(self, words: str, day: str | None) -> Actor | None:
        """The head of a state or government whom a last name means on a day (ISO), if it means one alone."""
        found = self.surnames.get(key(words), ())
        if day is None or len({one.name for one in found}) != 1:
            return None
        return next((one for one in found if one.holds_on(day)), None)

    def group(self, words: str) -> Actor | None:
        """The one armed group whose name ends with these words (at least two of them)."""
        return self.groups.get(key(words))

    def state(self, words: str) -> str | None:
        """The state that a name, adjective or capital means."""
        word = key(words)
        for actor in self.named.get(word, ()):
            if actor.kind == "state":
                return actor.name
        return self.adjectives.get(word) or self.metonyms.get(word)

    def is_city(self, words: str) -> bool:
        """Whether a word means a state only as its capital."""
        word = key(words)
        states = any(actor.kind == "state" for actor in self.named.get(word, ()))
        return word in self.metonyms and word not in self.adjectives and not states

    def holders(self, office: str, state: str, day: str | None) -> list[str]:
        """Who held an office of a state on a day (ISO); all known holders if the day is not known."""
        found = self.offices.get((key(office), key(state)), ())
        return [actor.name for actor in found if day is None or actor.holds_on(day)]


@functools.lru_cache(maxsize=20_000)
def key(words: str) -> str:
    """How a name is looked up: folded case, one kind of apostrophe, no article before it.

    >>> key("The People’s Army")
    "people's army"
    """
    folded = " ".join(words.casefold().replace("’", "'").split())
    return folded.removeprefix("the ")


def load(path: Path | None = None) -> Actors:
    """Our table, with the user's rows (if any) before it.

    Raises OSError if the file cannot be opened, UsageError if it is no table of actors.
    """
    if path is None:
        return _ours()
    found = path.stat()
    return _with_own(path, found.st_mtime_ns, found.st_size)


@functools.lru_cache(maxsize=4)
def _with_own(path: Path, changed: int, size: int) -> Actors:
    """The table with a user's file as it was at one time: read once, and again when it changes."""
    try:
        own = list(read(path.read_text(encoding="utf-8")))
        groups = [actor for actor in own if actor.kind == "armed group" and not actor.office]
        return replace(build([*own, *_our_rows()]), group_of_user=groups[0] if len(groups) == 1 else None)
    except (UnicodeDecodeError, KeyError) as error:
        raise UsageError(f"{path}: not a table of actors; see: sayso actors check {path}") from error


@functools.cache
def _ours() -> Actors:
    return build(_our_rows())


@functools.cache
def _our_rows() -> tuple[Actor, ...]:
    ours = files(__package__) / "actors.tsv"
    return tuple(read(ours.read_text(encoding="utf-8"))) if ours.is_file() else ()


def read(text: str) -> Iterator[Actor]:
    """The actors of a table in the form above."""
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        lists = (
            tuple(filter(None, (row.get(column) or "").split("|"))) for column in ("variants", "adjectives", "metonyms")
        )
        variants, adjectives, metonyms = lists
        yield Actor(
            row["name"], row.get("id") or None, row["kind"], row.get("state") or None, row.get("office") or "",
            variants, adjectives, metonyms, row.get("from") or "", row.get("until") or "",
        )  # fmt: skip


OF_PLACES = frozenset({"state", "international body"})
"""Kinds for which a town stands as for a state; the seats of others are names of theirs ("the Pentagon")."""
HEADS = frozenset({"president", "prime minister", "chancellor", "supreme leader", "premier"})
"""Offices whose holders are so well known that reports print their last names alone."""
KINDS = frozenset(get_args(SpeakerKind)) - {"unnamed", "unresolved"} | {"state"}
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")


def check(path: Path) -> list[str]:
    """What is wrong with a table of actors, a line each: "FILE:LINE: what, and what to write instead".

    An empty list means that nothing is. Raises OSError if the file cannot be opened.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        at = error.object[: error.start].count(b"\n") + 1
        return [f"{path}:{at}: not UTF-8; save the table as UTF-8, cells separated by tabs"]
    if lines and "\t" not in lines[0] and "," in lines[0]:
        return [f"{path}:1: cells are separated by commas; a table of actors separates them by tabs"]
    header = lines[0].split("\t") if lines else []
    missing = [column for column in ("name", "kind") if column not in header]
    found = [f"{path}:1: no column {column!r}; the columns are: {', '.join(COLUMNS)}" for column in missing]
    found += [
        f"{path}:1: unknown column {column!r}; the columns are: {', '.join(COLUMNS)}"
        for column in header
        if column not in COLUMNS
    ]
    if missing:
        return found
    seen: dict[tuple[str, str, str], int] = {}
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            cells = line.split("\t")
            row = dict(zip(header, cells, strict=False))
            found += [f"{path}:{number}: {message}" for message in _faults(row, len(cells), len(header), seen, number)]
    return found


def _faults(
    row: dict[str, str], cells: int, columns: int, seen: dict[tuple[str, str, str], int], number: int
) -> Iterator[str]:
    if cells > columns:
        yield f"{cells} cells, but the header has {columns} columns; cells are separated by tabs"
    name, kind = row.get("name", ""), row.get("kind", "")
    if not name.strip():
        yield "no name"
    if kind not in KINDS:
        yield f"unknown kind {kind!r}; write one of: {', '.join(sorted(KINDS))}"
    for column in ("from", "until"):
        if row.get(column) and not DAY.match(row[column]):
            yield f"{column} {row[column]!r} is no day; write 2031, 2031-03 or 2031-03-04"
    if row.get("from") and row.get("until") and row["from"] > row["until"]:
        yield f"the term ends ({row['until']}) before it begins ({row['from']})"
    if row.get("office") and not row.get("state"):
        yield "an office without a state; write whose office it is"
    identity = (key(name), row.get("office") or "", row.get("from") or "")
    if name.strip() and identity in seen:
        yield f"{name!r} stands in line {seen[identity]} already"
    seen.setdefault(identity, number)


def build(actors: Iterable[Actor]) -> Actors:
    """The index of some rows; where two rows claim an adjective or capital, the earlier one wins."""
    named: dict[str, tuple[Actor, ...]] = {}
    adjectives: dict[str, str] = {}
    metonyms: dict[str, str] = {}
    offices: dict[tuple[str, str], tuple[Actor, ...]] = {}
    bare: list[str] = []
    groups: dict[str, Actor | None] = {}
    surnames: dict[str, tuple[Actor, ...]] = {}
    for actor in actors:
        lasts = {key(form.split()[-1]) for form in (actor.name, *actor.variants)} if actor.office in HEADS else set()
        surnames |= {last: (*surnames.get(last, ()), actor) for last in lasts}
        if actor.kind == "armed group" and not actor.office:
            parts = key(actor.name).split()
            for ending in (" ".join(parts[at:]) for at in range(1, len(parts) - 1)):
                groups[ending] = None if ending in groups else actor
        if actor.kind == "state" and not actor.adjectives:
            bare.append(actor.name)
        places = actor.metonyms if actor.kind in OF_PLACES else ()
        seats = () if places else actor.metonyms
        for words in dict.fromkeys(key(form) for form in (actor.name, *actor.variants, *seats)):
            named[words] = (*named.get(words, ()), actor)
        for words in actor.adjectives:
            adjectives.setdefault(key(words), actor.name)
        for words in places:
            metonyms.setdefault(key(words), actor.name)
        if actor.office and actor.state:
            place = (key(actor.office), key(actor.state))
            offices[place] = (*offices.get(place, ()), actor)
    return Actors(named, adjectives, metonyms, offices, groups, surnames, tuple(bare))
