"""Blocks of a plain-text page: each case is a page in the shape people save, beside what a reader calls each line."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.read.layout import blocks
from sayso.read.lines import has_credit, is_byline, is_heading

SHARED = Path(__file__).parents[2].parent / "shared"

PAGES = [
    (
        "article with byline and date",
        """
title      Two bridges fall in Kessa as offensive widens
byline     By Ana Roe and Ivo Tam
byline     Published April 2, 2031 10:15
paragraph  Two bridges fell on Tuesday, the army said.
paragraph  “We left at noon,” said Ivo Tam, a baker.
""",
    ),
    (
        "headline with a full stop, in headline capitals",
        """
title      Two Bridges Fall in Kessa as Offensive Widens.

paragraph  Two bridges fell on Tuesday after a night of shelling, the army said.

paragraph  The ministry in Varno denied that its guns had fired at the town that night.
""",
    ),
    (
        "captions with alternative text above or below",
        """
title      Guns of the Northern Front

title +    Guns of the Northern Front

paragraph  The army showed its new guns on Tuesday.

title +    Guns of the Northern Front
caption    Captured 120mm mortar at the Varno arsenal in 2030

paragraph  The minister said that they had come from abroad.

caption    A gun of the second battery
caption +  A gun of the second battery

paragraph  Nobody was hurt.

caption    Soldiers of the second battery train with captured guns

heading    What comes next

paragraph  The minister did not say.
""",
    ),
    (
        "captions known by their credit",
        """
title      Smoke over Kessa
caption    Smoke rises over Kessa on Tuesday. Photo: Ana Roe/Northgate
caption    FILE PHOTO: The bridge of Kessa, seen in May 2030.
paragraph  Smoke rose over Kessa on Tuesday.
paragraph  “Images by satellite showed three fires,” the monitor said.
""",
    ),
    (
        "sections",
        """
title      The war in the north
paragraph  The war began in spring.
heading    First winter, 1915-1916
paragraph  The army waited.
heading    Spring
paragraph  The army moved again.
""",
    ),
    (
        "a list and furniture",
        """
title      Aid to the valley
paragraph  The council listed what is missing:
list       • blankets for 300 people
list       - two doctors
other      * * *
other      Advertisement
paragraph  The first convoy left on Monday.
""",
    ),
    ("a single sentence", "\nparagraph  Six soldiers were killed in Kessa, the army said.\n"),
    ("a single headline", "\nparagraph  Six soldiers killed in Kessa\n"),
    (
        "sentences only",
        """
paragraph  The army of Kessa said on Tuesday that its soldiers had crossed the river by its last bridge and held it.
paragraph  The ministry denied it.
""",
    ),
]


def page(drawn):
    """The text of a drawn page, and what each of its lines is ("title +": a title printed again)."""
    lines = drawn.strip("\n").split("\n")
    text = "\n".join(line[11:] for line in lines)
    return text, [line[:11].strip() for line in lines if line]


@pytest.mark.parametrize("drawn", [drawn for _, drawn in PAGES], ids=[title for title, _ in PAGES])
def test_pages(drawn):
    text, expected = page(drawn)
    found = [block.kind + " +" * block.repeats for block in blocks(text)]
    assert found == expected


def test_known_title_is_found_though_it_reads_like_a_sentence():
    text = "He did not say that.\n\nThe minister denied on Tuesday what he had said on Monday."
    assert [block.kind for block in blocks(text, title="He did not say that")] == ["title", "paragraph"]


def test_wrapped_lines_are_one_paragraph():
    text = (
        "TWO BRIDGES FALL\n\nThe army said on Tuesday that two of the nine bridges over the\n"
        "river had fallen after a night of shelling.\n"
    )
    assert [block.kind for block in blocks(text)] == ["title", "paragraph"]


@pytest.mark.parametrize(
    "sentence",
    [
        "By then the bridge had fallen.",
        "By Tuesday nobody was left in Kessa, he said.",
        "Images by satellite showed smoke over Kessa.",
        "The photo by the army shows nothing, Roe said.",
        "Published figures from 2031 are lower.",
    ],
)
def test_sentences_are_no_furniture(sentence):
    assert not is_byline(sentence)
    assert not has_credit(sentence)
    assert not is_heading(sentence)


def test_article_of_the_seed():
    files = sorted((SHARED / "seed").glob("*.txt"))
    if not files:
        pytest.skip("the seed article is not in ../shared/seed")
    text = files[0].read_text(encoding="utf-8")
    found = [(block.kind, block.repeats) for block in blocks(text)]
    assert found[:2] == [("title", False), ("title", True)]
    assert found.count(("title", True)) == 2
    assert found.count(("caption", False)) == 3
    assert found.count(("caption", True)) == 2
    assert found.count(("paragraph", False)) == 4


def test_first_lines_of_news_articles_are_titles():
    file = SHARED / "corpora" / "polnear" / "dev.jsonl.gz"
    if not file.exists():
        pytest.skip("PolNeAR is not in ../shared/corpora")
    with gzip.open(file) as lines:
        records = [json.loads(line) for line in lines]
    first = [blocks(record["text"], title=record["title"])[0] for record in records]
    assert [block.kind for block in first] == ["title"] * len(records)
    unaided = [blocks(record["text"])[0].kind for record in records]
    assert unaided.count("title") >= 0.9 * len(records)


LINE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["By Ana Roe", "A gun", "A gun", "The army left.", "• one", "***", "Photo: Ana Roe", "KESSA (AP)", "", "\r"]
    ),
)


@settings(max_examples=60)
@given(st.lists(LINE, max_size=12).map("\n".join), st.one_of(st.none(), LINE))
def test_every_word_is_in_exactly_one_block(text, title):
    found = blocks(text, title=title)
    at = 0
    for block in found:
        (span,) = block.span
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()
