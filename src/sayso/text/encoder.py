"""The small encoder that reads word pieces: its weights and tokenizer as files, run by onnxruntime on one thread.

A text is read window by window and each window is a run of its own, so what one window yields never depends on its
neighbours (8-bit kernels scale their inputs by what they are given together).
"""

from __future__ import annotations

import functools
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions  # type: ignore[attr-defined]
from tokenizers import Tokenizer

from sayso.model.errors import WeightsError
from sayso.model.spans import Span

MANIFEST = "manifest.json"
BEGIN, END = 101, 102
"""Piece ids that stand before and after each window ([CLS] and [SEP] of BERT's vocabulary)."""


SLOW = ["SkipLayerNormFusion"]
"""Fusions of onnxruntime that cost more than they save: this one a tenth of a run."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text: their ids in the vocabulary and where each stands (code points)."""

    ids: NDArray[np.int64]
    spans: tuple[Span, ...]


class Encoder:
    """Tokenizer and network of one folder of weights, whose files must be the ones that its manifest records."""

    def __init__(self, folder: Path) -> None:
        """Open the weights. Raises `WeightsError` if a file is absent or differs from the manifest's SHA-256."""
        files = checked(folder)
        self.files = {name: content for name, content in files.items() if not name.endswith(".onnx")}
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = InferenceSession(
            files["model.onnx"], options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )
        self._tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._names = [output.name for output in self._session.get_outputs()]

    def pieces(self, text: str) -> Pieces:
        """Cut a text into word pieces; what the vocabulary lacks becomes one unknown piece a word."""
        sound = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair becomes a question mark
        encoded = self._tokenizer.encode(sound, add_special_tokens=False)
        return Pieces(np.array(encoded.ids, dtype=np.int64), tuple(Span(*offsets) for offsets in encoded.offsets))

    def read(self, ids: NDArray[np.int64], marks: NDArray[np.int64]) -> dict[str, NDArray[np.float32]]:
        """Run the network over one window of at most 510 pieces: (pieces,) ids and (pieces, marks) marks.

        Gives the network's outputs by name, a row a piece (without those of begin and end).
        """
        framed = np.concatenate([[BEGIN], ids, [END]])[None]
        around = np.zeros((1, 1, marks.shape[1]), dtype=np.int64)
        values = self._session.run(
            self._names, {"ids": framed, "marks": np.concatenate([around, marks[None], around], axis=1)}
        )
        return {name: np.asarray(value)[0, 1:-1] for name, value in zip(self._names, values, strict=True)}


@functools.lru_cache(maxsize=2)
def encoder(folder: Path) -> Encoder:
    """The encoder of a folder of weights, opened once a process. Raises `WeightsError`."""
    return Encoder(folder)


def checked(folder: Path) -> dict[str, bytes]:
    """The files that a manifest names (`{"files": {name: sha256}}`), each read and compared with its digest.

    Raises `WeightsError` that names the first file that is absent or not the recorded one.
    """
    try:
        digests = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    except OSError as error:
        raise WeightsError(f"no weights in {folder}: {error.strerror}") from error
    files = {}
    for name, digest in digests.items():
        try:
            files[name] = (folder / name).read_bytes()
        except OSError as error:
            raise WeightsError(f"{folder / name}: {error.strerror}; install sayso again") from error
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise WeightsError(f"{folder / name} is not the file that {MANIFEST} records; install sayso again")
    return files
