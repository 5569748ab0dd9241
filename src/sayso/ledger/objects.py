"""Texts in a folder, each named by the SHA-256 of its bytes; written once, never changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from sayso.model.errors import LedgerUnsound


class Objects:
    """The `objects/` folder of a ledger: `ab/cdef…` holds the bytes whose SHA-256 is `abcdef…`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes with this digest are, or would be."""
        return self.folder / digest[:2] / digest[2:]

    def put(self, content: bytes) -> str:
        """Keep these bytes; their digest. They are on disk, under their final name, when this returns."""
        digest = hashlib.sha256(content).hexdigest()
        path = self.path(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        _sync_folder(path.parent)
        return digest

    def put_text(self, text: str) -> str:
        """Keep a text as UTF-8; the digest by which its document names it."""
        return self.put(text.encode("utf-8", "surrogatepass"))

    def get(self, digest: str) -> bytes:
        """The bytes with this digest; raises LedgerUnsound if they are gone."""
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError:
            raise LedgerUnsound(f"the text {digest} is missing from {self.folder}") from None

    def text(self, digest: str) -> str:
        """The text with this digest; raises LedgerUnsound if it is gone or is not text."""
        try:
            return self.get(digest).decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            raise LedgerUnsound(f"the object {digest} in {self.folder} is not text") from None

    def digests(self) -> Iterator[str]:
        """The names of all objects, in order; what a killed writer left half-written is passed over."""
        for prefix in sorted(self.folder.iterdir()):
            for path in sorted(prefix.iterdir()):
                if path.suffix != ".partial":
                    yield prefix.name + path.name


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
