"""Quotations: each case is a text and the quoted words that a reader sees in it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.spans import Span
from sayso.text.quotes import quotations, speeches

CASES = [
    ("typographic", "“We left,” he said. “Nobody stayed.”", ["We left,", "Nobody stayed."]),
    ("straight, by turns", 'She said, "We left," and "nobody stayed."', ["We left,", "nobody stayed."]),
    ("no space after the closing mark", "“It cost lives.”During a “long” day", ["It cost lives.", "long"]),
    ("no space after a straight closing mark", '"We left,"he said.', ["We left,"]),
    ("colon, no space", 'He said:"We left."', ["We left."]),
    ("treebank marks", "`` We left , '' she said.", ["We left ,"]),
    ("doubled single marks, by turns", "''We left,'' he said. ''Nobody stayed.''", ["We left,", "Nobody stayed."]),
    ("low-high marks", "„We left“, said the mayor.", ["We left"]),
    ("angle marks", "«We left», said the mayor.", ["We left"]),
    ("wrong way round", "”We left” and “we ran“, he said.", ["We left", "we ran"]),
    ("single quotes", "'We will not go,' the guards' leader said.", ["We will not go,"]),
    ("inside another", "“He told me ‘go home’ twice,” she said.", ["He told me ‘go home’ twice,", "go home"]),
    ("possessive inside", "the ‘Heroic People’s Army’ of Kessa", ["Heroic People’s Army"]),
    ("plural possessive inside", "‘The guards’ rifles were gone,’ he said.", ["The guards’ rifles were gone,"]),
    ("plural in single quotes", "Two ‘terrorists’ were held.", ["terrorists"]),
    ("apostrophes are no marks", "He’s sure the soldiers’ camp wasn't theirs in the ’90s, rock 'n' roll.", []),
    ("feet and inches", 'A 5\'10" man said "no".', ["no"]),
    ("empty", '"" and “ ” and ‘’', []),
    ("left open, then another", '"We left, he said. "Never," she said.', ["We left, he said.", "Never,"]),
]


def whole(text):
    return [Span(0, len(text))]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_reader_sees(text, expected):
    assert [one.inner.words(text) for one in quotations(text, whole(text))] == expected


def test_span_holds_the_marks():
    text = "He said: “No.” Then left."
    assert [one.span.words(text) for one in quotations(text, whole(text))] == ["“No.”"]


def test_long_quotation_opens_each_paragraph_and_closes_the_last():
    text = "“We left.\n\n“We walked.\n\n“We hid,” he said. “Twice.”"
    found = quotations(text, whole(text))
    assert [(one.continues, one.closed) for one in found] == [
        (True, False),
        (True, False),
        (False, True),
        (False, True),
    ]
    assert [len(speech) for speech in speeches(found)] == [3, 1]


def test_long_quotation_closed_without_opening_again():
    text = "“We left.\n\nWe walked,” he said."
    assert [(one.inner.words(text), one.continues) for one in quotations(text, whole(text))] == [
        ("We left.", True),
        ("We walked,", False),
    ]


def test_lost_closing_mark_does_not_swallow_the_next_paragraph():
    text = "“We left, he said.\n\nThe army denied it."
    assert [(one.inner.words(text), one.continues) for one in quotations(text, whole(text))] == [
        ("We left, he said.", False)
    ]


def test_quotation_runs_over_the_lines_of_wrapped_text():
    text = (
        "The ministry said in a statement on Tuesday that “the bridge was hit at\nnoon by two rockets” and nobody died."
    )
    assert [one.inner.words(text) for one in quotations(text, whole(text))] == [
        "the bridge was hit at\nnoon by two rockets"
    ]


def test_captions_left_out_do_not_break_a_long_quotation():
    text = "“We left.\nA BRIDGE\n“We hid,” he said."
    spans = [Span(0, 9), Span(19, len(text))]
    assert [one.continues for one in quotations(text, spans)] == [True, False]


@settings(max_examples=200)
@given(st.text(alphabet="“”„«»\"'‘’` \nas.,5😀\u0301", max_size=60))
def test_any_text_gives_nested_ordered_ranges(text):
    found = quotations(text, whole(text))
    for one in found:
        assert one.span.contains(one.inner)
        assert one.inner.words(text).strip() == one.inner.words(text) != ""
    for one, other in pairwise(found):
        assert one.span.start <= other.span.start
        assert not one.span.overlaps(other.span) or one.span.contains(other.span)
    assert sum(len(speech) for speech in speeches(found)) == sum(one.level == 0 for one in found)
