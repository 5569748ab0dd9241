"""Where one month ends and the next begins: what happened in that night is told under either day.

Answers are grouped month by month (`questions.block_of`). One that falls on the first day of a month is put with the
month before where an answer of that month's last day tells of the same occasion, so that no block has to be read for
another but for its edge.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable

from sayso.compare.occasion import ONE_DAY, PUBLISHED, SHORT, occasion_of, same, told_apart
from sayso.compare.topics import WITHOUT_FIGURES
from sayso.model.questions import Answer


def is_first(answer: Answer) -> bool:
    """Whether an answer tells of the first day of a month."""
    return answer.scope.start is not None and answer.scope.start.day == 1 and _is_brief(answer)


def is_last(answer: Answer) -> bool:
    """Whether an answer tells of the last day of the month in which it begins."""
    start, end = answer.scope.start, answer.scope.end
    if start is None or end is None or not _is_brief(answer) or PUBLISHED in answer.inferred:
        return False
    return start.day != 1 and (end + ONE_DAY).month != start.month


def _is_brief(answer: Answer) -> bool:
    start, end, place = answer.scope.start, answer.scope.end, answer.scope.place
    if start is None or end is None or place is None or answer.scope.measure in WITHOUT_FIGURES:
        return False
    return datetime.timedelta(0) <= end - start <= SHORT


def beside(block: str, months: int) -> str | None:
    """The block of the month before (-1) or after (1) a block's own; None if it has no month.

    >>> beside("casualties/killed|count|2031-12", 1), beside("fired|count|2031-01|added", -1), beside("fired|count|", 1)
    ('casualties/killed|count|2032-01', 'fired|count|2030-12|added', None)
    """
    measure, unit, month, *added = block.split("|")
    if "-" not in month:
        return None
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + months, 12)
    return "|".join([measure, unit, f"{year:04}-{number + 1:02}", *added])


def with_month_before(firsts: Iterable[Answer], lasts: Collection[Answer]) -> dict[str, Answer]:
    """Which answers of a first day (by key) tell of what happened on the day before, with the one that tells it so."""
    found: dict[str, Answer] = {}
    if not lasts:
        return found
    ordered = sorted(lasts, key=lambda answer: answer.key)
    firsts = list(firsts)
    apart = told_apart([*firsts, *ordered])
    for answer in firsts:
        occasion = occasion_of(answer)
        fitting = [other for other in ordered if same(occasion, occasion_of(other), apart=apart)]
        if fitting:
            found[answer.key] = min(fitting, key=lambda other: other.scope.place != answer.scope.place)
    return found
