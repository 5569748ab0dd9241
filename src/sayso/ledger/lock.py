"""One writer at a time: a lock that the system itself releases when its holder dies."""

from __future__ import annotations

import datetime
import fcntl
import os
import socket
from pathlib import Path

from sayso.model.errors import LedgerUnavailable


class WriterLock:
    """Holds `writer.lock` of a ledger's folder; raises LedgerUnavailable, naming the holder, if another has it."""

    def __init__(self, folder: Path) -> None:
        try:
            self._handle = os.open(folder / "writer.lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise LedgerUnavailable(f"{folder} cannot be written to: {error.strerror}") from None
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(self._handle, 200).decode("utf-8", "replace").strip() or "another process"
            os.close(self._handle)
            raise LedgerUnavailable(
                f"{folder} is being written by {holder}; wait for it to end, then try again"
            ) from None
        moment = datetime.datetime.now(datetime.UTC).isoformat(sep=" ", timespec="seconds")
        os.ftruncate(self._handle, 0)
        os.register_at_fork(after_in_child=self._forget)
        os.pwrite(self._handle, f"process {os.getpid()} on {socket.gethostname()} since {moment}\n".encode(), 0)

    def release(self) -> None:
        """Let the next writer in."""
        if self._handle >= 0:
            os.ftruncate(self._handle, 0)
            self._forget()

    def _forget(self) -> None:
        """Let go of the file: in a forked child too, whose copy would hold the lock after its parent's death."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
