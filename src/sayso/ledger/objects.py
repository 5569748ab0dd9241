"""Texts in a folder, each named by the SHA-256 of its bytes; written once, never changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from sayso.model.errors import LedgerUnavailable, LedgerUnsound

_MANY = 8


class Objects:
    """The `objects/` folder of a ledger: `ab/cdef…` holds the bytes whose SHA-256 is `abcdef…`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where the bytes with this digest are, or would be."""
        return self.folder / digest[:2] / digest[2:]

    def put(self, contents: Iterable[bytes]) -> list[str]:
        """Keep these bytes; their digests. All are on disk, under their final names, when this returns."""
        named = [(hashlib.sha256(content).hexdigest(), content) for content in contents]
        new = {self.path(digest): content for digest, content in named if not self.path(digest).exists()}
        try:
            _write(new)
        except OSError as error:
            raise LedgerUnavailable(f"{self.folder} cannot be written to: {error.strerror}") from None
        return [digest for digest, _ in named]

    def put_texts(self, texts: Iterable[str]) -> list[str]:
        """Keep texts as UTF-8; the digests by which their documents name them."""
        return self.put(text.encode("utf-8", "surrogatepass") for text in texts)

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


def _write(contents: dict[Path, bytes]) -> None:
    """Write files so that each is there wholly or not at all, even if the power fails."""
    partials = {path: path.with_name(f"{path.name}.{os.getpid()}.partial") for path in contents}
    for path, partial in partials.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(contents[path])
    _sync(partials.values())
    for path, partial in partials.items():
        partial.replace(path)
    _sync({path.parent for path in partials})


def _sync(paths: Collection[Path]) -> None:
    """Bring files or folders to disk: one by one if they are few, with all else that waits if they are many."""
    if len(paths) > _MANY:
        os.sync()
        return
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
