"""Times of a report: values, days, and what they were reckoned from."""

import datetime

import pytest

from sayso.model.documents import Document
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
