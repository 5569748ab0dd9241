"""Text reuse: which reports carry the same passages, however cut, credited or lightly edited.

Containment of hashed word shingles rather than whole-document similarity: a copy that lost its tail, or one shared
agency paragraph in a longer report, still shows. Shingles that one outlet prints under most of its reports are its
boilerplate and are left out; the more reports share a shingle, the less it tells (weight by document frequency).
Follows the measurements on NEWS-COPY (Silcock et al., ICLR 2023): true copies share a third of their 3-grams only.
"""

from __future__ import annotations

import collections
import hashlib
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.model.spans import Span, Spans, joined

WORD = re.compile(r"\w+")
SIZE = 3
"""Words in a shingle."""
MOST_DOCUMENTS = 50
"""Shingles in more documents than this are everybody's phrases: they propose no pair."""
AT_LEAST = 0.21
"""The part of the shorter report that must be shared: the middle of the plateau measured on synthetic wire copies."""
BOILERPLATE = 3
"""A shingle in this many unrelated reports of one outlet, and in no other outlet's, is that outlet's boilerplate."""


@dataclass(frozen=True, slots=True)
class Text:
    """What reuse needs to know of a report: its id, its words, and the outlet or host that printed it."""

    id: str
    words: str
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two reports that share passages: the weighted share of the shorter one's shingles, the shared words in each."""

    one: str
    other: str
    containment: float
    in_one: Spans
    in_other: Spans


def shingles(text: str) -> Iterator[tuple[int, Span]]:
    """Hashes of every run of three words (case folded, marks ignored), with the range that the run covers.

    >>> [span.words("Six died, he said") for _, span in shingles("Six died, he said")]
    ['Six died, he', 'died, he said']
    """
    found = [(match.group().casefold(), match.start(), match.end()) for match in WORD.finditer(text)]
    for first in range(len(found) - SIZE + 1):
        run = found[first : first + SIZE]
        digest = hashlib.blake2b(" ".join(word for word, _, _ in run).encode("utf-8", "surrogatepass"), digest_size=8)
        yield int.from_bytes(digest.digest(), "big"), Span(run[0][1], run[-1][2])


class Reused:
    """An index of reports by their shingles; reports may be added one at a time, in any order.

    `pairs()` gives the same answer whatever the order in which reports were added.
    """

    def __init__(self, texts: Iterable[Text] = ()) -> None:
        self._shingles: dict[str, dict[int, list[Span]]] = {}
        self._hosts: dict[str, str | None] = {}
        self._documents: dict[int, set[str]] = collections.defaultdict(set)
        for text in texts:
            self.add(text)

    def add(self, text: Text) -> None:
        """Take one report into the index."""
        spans: dict[int, list[Span]] = collections.defaultdict(list)
        for digest, span in shingles(text.words):
            spans[digest].append(span)
        self._shingles[text.id] = dict(spans)
        self._hosts[text.id] = text.host
        for digest in spans:
            self._documents[digest].add(text.id)

    def pairs(self, *, at_least: float = AT_LEAST) -> list[Reuse]:
        """Every two reports that share at least this part of the shorter one's shingles."""
        weights = {document: self._weight(document) for document in self._shingles}
        return [
            reuse
            for document in sorted(weights)
            for reuse in self._shared(document, weights, at_least)
            if reuse.other > document
        ]

    def of(self, document: str, *, at_least: float = AT_LEAST) -> list[Reuse]:
        """The reports that share passages with this one."""
        partners = {other for digest in self._shingles[document] for other in self._documents[digest]}
        weights = {partner: self._weight(partner) for partner in partners | {document}}
        return list(self._shared(document, weights, at_least))

    def _weight(self, document: str) -> float:
        host = self._hosts[document]
        return math.fsum(self._tells(digest, host) for digest in self._shingles[document])

    def _tells(self, digest: int, host: str | None) -> float:
        """How much sharing this shingle tells: 1 for two reports, less for more, nothing for boilerplate."""
        documents = self._documents[digest]
        if host is not None and len(documents) >= BOILERPLATE and all(self._hosts[one] == host for one in documents):
            return 0.0
        return 1 / math.sqrt(1 + math.log2(max(len(documents), 2) / 2))

    def _shared(self, document: str, weights: Mapping[str, float], at_least: float) -> Iterator[Reuse]:
        host = self._hosts[document]
        together: dict[str, list[int]] = collections.defaultdict(list)
        for digest in self._shingles[document]:
            if len(self._documents[digest]) <= MOST_DOCUMENTS:
                for other in self._documents[digest]:
                    together[other].append(digest)
        together.pop(document, None)
        for other, digests in sorted(together.items()):
            shorter = min(weights[document], weights[other])
            containment = math.fsum(self._tells(digest, host) for digest in digests) / shorter if shorter else 0.0
            if containment >= at_least:
                yield Reuse(
                    document, other, containment, self._passages(document, digests), self._passages(other, digests)
                )

    def _passages(self, document: str, digests: Iterable[int]) -> Spans:
        spans = self._shingles[document]
        return joined(span for digest in digests for span in spans[digest])
