"""Where and when: the place and day of one figure, and those of its report as a whole."""

from __future__ import annotations

import collections
import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.model.extraction import Extraction
from sayso.model.spans import Span
from sayso.model.values import Place, TimeInterval
from sayso.views.scopes import state

Day = tuple[datetime.date, datetime.date]

_DAYS = ("DATE", "TIME")
_NAME = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
_IN = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|from|over|off|outside|around) (?:the )?"
    r"|\b(?:battle|town|city|village|market|port|siege|harbour|shelling|bombing) of "
    r"|\b(?:attack|strike|raid|assault|march) on )" + _NAME
)
_LEADS = re.compile(r"\b(?:of|in|at|near|from|outside|on) (?:the )?$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:in|across|throughout|inside|around|over)\s+(?:the\s+)?(?:\w+\s+)?$")
_REMOVED = re.compile(r"\b(?:after|before|later|earlier|ago|since)\b", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:said|says|told|reported|reports|announced|stated|added|wrote|claimed)(?:\s+\w+)?(?:\s+(?:on|in|late|early))*\s+$"
)
_OF_STATES = (
    r"(?:Ministry|Staff|Army|Navy|Government|President|Parliament|ministry|army|navy|government|parliament|forces)"
)
_STATES = re.compile(rf"\b{_OF_STATES} of (?:the )?(?P<of>[A-Z]\w+)|\b(?P<whose>[A-Z]\w+)['’]s (?:\w+ )?{_OF_STATES}")
_NOT_PLACES = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
_BODIES = re.compile(
    r"\b(?:Agency|Front|Ministry|Minister|Staff|Army|Navy|Wire|Press|Post|Times|News|Union|Council|Committee|Monitor|Cross"
    r"|Nations|Office|Court|Party|Institute|Group|Force|Forces|Service|Radio|Herald|Tribune|Guard|Parliament|University)\b"
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place as words and, where a gazetteer knows it, as a path from the country and coordinates."""

    span: Span
    name: str
    path: str
    near: tuple[float, float] | None = None
    narrow: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report as a whole is about: its places in order, the place and the day that it names most.

    `told` is False where the report names no day and only its publication dates it.
    """

    places: tuple[Where, ...]
    place: Where | None
    day: Day | None
    told: bool = True


def setting_of(extraction: Extraction) -> Setting:
    """The setting of a report; the day of what is told counts, not the days on which it was said or published."""
    places = tuple(_places(extraction))
    names = collections.Counter(place.name for place in places)
    first = {place.name: -number for number, place in reversed(list(enumerate(places)))}
    chosen = max(places, key=lambda one: (one.narrow, names[one.name], first[one.name]), default=None)
    day = _day(extraction)
    published = extraction.document.date
    if day is None and published is not None:
        return Setting(places, chosen, (published - datetime.timedelta(days=1), published), told=False)
    return Setting(places, chosen, day)


def _day(extraction: Extraction) -> Day | None:
    """The most told day, the first among equals."""
    published = extraction.document.date
    text = extraction.document.text
    told = [
        time
        for time in extraction.times
        if (time.role == "event" or (time.role is None and time.claim)) and not _REMOVED.search(time.span.words(text))
    ]
    for chosen in ([time for time in told if time.claim], told):
        days = collections.Counter(
            day for time in chosen for day in _single(time) if not published or day[0] <= published
        )
        if days:
            return max(days, key=lambda one: (days[one], -one[0].toordinal()))
    return None


def _single(time: TimeInterval) -> Iterable[Day]:
    if time.type in _DAYS and time.start and time.end and (time.end - time.start).days <= 1:
        yield time.start, time.end


def when(extraction: Extraction, figure: Span, sentence: Span) -> Day | None:
    """The days that the sentence of a figure tells for it: the nearest, never one of saying or after publication."""
    text, published = extraction.document.text, extraction.document.date
    told = [
        time
        for time in extraction.times
        if time.type in _DAYS
        and sentence.contains(time.span)
        and (time.role == "event" or (time.role is None and time.claim))
        and time.start is not None
        and not _SAID.search(text, max(0, time.span.start - 40), time.span.start)
        and (published is None or time.start <= published)
    ]
    claimed = [time for time in told if time.claim] or told
    nearest = min(claimed, key=lambda time: abs(time.span.start - figure.start), default=None)
    if nearest is None or nearest.start is None:
        return None
    if nearest.mod in ("SINCE", "AFTER") or nearest.end is None:
        return nearest.start, published or nearest.start
    return nearest.start, nearest.end


def where(places: Sequence[Where], figure: Span, sentence: Span) -> Where | None:
    """The place in the sentence of a figure, the nearest narrow one first."""
    inside = [place for place in places if sentence.contains(place.span)]
    return min(inside, key=lambda place: (not place.narrow, abs(place.span.start - figure.start)), default=None)


def _places(extraction: Extraction) -> Iterable[Where]:
    """Resolved places, and names after "in", "at", "near" that no gazetteer knows; never a speaker's own name.

    A state counts where something happens in it, not where it acts.
    """
    text = extraction.document.text
    names = [span for claim in extraction.attributions for span in claim.source]
    states = _states(extraction)
    found = [_resolved(place, states) for place in extraction.places if place.role == "place"]
    found += [_unresolved(match, states) for match in _IN.finditer(text)]
    taken: list[Span] = []
    for place in sorted(found, key=lambda one: (one.near is None, one.span)):
        words = place.span.words(text)
        dateline = words.isupper() and len(words) > 3
        before = text[max(0, place.span.start - 30) : place.span.start]
        named = not _LEADS.search(before) and any(place.span.overlaps(other) for other in names)
        free = not dateline and not named and not any(place.span.overlaps(other) for other in taken)
        following = text[place.span.end : place.span.end + 25]
        body = _BODIES.search(words) or re.match(r" (?:[A-Z]\w+ )?" + _BODIES.pattern, following)
        acts = before.endswith(" by ") or (not place.narrow and not _WITHIN.search(before))
        adjective = place.near is None and state(words) != words and state(words) in text
        if free and not (acts or body or adjective or _NOT_PLACES.match(words)):
            taken.append(place.span)
            yield place


def _states(extraction: Extraction) -> set[str]:
    """States and groups of the report: those that speakers belong to, that have ministries, or name a people."""
    text = extraction.document.text
    found = {claim.speaker.side for claim in extraction.attributions if claim.speaker and claim.speaker.side}
    found |= {match["of"] or match["whose"] for match in _STATES.finditer(text)}
    words = set(re.findall(r"[A-Z]\w+", text))
    return found | {state(word) for word in words if state(word) != word}


def _resolved(place: Place, states: set[str]) -> Where:
    country = place.country if place.precision != "country" and place.country != place.name else None
    near = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
    narrow = place.precision not in ("country", "region", "area") and place.name not in states
    return Where(place.span, place.name, f"{country}/{place.name}" if country else place.name, near, narrow)


def _unresolved(match: re.Match[str], states: set[str]) -> Where:
    name = re.sub(r"['’]s$", "", match["name"])
    span = Span(match.start("name"), match.start("name") + len(name))
    return Where(span, name, name, narrow=name not in states)
