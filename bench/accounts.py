"""Figures by question, relays and independent origins on invented episodes, end to end and from marked claims.

"marked" figures start from the figures, populations and speakers marked in the reports, so that they measure the
comparison alone; the others start from what extract finds. "later" are episodes that were written after the comparison
and scored unseen once before it was improved on them, "styles" a second lot of those: a wire and a local paper,
ministries and aid groups, a blog and a live page, "genres" a third: an agency of a state, an aid group's daily updates,
an encyclopedia, a think tank, "fields" a fourth: observers of a truce, a campaign against a port, a
mutiny, air raids; "set aside" are those on which nothing was ever tuned. The naive
floor takes the same number for the same claim and every outlet for an origin.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from episodes import Episode, Figure, episodes
from grouping import b_cubed
from said import statements
from sayso.compare.questions import Asked, group
from sayso.compare.relays import Relay
from sayso.compare.topics import WITHOUT_FIGURES
from sayso.compare.verdicts import Weighed, weigh
from sayso.model.claims import Attribution, ChainLink, Speaker
from sayso.model.documents import Document
from sayso.model.extraction import Extraction
from sayso.model.questions import Answer
from sayso.model.spans import Span
from sayso.model.values import Quantity
from sayso.pipeline.stages import extract
from sayso.views.answers import answers
from sayso.views.origins import agreed, spoken_for

HERE = Path(__file__).parent / "accounts"
Place = tuple[str, int]
Extract = Callable[[Document], Extraction]


def measure(shared: Path) -> dict[str, float]:
    """B-cubed F1 of figures by question, F1 of relays, questions with exactly right origins, false conflicts."""
    report: dict[str, float] = {}
    for prefix, part in (
        ("", ""),
        ("later: ", "later"),
        ("styles: ", "styles"),
        ("genres: ", "genres"),
        ("fields: ", "fields"),
        ("set aside: ", "aside"),
    ):
        told = episodes(HERE / part)
        found = {document.id: extract(document) for episode in told for document in episode.documents}
        for name, value in figures(told, found).items():
            naive = "naive " if name.startswith("naive ") else ""
            report[naive + prefix + name.removeprefix("naive ")] = value
    return report


def figures(told: list[Episode], found: dict[str, Extraction]) -> dict[str, float]:
    """All figures of the bench, from what was found in each document."""
    end_to_end = [_weighed(_found(episode, found), spokesmen(episode, found)) for episode in told]
    marked = [_weighed(_marked(episode, found)) for episode in told]
    report: dict[str, float] = {}
    for prefix, weighed in (("", end_to_end), ("marked: ", marked)):
        report |= {prefix + name: value for name, value in _scores(told, weighed).items()}
    report |= statements(told, [_weighed(_said(episode, found), spokesmen(episode, found)) for episode in told])
    naive = _naive(told)
    return report | {f"naive {prefix}{name}": value for name, value in naive.items() for prefix in ("", "marked: ")}


def spokesmen(episode: Episode, found: dict[str, Extraction]) -> dict[str, str]:
    """For whom the named speakers of an episode speak, as its reports say."""
    return agreed(pair for document in episode.documents for pair in spoken_for(found[document.id]))


def _weighed(answers: Iterable[Answer], institutions: Mapping[str, str] | None = None) -> list[tuple[Asked, Weighed]]:
    return [(asked, weigh(asked, institutions=institutions)) for asked in group(answers)]


def _found(episode: Episode, found: dict[str, Extraction]) -> list[Answer]:
    return [answer for document in episode.documents for answer in _answers(found[document.id])]


def _said(episode: Episode, found: dict[str, Extraction]) -> list[Answer]:
    """The answers without figures of an episode."""
    pool = [answer for document in episode.documents for answer in _all_answers(found[document.id])]
    return [answer for answer in pool if answer.scope.measure in WITHOUT_FIGURES]


def _answers(extraction: Extraction) -> list[Answer]:
    return [answer for answer in _all_answers(extraction) if answer.scope.measure not in WITHOUT_FIGURES]


def _all_answers(extraction: Extraction) -> list[Answer]:
    ids = {claim.id: f"{extraction.document.id}:{claim.id}" for claim in extraction.attributions}
    return answers(extraction, ids)


def _marked(episode: Episode, found: dict[str, Extraction]) -> list[Answer]:
    """Answers with the marked bounds, populations and speakers; place, day and words from the machinery."""
    made = []
    for document in episode.documents:
        marks = [figure for figure in episode.figures if figure.document == document.id]
        extraction = dataclasses.replace(
            found[document.id],
            attributions=(
                *found[document.id].attributions,
                *(_attribution(number, figure, document) for number, figure in enumerate(marks)),
            ),
            quantities=tuple(_quantity(number, figure) for number, figure in enumerate(marks)),
        )
        for answer, figure in zip(_answers(extraction), marks, strict=True):
            asked = episode.questions[figure.question].scope
            scope = dataclasses.replace(
                answer.scope, measure=asked.measure, unit=asked.unit, of=asked.of, party=asked.party
            )
            made.append(dataclasses.replace(answer, scope=scope, origin=figure.origin))
    return made


def _attribution(number: int, figure: Figure, document: Document) -> Attribution:
    names = [document.outlet or "", *([figure.via] if figure.via else []), figure.root]
    return Attribution(
        id=f"m{number}",
        source=(),
        cue=(),
        content=(figure.span,),
        speaker=Speaker(figure.root, kind="unnamed" if figure.origin is None else "organisation"),
        chain=tuple(ChainLink(name) for name in names),
    )


def _quantity(number: int, figure: Figure) -> Quantity:
    low, high = figure.bounds
    return Quantity(
        figure.span, low, low, high, figure.bounds, measure="killed", unit="people", of="people", claim=f"m{number}"
    )


def _scores(told: list[Episode], weighed: list[list[tuple[Asked, Weighed]]]) -> dict[str, float]:
    grouped: list[tuple[str, str]] = []
    right = asked = false_conflicts = verdicts = 0
    relays: Counter[str] = Counter()
    for episode, questions in zip(told, weighed, strict=True):
        cluster = _clusters(questions)
        for number, figure in enumerate(episode.figures):
            held = _holding(cluster, figure)
            grouped.append((f"{episode.name} {figure.question}", held or f"{episode.name} {number}"))
        by_id = {each.question.id: (each, account) for each, account in questions}
        for gold in episode.of_figures:
            best = Counter(
                filter(None, (_holding(cluster, one) for one in episode.figures if one.question == gold.key))
            )
            asked += 1
            if best:
                _, account = by_id[best.most_common(1)[0][0]]
                right += (account.origins, account.origins_at_most) == gold.origins
                verdicts += account.verdict == gold.verdict
        false_conflicts += _false_conflicts(episode, cluster, questions)
        edges = {edge for _, account in questions for edge in _edges(account.relays)}
        relays += Counter(found=len(edges), gold=len(episode.relays), both=len(edges & episode.relays))
    return {
        "figures by question, B-cubed F1": b_cubed(grouped),
        "relays, F1": 2 * relays["both"] / (relays["found"] + relays["gold"]),
        "origins exactly right": right / asked,
        "verdicts right": verdicts / asked,
        "no false conflict": float(not false_conflicts),
    }


def _clusters(questions: list[tuple[Asked, Weighed]]) -> dict[str, list[tuple[Span, str]]]:
    held: dict[str, list[tuple[Span, str]]] = {}
    for each, _ in questions:
        for answer in each.answers:
            held.setdefault(answer.document, []).append((answer.span, each.question.id))
    return held


def _holding(cluster: dict[str, list[tuple[Span, str]]], figure: Figure) -> str | None:
    """The question under which a marked figure came."""
    return next((question for span, question in cluster.get(figure.document, ()) if span.overlaps(figure.span)), None)


def _false_conflicts(
    episode: Episode, cluster: dict[str, list[tuple[Span, str]]], questions: list[tuple[Asked, Weighed]]
) -> int:
    """Questions shown in conflict although none of the marked questions in them is."""
    truth: dict[str, set[str]] = {}
    for figure in episode.figures:
        truth.setdefault(_holding(cluster, figure) or "", set()).add(episode.questions[figure.question].verdict)
    return sum(
        account.verdict == "conflict" and "conflict" not in truth.get(each.question.id, set())
        for each, account in questions
    )


def _edges(relays: Iterable[Relay]) -> set[tuple[str, str]]:
    return {(relay.later_document, relay.earlier_document) for relay in relays if relay.signal != "root"}


def _naive(told: list[Episode]) -> dict[str, float]:
    """The same number is the same claim, every outlet an origin, any two numbers a conflict, no relay is seen."""
    grouped = [
        (f"{one.name} {figure.question}", f"{one.name} {figure.bounds.low}") for one in told for figure in one.figures
    ]
    right = conflicts = asked = 0
    for episode in told:
        outlet = {document.id: document.outlet for document in episode.documents}
        for gold in episode.of_figures:
            asked += 1
            members = [figure for figure in episode.figures if figure.question == gold.key]
            outlets = len({outlet[figure.document] for figure in members})
            right += (outlets, outlets) == gold.origins
            conflicts += len({figure.bounds for figure in members}) > 1 and gold.verdict != "conflict"
    return {
        "figures by question, B-cubed F1": b_cubed(grouped),
        "relays, F1": 0.0,
        "origins exactly right": right / asked,
        "no false conflict": float(not conflicts),
    }
