"""Which claims answer the same question: same measure, same kind of people or things, same occasion."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Iterable, Mapping

from sayso.compare.events import SHORT, Occasion, occasions
from sayso.compare.populations import Population, populations
from sayso.compare.relays import copies, seen
from sayso.compare.topics import HAPPENED, RESPONSIBLE, WITHOUT_FIGURES
from sayso.model.entries import identify
from sayso.model.questions import Answer, Question, Scope

BY_A_PERSON = "put here by a person"


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """A question with all its answers, in the order of their keys, and the block in which it was found."""

    question: Question
    answers: tuple[Answer, ...]
    block: str = ""


def block_of(answer: Answer) -> str:
    """What two answers must share to be looked at together: measure, how it is counted, month of what happened."""
    scope = answer.scope
    month = f"{scope.start:%Y-%m}" if scope.start else ""
    added = "|added" if scope.flow == "flow" else ""
    return f"{scope.measure}|{scope.unit}|{month}{added}"


def group(answers: Iterable[Answer], *, regrouped: Mapping[str, str] | None = None) -> list[Asked]:
    """The questions that these answers answer, by id; the order in which answers come does not matter.

    Each answer comes back with the id of its question and the reason why it stands there. `regrouped` holds, by claim,
    the question under which a person put it: that wins, as long as the question is there.
    """
    blocks: dict[str, dict[str, Answer]] = collections.defaultdict(dict)
    for answer in answers:
        blocks[block_of(answer)].setdefault(answer.key, answer)
    asked: dict[str, Asked] = {}
    for block in sorted(blocks):
        ordered = [blocks[block][key] for key in sorted(blocks[block])]
        for occasion, held in occasions(ordered, same_as=_sources(ordered)):
            for population, members in populations(held):
                question = _question(population, occasion, members[0].scope)
                known = asked.get(question.id)
                asked[question.id] = _asked(question, [*(known.answers if known else ()), *members], block)
    if regrouped:
        asked = _moved(asked, regrouped)
    return [asked[key] for key in sorted(asked)]


def _moved(asked: dict[str, Asked], regrouped: Mapping[str, str]) -> dict[str, Asked]:
    """The questions with each answer where a person put its claim."""
    held: dict[str, list[Answer]] = collections.defaultdict(list)
    moved: set[tuple[str, str]] = set()
    for key, each in asked.items():
        for answer in each.answers:
            target = regrouped.get(answer.claim, key)
            if target in asked and target != key:
                moved.add((target, answer.key))
            held[target if target in asked else key].append(answer)
    found = {key: _asked(asked[key].question, members, asked[key].block) for key, members in held.items()}
    return {
        key: dataclasses.replace(
            each,
            answers=tuple(
                dataclasses.replace(answer, because=BY_A_PERSON) if (key, answer.key) in moved else answer
                for answer in each.answers
            ),
        )
        for key, each in found.items()
    }


def _sources(answers: list[Answer]) -> dict[str, Answer]:
    """For each copied answer the one it was copied from in the end: "on Monday" means the Monday of the original."""
    by_key = {answer.key: answer for answer in answers}
    earlier = {relay.later: relay.earlier for relay in copies(answers)}
    found = {}
    for key in earlier:
        source = earlier[key]
        while source in earlier:
            source = earlier[source]
        found[key] = by_key[source]
    return found


def aligned(answer: Answer, question: Question) -> Scope:
    """The scope of an answer with the place and day (and topic) of its question, once it was judged to be about it.

    Long periods keep their own ends: how much of a war two totals cover is for the comparison to say.
    """
    asked, scope = question.scope, answer.scope
    if scope.measure in WITHOUT_FIGURES:
        scope = dataclasses.replace(scope, of=asked.of)
    if asked.event or (asked.start and asked.end and asked.end - asked.start > SHORT):
        return dataclasses.replace(scope, place=asked.place)
    return dataclasses.replace(scope, place=asked.place, start=asked.start, end=asked.end)


def _asked(question: Question, held: list[Answer], block: str) -> Asked:
    members = sorted(held, key=lambda answer: answer.key)
    if question.scope.measure == HAPPENED:
        named = min(members, key=lambda answer: (answer.stance != "asserts", seen(answer)))
        words = shortened(named.text.removeprefix("that ").strip("“”"))
        question = dataclasses.replace(question, label=f"Whether “{words}”, {label(question.scope)}")
    return Asked(
        question,
        tuple(
            dataclasses.replace(answer, question=question.id, because=_because(answer, question)) for answer in members
        ),
        block,
    )


def _question(population: Population, occasion: Occasion, scope: Scope) -> Question:
    """The scope is the question's own: the anchor's place and day, never those of its members."""
    of, party = population
    start, end = occasion.period or (None, None)
    flow = "flow" if scope.flow == "flow" else None
    asked = Scope(
        flow=flow,  # type: ignore[arg-type]
        measure=scope.measure,
        unit=scope.unit,
        of=of,
        party=party,
        place=occasion.place,
        event=occasion.event,
        start=start,
        end=end,
    )
    hashed = {
        "measure": asked.measure,
        "unit": asked.unit,
        "of": of,
        "party": party,
        "place": asked.place,
        "event": occasion.event or (start.isoformat() if start else None),
        "flow": asked.flow,
    }
    return Question(identify("question", hashed), label(asked), asked)


def shortened(words: str, most: int = 80) -> str:
    """The first words of a text.

    >>> shortened("guns stood in a school yard", 12)
    'guns stood …'
    """
    return words if len(words) <= most else words[: most + 1].rsplit(" ", 1)[0] + " …"


def label(scope: Scope) -> str:
    """A line for people: measure, of whom, where, when.

    >>> label(Scope(measure="casualties/killed", of="people/forces", party="Ostrenia", place="Tarvia/Lesk"))
    'Killed, forces of Ostrenia, Lesk'
    """
    happened = scope.measure in WITHOUT_FIGURES
    who = "Who did it" if scope.measure == RESPONSIBLE else None
    named = (scope.measure or "figure").rsplit("/", 1)[-1]
    if scope.measure and scope.measure.startswith("share/"):
        named = f"share of {named}"
    measure = who if happened else named.capitalize()
    of = scope.of.rsplit("/", 1)[-1] if scope.of and not happened else None
    whom = f"{of} of {scope.party}" if of and scope.party else of or (f"of {scope.party}" if scope.party else None)
    where = scope.place.rsplit("/", 1)[-1] if scope.place else None
    when = None
    if scope.start and scope.end:
        same = scope.start == scope.end
        when = scope.start.isoformat() if same else f"{scope.start.isoformat()} – {scope.end.isoformat()}"
    added = "added" if scope.flow == "flow" else None
    when = when or (f"since the start of the {scope.event}" if scope.event else None)
    return ", ".join(part for part in (measure, added, whom, where, when) if part)


def _because(answer: Answer, question: Question) -> str:
    scope, asked = answer.scope, question.scope
    parts = ["same topic" if scope.measure in WITHOUT_FIGURES else "same measure"]
    for axis, name in (("of", "population"), ("party", "party")):
        said = getattr(scope, axis)
        if asked.measure in WITHOUT_FIGURES:
            break
        if said is not None:
            parts.append(f"same {name}")
        elif getattr(asked, axis) is not None:
            parts.append(f"{name} not said, the only one that fits")
    if scope.place:
        where = scope.place.rsplit("/", 1)[-1]
        parts.append(f"{where} from the report" if "place" in answer.inferred else where)
    if scope.event:
        parts.append(f"since the start of the {scope.event}")
    if scope.start:
        parts.append("day from the report" if "period" in answer.inferred else "periods overlap")
    return ", ".join(parts)
