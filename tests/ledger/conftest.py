from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from hypothesis import strategies as st

from sayso.model.claims import Attribution, ChainLink, Speaker
from sayso.model.documents import Block, Document
from sayso.model.extraction import Extraction
from sayso.model.problems import Problem
from sayso.model.spans import Span
from sayso.model.values import Candidate, Interval, Mention, Place, Quantity, TimeInterval

DAY = datetime.date(2031, 3, 5)


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def make_report(
    name: str = "vel-1",
    *,
    dead: int = 40,
    place: str = "Orvik",
    made_by: str = "rules 1",
    outlet: str | None = "Vel Wire",
    confidence: float = 0.9,
    rule: str = "count 1",
) -> Extraction:
    text = f"The Tarn ministry said {dead} soldiers had died near {place} on Monday. A resident denied it. Two left."
    ministry, said, denied = find(text, "The Tarn ministry"), find(text, "said"), find(text, "denied")
    content = find(text, f"{dead} soldiers had died near {place} on Monday")
    attributions = (
        Attribution(
            id="a1",
            source=(ministry,),
            cue=(said,),
            content=(content,),
            speaker=Speaker("Ministry of Defence of Tarn", kind="government", side="Tarn", span=(ministry,)),
            chain=(ChainLink("Vel Wire"), ChainLink("Ministry of Defence of Tarn", (ministry,), (said,))),
            certainty="certain",
            confidence=confidence,
            anchors={"certainty": (said,)},
        ),
        Attribution(
            id="a2",
            source=(find(text, "A resident"),),
            cue=(denied,),
            content=(find(text, "it"),),
            speaker=Speaker("a resident", kind="unnamed"),
            stance="denies",
            disputes="a1",
            confidence=confidence / 2,
        ),
    )
    two = Quantity(find(text, "Two"), 2, 2, 2, Interval(2, 2), unit="residents", rule=rule)
    soldiers = Quantity(
        find(text, f"{dead} soldiers"), dead, dead, dead, Interval(dead, dead), measure="killed", claim="a1", rule=rule
    )
    monday = TimeInterval(find(text, "Monday"), "DATE", "2031-03-03", DAY, DAY, role="event", claim="a1")
    there = Place(
        find(text, place), place, 61.5, 7.25, 12, "town", candidates=(Candidate(place, "12", 0.5),), claim="a1"
    )
    return Extraction(
        document=Document(
            id=name,
            text=text,
            date=DAY,
            date_from="input",
            outlet=outlet,
            title="Losses near the river",
            blocks=(Block("paragraph", (Span(0, len(text)),)),),
        ),
        attributions=attributions,
        quantities=(two, soldiers),
        times=(monday,),
        places=(there,),
        mentions=(Mention((ministry,), "Ministry of Defence of Tarn", "organisation", "m1"),),
        problems=(
            Problem("values", "no unit", (find(text, "Two"),)),
            Problem("values", "no unit", (find(text, "Two"),)),
        ),
        made_by=made_by,
    )


@pytest.fixture(scope="session")
def report() -> Callable[..., Extraction]:
    """One invented report, read; its figure, place, maker and name can be chosen."""
    return make_report


@pytest.fixture(scope="session")
def readings() -> st.SearchStrategy[Extraction]:
    """Readings of few documents in few versions by few makers, so that they often meet."""
    return st.builds(
        make_report,
        st.sampled_from(["vel-1", "vel-2", "harbour-1"]),
        dead=st.integers(1, 3),
        made_by=st.sampled_from(["rules 1", "rules 2"]),
        outlet=st.sampled_from(["Vel Wire", None]),
        confidence=st.sampled_from([0.5, 0.9]),
    )
