"""What could not be read, and why: a value, so that the run goes on with the next input."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST = 5_000_000
"""Bytes of one document at most; nothing that size is a report."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One input that did not become a document: its id (or place) and the reason, in one line."""

    id: str
    reason: str


def too_large(size: int) -> str | None:
    """Why so many bytes are not one report; None if they may be."""
    if size <= LARGEST:
        return None
    return f"larger than {LARGEST // 1_000_000} MB; cut it into single reports"
