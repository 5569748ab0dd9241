"""Figures of a claim that names nobody, within what somebody says."""

from __future__ import annotations

import datetime

from sayso.model.claims import Attribution, ChainLink, Speaker
from sayso.model.documents import Document
from sayso.model.extraction import Extraction
from sayso.model.spans import Span
from sayso.model.values import Interval, Quantity
from sayso.views.answers import answers

TEXT = "Sixty-six people are known to have been killed at Adu, the coastguard said."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_who_reports_what_is_known_stands_behind_its_figure() -> None:
    speaker, chain = Speaker("the coastguard"), (ChainLink("Adu Post"), ChainLink("the coastguard"))
    said = Attribution(
        "a1", (at("the coastguard"),), (at("said"),), (Span(0, 53),), speaker=speaker, chain=chain
    )  # fmt: skip
    known = Attribution("a2", (), (at("are known"),), (Span(0, 16), at("to have been killed at Adu")), within="a1")
    figure = Quantity(Span(0, 16), 66, 66, 66, Interval(66, 66), measure="casualties/killed", of="people", claim="a2")
    document = Document("d", TEXT, date=datetime.date(2035, 3, 15), date_from="input", outlet="Adu Post")
    [answer] = answers(Extraction(document, (said, known), (figure,)), {"a1": "a1", "a2": "a2"})
    assert (answer.speaker, answer.claim, answer.chain) == ("the coastguard", "a2", ("Adu Post", "the coastguard"))
