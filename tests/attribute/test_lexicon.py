"""Each row of the lexicons is run on its own example sentence."""

from __future__ import annotations

import pytest

from sayso.attribute import enrich, rules
from sayso.attribute.certainty import hedges
from sayso.attribute.lexicon import Cue, cues, entry_of, rows
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.text.parse import parse


def read(text: str) -> list[tuple[Attribution, str]]:
    """The attributions of a sentence, each with the lemma that decided it."""
    document = Document("row", text)
    parsed = parse(document)
    found = []
    for one in enrich(document, parsed, rules.attribute(document, parsed)):
        entry = entry_of(parsed, one)
        found.append((one, entry[1].lemma if entry else ""))
    return found


@pytest.mark.parametrize("cue", [pytest.param(cue, id=f"{cue.lemma} ({cue.pos})") for cue in cues().values()])
def test_cue(cue: Cue) -> None:
    found = {lemma: one for one, lemma in read(cue.example)}
    assert cue.lemma in found
    assert found[cue.lemma].stance == cue.stance
    assert found[cue.lemma].act == ("speech" if found[cue.lemma].quote == "direct" else cue.act)


@pytest.mark.parametrize("row", [pytest.param(row, id=row[0]) for row in rows("hedges.tsv")])
def test_hedge(row: list[str]) -> None:
    words, certainty, example = row
    assert hedges()[words] == certainty
    shown = [
        (one.certainty, " ".join(span.words(example) for spans in one.hedges for span in spans).lower())
        for one, _ in read(example)
        if one.hedges
    ]
    assert any(found == certainty and words in shown_words for found, shown_words in shown)


@pytest.mark.parametrize("row", [pytest.param(row, id=row[0]) for row in rows("rejections.tsv")])
def test_rejection(row: list[str]) -> None:
    assert any(one.stance == "denies" for one, _ in read(row[1]) if one.voice == "attributed")


def test_lemmas_stand_once() -> None:
    keys = [(row[0], row[1]) for row in rows("cues.tsv")]
    assert len(keys) == len(set(keys))
