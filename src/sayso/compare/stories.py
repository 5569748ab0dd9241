"""Which reports tell of the same occurrence: rare shared words carry it, names and numbers most of all.

Average-link grouping over TF-IDF. Days between two publications weigh softly, never as a gate: trials and deaths in
hospital are reported months later. General sentence embeddings say "same kind of event" and are not used.
"""

from __future__ import annotations

import collections
import datetime
import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.compare.reuse import WORD

AT_LEAST = 0.13
"""Average similarity from which groups are one story; read off the plateau on half of the incidents bench."""
TELLING = 2.0
"""How much more a capitalised word, a number or a word of the title tells than another word."""
STAYS = 0.5
"""What remains of a similarity when two reports are far apart in time."""
FADES = 30.0
"""Days after which most of the part that fades is gone."""
COMMON = 0.5
"""Words in more than this part of the reports tell nothing."""
FAINT = 0.02
"""Similarities below this count as none."""


@dataclass(frozen=True, slots=True)
class Report:
    """What grouping by story needs: id, title, text, the outlet or host, the day of publication."""

    id: str
    title: str
    text: str
    host: str | None = None
    date: datetime.date | None = None


def stories(reports: Iterable[Report], *, at_least: float = AT_LEAST) -> list[tuple[str, ...]]:
    """The reports by story, ids in order; the order in which reports come does not matter.

    >>> day = datetime.date(2031, 3, 4)
    >>> lesk = [Report(str(n), "Lesk bridge", "The bridge at Lesk fell on Monday", date=day) for n in (1, 2)]
    >>> selm = Report("3", "Harvest in Selm", "Farmers around the capital expect a good harvest", date=day)
    >>> stories([*lesk, selm])
    [('1', '2'), ('3',)]
    """
    ordered = sorted(reports, key=lambda report: report.id)
    groups = _merge(_similarities(ordered), len(ordered), at_least)
    return sorted(tuple(ordered[at].id for at in sorted(group)) for group in groups)


def _terms(report: Report) -> dict[str, float]:
    terms: dict[str, float] = collections.defaultdict(float)
    for match in WORD.finditer(report.text):
        word = match.group()
        terms[word.casefold()] += TELLING if word[0].isupper() or word[0].isdigit() else 1.0
    for match in WORD.finditer(report.title):
        terms[match.group().casefold()] += TELLING
    return terms


def _vectors(reports: Sequence[Report]) -> list[dict[str, float]]:
    """Each report's words with their weights, of length one; words of one report alone can join nothing."""
    counted = [_terms(report) for report in reports]
    frequency = collections.Counter(term for terms in counted for term in terms)
    most = max(2.0, COMMON * len(reports))
    vectors = []
    for terms in counted:
        weights = {
            term: (1 + math.log(count)) * math.log1p(len(reports) / frequency[term])
            for term, count in terms.items()
            if 1 < frequency[term] <= most
        }
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({term: weight / length for term, weight in weights.items()})
    return vectors


def _similarities(reports: Sequence[Report]) -> dict[int, dict[int, float]]:
    """How alike each two reports are, faded by the days between them; only what is not faint."""
    vectors = _vectors(reports)
    postings: dict[str, list[tuple[int, float]]] = collections.defaultdict(list)
    for at, weights in enumerate(vectors):
        for term, weight in weights.items():
            postings[term].append((at, weight))
    arrays = {
        term: (np.array([at for at, _ in held]), np.array([weight for _, weight in held]))
        for term, held in postings.items()
    }
    days = np.array([report.date.toordinal() if report.date else -1 for report in reports])
    return {at: _row(at, weights, arrays, days) for at, weights in enumerate(vectors)}


def _row(
    at: int,
    weights: dict[str, float],
    postings: dict[str, tuple[NDArray[np.int64], NDArray[np.float64]]],
    days: NDArray[np.int64],
) -> dict[int, float]:
    alike = np.zeros(len(days))
    for term in sorted(weights):
        where, weight = postings[term]
        alike[where] += weight * weights[term]
    known = (days >= 0) & (days[at] >= 0)
    faded = STAYS + (1 - STAYS) * np.exp(-np.abs(days - days[at]) / FADES)
    alike *= np.where(known, faded, 1.0)
    return {int(other): float(alike[other]) for other in np.flatnonzero(alike >= FAINT) if other != at}


def _merge(alike: dict[int, dict[int, float]], count: int, at_least: float) -> list[list[int]]:
    """Average-link: the two most alike groups become one as long as their average similarity is high enough."""
    groups = {at: [at] for at in range(count)}
    heap = [(-value, one, other) for one, row in alike.items() for other, value in row.items() if one < other]
    heapq.heapify(heap)
    while heap:
        value, one, other = heapq.heappop(heap)
        if -value < at_least:
            break
        if one not in groups or other not in groups or _average(alike, groups, one, other) != -value:
            continue
        groups[one] += groups.pop(other)
        for third, total in alike.pop(other).items():
            alike[third].pop(other, None)
            if third != one:
                alike[one][third] = alike[third][one] = alike[one].get(third, 0.0) + total
        for third in alike[one]:
            first, second = sorted((one, third))
            heapq.heappush(heap, (-_average(alike, groups, one, third), first, second))
    return list(groups.values())


def _average(alike: dict[int, dict[int, float]], groups: dict[int, list[int]], one: int, other: int) -> float:
    return alike[one].get(other, 0.0) / (len(groups[one]) * len(groups[other]))
