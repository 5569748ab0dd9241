"""The trained finder of sources, cues and contents: a small encoder with weights of our own, on one processor core.

windows -> evidence (the network) -> labels -> spans and kinds -> borders -> tidy -> confidence; `decode` has the way to
spans on one screen.
"""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from sayso.attribute.model.borders import within_borders
from sayso.attribute.model.confidence import confidence
from sayso.attribute.model.decode import Settings, decode
from sayso.attribute.model.marks import marks
from sayso.attribute.model.spans import Found
from sayso.attribute.model.tidy import tidy
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.text.encoder import encoder
from sayso.text.quotes import quotations
from sayso.text.tokens import Parsed

SURE = 0.5
"""How likely the network must take an act or a stance to be before it is taken over."""
WEIGHTS = Path(__file__).parent / "weights"
"""The folder of shipped weights: network, tokenizer, settings and a manifest with their digests."""


def attribute(document: Document, parsed: Parsed | None = None) -> list[Attribution]:
    """Who says what, with which cue, in one document: spans and confidence; `sayso.attribute.enrich` adds the rest.

    `parsed` is not needed: the model reads word pieces. A document's result depends on its own text alone. Raises
    `WeightsError` if the weights beside the code are absent or not the recorded ones.

    >>> report = Document(id="a", text="The ministry said that six soldiers had been killed.")
    >>> [found] = attribute(report)
    >>> [span.words(report.text) for span in found.source + found.cue + found.content]
    ['The ministry', 'said', 'that six soldiers had been killed']
    """
    weights = settings(WEIGHTS)
    return [
        _attribution(f"a{number}", one, confidence(one, weights.confidence))
        for number, one in enumerate(find(document, weights), 1)
    ]


def _attribution(name: str, one: Found, likely: float) -> Attribution:
    """A finding as an attribution; act and stance as the network reads them, where it is sure, anchored at the cue."""
    plain = Attribution(name, one.source, one.cue, one.content, confidence=likely)
    if one.kinds is None:
        return plain
    read = {field: kind.name for field in ("act", "stance") if (kind := getattr(one.kinds, field)).probability >= SURE}
    return replace(plain, **read, anchors=dict.fromkeys(read, one.cue or one.content))


def find(document: Document, weights: Settings) -> list[Found]:
    """What the network finds in the claim-bearing blocks of a document, decoded with the given settings."""
    network = encoder(WEIGHTS)
    pieces = network.pieces(document.text)
    claims = document.claim_spans()
    kept = _within([span.start for span in pieces.spans], claims)
    spans = [pieces.spans[i] for i in kept]
    if not spans:
        return []
    quotes = quotations(document.text, claims)
    marked = np.array(marks(document.text, spans, quotes), dtype=np.int64)
    found = decode(document.text, pieces.ids[kept], spans, marked, network.read, weights)
    return tidy(document.text, within_borders(document, found), quotes)


@functools.lru_cache(maxsize=2)
def settings(folder: Path) -> Settings:
    """The settings that were tuned for a folder of weights. Raises `WeightsError`."""
    return Settings(**json.loads(encoder(folder).files["settings.json"]))


def _within(starts: list[int], claims: tuple[tuple[int, int], ...]) -> list[int]:
    """The numbers of the pieces that begin inside the given ranges (both in order)."""
    points = np.array(starts, dtype=np.int64)
    chosen = [np.arange(*np.searchsorted(points, claim)) for claim in claims]
    return [int(i) for part in chosen for i in part]
