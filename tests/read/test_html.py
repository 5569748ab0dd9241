"""Saved pages: what a reader of the page would call its title, captions and paragraphs, each with its place."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import document_fromstring

from sayso.model.errors import InputRefused
from sayso.read.html import read

LEAD = "Two bridges over the river fell on Tuesday after a night of shelling, the army of Kessa said in a statement."
SECOND = "“We left at noon,” said Ivo Tam, a baker who had lived beside the bridge since the last war ended."
THIRD = "The ministry in Varno denied that its guns had fired at the town, and asked for an inquiry into the fire."
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Two bridges fall in Kessa - Northgate News</title>
<meta property="og:title" content="Two bridges fall in Kessa"><meta property="og:site_name" content="Northgate News">
<meta property="article:published_time" content="2031-04-02T22:10:00-04:00">
<link rel="canonical" href="https://northgate.example/kessa">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Two bridges fall in Kessa",
"author": [{{"@type": "Person", "name": "Ana Roe"}}, {{"name": "Ivo Tam"}}]}}, {{"@type": "Organization"}}]}}</script>
<style>p {{ color: black }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Two bridges fall in Kessa</h1><p class="byline">By Ana Roe and Ivo Tam</p>
<figure><img alt="Smoke"><figcaption>Smoke over the river, photographed in <i>April</i></figcaption></figure>
<p>{LEAD}</p><p>{SECOND.replace("said Ivo", "said&nbsp;<b>Ivo</b>")}</p>
<h2>Denial</h2><p>{THIRD}</p><blockquote><p>{SECOND[:-1]}, he added in a second letter to the council.</p></blockquote>
<div class="wp-caption"><p class="wp-caption-text">The market square on Saturday</p></div>
<p>{LEAD.replace("Two", "Three")}</p></article></main>
<aside><h3>Most read</h3><ul><li><a href="/x">Ten things to know about bridges</a></li></ul></aside>
<footer><p>© Northgate News 2031. All rights reserved.</p></footer></body></html>"""


def kinds(document):
    return [block.kind + " +" * block.repeats for block in document.blocks]


def words(document, kind):
    return [block.span[0].words(document.text) for block in document.blocks if block.kind == kind]


def test_blocks_of_a_news_page():
    document = read(PAGE.encode())
    assert words(document, "title") == ["Two bridges fall in Kessa"]
    assert words(document, "caption") == [
        "Smoke over the river, photographed in April",
        "The market square on Saturday",
    ]
    assert words(document, "paragraph") == [LEAD, SECOND, THIRD, LEAD.replace("Two", "Three")]
    assert words(document, "heading") == ["Denial"]
    assert len(words(document, "quote")) == 1
    assert "Home" not in document.text
    assert "Ten things" not in document.text
    assert "rights reserved" not in document.text


def test_facts_of_a_news_page():
    document = read(PAGE.encode())
    assert (document.date, document.date_from) == (datetime.date(2031, 4, 2), "metadata")
    assert (document.outlet, document.byline, document.lang) == ("Northgate News", "Ana Roe, Ivo Tam", "en")
    assert (document.title, document.url) == ("Two bridges fall in Kessa", "https://northgate.example/kessa")


def test_every_block_is_where_its_xpath_says():
    document, page = read(PAGE.encode()), document_fromstring(PAGE)
    for block in document.blocks:
        (element,) = page.xpath(block.xpath)
        assert " ".join(element.text_content().split()) == block.span[0].words(document.text)


def test_captions_are_not_searched_for_claims():
    document = read(PAGE.encode())
    claimed = [span.words(document.text) for span in document.claim_spans()]
    assert LEAD in claimed
    assert not any("photographed" in one or "market square" in one for one in claimed)


def test_line_breaks_as_paragraphs():
    page = f"<html><body><div>{LEAD}<br><br>{SECOND}<br> <br/>{THIRD}</div></body></html>"
    assert words(read(page.encode()), "paragraph") == [LEAD, SECOND, THIRD]


def test_single_line_break_is_a_blank():
    assert read(f"<html><body><p>{LEAD}<br>{SECOND}</p></body></html>".encode()).text == f"{LEAD} {SECOND}"


def test_declared_encoding():
    page = f'<html><head><meta charset="windows-1252"></head><body><p>{SECOND}</p><p>{LEAD}</p></body></html>'
    assert SECOND in read(page.encode("cp1252")).text


def test_xml_declaration():
    page = f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{LEAD}</p></body></html>'
    assert read(page.encode()).text == LEAD


def test_date_of_the_page_is_not_guessed():
    page = f"<html><body><p>{LEAD}</p><p>{THIRD}</p><p>In 2029, on 4 May 2029, it had burned.</p></body></html>"
    assert read(page.encode()).date is None


def test_time_element():
    page = f'<article><time datetime="2031-04-02">2 April</time><p>{LEAD}</p><p>{THIRD}</p></article>'
    document = read(page.encode())
    assert (document.date, document.date_from) == (datetime.date(2031, 4, 2), "metadata")


def test_page_without_a_report_is_read_whole_and_says_so():
    document = read(b"<html><body><p>Six died.</p></body></html>")
    assert document.text == "Six died."


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>1</script></body></html>", "<!-- no -->", "<p>  </p>"]
)
def test_page_without_words_is_refused(page):
    with pytest.raises(InputRefused):
        read(page.encode())


TAGS = ["<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<h1>", "<figcaption>", "<li>", "<td>", "<script>"]
OTHER = ["<!--", "-->", "Six died.", LEAD, "&nbsp;", "&#x1F600;", "\n", "<", "&", "“", "</html>", "<?x", "]]>"]
PARTS = st.sampled_from([*TAGS, *OTHER])


@settings(max_examples=60)
@given(st.lists(PARTS, max_size=20).map("".join))
def test_any_page_gives_blocks_of_its_text_or_is_refused(page):
    try:
        document = read(page.encode())
    except InputRefused:
        return
    at = 0
    for block in document.blocks:
        (span,) = block.span
        assert document.text[at : span.start].strip() == ""
        assert span.words(document.text).strip() == span.words(document.text) != ""
        at = span.end
    assert at == len(document.text)


ARTICLE = f"""<html><body><div id="siteSub">From an encyclopedia</div><h1>Battle of Kessa</h1>
<table class="infobox"><tr><th>Date</th><td>2 – 9 April 2031</td></tr><tr><th>Strength</th><td>6,500–8,000</td></tr>
<tr><th>Losses</th><td>192 killed<sup class="reference">[2]</sup><br>511 wounded</td></tr></table>
<p>{LEAD}<sup>[3]</sup> {SECOND}<sup>[<i>citation needed</i>]</sup></p>
<h2>Denial<span class="mw-editsection">[edit]</span></h2><p>{THIRD}</p>
<p style="display: none">Nobody sees that nine died here, as the page keeps it from its readers.</p>
<table class="wikitable"><tr><th>Source</th><th>Killed</th></tr><tr><td>Kessa</td><td>450</td></tr></table>
<h2>Notes</h2><div class="reflist"><ol><li>"Kessa falls". Northgate News, 14 April 2031, in the archive.</li></ol></div>
</body></html>"""


def test_an_encyclopedia_keeps_its_tables_and_loses_its_marks_of_notes():
    document = read(ARTICLE.encode())
    assert words(document, "paragraph") == [f"{LEAD} {SECOND}", THIRD]
    assert words(document, "table")[:6] == [
        "Date",
        "2 – 9 April 2031",
        "Strength",
        "6,500–8,000",
        "Losses",
        "192 killed",
    ]
    assert words(document, "table")[6:] == ["511 wounded", "Source", "Killed", "Kessa", "450"]
    assert words(document, "heading") == ["Denial"]


def test_posts_of_a_live_page_keep_their_headings():
    posts = "".join(
        f"<article><h2>{head}</h2><p>{body}</p></article>" for head, body in [("Denial", THIRD), ("Fire", LEAD)]
    )
    document = read(f"<html><body><h1>Kessa live</h1>{posts}<aside><h3>Most read</h3></aside></body></html>".encode())
    assert words(document, "heading") == ["Denial", "Fire"]
