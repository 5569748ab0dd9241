"""The parts of the trained finder: windows, labels, marks, confidence."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute.model.confidence import confidence, features
from sayso.attribute.model.decode import Settings, changes
from sayso.attribute.model.doubts import NEAR, SUREST, together
from sayso.attribute.model.labels import NEVER, label, runs
from sayso.attribute.model.marks import marks
from sayso.attribute.model.passives import without_subject
from sayso.attribute.model.spans import Found
from sayso.attribute.model.windows import SIZE, windows
from sayso.model.spans import Span
from sayso.text.quotes import quotations


@given(st.integers(0, 3000), st.integers(0, 2**32 - 1))
def test_windows_answer_for_every_piece_once(size, seed):
    begins = np.random.default_rng(seed).integers(0, 3, size)
    cuts = windows(begins)
    assert [piece for cut in cuts for piece in range(cut.first, cut.last)] == list(range(size))
    assert all(cut.start <= cut.first < cut.last <= cut.end <= cut.start + SIZE for cut in cuts)


@settings(max_examples=40)
@given(st.integers(1, 3), st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_free_changes_take_the_best_role_of_each_piece(cues, size, seed):
    scores = np.random.default_rng(seed).normal(size=(cues, size, 4)).astype(np.float32)
    assert (label(scores, np.zeros((size, 4), dtype=np.float32)) == scores.argmax(-1)).all()


@settings(max_examples=40)
@given(st.integers(2, 12), st.integers(0, 2**32 - 1))
def test_forbidden_changes_give_one_role_throughout(size, seed):
    scores = np.random.default_rng(seed).normal(size=(1, size, 4)).astype(np.float32)
    row = label(scores, np.full((size, 4), 1e4, dtype=np.float32))
    assert (row == scores.sum(1).argmax(-1)[0]).all()


def test_runs_of_a_role():
    row = np.array([3, 3, 0, 1, 3], dtype=np.int8)
    assert (runs(row, 3), runs(row, 1), runs(row, 2)) == ([(0, 2), (4, 5)], [(3, 4)], [])


def test_marks_show_capitals_breaks_and_nested_quotations():
    text = "NATO said\n“he called it ‘mad’”"
    pieces = [(0, 4), (5, 9), (10, 11), (11, 13), (24, 25), (25, 28)]
    quotes = quotations(text, [Span(0, len(text))])
    assert marks(text, pieces, quotes) == [
        (2, 2, 0),
        (0, 0, 0),
        (3, 1, 1),
        (0, 0, 1),
        (3, 0, 2),
        (0, 0, 2),
    ]


def test_confidence_rises_with_its_parts():
    weights = (0.0, *[0.3] * (len(features(found(0.5))) - 1))
    assert confidence(found(0.5), weights) < confidence(found(0.9), weights)


@given(st.lists(st.tuples(st.integers(0, 200), st.floats(0.1, 0.9)), max_size=12))
def test_doubles_are_one_with_the_probabilities_of_all(places):
    doubles = [replace(found(begins), at=at) for at, begins in places]
    kept = together(doubles)
    assert len(kept) <= len(doubles)
    assert [one.at for one in kept] == sorted(one.at for one in kept)
    assert all(one.begins < 1 for one in kept)
    if places and max(at for at, _ in places) - min(at for at, _ in places) <= NEAR:
        assert len(kept) == 1 and kept[0].begins == pytest.approx(min(SUREST, sum(begins for _, begins in places)))


def test_other_sources_or_contents_are_no_doubles():
    one = found(0.5)
    other_source = replace(one, source=(Span(6, 7),))
    other_content = replace(one, content=(Span(8, 9),))
    assert together([one, other_source, other_content]) == [one, other_source, other_content]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("She’s so worried", [True, False, True, True]),
        ("They've denied it", [True, False, True, True]),
        ("Lesk’s denial now", [False, False, True, True]),
        ("We don't know", [True, False, False, True]),
    ],
)
def test_a_word_ends_before_a_verb_run_together_with_its_subject(text, ends):
    pieces = [Span(*piece.span()) for piece in re.finditer(r"\w+|\S", text)]
    plain = Settings(0.5, 0.5, 1, 1, (1, 1, 1, 1), (0, 0, 0, 0), (), ())
    costs = changes(text, pieces, np.zeros(len(pieces), dtype=np.int64), plain)
    assert [bool(cost < NEVER) for cost in costs[1:, 1]] == ends


@pytest.mark.parametrize("cue", ["was told", "was once asked", "has now been warned"])
def test_who_is_told_something_does_not_say_it(cue):
    text = f"The captain {cue} to wait."
    one = replace(
        found(0.9), source=(Span(0, 11),), cue=(Span(12, 12 + len(cue)),), content=(Span(13 + len(cue), 20 + len(cue)),)
    )
    assert without_subject(text, one).source == ()


def found(begins):
    return Found(0, (Span(0, 1),), (Span(2, 3),), (Span(4, 5),), begins, 0.9, 0.9, 0.9)
