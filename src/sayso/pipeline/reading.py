"""Reports into a ledger: what is new is read and kept document by document, what is known is passed over."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sayso.ledger.store import Store
from sayso.model.documents import Document
from sayso.model.entries import Entry, identify
from sayso.model.extraction import Extraction
from sayso.model.problems import Problem
from sayso.pipeline.runner import Work, run
from sayso.read import Refused

Input = Document | Refused

BATCH = 16
"""Documents kept in one transaction: few enough that a crash loses seconds of work, which the next run does again."""


@dataclass
class Tally:
    """What became of every input: each is read, already known, or refused with its reason."""

    read: int = 0
    known: int = 0
    claims: int = 0
    figures: int = 0
    with_problems: list[tuple[str, Problem]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def inputs(self) -> int:
        """All inputs seen so far."""
        return self.read + self.known + len(self.refused)


def read_into(
    ledger: Store,
    inputs: Iterable[Input],
    work: Work,
    made_by: str,
    *,
    jobs: int = 1,
    on_input: Callable[[Tally], None] = lambda tally: None,
    tally: Tally | None = None,
) -> Tally:
    """Read every input into the ledger; `work` extracts, `made_by` is the maker's name in the ledger.

    A document that this maker has read before is known and adds nothing. Documents are kept in small batches, each in
    one transaction, and what is read when the run is interrupted is kept too: the next run goes on where this one
    stopped. `on_input` is called after each input, `tally` is filled as the run goes on.
    """
    tally = tally if tally is not None else Tally()
    batch: list[Extraction] = []
    try:
        for extraction in run(_unread(ledger, inputs, made_by, tally, on_input), work, jobs=jobs):
            batch.append(extraction)
            if len(batch) == BATCH:
                _keep(ledger, batch, tally)
            on_input(tally)
    finally:
        _keep(ledger, batch, tally)
    return tally


def _keep(ledger: Store, batch: list[Extraction], tally: Tally) -> None:
    """Record the batch and empty it."""
    ledger.record_all(batch)
    for extraction in batch:
        tally.read += 1
        tally.claims += len(extraction.attributions)
        tally.figures += len(extraction.quantities)
        tally.with_problems += [(extraction.document.id, problem) for problem in extraction.problems]
    batch.clear()


def extract_all(inputs: Iterable[Input], work: Work, *, jobs: int = 1) -> Iterator[Extraction]:
    """`work` over every input in order; a refused one comes back as an empty document with its reason as a problem."""
    return run(map(_readable, inputs), _Skipping(work), jobs=jobs)


def _unread(
    ledger: Store, inputs: Iterable[Input], made_by: str, tally: Tally, on_input: Callable[[Tally], None]
) -> Iterator[Document]:
    refused_before = {entry.id for entry in ledger.entries("problem")}
    for one in inputs:
        if isinstance(one, Refused):
            tally.refused.append(one)
            _keep_refusal(ledger, one, made_by, refused_before)
        elif ledger.has_read(Extraction(one, made_by=made_by)):
            tally.known += 1
        else:
            yield one
            continue
        on_input(tally)


def _keep_refusal(ledger: Store, refused: Refused, made_by: str, before: set[str]) -> None:
    body = {"document": refused.id, "stage": "read", "message": refused.reason}
    if identify("problem", body) not in before:
        ledger.append([Entry("problem", body, made_by, datetime.datetime.now(datetime.UTC))])


def _readable(one: Input) -> Document:
    """A refused input as a document without text, so that it keeps its place in the order."""
    if isinstance(one, Document):
        return one
    return Document(id=one.id, text="", problems=(Problem("read", one.reason),))


@dataclass(frozen=True, slots=True)
class _Skipping:
    """`work`, but for documents without text, which have nothing to find."""

    work: Work

    def __call__(self, document: Document) -> Extraction:
        if document.text:
            return self.work(document)
        return Extraction(document)
