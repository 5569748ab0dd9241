"""The scorers and corpora of the shared folder, loaded by path; a bench says plainly what is missing."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.model.errors import UsageError


def scorer(shared: Path, name: str) -> ModuleType:
    """The scorer `shared/bench/<name>.py` as a module."""
    path = shared / "bench" / f"{name}.py"
    if not path.is_file():
        raise UsageError(f"{path}: no such scorer; name the folder that holds bench/ and corpora/ with --shared")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(shared: Path, corpus: str, part: str = "dev") -> list[dict[str, Any]]:
    """The records of one part of a corpus."""
    for name in (f"{part}.jsonl", f"{part}.jsonl.gz"):
        path = shared / "corpora" / corpus / name
        if path.is_file():
            raw = gzip.decompress(path.read_bytes()) if name.endswith(".gz") else path.read_bytes()
            return [json.loads(line) for line in raw.decode("utf-8").split("\n") if line.strip()]
    raise UsageError(f"{shared / 'corpora' / corpus}: no such corpus; name the folder with --shared")
