"""Bytes of a page in, a Document out: one file per format."""

from __future__ import annotations

from sayso.read.formats import Reader, reader_for, readers
from sayso.read.refused import Refused
from sayso.read.sources import count, sources

__all__ = ["Reader", "Refused", "count", "reader_for", "readers", "sources"]
