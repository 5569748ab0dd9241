"""What quotation marks and punctuation ask for, on findings written by hand."""

import pytest

from sayso.attribute.model.spans import Found
from sayso.attribute.model.tidy import tidy
from sayso.model.spans import Span, words
from sayso.text.quotes import quotations


def at(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


def finding(text, source, cue, *content):
    spans = tuple(at(text, part) for part in content)
    return Found(at(text, cue).start, (at(text, source),), (at(text, cue),), spans, 0.9, 0.9, 0.9, 0.9)


def tidied(text, *found):
    out = tidy(text, found, quotations(text, [Span(0, len(text))]))
    return [(words(one.source, text), words(one.content, text)) for one in out]


@pytest.mark.parametrize(
    ("text", "found", "content"),
    [
        ("“We held the bridge all night,” Reyes said.", ("Reyes", "said", "We held the bridge"),
         "“We held the bridge all night,”"),
        ("Reyes said that the bridge held.", ("Reyes", "said", "the bridge held."), "that the bridge held"),
        ("Reyes said, the bridge held.", ("Reyes", "said", ", the bridge held."), "the bridge held"),
        ("“We held,” Reyes said. “We will hold.”", ("Reyes", "said", "We held", "We will hold"),
         "“We held,” … “We will hold.”"),
        ("Reyes said that 90 were hurt, of them 40 at sea.", ("Reyes", "said", "that 90 were hurt"),
         "that 90 were hurt, of them 40 at sea"),
        ("Buried were 38 villagers, Reyes said.", ("Reyes", "said", "villagers"), "38 villagers"),
        ("Since 2034 villagers flee, Reyes said.", ("Reyes", "said", "villagers flee"), "villagers flee"),
        ("The report was rejected by Reyes.", ("by Reyes", "was rejected", "The report"), "The report"),
        ("Reyes's claim that the bridge held was old.", ("Reyes's", "claim", "that the bridge held"),
         "that the bridge held"),
        ("Reyes said six (of nine) died.", ("Reyes", "said", "six (of nine) died."), "six (of nine) died"),
    ],
)  # fmt: skip
def test_one_content(text, found, content):
    assert tidied(text, finding(text, *found)) == [("Reyes", content)]


def test_a_name_with_an_ending_of_its_own_keeps_it():
    text = "Lloyd's said the ship had sunk."
    assert tidied(text, finding(text, "Lloyd's", "said", "the ship had sunk")) == [("Lloyd's", "the ship had sunk")]


def test_a_quotation_after_the_end_of_a_sentence_belongs_to_who_follows_it():
    text = "“Two were men,” Reyes said. “They came by night,” Marsh added."
    found = finding(text, "Reyes", "said", "“Two were men,”", "“They came by night,”")
    other = finding(text, "Marsh", "added", "“They came by night,”")
    assert tidied(text, found, other) == [("Reyes", "“Two were men,”"), ("Marsh", "“They came by night,”")]


def test_a_quotation_belongs_to_the_nearer_of_two_speakers():
    text = "“The bridge is ours now,” Reyes said.\n\n“They will not keep it for long,” Marsh said."
    ours, theirs = "“The bridge is ours now,”", "“They will not keep it for long,”"
    found = finding(text, "Reyes", "said", ours, theirs)
    other = finding(text, "Marsh", "Marsh", theirs)
    assert tidied(text, found, other) == [("Reyes", ours), ("Marsh", theirs)]


def test_what_is_reported_within_a_saying_stays_in_it():
    text = "Reyes said she expects the pumps “to be out of order for weeks.”"
    quoted = "“to be out of order for weeks.”"
    outer = finding(text, "Reyes", "said", "she expects the pumps", quoted)
    inner = finding(text, "she", "expects", "the pumps", quoted)
    assert tidied(text, outer, inner) == [
        ("Reyes", "she expects the pumps “to be out of order for weeks.”"),
        ("she", "the pumps “to be out of order for weeks.”"),
    ]


def test_a_relay_and_its_source_keep_the_same_quotation():
    text = "Nova Dana, citing the mayor, reported: “The pumps are out of order.”"
    said = "“The pumps are out of order.”"
    relayed = [finding(text, "Nova Dana", "reported", said), finding(text, "the mayor", "citing", said)]
    assert [content for _, content in tidied(text, *relayed)] == [said, said]


def test_a_quotation_that_nobody_says_goes_on_with_the_last_speaker():
    text = "“We held the bridge,” Reyes said.\n\n“Then the rain came and they left.”"
    found = finding(text, "Reyes", "said", "“We held the bridge,”")
    assert tidied(text, found) == [("Reyes", "“We held the bridge,” … “Then the rain came and they left.”")]


def test_the_same_finding_twice_counts_once():
    text = "Reyes said, and said again, six died."
    assert (
        len(tidied(text, finding(text, "Reyes", "said,", "six died"), finding(text, "Reyes", "again", "six died"))) == 1
    )


def test_a_signed_quotation_needs_no_verb():
    text = "“I lost my house and my boat.”\n― Marta Ilic"
    assert tidied(text) == [("Marta Ilic", "“I lost my house and my boat.”")]


def test_a_signature_ends_what_is_signed():
    text = "“I lost my house and my boat.” ― Marta Ilic\u00a0\n“We are still waiting here for help.”"
    assert tidied(text) == [("Marta Ilic", "“I lost my house and my boat.”")]
