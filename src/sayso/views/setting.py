"""What a report as a whole is about: where and when, for the figures that do not say."""

from __future__ import annotations

import collections
import datetime
from dataclasses import dataclass

from sayso.model.extraction import Extraction
from sayso.views.days import Day, day_of
from sayso.views.places import Where, places


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
    named = tuple(places(extraction))
    names = collections.Counter(place.name for place in named)
    first = {place.name: -number for number, place in reversed(list(enumerate(named)))}
    chosen = max(named, key=lambda one: (not one.speaks, one.narrow, names[one.name], first[one.name]), default=None)
    day = day_of(extraction)
    published = extraction.document.date
    if day is None and published is not None:
        return Setting(named, chosen, (published - datetime.timedelta(days=1), published), told=False)
    return Setting(named, chosen, day)
