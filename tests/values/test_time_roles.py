"""When it happened, when it was said, when the report appeared."""

import datetime

import pytest

from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.text.parse import parse
from sayso.values.time import find
from sayso.values.time.roles import assign


def roles(text, *claims, date="2024-08-12"):
    document = Document("t", text, date=datetime.date.fromisoformat(date))
    parsed = parse(document)

    def spans(words):
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    attributions = [
        Attribution(f"a{index}", spans(source), spans(cue), spans(content))
        for index, (source, cue, content) in enumerate(claims, 1)
    ]
    times = assign(parsed, attributions, find(document, parsed))
    return [(time.span.words(text), time.role, time.claim) for time in times]


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        (
            "The ministry said on Monday that two villages fell in July.",
            ("The ministry", "said", "two villages fell in July"),
            [("Monday", "saying", "a1"), ("July", "event", "a1")],
        ),
        (
            "Two villages fell in July, the ministry said on Monday.",
            ("the ministry", "said", "Two villages fell in July"),
            [("July", "event", "a1"), ("Monday", "saying", "a1")],
        ),
        (
            "The governor told reporters on Friday the dam had failed.",
            ("The governor", "told", "the dam had failed"),
            [("Friday", "saying", "a1")],
        ),
        (
            "In a statement on 6 August, the army said that the dam had failed on 4 August.",
            ("the army", "said", "the dam had failed on 4 August"),
            [("6 August", "saying", "a1"), ("4 August", "event", "a1")],
        ),
        (
            "According to a report of June 2023, the dam was weak.",
            ("a report of June 2023", "According to", "the dam was weak"),
            [("June 2023", "saying", "a1")],
        ),
        ("The dam failed on 4 August.", ("", "", ""), [("4 August", "event", None)]),
        ("Published on 12 August 2024. The dam failed.", ("", "", ""), [("12 August 2024", "publication", None)]),
        ("VELIA, Aug. 12, 2024 (North Wire) - The dam failed.", ("", "", ""), [("Aug. 12, 2024", "publication", None)]),
    ],
)
def test_a_time_belongs_to_the_event_the_saying_or_the_publication(text, claim, expected):
    assert roles(text, claim) == expected


def test_the_innermost_claim_has_the_time():
    text = "Smith said that Jones had promised that the road would open in May 2025."
    outer = ("Smith", "said", "Jones had promised that the road would open in May 2025")
    inner = ("Jones", "promised", "the road would open in May 2025")
    assert roles(text, outer, inner) == [("May 2025", "event", "a2")]
