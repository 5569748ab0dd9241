"""Answers that were read and wait to be grouped: on disk, so that memory stays that of a page of documents."""

from __future__ import annotations

import collections
import pickle
from collections.abc import Iterable, Iterator
from typing import IO

from sayso.model.questions import Answer


class Waiting:
    """Answers by block, in a temporary file of this process."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places: dict[str, list[int]] = collections.defaultdict(list)

    def put(self, block: str, answers: Iterable[Answer]) -> None:
        """Let answers wait under their block."""
        self._places[block].append(self._file.seek(0, 2))
        pickle.dump(list(answers), self._file, protocol=pickle.HIGHEST_PROTOCOL)

    def take(self, block: str) -> Iterator[Answer]:
        """The answers that wait under a block, which then wait no more."""
        for place in self._places.pop(block, ()):
            self._file.seek(place)
            yield from pickle.load(self._file)
