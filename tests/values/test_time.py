"""Times of a report: values, days, and what they were reckoned from."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.documents import Block, Document
from sayso.model.spans import Span
from sayso.text.parse import parse
from sayso.values.time import explain, find


def read(text, date=None):
    document = Document(id="t", text=text, date=datetime.date.fromisoformat(date) if date else None)
    return document, parse(document)


@pytest.mark.parametrize(
    ("text", "date", "words", "value", "start", "end"),
    [
        ("The ministry said it on Wednesday.", "2024-08-12", "Wednesday", "2024-08-07", "2024-08-07", "2024-08-07"),
        (
            "Output fell in the second quarter of 2025.",
            None,
            "the second quarter of 2025",
            "2025-Q2",
            "2025-04-01",
            "2025-06-30",
        ),
        ("The bridge fell in April.", None, "April", "XXXX-04", "None", "None"),
    ],
)
def test_a_time_has_its_value_and_days(text, date, words, value, start, end):
    [time] = find(*read(text, date))
    assert (time.span.words(text), time.value, str(time.start), str(time.end)) == (words, value, start, end)


def test_explain_says_what_each_time_was_reckoned_from():
    lines = explain(*read("It began in August 2024 and ended in April the following year."))
    assert "from span 12:23 2024-08" in lines[1]


WORDS = (
    "Monday March May the of in on by from to until and this last next that same following two several 24 hours days "
    "weeks years ago later earlier before every per first half Q2 FY25 2024 1999 6th 31 12:30 4 p.m. 1990s BC day "
    "1,000 invasion early late mid- end beginning then time, . - ( Christmas summer quarter"
)


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=30),
    st.sampled_from([None, "2024-08-12", "1914-12-31"]),
)
def test_any_words_yield_times_that_quote_the_text_and_end_after_they_start(words, date):
    text = " ".join(words)
    for time in find(*read(text, date)):
        assert 0 <= time.span.start < time.span.end <= len(text)
        assert time.value
        assert (time.start is None) == (time.end is None)
        assert time.start is None or time.start <= time.end


def test_without_a_date_the_dateline_gives_the_day_of_publication():
    [dateline, friday] = find(*read("VELIA, Aug. 12, 2024 (North Wire) - The dam failed on Friday."))
    assert (dateline.value, friday.value) == ("2024-08-12", "2024-08-09")


def test_a_caption_does_not_move_the_narrative():
    text = "The assault began in August 2024.\nA tank in May 2022\nIt ended in April the following year."
    lines = [Span(0, 33), Span(34, 52), Span(53, len(text))]
    kinds = ("paragraph", "caption", "paragraph")
    blocks = tuple(Block(kind, (span,)) for kind, span in zip(kinds, lines, strict=True))
    document = Document("t", text, blocks=blocks)
    assert [time.value for time in find(document, parse(document))] == ["2024-08", "2022-05", "2025-04"]


def test_a_history_is_reckoned_from_its_own_years():
    text = (
        "On 24 April 1916 the rising began. By 29 April 1916 it was over. Trials began on 2 May. The last came in 1917."
    )
    assert [time.value for time in find(*read(text + " In May 1917 they were freed.", "2009-12-19"))][2] == "1916-05-02"
