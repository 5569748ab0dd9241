"""The trained finder as a whole: what it finds, that it is steady, and that any text gets through."""

import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.attribute.model import WEIGHTS, attribute
from sayso.model.documents import Block, Document
from sayso.model.errors import WeightsError
from sayso.model.spans import Span, words
from sayso.text.encoder import Encoder, checked

FERRY = """ORSA – The defence ministry said Monday that at least 40 soldiers had been killed in the strike on a ferry.

Vellar denied the claim. “We do not fire at ferries,” General Ivo Marsh told reporters. “We have no reason to.”

According to a hospital in the port, 12 people were still missing."""


def told(text):
    found = attribute(Document(id="a", text=text))
    return [(words(one.source, text), words(one.cue, text), words(one.content, text)) for one in found]


def test_a_report_with_a_ministry_a_denial_a_split_quotation_and_an_according_to():
    found = told(FERRY)
    contents = {source: content for source, _, content in found}
    assert contents["The defence ministry"].startswith("that at least 40 soldiers had been killed")
    assert "“We do not fire at ferries,”" in contents["General Ivo Marsh"]
    assert "“We have no reason to" in contents["General Ivo Marsh"]
    assert contents["a hospital in the port"] == "12 people were still missing"


def test_a_claim_within_a_claim_is_found_too():
    text = "The ministry said that a captured officer had confessed to ordering the strike on the bridge."
    sources = {source for source, _, _ in told(text)}
    assert {"The ministry", "a captured officer"} <= sources


def test_a_relay_has_two_sources_of_one_content():
    text = (
        "Northern Wire reported on Tuesday, citing the minister, Irena Halden, that at least 40 soldiers were killed."
    )
    passed_on = {source: content for source, _, content in told(text)}
    assert set(passed_on) == {"Northern Wire", "the minister, Irena Halden"}
    assert set(passed_on.values()) == {"that at least 40 soldiers were killed"}


def test_acts_and_stances_are_read_off_the_passage_and_anchored():
    text = "“Nothing of the kind happened,” the general replied. The colonel believed that the road was mined."
    found = attribute(Document(id="a", text=text))
    assert [one.act for one in found] == ["speech", "thought"]
    assert all(one.anchors["act"] == one.cue for one in found)


def test_confidence_is_a_probability():
    found = attribute(Document(id="a", text=FERRY))
    assert found and all(0 <= one.confidence <= 1 for one in found)


def test_captions_are_not_read():
    text = "The army said six died.\n\nThe mayor said nobody was hurt, in a photo."
    cut = text.index("The mayor")
    blocks = (Block("paragraph", (Span(0, cut - 2),)), Block("caption", (Span(cut, len(text)),)))
    found = attribute(Document(id="a", text=text, blocks=blocks))
    assert [words(one.source, text) for one in found] == ["The army"]


def test_a_result_depends_on_no_neighbour():
    report = Document(id="a", text=FERRY)
    alone = attribute(report)
    for other in ("The king said it rained. " * 40, "“”" * 50, FERRY[::-1]):
        attribute(Document(id="b", text=other))
        assert attribute(report) == alone


@pytest.mark.slow
def test_a_result_depends_on_no_process():
    reports = [Document(id=str(n), text=FERRY[n * 7 :] + FERRY) for n in range(6)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(attribute, reports)) == [attribute(report) for report in reports]


@settings(max_examples=40)
@given(st.text(st.sampled_from("“”\"'‘’ .,\n\tsaid he the Kyiv ünd مرحبا 東京\ud800\x00"), max_size=300))
def test_any_text_yields_spans_within_it(text):
    for one in attribute(Document(id="a", text=text)):
        assert one.content
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("text", ["", " \n ", "”", "x" * 50_000, '"' * 200_000, "said " * 1_000, "東京" * 500])
def test_strange_texts_come_to_an_end(text):
    assert all(one.content for one in attribute(Document(id="a", text=text)))


def test_weights_that_were_tampered_with_are_refused(tmp_path):
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    path = tmp_path / "weights" / "settings.json"
    path.write_text(path.read_text().replace(":", ": ", 1))
    with pytest.raises(WeightsError, match=r"settings\.json is not the file"):
        Encoder(tmp_path / "weights")
    path.unlink()
    with pytest.raises(WeightsError, match=r"settings\.json"):
        checked(tmp_path / "weights")


def test_weights_are_small_and_recorded():
    manifest = json.loads((WEIGHTS / "manifest.json").read_text())
    assert set(manifest["files"]) == {"model.onnx", "settings.json", "tokenizer.json"}
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 25 * 2**20
