"""The day of publication, as a page or dateline states it; a day without its year is no day."""

from __future__ import annotations

import datetime
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        r"^(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?P<day>\d\d)(?!\d)",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"(?<!\d){_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
    )
)
DATELINE = re.compile(r"^(?=[^\n—–-]*[^\W\d_]{3})[^\na-z—–-]{3,60}[^\n—–]{0,60}?\s(?:—|–|--?)\s")
"""The head of a report: a place in capitals, perhaps a day and an agency, a dash."""


def day(words: str) -> datetime.date | None:
    """The first full date of the words, as written (a time and its zone are left aside); None if there is none.

    >>> day("Updated 9:55 AM, April 26, 2025"), day("2025-04-26T23:30:00-04:00"), day("April 26")
    (datetime.date(2025, 4, 26), datetime.date(2025, 4, 26), None)
    """
    found = [match for match in (form.search(words) for form in FORMS) if match]
    if not found:
        return None
    parts = min(found, key=re.Match.start).groupdict()
    month = int(parts["number"]) if "number" in parts else MONTHS[parts["month"].lower()]
    try:
        return datetime.date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None


def dateline_day(paragraph: str) -> datetime.date | None:
    """The day that a report's dateline names, only where it gives the year.

    >>> dateline_day("KESSA, 2 April 2025 (Northgate) — Two bridges fell.")
    datetime.date(2025, 4, 2)
    >>> dateline_day("KESSA, April 2 (Northgate) — Two bridges fell in 2019.")
    """
    head = DATELINE.match(paragraph)
    return day(head.group()) if head else None
