"""Whom the answers of one occasion count, and which of them count the same people under other names."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Mapping, Sequence
from typing import Literal

from sayso.compare import topics
from sayso.compare.topics import ANY_DEED, RESPONSIBLE, WITHOUT_FIGURES
from sayso.model.questions import Answer

Population = tuple[str | None, str | None]
"""Who or what is counted and whose they are."""
TELLING = 10
"""Numbers from here on tell by themselves which count is meant; below, too many counts share one."""
FAR = 3
"""How many times another count a count may be and still be of the same people."""
SHORT = 4
"""Names up to this length share their beginning by chance."""
CIVILIANS = "people/civilians"
_KINDS = frozenset({"people/civilians/children", "people/civilians/women", "people/civilians/crew"})
"""Civilians that are counted apart from the others."""


def populations(answers: list[Answer]) -> list[tuple[Population, list[Answer]]]:
    """The answers of one occasion by whom they count; one that does not say joins the only population that fits."""
    if answers and answers[0].scope.measure in WITHOUT_FIGURES:
        return _statements(_with_states(answers, "by"))
    held: dict[Population, list[Answer]] = collections.defaultdict(list)
    for answer in _with_states(answers):
        held[answer.scope.of, answer.scope.party].append(answer)
    joined: dict[Population, list[Answer]] = {}
    for population in sorted(held, key=lambda one: (one.count(None), -len(held[one]), str(one))):
        if None not in population:
            joined[population] = list(held[population])
            continue
        fitting = [known for known in joined if _fits(population, known)]
        for answer in held[population]:
            target = _chosen(answer, fitting, joined) or population
            joined.setdefault(target, []).append(answer)
    return sorted(_widened(joined).items(), key=lambda item: str(item[0]))


def _with_states(answers: Sequence[Answer], axis: Literal["party", "by"] = "party") -> list[Answer]:
    """The answers with parties under a state's name where others only have what its adjective lets one guess.

    "Corvan soldiers" of "Corva" are those of Corvany, if somebody names Corvany on the same occasion or speaks for it.
    """
    told = {getattr(answer.scope, axis) for answer in answers} - {None}
    names = sorted(told | {answer.side for answer in answers if answer.side})
    meant = {guess: found for guess in told if (found := _state_of(guess, names))}
    return [_renamed(answer, axis, meant) for answer in answers] if meant else list(answers)


def _renamed(answer: Answer, axis: Literal["party", "by"], meant: Mapping[str, str]) -> Answer:
    scope = answer.scope
    name = meant.get(getattr(scope, axis))
    if name is None:
        return answer
    scope = dataclasses.replace(scope, party=name) if axis == "party" else dataclasses.replace(scope, by=name)
    return dataclasses.replace(answer, scope=scope)


def _state_of(guess: str, names: Sequence[str]) -> str | None:
    """The one other name of which a party's name may be but a guess.

    >>> _state_of("Corva", ["Corva", "Corvany", "Halden"]), _state_of("Tarrinese", ["Tarrin"])
    ('Corvany', 'Tarrin')
    """
    stem = guess[:-1] if guess.endswith("a") and len(guess) > SHORT else None
    fuller = [one for one in names if stem and one != guess and one.startswith(stem) and len(one) >= len(guess)]
    found = fuller or [one for one in names if guess in (f"{one}ese", f"{one}ish", f"{one}ic")]
    return found[0] if len(found) == 1 else None


def _statements(answers: list[Answer]) -> list[tuple[Population, list[Answer]]]:
    """Answers without figures by what they are about; who did "it" is said of the only deed of an occasion."""
    told = [answer.scope.of or "" for answer in answers]
    deeds = answers[0].scope.measure == RESPONSIBLE
    wording = topics.joined(told, fewest=1, part=topics.DEEDS_ALIKE) if deeds else topics.joined(told)
    special = set(wording.values()) - {ANY_DEED}
    held: dict[Population, list[Answer]] = collections.defaultdict(list)
    for answer, about in zip(answers, told, strict=True):
        only = deeds and wording[about] == ANY_DEED and len(special) == 1
        held[next(iter(special)) if only else wording[about], None].append(answer)
    return sorted(held.items(), key=lambda item: str(item[0]))


def _widened(held: dict[Population, list[Answer]]) -> dict[Population, list[Answer]]:
    """Civilians by another word put with the widest population that they may be a name for.

    "41 traders", "50 civilians" and "55 people" killed in one market are one toll under three names, unless somebody
    tells the two apart, or their numbers are too far from each other. Each answer keeps its own population.
    """
    found = dict(held)
    for narrow in sorted(held, key=lambda one: (-(one[0] or "").count("/"), str(one))):
        if not (narrow[0] or "").startswith(CIVILIANS) or narrow[0] in _KINDS:
            continue
        wider = [
            wide for wide in found if wide != narrow and _holds(wide, narrow) and _one_toll(found[narrow], found[wide])
        ]
        if wider:
            widest = min(wider, key=lambda one: ((one[0] or "").count("/"), -len(found[one]), str(one)))
            found[widest] = [*found[widest], *found.pop(narrow)]
    return found


def _one_toll(narrow: list[Answer], wide: list[Answer]) -> bool:
    """Whether two populations may be one under two names: nobody gives both in one report, most numbers are near."""
    told = {(answer.document, answer.speaker): answer.support for answer in narrow}
    if any(told.get((answer.document, answer.speaker), answer.support) != answer.support for answer in wide):
        return False
    alike = [near(one, other) for one in narrow for other in wide]
    return 2 * sum(alike) >= len(alike)


def near(one: Answer, other: Answer) -> bool:
    """Whether two counts may be of the same people, as far as their numbers tell."""
    low, high = sorted(answer.support.low or answer.support.high or 0.0 for answer in (one, other))
    return high <= FAR * low


def _fits(vague: Population, known: Population) -> bool:
    return all(said is None or said == other for said, other in zip(vague, known, strict=True))


def _chosen(answer: Answer, fitting: list[Population], joined: dict[Population, list[Answer]]) -> Population | None:
    """The population that an answer without one means.

    The only one that fits, or the only one with its number, or the one that holds all others ("36 bodies": people).
    """
    if len(fitting) == 1:
        return fitting[0]
    if answer.support.low is not None and answer.support.low >= TELLING:
        same_number = [known for known in fitting if any(other.support == answer.support for other in joined[known])]
        if len(same_number) == 1:
            return same_number[0]
    whole = [known for known in fitting if all(_holds(known, other) for other in fitting)]
    return whole[0] if len(whole) == 1 else None


def _holds(whole: Population, part: Population) -> bool:
    """Whether whoever is in the one population is in the other too, as far as said."""
    (of, party), (narrow, whose) = whole, part
    return of is not None and f"{narrow}/".startswith(f"{of}/") and party in (None, whose)
