"""The year of a time that leaves it to the reader: by what it is joined to, by the narrative, by tense."""

from __future__ import annotations

import datetime
import re

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.absolute import calendar_day
from sayso.values.time.narrative import Anchor, Narrative
from sayso.values.time.reading import Match

_FRESH = 31
"""Days around publication within which "24 February" is this year's, whatever the report has said before."""
_WHICH = (
    r"this|that(?: same)?|last|next|the same|the following|the previous|the next|this (?:past|coming)|the past"
    r"|the coming"
)
WHICH = rf"(?:(?P<which>{_WHICH}) )?"
WHICH_OR_THE = rf"(?:(?P<which>{_WHICH}|the) )?"
"""Which of several: "last June", "the following spring"."""


def near(narrative: Narrative, match: Match, *, month: int, day: int | None = None) -> tuple[int | None, str]:
    """The year of a month (and day) that has none, and from what it was reckoned.

    Joined to a dated one ("between March and May 2024") it shares that year; in a narrative it is the month nearest to
    where the narrative stands, later rather than earlier; in a report it lies before publication, after it in a clause
    about what is to come.
    """
    ahead = narrative.year_ahead(match)
    if ahead is not None:
        return ahead, "the date that follows"
    anchor = narrative.anchor
    if narrative.told():
        if anchor is None or not (narrative.historical or _at_hand(narrative, anchor, match)):
            return None, narrative.publication()
        return _continued(narrative, month, day) or _near_anchor(anchor.value, month), str(anchor)
    if anchor and _recalled(narrative, match):
        return _near_anchor(anchor.value, month), str(anchor)
    year = _of_report(narrative, match, month, day)
    return _named_before(narrative, year, month, day) or year, narrative.publication()


def _named_before(narrative: Narrative, year: int, month: int, day: int | None) -> int | None:
    """The year of the same day of the month earlier in the report, but for one about to be or just gone."""
    date = calendar_day(year, month, day) if day else None
    if date is None or narrative.published is None:
        return None
    if abs((datetime.date.fromisoformat(date) - narrative.published).days) <= _FRESH:
        return None
    return next((int(each.value[:4]) for each in narrative.days[::-1] if each.value[4:10] == date[4:]), None)


def _at_hand(narrative: Narrative, anchor: Anchor, match: Match) -> bool:
    """Whether an undated report has said finely enough where it stands: by month or day, or by year a sentence ago."""
    return periods.precision(anchor.value) not in ("year", "season") or _beside(narrative, anchor, match)


def _beside(narrative: Narrative, anchor: Anchor, match: Match) -> bool:
    here, there = (narrative.parsed.tokens_in(span)[:1] for span in (Span(*match.span()), anchor.span))
    return bool(here and there) and 0 <= here[0].sentence - there[0].sentence <= 1


def _recalled(narrative: Narrative, match: Match) -> bool:
    """Whether a report tells of an earlier year: the same or the last sentence is dated more than a year back."""
    anchor, published = narrative.anchor, narrative.published
    if anchor is None or published is None or published.year - int(anchor.value[:4]) < 2:
        return False
    dated = periods.precision(anchor.value) in ("day", "month")
    return _beside(narrative, anchor, match) and dated and "\n" not in narrative.text[anchor.span.end : match.start()]


def _of_report(narrative: Narrative, match: Match, month: int, day: int | None) -> int:
    """The year of a month (and day) in a report: the last one, the next in a clause about what is to come.

    In a clause of the present ("leaves office on 20 January") or after "until" and "by" it is whichever is nearer.
    """
    published = narrative.published
    assert published is not None
    lead = re.search(
        r"\b(since|until|till|by|before)\s+$", narrative.text[max(0, match.start() - 8) : match.start()], re.I
    )
    bound = lead[1].lower() if lead else ""
    tense = "past" if bound == "since" else narrative.tense(Span(*match.span()))
    last = published.year - ((month, day or 1) > (published.month, published.day))
    following = published.year + ((month, day or 31) < (published.month, published.day))
    here = narrative.anchor
    if bound and tense == "past" and here and _beside(narrative, here, match) and _soon(here.value, month, day, 90):
        return int(here.value[:4])  # "On 5 November … by 10 November it was over"
    if (tense == "present" or (bound and bound != "since" and tense == "past")) and last != following:
        months = (following - published.year) * 12 + month - published.month
        return following if months < 6 else last
    return following if tense == "future" else last


def _continued(narrative: Narrative, month: int, day: int | None) -> int | None:
    """The year of an earlier dated time, where an aside has come between and the date soon follows that time.

    "On 10 March 1975 ... a campaign planned for 1976 ... On 11 March" is still 1975.
    """
    here = narrative.anchor
    if here is None or not narrative.dated:
        return None
    if day is None and periods.precision(here.value) == "year":
        return None
    if periods.precision(here.value) != "year" and _soon(here.value, month, day, 90):
        return None
    for last in narrative.dated[-2:][::-1]:
        if last.value[:4] != here.value[:4] and _soon(last.value, month, day, 31):
            return int(last.value[:4])
    return None


def _soon(value: str, month: int, day: int | None, within: int) -> bool:
    """Whether the month or day, in the year of the value, comes at most so many days after it."""
    start, date = periods.days(value), calendar_day(int(value[:4]), month, day or 28)
    return bool(start and date and 0 <= (datetime.date.fromisoformat(date) - start[0]).days <= within)


def _near_anchor(value: str, month: int) -> int:
    """The anchor's year; the next one for a month eight or more before the anchor's ("December … in March")."""
    year = int(value[:4])
    days = periods.days(value)
    if periods.precision(value) not in ("day", "month", "season", "week") or days is None:
        return year
    gap = month - days[0].month
    return year + (gap <= -8)


_DEICTIC = frozenset({"last", "the past", "this past", "next", "this coming", "the coming", "this"})


def chosen(which: str, month: int, narrative: Narrative) -> tuple[int | None, str] | None:
    """The year that "last", "next", "that", "the following" choose for a month."""
    anchor = narrative.anchor
    here = periods.days(anchor.value) if anchor else None
    if which in ("that", "that same", "the same", "the following", "the next", "the previous") and anchor and here:
        year, at = here[0].year, here[0].month
        if which in ("the following", "the next"):
            year += month <= at or periods.precision(anchor.value) == "year"
        if which == "the previous":
            year -= month >= at
        return year, str(anchor)
    base = here[0] if narrative.historical and here else narrative.published
    note = str(anchor) if narrative.historical and here else narrative.publication()
    if base is None and which in _DEICTIC:
        return None, note
    if which in ("last", "the past", "this past") and base:
        return base.year - (month >= base.month), note
    if which in ("next", "this coming", "the coming") and base:
        return base.year + (month <= base.month), note
    if which == "this" and base:
        return base.year, note
    return None
