"""Whether the installed weights of the English pipeline are the ones that sayso was measured with."""

from __future__ import annotations

import csv
import hashlib
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from sayso.model.errors import WeightsError
from sayso.text.pipeline import package


def recorded() -> dict[str, str]:
    """File of the pipeline's folder -> SHA-256 of its bytes, for version 3.8.0."""
    with (files(__package__) / "weights.tsv").open(encoding="utf-8") as rows:
        return {row["file"]: row["sha256"] for row in csv.DictReader(rows, delimiter="\t")}


def verify_weights() -> list[str]:
    """Compare every recorded file of the installed pipeline with its digest; the files that were compared.

    Raises `WeightsError` naming the first file that is missing or another.

    >>> "ner/model" in verify_weights()
    True
    """
    folder = _folder(package())
    for name, digest in recorded().items():
        file = folder / name
        if not file.is_file():
            raise WeightsError(f"the English pipeline lacks {name}; install its version 3.8.0 again")
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise WeightsError(f"{name} of the English pipeline is not the recorded one; install its version 3.8.0")
    return list(recorded())


def _folder(name: str) -> Path:
    """The folder with the pipeline's configuration, within its package."""
    spec = find_spec(name)
    found = sorted(Path(place) for place in (spec and spec.submodule_search_locations) or [])
    configured = [config.parent for place in found for config in sorted(place.glob("*/config.cfg"))]
    if not configured:
        raise WeightsError(f"the package {name} holds no pipeline; install it again")
    return configured[-1]
