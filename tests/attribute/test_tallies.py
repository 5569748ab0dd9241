"""Tallies that the finder passed over, or found without the one who counts."""

from sayso.attribute import tallies
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, words
from sayso.text.parse import parse

TEXT = "It put the number of soldiers killed there at no fewer than 70."
DOCUMENT = Document("a", TEXT)


def test_a_tally_without_source_is_given_its_subject() -> None:
    found = Attribution("a1", (), (Span(3, 6),), (Span(7, 62),))
    [one] = tallies.add(DOCUMENT, parse(DOCUMENT), [found])
    assert (one.id, words(one.source, TEXT), one.content) == ("a1", "It", found.content)


def test_a_tally_that_has_a_source_is_left_alone() -> None:
    found = Attribution("a1", (Span(0, 2),), (Span(3, 6),), (Span(7, 62),))
    assert tallies.add(DOCUMENT, parse(DOCUMENT), [found]) == [found]
