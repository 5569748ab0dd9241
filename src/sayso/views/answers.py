"""The figures of one document as answers: what each one is about, who stands behind it, and in which words."""

from __future__ import annotations

import collections
import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sayso.model.claims import Attribution
from sayso.model.extraction import Extraction
from sayso.model.questions import Answer, Scope
from sayso.model.spans import Span, words
from sayso.model.values import Place, Quantity, TimeInterval
from sayso.views import scopes
from sayso.views.origins import origin_of

_END = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘'(]?[A-Z0-9])|\n+")
Value = TypeVar("Value", TimeInterval, Place)

_DAYS = ("DATE", "TIME")
_LONG = 400


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a report as a whole is set: what a figure is about that does not say so itself."""

    place: Place | None
    day: tuple[datetime.date, datetime.date] | None


def answers(extraction: Extraction, ids: Mapping[str, str]) -> list[Answer]:
    """The answers in one document; `ids` gives the claim's id for each attribution's own.

    Figures of no claim, of no measure (ages, durations, sizes of towns) and of questions asked are left out.
    """
    setting = setting_of(extraction)
    claims = {claim.id: claim for claim in extraction.attributions}
    return [
        answer
        for quantity in extraction.quantities
        if quantity.claim in claims and quantity.claim in ids
        for answer in _answer(extraction, quantity, claims[quantity.claim], ids, setting)
    ]


def setting_of(extraction: Extraction) -> Setting:
    """The place and day that most of the report's words name; None where nothing is named."""
    places = [place for place in extraction.places if place.role == "place"]
    names = collections.Counter(place.name for place in places)
    narrow = [place for place in places if place.precision not in ("country", "region", "area", None)]
    chosen = max(narrow or places, key=lambda place: (names[place.name], -place.span.start), default=None)
    told = [time for time in extraction.times if time.role == "event" or (time.role is None and time.claim)]
    published = extraction.document.date
    days = collections.Counter(day for time in told for day in _day(time) if published is None or day[0] <= published)
    day = max(days, key=lambda one: (days[one], -one[0].toordinal()), default=None)
    if day is None and published is not None:
        day = (published - datetime.timedelta(days=1), published)
    return Setting(chosen, day)


def _day(time: TimeInterval) -> Iterable[tuple[datetime.date, datetime.date]]:
    if time.type in _DAYS and time.start and time.end and (time.end - time.start).days <= 1:
        yield time.start, time.end


def _answer(
    extraction: Extraction, quantity: Quantity, claim: Attribution, ids: Mapping[str, str], setting: Setting
) -> Iterable[Answer]:
    measure = scopes.measure(quantity)
    if measure is None or claim.stance == "asks":
        return
    document = extraction.document
    sentence = sentence_around(document.text, quantity.span)
    speaker = claim.speaker
    time = _nearest(quantity, [each for each in extraction.times if _says_when(each, claim, sentence)])
    place = _nearest(quantity, [each for each in extraction.places if _says_where(each, sentence)])
    inferred = []
    start, end = (time.start, time.end) if time else (None, None)
    if time is None and setting.day:
        (start, end), inferred = setting.day, ["period"]
    if place is None and setting.place:
        place = setting.place
        inferred.append("place")
    plan = claim.act == "plan" or claim.stance in ("orders", "promises", "expects")
    yield Answer(
        claim=ids[claim.id],
        document=document.id,
        question="",
        core=quantity.core,
        support=quantity.support,
        scope=Scope(
            measure=measure,
            unit=scopes.unit(quantity, measure),
            of=scopes.population(quantity, measure),
            party=scopes.party(quantity, sentence.words(document.text), own=speaker.side if speaker else None),
            place=place_path(place) if place else None,
            start=start,
            end=end,
            flow=quantity.flow,
            modality="plan" if plan else "fact",
        ),
        speaker=speaker.name if speaker else _source(extraction, claim),
        side=speaker.side if speaker else None,
        origin=origin_of(extraction, claim),
        outlet=document.outlet,
        stance=claim.stance,
        said=document.date,
        text=quantity.span.words(document.text),
        span=quantity.span,
        sentence=sentence.words(document.text),
        chain=tuple(link.name for link in claim.chain),
        near=(place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None,
        inferred=tuple(inferred),
        rejects=ids.get(claim.disputes) if claim.disputes else None,
    )


def sentence_around(text: str, span: Span) -> Span:
    """The sentence in which the words stand, by its punctuation."""
    start = max(
        (match.end() for match in _END.finditer(text, max(0, span.start - _LONG), span.start + 1)), default=None
    )
    end = _END.search(text, span.end, span.end + _LONG)
    if start is None:
        start = max(0, span.start - _LONG)
    return Span(start, end.start() + len(end.group().rstrip()) if end else min(len(text), span.end + _LONG))


def place_path(place: Place) -> str:
    """From broad to narrow: the country, then the place."""
    if place.country and place.precision != "country" and place.country != place.name:
        return f"{place.country}/{place.name}"
    return place.name


def _says_when(time: TimeInterval, claim: Attribution, sentence: Span) -> bool:
    inside = time.role == "event" or (time.role is None and time.claim == claim.id)
    return time.type in _DAYS and time.start is not None and inside and sentence.contains(time.span)


def _says_where(place: Place, sentence: Span) -> bool:
    return place.role == "place" and sentence.contains(place.span)


def _nearest(quantity: Quantity, found: list[Value]) -> Value | None:
    return min(found, key=lambda each: abs(each.span.start - quantity.span.start), default=None)


def _source(extraction: Extraction, claim: Attribution) -> str | None:
    return words(claim.source, extraction.document.text) or extraction.document.outlet
