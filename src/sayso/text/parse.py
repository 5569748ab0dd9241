"""The parse of a document's claim-bearing blocks, as plain tokens.

blocks -> paragraphs -> pieces of bounded length -> tidied words -> the parser -> tokens placed in the document
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.text.borders import sentence_starts
from sayso.text.paragraphs import paragraphs, pieces
from sayso.text.quotes import Mark, marks_of, quotations
from sayso.text.reading import reading
from sayso.text.tokens import Name, Parsed, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from sayso.text.forms import Forms

LONGEST = 5_000
"""Code points of a paragraph parsed in one piece; the parser slows down on endless sentences."""
TOGETHER = 20_000
"""Code points parsed at a time: what bounds memory."""


def parse(document: Document) -> Parsed:
    """Tokens, sentences and names of the blocks in which claims are looked for.

    Each paragraph is parsed on its own and long ones in pieces, so any length is read in bounded memory; every code
    point that is not white space belongs to exactly one token.

    >>> parsed = parse(Document(id="a", text="The army said six soldiers died."))
    >>> [token.lemma for token in parsed.tokens][:3]
    ['the', 'army', 'say']
    """
    from sayso.text.pipeline import loaded  # two seconds, which commands that only show a ledger need not spend

    text, spans, engine = document.text, document.claim_spans(), loaded()
    marks = marks_of(quotations(text, spans))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for batch in _batches(text, paragraphs(text, spans)):
        places, docs = zip(*(_tokenised(text, span, marks, engine.nlp) for span in batch), strict=True)
        for where, doc in zip(places, engine.parsed(docs), strict=True):
            base = len(tokens)
            tokens += _tokens(text, where, doc, engine.forms, base, len(sentences))
            for sent in doc.sents:
                first, last = sent.start + base, sent.end + base
                sentences.append(Sentence(len(sentences), first, last, _hull(tokens, first, last)))
            for ent in doc.ents:
                first, last = ent.start + base, ent.end + base
                names.append(Name(first, last, ent.label_, _hull(tokens, first, last)))
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
