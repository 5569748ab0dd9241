"""Which war a report tells of where it only says "the war": the states that it speaks of most, and where things happen.

Two totals "since the start of the war" are of one war only if their reports have a state in common.
"""

from __future__ import annotations

import collections
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sayso.link.actors import load
from sayso.model.extraction import Extraction
from sayso.model.spans import joined
from sayso.views.places import Where

MOST = 2
"""States by which a war is known."""
_NAMES = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")


def of_war(event: str | None, theatre: Sequence[str]) -> str | None:
    """The name of a whole with the states that tell which one it is: "war/Russia+Ukraine".

    >>> of_war("war", ("Russia", "Ukraine")), of_war("war", ()), of_war(None, ("Russia",))
    ('war/Russia+Ukraine', 'war', None)
    """
    return f"{event}/{'+'.join(theatre)}" if event and theatre else event


def theatre_of(extraction: Extraction, places: Iterable[Where]) -> tuple[str, ...]:
    """The states of a report's war, in the order of their names; none where no known state is spoken of.

    Who only speaks does not count: officials of any state may tell of a war.
    """
    actors, text = load(), extraction.document.text
    spoken = joined(span for claim in extraction.attributions for span in claim.source)
    mentions: collections.Counter[str] = collections.Counter()
    for match in _NAMES.finditer(text):
        before = bisect_right(spoken, (match.start(), len(text))) - 1
        if before < 0 or spoken[before].end <= match.start():
            mentions.update(state for form in _forms(match[0]) if (state := actors.state(form)))
    foremost = {state for state, _ in sorted(mentions.items(), key=lambda item: (-item[1], item[0]))[:MOST]}
    there = {country for place in places if not place.speaks and (country := _country(place))}
    return tuple(sorted(there | foremost if not there or there & foremost else there))


def _forms(name: str) -> Iterable[str]:
    """A name, and if it means no state its words."""
    return (name,) if load().state(name) or " " not in name else name.split()


def _country(place: Where) -> str | None:
    """The state in which a place lies, as far as a gazetteer or the table of states tells."""
    first = place.path.split("/")[0]
    return load().state(first)
