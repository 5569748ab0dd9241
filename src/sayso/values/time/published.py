"""The day of publication as a report itself gives it: in its dateline, or after "Published" and its like."""

from __future__ import annotations

import datetime
import re

from sayso.model.spans import Span
from sayso.values.time import absolute, periods
from sayso.values.time.lexicon import meaning

_STATED = re.compile(r"\b(?:published|updated|posted|issued|filed|last modified)(?:\s+(?:on|at))?:?\s*$", re.I)
_DATELINE = re.compile(r"(?:^|\n)\s*[A-Z][\w .,'’/-]{1,50}?[,(]\s*$")
_AFTER_DATELINE = re.compile(r"\s*\)?\s*(?:\([^)\n]{1,30}\)\s*)?[-–—:]")

HEAD = 300
"""How far into a text, in code points, its dateline may stand."""


def of_publication(text: str, span: Span) -> str | None:
    """Whether a time stands where a report gives its own day: "dateline", "text" (after "Published"), or None.

    >>> of_publication("VELIA, Aug. 12, 2024 (North Wire) - Six died.", Span(7, 20))
    'dateline'
    """
    before = text[max(0, span.start - 60) : span.start]
    if _STATED.search(before):
        return "text"
    dateline = span.start < HEAD and _DATELINE.search(before) and _AFTER_DATELINE.match(text, span.end)
    return "dateline" if dateline else None


def day_of_publication(text: str) -> tuple[datetime.date, str] | None:
    """The day that the head of a text gives as its own, and from where ("dateline" or "text"); None if it gives none.

    >>> day_of_publication("Published on 12 August 2024. The dam failed on Friday.")
    (datetime.date(2024, 8, 12), 'text')
    """
    for rule in absolute.rules():
        if rule.name not in ("iso date", "day month year", "month day year"):
            continue
        for match in rule.pattern.finditer(text, 0, HEAD):
            words = match.groupdict()
            month, day = words.get("m") or meaning("month", match["month"]), words.get("d") or match["day"]
            value = absolute.calendar_day(int(match["year"]), int(month), absolute.number(day))
            place = of_publication(text, Span(*match.span()))
            if value and place and (days := periods.days(value)):
                return days[0], place
    return None
