"""Which claims answer the same question: same measure, same kind of people or things, same occasion."""

from __future__ import annotations

import collections
import dataclasses
import datetime
from collections.abc import Iterable, Mapping

from sayso.compare.edges import beside, is_first, is_last, with_month_before
from sayso.compare.events import occasions
from sayso.compare.occasion import LOCATED, SHORT, STANDING, Occasion
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
    """What two answers must share to be looked at together: measure, how it is counted, month of what happened.

    What was there at a time, by its year.
    """
    scope = answer.scope
    month = scope.start.isoformat()[: 4 if scope.measure in STANDING else 7] if scope.start else ""
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
    told_by = _over_edges(blocks)
    asked: dict[str, Asked] = {}
    for block in sorted(blocks):
        ordered = [blocks[block][key] for key in sorted(blocks[block])]
        for population, occasion, members in _questions(ordered, _tellers(ordered, told_by)):
            question = _question(population, occasion, members[0].scope)
            known = asked.get(question.id)
            asked[question.id] = _asked(question, [*(known.answers if known else ()), *members], block)
    if regrouped:
        asked = _moved(asked, regrouped)
    return [asked[key] for key in sorted(asked)]


def _questions(
    answers: list[Answer], told_by: Mapping[str, Answer]
) -> Iterable[tuple[Population, Occasion, list[Answer]]]:
    """The answers of a block by occasion and by whom they count; whether something happened, by what it is first.

    Reports of one occasion count the same people under many names. What is said to be so or not is told without a day,
    and its words tell better than its place what is meant.
    """
    if answers and answers[0].scope.measure == HAPPENED:
        for topic, alike in populations(answers):
            for occasion, held in occasions(alike, same_as=told_by):
                yield topic, occasion, held
        return
    for occasion, held in occasions(answers, same_as=told_by):
        for population, members in populations(held):
            yield population, occasion, members


def _over_edges(blocks: dict[str, dict[str, Answer]]) -> dict[str, Answer]:
    """Put answers of a month's first day with the month before where that tells of the same; which answer tells it."""
    told_by: dict[str, Answer] = {}
    for block in sorted(blocks):
        before = blocks.get(beside(block, -1) or "", {})
        lasts = [answer for answer in before.values() if is_last(answer)]
        moved = with_month_before((one for one in blocks[block].values() if is_first(one)), lasts) if lasts else {}
        for key in moved:
            before[key] = blocks[block].pop(key)
        told_by |= moved
    return told_by


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


def _tellers(answers: list[Answer], told_by: Mapping[str, Answer]) -> dict[str, Answer]:
    """For each answer that another one tells the occasion of, that one: what it copies, what it joins over an edge."""
    sources = _sources(answers)
    sources |= _of_copied_reports(answers, sources)
    return {**{key: told_by.get(source.key, source) for key, source in sources.items()}, **told_by}


def _of_copied_reports(answers: list[Answer], sources: Mapping[str, Answer]) -> dict[str, Answer]:
    """For answers that leave place and day open in a report that copies another: what it copies, if but one."""
    copied: dict[str, set[str]] = collections.defaultdict(set)
    for answer in answers:
        if answer.key in sources:
            copied[answer.document].add(sources[answer.key].document)
    by_document = {source.document: source for source in sources.values()}
    return {
        answer.key: by_document[next(iter(copied[answer.document]))]
        for answer in answers
        if answer.key not in sources
        and len(copied.get(answer.document, ())) == 1
        and {"place", "period"} <= set(answer.inferred)
        and answer.scope.place is None
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
        return dataclasses.replace(scope, place=asked.place, event=asked.event)
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
        "event": occasion.event or _when(start, end),
        "flow": asked.flow,
    }
    return Question(identify("question", hashed), label(asked), asked)


def _when(start: datetime.date | None, end: datetime.date | None) -> str | None:
    """The day of an occasion as its question is identified by; a longer period is another question than its first day.

    >>> _when(datetime.date(2031, 3, 3), datetime.date(2031, 3, 4)), _when(datetime.date(2031, 3, 3), None)
    ('2031-03-03', '2031-03-03')
    >>> _when(datetime.date(2031, 3, 3), datetime.date(2031, 3, 31))
    '2031-03-03/2031-03-31'
    """
    if start is None:
        return None
    return start.isoformat() if end is None or end - start <= SHORT else f"{start.isoformat()}/{end.isoformat()}"


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
    when = when or (_whole(scope.event) if scope.event else None)
    return ", ".join(part for part in (measure, added, whom, where, when) if part)


def _whole(event: str) -> str:
    """How long a total is of a whole, and of which.

    >>> _whole("war/Russia+Ukraine"), _whole("uprising")
    ('since the start of the war (Russia, Ukraine)', 'since the start of the uprising')
    """
    sort, _, states = event.partition("/")
    return f"since the start of the {sort}" + (f" ({states.replace('+', ', ')})" if states else "")


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
        parts.append(_whole(scope.event))
    if scope.start:
        told = "on a day within it" if LOCATED in answer.inferred else "periods overlap"
        parts.append("day from the report" if "period" in answer.inferred else told)
    return ", ".join(parts)
