"""Annotated reports as values: what an attribution of the corpus holds, what it must keep to, and its record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

ACTS = ("speech", "thought", "plan", "stance")
STANCES = ("asserts", "denies", "doubts", "orders", "promises", "expects", "asks")
CERTAINTIES = ("certain", "probable", "possible", "unstated")
KINDS = (
    "government", "armed force", "armed group", "international body", "monitor", "outlet", "expert", "witness",
    "person", "organisation", "unnamed",
)  # fmt: skip
HEADERS = ("outlet", "date", "style", "title")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Annotated:
    """One attribution of a report; spans are half-open code-point ranges into the report's text."""

    number: int
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    hedges: Spans = ()
    act: str = "speech"
    stance: str = "asserts"
    certainty: str = "unstated"
    speaker: str = "none"
    kind: str | None = None
    side: str | None = None
    within: int | None = None
    disputes: int | None = None


@dataclass(frozen=True)
class Report:
    """One invented report: what the outlet printed, and who said what in it."""

    id: str
    outlet: str
    date: str
    style: str
    title: str
    text: str
    attributions: tuple[Annotated, ...] = ()


def innermost(inner: Annotated, others: Iterable[Annotated]) -> int | None:
    """The attribution whose content holds this one's cue (or its content, when it has no cue): the innermost one."""
    ranges = inner.cue or inner.content
    holding = [
        (sum(end - start for start, end in other.content), -other.number)
        for other in others
        if other.number != inner.number and ranges and holds(other.content, ranges) and other.content != inner.content
    ]
    return -min(holding)[1] if holding else None


def holds(outer: Spans, inner: Spans) -> bool:
    """Whether each inner range lies in one of the outer ranges."""
    return all(any(start <= a and b <= end for start, end in outer) for a, b in inner)


def faults(one: Annotated, known: dict[int, Annotated]) -> Iterator[str]:
    """What is wrong with an attribution as a whole."""
    n = one.number
    if not (one.source or one.cue or one.content):
        yield f"attribution {n} has a '=' line but no words in the text"
    elif not one.content:
        yield f"attribution {n} has no content"
    if one.speaker != "none" and one.kind not in KINDS:
        yield f"attribution {n}: kind {one.kind!r} is not one of {', '.join(KINDS)}"
    if one.speaker == "none" and one.source:
        yield f"attribution {n} has a source but no speaker"
    if one.hedges and one.certainty == "unstated":
        yield f"attribution {n} has hedge words but its certainty is unstated"
    ranges = sorted(one.source + one.cue + one.content)
    if any(a[1] > b[0] for a, b in pairwise(ranges)):
        yield f"attribution {n}: its source, cue and content overlap"
    for key, target in (("within", one.within), ("disputes", one.disputes)):
        if target is not None and (target not in known or target == n):
            yield f"attribution {n}: {key} points to {target}, which is not another attribution of this report"
    seen, step = {n}, one.within
    while step in known and step not in seen:
        seen.add(step)
        step = known[step].within
    if step == n and one.within != n:
        yield f"attribution {n}: its chain of 'within' runs in a circle"


def chain(one: Annotated, report: Report) -> list[dict[str, Any]]:
    """The steps from the outlet inward to this attribution's own speaker."""
    by_number = {other.number: other for other in report.attributions}
    steps = [one]
    while steps[0].within in by_number and by_number[steps[0].within] not in steps:
        steps.insert(0, by_number[steps[0].within])
    outlet: dict[str, Any] = {"name": report.outlet, "span": None, "cue": None}
    return [outlet] + [{"name": step.speaker, "span": step.source, "cue": step.cue} for step in steps]


def record(report: Report) -> dict[str, Any]:
    """The report in the shape of `sayso extract` and of the scorers; spans are lists of [start, end]."""
    return {
        "id": report.id,
        "text": report.text,
        "date": report.date,
        "outlet": report.outlet,
        "title": report.title,
        "style": report.style,
        "attributions": [_attribution(one, report) for one in report.attributions],
    }


def _attribution(one: Annotated, report: Report) -> dict[str, Any]:
    speakers = one.speaker.split(" & ")
    return {
        "id": f"a{one.number}",
        "source": one.source,
        "cue": one.cue,
        "content": one.content,
        "hedges": [[span] for span in one.hedges],
        "voice": "attributed",
        "act": one.act,
        "stance": one.stance,
        "certainty": one.certainty,
        "speaker": None if one.speaker == "none" else {"name": one.speaker, "kind": one.kind, "side": one.side},
        **({"speakers": speakers} if len(speakers) > 1 else {}),
        "chain": chain(one, report),
        "within": one.within and f"a{one.within}",
        "disputes": one.disputes and f"a{one.disputes}",
    }
