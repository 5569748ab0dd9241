"""The state a reader of times carries through a text: the day of publication, and where the narrative stands."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sayso.model.spans import Span
from sayso.text.tokens import Parsed
from sayso.values.time import periods
from sayso.values.time.reading import Match, Reading
from sayso.values.time.tense import Tense, tense


@dataclass(frozen=True, slots=True)
class Following:
    """A match further on, and how it would be read here."""

    match: Match
    read: Callable[[], Reading | Sequence[Reading] | None]


@dataclass(slots=True)
class Anchor:
    """The last time that the text has named, and its words."""

    value: str
    span: Span

    def __str__(self) -> str:
        return f"span {self.span.start}:{self.span.end} {self.value}"


@dataclass(slots=True)
class Narrative:
    """What a relative time is reckoned from, at one place of the text.

    `published` is the document's date (None if unknown); `historical` says that the text tells of a time far from its
    publication, so that a bare "7 August" belongs to the year told of and not to the year of publication. `anchor` is
    the last calendar time read, `day` the last one that names a day and `days` all of those, `dated` those that
    name a month or day, `following` the next matches of any rule, `log` what a reader of `--explain` is shown.
    """

    text: str
    parsed: Parsed
    published: datetime.date | None
    historical: bool = False
    anchor: Anchor | None = None
    day: Anchor | None = None
    dated: list[Anchor] = field(default_factory=list)
    days: list[Anchor] = field(default_factory=list)
    following: Sequence[Following] = ()
    log: list[str] = field(default_factory=list)

    def tense(self, span: Span) -> Tense | None:
        """The tense of the clause around the words."""
        return tense(self.parsed, span)

    def told(self) -> bool:
        """Whether times without a year are reckoned from the narrative: always if nothing else is known."""
        return self.published is None or (self.historical and self.anchor is not None)

    def publication(self) -> str:
        """The anchor note of a time reckoned from the day of publication."""
        return f"publication {self.published}" if self.published else "publication unknown"

    def follow(self, reading: Reading) -> None:
        """Move to a time just read, if it names days of the calendar."""
        if not reading.moves or reading.type not in ("DATE", "TIME"):
            return
        if (kind := periods.precision(reading.value)) is None or reading.value[0] not in "12":
            return
        anchor = Anchor(reading.value.split("T")[0], reading.span)
        if kind in ("day", "time"):
            self.day = anchor
            self.days.append(anchor)
        if kind in ("day", "time", "month"):
            self.dated.append(anchor)
        if kind not in ("decade", "century"):
            self.anchor = anchor

    def note(self, reading: Reading, rule: str) -> None:
        """Write down how a time was read and where the narrative stands after it."""
        reckoned = f", from {reading.anchor}" if reading.anchor else ""
        stands = f"; the narrative stands at {self.anchor.value}" if self.anchor else ""
        words = reading.span.words(self.text)
        self.log.append(
            f"{reading.span.start}:{reading.span.end} {words!r} ({rule}): {reading.value}{reckoned}{stands}"
        )

    @property
    def ahead(self) -> list[Match]:
        """The next matches of any rule after this place."""
        return [each.match for each in self.following]

    def joined_to(self, match: Match) -> Match | None:
        """The next time, if only a joining word or mark stands between ("from Monday to Thursday")."""
        following = next((each for each in self.ahead if each.start() >= match.end()), None)
        joined = following is not None and _JOINED.fullmatch(self.text, match.end(), following.start())
        return following if joined else None

    def year_ahead(self, match: Match) -> int | None:
        """The year of a time that this one is joined to ("between March and May 2024", "6-9 August 2024")."""
        end = match.end()
        for following in self.ahead:
            if following.start() < end:
                continue
            gap = self.text[end : following.start()]
            year = following.groupdict().get("year")
            if year and _NAMED.fullmatch(gap):
                return int(year)
            if not _JOINED.fullmatch(gap):
                return None
            if year:
                return int(year)
            end = following.end()
        return None


_JOINED = re.compile(r"\s*(?:,|-|–|—|/|to|and|or|through|until|till|,\s*and|and\s+(?:late|early|mid)[- ])\s*", re.I)

_NAMED = re.compile(r"\s+(?:[A-Z]\w+|day|morning|night)\s+(?:of|in)\s+")
"""What stands between the two in "Easter Offensive of 1972" and "that January day in 2011"."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = re.compile(rf"\b(?:{_MONTHS})(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+((?:1\d|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_YEARLESS = re.compile(rf"\b(?:\d{{1,2}} (?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}})\b(?!,? \d)")
_DEICTIC = re.compile(
    r"\b(?:(?:on|since|by|until|late|early|last|next|this)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|yesterday|(?:last|next|this)\s+(?:week|month|year)|\w+\s+ago)\b",
    re.I,
)


def is_historical(text: str, published: datetime.date | None) -> bool:
    """Whether a text tells of a time that is not its day of publication.

    The years that it names with a month (or, where it names days without a year, alone) lie mostly elsewhere, and
    words reckoned from the day of writing ("on Friday", "last week", "two years ago") are rarer than those.
    """
    if published is None:
        return False
    dated = [abs(int(year) - published.year) > 1 for year in _DATED.findall(text)]
    alone = [abs(int(year) - published.year) > 1 for year in _YEAR.findall(text)]
    yearless = len(_YEARLESS.findall(text))
    far = sum(dated) + min(sum(alone) - sum(dated), yearless)
    return far >= 3 and 2 * sum(alone) > len(alone) and far > 2 * len(_DEICTIC.findall(text))
