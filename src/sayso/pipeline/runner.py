"""Carries documents through the stages, in one process or several, in the order in which they came."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from sayso.model.documents import Document
from sayso.model.extraction import Extraction
from sayso.model.problems import Problem

Work = Callable[[Document], Extraction]

AHEAD = 4
"""Documents under way per worker: enough to keep it busy, few enough to keep memory bounded."""


def run(documents: Iterable[Document], work: Work, *, jobs: int = 1) -> Iterator[Extraction]:
    """`work` over every document, results in the order of the input whatever `jobs` is.

    `work` must be picklable when `jobs` > 1. A document whose worker dies (out of memory, a crash in native code) is
    tried once more alone; if that dies too it comes back with a problem and no findings, and the rest goes on.
    """
    if jobs <= 1:
        yield from map(work, documents)
        return
    waiting = iter(documents)
    pending: collections.deque[Document] = collections.deque()
    while True:
        pending.extend(itertools.islice(waiting, jobs * AHEAD - len(pending)))
        if not pending:
            return
        yield from _until_broken(pending, waiting, work, jobs)
        if pending:
            yield _alone(pending.popleft(), work)


def _until_broken(
    pending: collections.deque[Document], waiting: Iterator[Document], work: Work, jobs: int
) -> Iterator[Extraction]:
    """Results until the input ends or a worker dies; `pending` keeps the documents that have no result yet."""
    with ProcessPoolExecutor(jobs) as pool:
        futures: collections.deque[Future[Extraction]] = collections.deque(pool.submit(work, one) for one in pending)
        while futures:
            try:
                result = futures[0].result()
                following = next(waiting, None)
                if following is not None:
                    pending.append(following)
                    futures.append(pool.submit(work, following))
            except BrokenProcessPool:
                return
            futures.popleft()
            pending.popleft()
            yield result


def _alone(document: Document, work: Work) -> Extraction:
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(work, document).result()
        except BrokenProcessPool:
            problem = Problem("extract", "the process that read this document died twice (out of memory or a crash)")
            return Extraction(document, problems=(*document.problems, problem))
