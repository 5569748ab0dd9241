"""What a report as a whole is about: where and when, for the figures that do not say."""

from __future__ import annotations

import collections
import datetime
import re
from dataclasses import dataclass

from sayso.model.extraction import Extraction
from sayso.views.days import Day, day_of, days_of
from sayso.views.places import Where, places
from sayso.views.theatre import theatre_of

_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report as a whole is about: its places in order, the place and the day that it names most.

    `told` is False where the report names no day and only its publication dates it; `also` are the other days that it
    names, `names` its words that begin with a capital, `theatre` the states that tell which war it speaks of.
    """

    places: tuple[Where, ...]
    place: Where | None
    day: Day | None
    told: bool = True
    also: tuple[datetime.date, ...] = ()
    names: frozenset[str] = frozenset()
    theatre: tuple[str, ...] = ()


def setting_of(extraction: Extraction) -> Setting:
    """The setting of a report; the day of what is told counts, not the days on which it was said or published."""
    named = tuple(places(extraction))
    capitals = frozenset(_NAME.findall(extraction.document.text))
    names = collections.Counter(place.name for place in named)
    first = {place.name: -number for number, place in reversed(list(enumerate(named)))}
    chosen = max(named, key=lambda one: (not one.speaks, one.narrow, names[one.name], first[one.name]), default=None)
    day = day_of(extraction)
    published = extraction.document.date
    theatre = theatre_of(extraction, named)
    if day is None and published is not None:
        return Setting(named, chosen, lately(published), told=False, names=capitals, theatre=theatre)
    also = tuple(other[0] for other in days_of(extraction) if day and other != day)
    return Setting(named, chosen, day, also=also[:MOST], names=capitals, theatre=theatre)


def lately(published: datetime.date) -> Day:
    """The days that a report is taken to tell of when it tells none: that of publication and the one before."""
    return published - datetime.timedelta(days=1), published


MOST = 4
"""Other days kept of a report."""
