"""Who passed on whom: three signals, kept apart.

"reuse"   the two sentences share their wording: copied or lightly edited
"stated"  one says that it has it from the other's outlet ("Northern Wire reported, citing the minister"), or that its
          source told it to that outlet
"root"    the same root speaker with the same figure
"""

from __future__ import annotations

import collections
import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.compare.names import outlet_named
from sayso.compare.reuse import WORD
from sayso.model.questions import Answer

Signal = Literal["reuse", "stated", "root"]

PASSAGE = 0.5
"""The part of the shorter passage's three-word runs that a copied passage shares."""
FEWEST = 12
"""Runs of three words that must be shared: short passages look alike by chance."""
CROWD = 30
"""Answers remembered for each run of words: the first to use it; what everybody writes proves nothing."""
NUMBER = re.compile(r"[\d.,]+")
_TOLD = re.compile(
    r"\b(?:told|(?:interview|remarks|comments|statement) (?:with|to)|quoted (?:by|in)"
    r"|sp(?:oke|eaking|oken) (?:to|with))"
    r" (?:the )?(?P<outlet>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)(?P<by>)"
)
"""To whom somebody spoke: "the mayor told Northern Wire" has it from Northern Wire."""


_REPORTED = re.compile(
    r"\b(?P<outlet>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)(?:, (?:citing|quoting) [^,.;]{3,60},)? (?:has |had |now |also )*"
    r"(?:report(?:s|ed)|says|said|wrote|writes)\b"
    r"|\baccording to (?:the )?(?P<by>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
"""An outlet named as the one that says so, whatever the chain made of it."""


_AGENCY = re.compile(r"\b(?:Wire|Press|Agency|News Service|Newswire)\b")
"""Who is copied on the day of publication: papers print what agencies send."""


@dataclass(frozen=True, slots=True)
class Relay:
    """Answer `later` passes on answer `earlier` (their keys): by which signal, and the words that show it."""

    earlier: str
    later: str
    signal: Signal
    because: str
    earlier_document: str = ""
    later_document: str = ""


def relays(answers: Sequence[Answer]) -> list[Relay]:
    """The relays among the answers to one question, earliest seen first; the order of `answers` does not matter."""
    ordered = sorted(answers, key=seen)
    found = [*copies(ordered), *_stated(ordered), *_root(ordered)]
    return sorted(found, key=lambda relay: (relay.earlier, relay.later, relay.signal))


def seen(answer: Answer) -> tuple[str, bool, str]:
    """When an answer was first seen: its day of publication, news agencies first, then its key; an undated one last."""
    day = answer.said.isoformat() if answer.said else "9999"
    return day, not _is_agency(answer.outlet or ""), answer.key


@functools.lru_cache(maxsize=10_000)
def _is_agency(outlet: str) -> bool:
    return _AGENCY.search(outlet) is not None


def _relay(earlier: Answer, later: Answer, signal: Signal, because: str) -> Relay:
    return Relay(earlier.key, later.key, signal, because, earlier.document, later.document)


def copies(answers: Sequence[Answer]) -> Iterable[Relay]:
    """Each answer whose passage was seen before, with the earlier one whose wording it shares most."""
    answers = sorted(answers, key=seen)
    holders: dict[int, list[int]] = {}
    sizes: list[int] = []
    for at, answer in enumerate(answers):
        runs = _runs(answer.passage)
        sizes.append(len(runs))
        shared = _shared(runs, at, holders)
        often = ((earlier, count) for earlier, count in shared.items() if count >= FEWEST)
        for earlier, count in sorted(often, key=lambda item: (-item[1], item[0])):
            shorter = min(sizes[earlier], sizes[at])
            copied = count >= PASSAGE * shorter
            if copied and answers[earlier].document != answer.document and _same_kind(answers[earlier], answer):
                yield _relay(answers[earlier], answer, "reuse", f"{count} of {shorter} three-word runs are shared")
                break


def _shared(runs: Iterable[int], at: int, holders: dict[int, list[int]]) -> dict[int, int]:
    """How many runs each earlier answer shares with this one, which is noted as their holder from now on."""
    shared: dict[int, int] = {}
    for run in runs:
        held = holders.get(run)
        if held is None:
            holders[run] = [at]
            continue
        for earlier in held:
            shared[earlier] = shared.get(earlier, 0) + 1
        if len(held) < CROWD:
            held.append(at)
    return shared


@functools.lru_cache(maxsize=50_000)
def _runs(passage: str) -> frozenset[int]:
    """Every run of three words, case folded, as a number: two different runs never share one in practice."""
    words = WORD.findall(passage.casefold())
    return frozenset(map(hash, zip(words, words[1:], words[2:], strict=False)))


def _same_kind(one: Answer, other: Answer) -> bool:
    """Whether two figures of like sentences are the same figure: their own words are alike but for the number."""
    return one.sentence == other.sentence or one.text == other.text or _wording(one) == _wording(other)


def _wording(answer: Answer) -> str:
    return NUMBER.sub("", answer.text).casefold()


def _stated(answers: Sequence[Answer]) -> Iterable[Relay]:
    """Answers that say from which outlet they have it: the outermost one, which may itself pass on another."""
    by_outlet: dict[str, list[Answer]] = collections.defaultdict(list)
    for answer in answers:
        if answer.outlet:
            by_outlet[answer.outlet.casefold()].append(answer)
    named = functools.cache(lambda name: outlet_named(name, by_outlet))
    for answer in answers:
        own = (answer.outlet or "").casefold()
        told = [
            name
            for pattern in (_TOLD, _REPORTED)
            for match in pattern.finditer(answer.sentence)
            for name in _endings(match["outlet"] or match["by"])
        ]
        for name in dict.fromkeys(named(name) for name in (*answer.chain[1:], *told)):
            earlier = [other for other in by_outlet.get(name, ()) if name != own and _by_then(other, answer)]
            source = _passed(answer, earlier)
            if source:
                because = " → ".join(answer.chain) if source.outlet in answer.chain else answer.sentence
                yield _relay(source, answer, "stated", because)
                break


def _endings(name: str) -> Iterable[str]:
    """A name, and what may be the name after words that are capitals only at the head of a sentence.

    >>> list(_endings("Even Continental Wire")), list(_endings("Standard"))
    (['Even Continental Wire', 'Continental Wire'], ['Standard'])
    """
    words = name.split()
    return (" ".join(words[at:]) for at in range(max(1, len(words) - 1)))


def _by_then(other: Answer, answer: Answer) -> bool:
    """Whether one may be cited by the other: out on the same day or before."""
    return other.document != answer.document and seen(other)[0] <= seen(answer)[0]


def _passed(answer: Answer, earlier: list[Answer]) -> Answer | None:
    """Which of an outlet's answers is passed on: the one with the same root, else the same figure, else the latest."""
    root = [other for other in earlier if other.origin is not None and other.origin == answer.origin]
    for same in (
        [other for other in root if other.support == answer.support],
        [other for other in root if seen(other)[0] < seen(answer)[0]],
        root,
        [other for other in earlier if other.support == answer.support],
        [other for other in earlier if other.core.low == answer.core.low is not None],
        [other for other in earlier if _silent(answer, other)],
    ):
        if same:
            return same[-1]
    return None


def _silent(answer: Answer, other: Answer) -> bool:
    """Whether a report names no one behind the outlet that it cites, so that whatever the outlet wrote may be meant.

    Officials without a name who are cited through it are not whom the outlet itself names.
    """
    outlet = (other.outlet or "").casefold()
    if (answer.speaker or "").startswith("unnamed ") and other.origin is not None:
        return False
    return answer.origin is None or outlet_named(answer.speaker or "", [outlet]) == outlet


def _root(answers: Sequence[Answer]) -> Iterable[Relay]:
    first: dict[tuple[object, ...], Answer] = {}
    for answer in answers:
        if answer.origin is None:
            continue
        earlier = first.setdefault((answer.origin, answer.support, answer.stance), answer)
        if earlier is not answer and earlier.document != answer.document:
            yield _relay(earlier, answer, "root", f"{answer.speaker} with the same figure")
