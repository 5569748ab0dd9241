"""Any text yields attributions with sound spans, or none; never an error, and in bounded time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.attribute import enrich, rules
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.text.parse import parse

PIECES = st.sampled_from(
    [
        "“", "”", '"', "‘", "’", "'", "«", "»", ",", ".", ":", ";", "?", "—", "\n", "\n\n", " ", "said", "the army",
        "Vellar", "that", "denied", "according to", "claim", "he", "citing", "who", "reported", "to leave", "not",
        "by", "six men died", "was told", "in", "’s view", "𝔸", "é", "\u200b", "\u00a0", "\r\n", "…", "of",
    ]
)  # fmt: skip


def read(text: str) -> list[Attribution]:
    document = Document("any", text)
    parsed = parse(document)
    return enrich(document, parsed, rules.attribute(document, parsed))


def check(text: str) -> None:
    found = read(text)
    ids = {one.id for one in found}
    assert len(ids) == len(found)
    for one in found:
        assert one.content
        for role in (one.source, one.cue, one.content):
            assert list(role) == sorted(role)
            assert all(a.end <= b.start for a, b in pairwise(role))
        for span in (*one.source, *one.cue, *one.content, *(span for spans in one.hedges for span in spans)):
            assert isinstance(span, Span)
            assert 0 <= span.start < span.end <= len(text)
        for other in (one.within, one.disputes):
            assert other is None or (other in ids and other != one.id)
        assert len(one.chain) <= len(found) + 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join))
def test_saying_words_and_marks_in_any_order(text: str) -> None:
    check(text)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["", " \n ", '"', "“" * 500, "said " * 200, "“a” said " * 100, "a" * 5000])
def test_odd_texts(text: str) -> None:
    check(text)


@pytest.mark.slow
@pytest.mark.parametrize("text", ['"' * 1_000_000, "“x” " * 60_000, "nospaces" * 100_000, "he said, “no,” " * 15_000])
def test_long_odd_texts(text: str) -> None:
    check(text)
