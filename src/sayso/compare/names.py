"""Which roots of a question are one under two names: a name cut short, an office and the one who holds it."""

from __future__ import annotations

import collections
import dataclasses
import functools
from collections.abc import Iterable, Mapping, Sequence

from sayso.model.questions import Answer

_BODIES = frozenset(
    """ministry minister office agency union council board committee party department court hospital university service
    administration authority embassy association front brigade commission""".split()  # noqa: SIM905
)
"""Words that make another body of a name: the police is not the ministry of police."""
NOBODY: Mapping[str, str] = {}


def fully_named(answers: Sequence[Answer], *, institutions: Mapping[str, str] = NOBODY) -> list[Answer]:
    """The same answers, each root under its fullest name among them, or under that for which its speaker speaks.

    Another outlet is no root: what it reports without saying how it knows is unsourced. One that speaks for itself in
    its own reports, as a monitor does, is.
    """
    answers = [
        dataclasses.replace(answer, origin=institutions[answer.speaker])
        if answer.origin is not None and answer.speaker is not None and answer.speaker in institutions
        else answer
        for answer in answers
    ]
    own = {answer.outlet for answer in answers if _is_own(answer)}
    outlets = sorted({answer.outlet.casefold() for answer in answers if answer.outlet and answer.outlet not in own})
    named = functools.cache(lambda name: outlet_named(name, outlets))
    answers = [
        dataclasses.replace(answer, origin=None)
        if answer.origin is not None and _is_other_outlet(answer, named(answer.speaker or ""), outlets)
        else answer
        for answer in answers
    ]
    full = {**fuller_names(answers), **dict(office_holders(answers))}
    return [
        dataclasses.replace(answer, origin=full[answer.origin]) if answer.origin in full else answer
        for answer in answers
    ]


def _is_own(answer: Answer) -> bool:
    """Whether a report gives the word of its own outlet: that of a ministry, a monitor, or "Ridgewatch analysts"."""
    if answer.origin is None or not answer.outlet:
        return False
    words = set(answer.outlet.casefold().split()) - {"the", "of", "for", "and"}
    return answer.speaker == answer.outlet or words <= set(answer.origin.split())


def outlet_named(name: str, outlets: Iterable[str]) -> str:
    """Which of the outlets (case folded) a step of a chain names, in full or by the end of its name.

    >>> outlet_named("the Gazette", ["sorrel gazette", "kelmar wire"]), outlet_named("the mayor", ["kelmar wire"])
    ('sorrel gazette', 'the mayor')
    """
    wanted = name.casefold().removeprefix("unnamed ").removeprefix("the ").removeprefix("state ")
    ending = [outlet for outlet in outlets if outlet == wanted or outlet.endswith(f" {wanted}")]
    return ending[0] if len(ending) == 1 else name.casefold()


def _is_other_outlet(answer: Answer, named: str, outlets: Sequence[str]) -> bool:
    return named in outlets and named != (answer.outlet or "").casefold()


def fuller_names(answers: Iterable[Answer]) -> dict[str, str]:
    """Roots whose name is cut short, with the one fuller name among the answers that holds it.

    "the air force" is Veldria's air force where no other air force speaks; "the ministry" of several stays alone.
    """
    sides: dict[str, set[str]] = {}
    for answer in answers:
        if answer.origin is not None:
            sides.setdefault(answer.origin, set()).update({answer.side} - {None})  # type: ignore[arg-type]
    words = {origin: frozenset(origin.split()) for origin in sides}
    found: dict[str, str] = {}
    for short in sorted(sides):
        fuller = [
            full
            for full in sides
            if words[short] < words[full]
            and not (words[full] - words[short]) & _BODIES
            and (not sides[short] or not sides[full] or sides[short] & sides[full])
        ]
        longest = max(fuller, key=lambda full: (len(words[full]), full), default=None)
        if longest is not None and all(words[full] <= words[longest] for full in fuller):
            found[short] = longest
    return found


def office_holders(answers: Iterable[Answer]) -> list[tuple[str, str]]:
    """Offices that speak without a name, each with the one person who holds it among the answers."""
    held: dict[str, set[str]] = collections.defaultdict(set)
    for answer in answers:
        if answer.office and answer.origin is not None:
            held[answer.office].add(answer.origin)
    found = []
    for office, origins in sorted(held.items()):
        nameless = sorted(one for one in origins if set(office.split()) <= set(one.split()))
        persons = sorted(origins - set(nameless))
        found += [(one, persons[0]) for one in nameless if len(persons) == 1]
    return found
