"""The invented episodes under bench/accounts/: reports with their figures marked, and what should be made of them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

from sayso.model.documents import Document
from sayso.model.questions import Scope
from sayso.model.spans import Span
from sayso.model.values import Interval

MARK = re.compile(r"\[\[([^\[\]]*)\]\]")
WITHOUT_FIGURES = ("happened", "responsible")


@dataclass(frozen=True)
class Figure:
    """A marked figure: where it stands, what it answers, whose word it is ("?…" unnamed, "-" the outlet's own)."""

    document: str
    span: Span
    question: str
    bounds: Interval
    root: str
    via: str | None

    @property
    def origin(self) -> str | None:
        return None if self.root[0] in "?-" else self.root


@dataclass(frozen=True)
class Statement:
    """A marked claim without a figure: where it stands, what it answers, "yes", "no" or who is named."""

    document: str
    span: Span
    question: str
    answer: str


@dataclass(frozen=True)
class Asked:
    """A question of an episode: its scope, the verdict, the least and the most independent origins."""

    key: str
    scope: Scope
    verdict: str
    origins: tuple[int, int]


@dataclass(frozen=True)
class Episode:
    """Reports of one invented episode with all that is to be found in them."""

    name: str
    documents: list[Document]
    questions: dict[str, Asked]
    figures: list[Figure]
    statements: list[Statement]
    relays: set[tuple[str, str]]

    @property
    def of_figures(self) -> list[Asked]:
        """The questions that figures answer."""
        return [one for one in self.questions.values() if one.scope.measure not in WITHOUT_FIGURES]


def episodes(folder: Path) -> list[Episode]:
    """All episodes of a folder, by name."""
    return [read(path) for path in sorted(folder.glob("*.txt"))]


def read(path: Path) -> Episode:
    """One episode: the questions first, then its reports."""
    head, *reports = path.read_text(encoding="utf-8").split("@report ")
    questions = [_asked(line) for line in head.splitlines() if line.startswith("question ")]
    episode = Episode(path.stem, [], {one.key: one for one in questions}, [], [], set())
    for report in reports:
        _report(report, episode)
    return episode


def _asked(line: str) -> Asked:
    key, _, rest = line.removeprefix("question ").partition(": ")
    measure, unit, of, party, verdict, origins = (part.strip() or None for part in rest.split(";"))
    least, _, most = (origins or "").partition("-")
    scope = Scope(measure=measure, unit=unit, of=of, party=party)
    return Asked(key, scope, verdict or "", (int(least), int(most or least)))


def _report(report: str, episode: Episode) -> None:
    head, _, body = report.strip().partition("\n\n")
    name, *fields = head.splitlines()
    facts = dict(field.split(": ", 1) for field in fields)
    text, at = "", 0
    for mark in MARK.finditer(body):
        text += body[at : mark.start()]
        words, question, bounds, root, *via = mark.group(1).split("|")
        span = Span(len(text), len(text) + len(words))
        if episode.questions[question].scope.measure in WITHOUT_FIGURES:
            episode.statements.append(Statement(name, span, question, bounds))
        else:
            episode.figures.append(Figure(name, span, question, _bounds(bounds), root, via[0] if via else None))
        text += words
        at = mark.end()
    text += body[at:]
    day = datetime.date.fromisoformat(facts["date"])
    episode.documents.append(
        Document(name, text, date=day, date_from="input", outlet=facts["outlet"], title=facts["title"])
    )
    episode.relays.update((name, earlier.strip()) for earlier in facts.get("relays", "").split(",") if earlier.strip())


def _bounds(words: str) -> Interval:
    """ "40+" at least, "30-40" a range, "14" exactly."""
    if words.endswith("+"):
        return Interval(float(words[:-1]), None)
    low, _, high = words.partition("-")
    return Interval(float(low), float(high or low))
