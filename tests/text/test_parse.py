"""The parse: every word in its place, sentences where a reader sees them."""

import csv
from importlib.resources import files

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model.documents import Block, Document
from sayso.model.spans import Span
from sayso.text.borders import abbreviations
from sayso.text.forms import Forms
from sayso.text.parse import parse
from sayso.text.pipeline import package

SENTENCES = [
    ("blank missing after a closing mark", "It cost “many lives.”During the day they left.", 2),
    ("closing mark stays with its sentence", '"We left. Nobody stayed." Then they hid.', 3),
    ("speech goes on after the quotation", "“We left,” he said. “Nobody stayed.”", 2),
    ("ranks", "The order came from Lt. Gen. Pavel Orn. It was late.", 2),
    ("initials", "It was signed by Ivo J. Tam on Monday. It was late.", 2),
    ("country", "He met the U.S. ambassador. She was late.", 2),
    ("wrapped lines", "The army said on Tuesday that six of its soldiers had\ndied in the north of the country.", 1),
    ("lines that are paragraphs", "Two bridges fall\nTwo bridges fell on Tuesday.\nThe army denied it.", 3),
    ("title without end mark", "Minister Just Thanked the ‘Heroic Army’ For Saving Kessa", 1),
]


def words_of(text, **kwargs):
    parsed = parse(Document(id="a", text=text, **kwargs))
    return [[token.text for token in parsed.tokens_of(sentence)] for sentence in parsed.sentences]


def check(document, parsed):
    """What holds of every parse."""
    text, at = document.text, 0
    claimed = "".join(span.words(text) for span in document.claim_spans())
    for index, token in enumerate(parsed.tokens):
        assert token.index == index
        assert token.text == text[token.start : token.end] != ""
        assert at <= token.start
        assert parsed.sentences[token.sentence].first <= index < parsed.sentences[token.sentence].last
        assert parsed.sentence_of(parsed.head(token)) == parsed.sentence_of(token)
        at = token.end
    assert "".join("".join(token.text for token in parsed.tokens).split()) == "".join(claimed.split())
    for sentence in parsed.sentences:
        tokens = parsed.tokens_of(sentence)
        assert sentence.span == Span(tokens[0].start, tokens[-1].end)
    for name in parsed.names:
        assert name.span == Span(parsed.tokens[name.first].start, parsed.tokens[name.last - 1].end)


@pytest.mark.parametrize(("text", "count"), [case[1:] for case in SENTENCES], ids=[case[0] for case in SENTENCES])
def test_sentences(text, count):
    assert len(words_of(text)) == count


def abbreviation_rows():
    with (files("sayso.text") / "abbreviations.tsv").open(encoding="utf-8") as rows:
        return [(row["form"], row["example"]) for row in csv.DictReader(rows, delimiter="\t")]


@pytest.mark.parametrize(("form", "example"), abbreviation_rows())
def test_abbreviation_does_not_end_its_sentence(form, example):
    assert form in example
    assert len(words_of(example)) == 1


def test_abbreviations_are_told_apart_by_what_follows():
    assert set(abbreviations().values()) == {"name", "number", "any"}
    assert len(words_of("He said No. Then he left the room.")) == 2


def test_caption_is_never_part_of_a_sentence():
    text = "Six died in\nA BRIDGE\nKessa on Tuesday."
    blocks = tuple(
        Block(kind, (Span(*span),))
        for kind, span in [("paragraph", (0, 11)), ("caption", (12, 20)), ("paragraph", (21, 38))]
    )
    assert [" ".join(words) for words in words_of(text, blocks=blocks)] == ["Six died in", "Kessa on Tuesday ."]


def test_blanks_of_any_kind_part_words():
    assert words_of("15\u2009000\u00a0men\t left.\r\n") == [["15", "000", "men", "left", "."]]


def test_repeated_blanks_do_not_change_the_parse():
    plain, wide = (
        parse(Document(id="a", text=text)) for text in ("Senior U.S. experts left.", "Senior U.S.  experts \t left.")
    )
    assert [(token.text, token.tag, token.dep) for token in plain.tokens] == [
        (token.text, token.tag, token.dep) for token in wide.tokens
    ]


def test_a_typographic_apostrophe_after_an_s_is_possessive_unless_it_closes_a_quotation():
    owned = parse(Document(id="a", text="The Workers’ Party said so."))
    named = parse(Document(id="b", text="He called them ‘the workers’ in private."))
    assert [token.tag for token in owned.tokens if token.text == "’"] == ["POS"]
    assert [token.tag for token in named.tokens if token.text == "’"] == ["''"]


def test_typographic_apostrophes_have_the_lemmas_of_straight_ones():
    curly, straight = (
        parse(Document(id="a", text=text)) for text in ("He didn’t say it’s gone.", "He didn't say it's gone.")
    )
    assert [token.lemma for token in curly.tokens] == [token.lemma for token in straight.tokens]
    assert "did|n’t" in "|".join(token.text for token in curly.tokens)


def test_result_does_not_depend_on_what_was_parsed_before():
    document = Document(id="a", text="The army said six soldiers died. “We left,” said Gen. Orn.")
    before = parse(document)
    parse(Document(id="b", text="The gonna ministry isn't there is saying dies soldiers army."))
    assert parse(document) == before


def test_forms_are_those_of_the_stock_components():
    text = (
        "There's no word on what they're gonna do, he said; that was all that the men who'd left had said. Let's go, "
        "they do what they can't, isn't it? "
        "But the higher ones got better, shot as they were. I ain't gotta say it's hers."
    )
    stock = spacy.load(package())
    doc = stock(text)
    forms = Forms(stock).of([(token.text, token.tag_, token.dep_) for token in doc])
    assert forms == [(token.pos_, token.lemma_) for token in doc]


LONG = {
    "quotation marks": '"' * 50_000,
    "pairs of marks": "“”" * 20_000,
    "no blanks": "a" * 50_000,
    "dashes": "—" * 50_000,
    "blank lines": "\n" * 50_000 + "x",
    "no end marks": "a b " * 1_500,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_odd_texts_are_read_whole(text):
    document = Document(id="a", text=text)
    check(document, parse(document))


def test_half_a_character_and_controls_are_kept_as_they_are():
    document = Document(id="a", text="He said \ud83d it\x00was\u200b gone\ufeff.")
    check(document, parse(document))


ALPHABET = st.sampled_from(
    list("abcDEF019.,;:!?-—–'’‘“”\"«»()[]/%$€ \n\r\t\u00a0\u2009\u200b\u0301é😀𝔊\x85\u2028_#@&*ſİß")
)
WORDS = st.sampled_from(
    ["said", "Gen.", "U.S.", "“No,”", "he", "didn’t", "6,000", "...", "https://a.example/b", "\r\n\r\n", "The", "army."]
)


@settings(max_examples=40)
@given(st.one_of(st.text(max_size=80), st.text(ALPHABET, max_size=120), st.lists(WORDS, max_size=25).map(" ".join)))
def test_every_word_is_in_its_place(text):
    document = Document(id="a", text=text)
    check(document, parse(document))


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(st.text(ALPHABET, min_size=1, max_size=40), st.sampled_from(["paragraph", "caption"])), max_size=5
    )
)
def test_only_claim_bearing_blocks_are_parsed(parts):
    text, blocks = "", []
    for words, kind in parts:
        blocks.append(Block(kind, (Span(len(text), len(text) + len(words)),)))
        text += words + "\n"
    document = Document(id="a", text=text, blocks=tuple(blocks))
    if blocks:
        check(document, parse(document))
