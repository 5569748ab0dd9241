"""Copies among synthetic wire reports, grouped by shared passages; whole-report similarity as the naive floor."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from sayso.compare.reuse import Reused, Text, shingles
from scorers import scorer

USUAL = 0.7
"""Jaccard similarity of whole reports from which copies are usually called copies."""


def measure(shared: Path) -> dict[str, float]:
    """ARI of the groups that passage reuse makes; the same of whole-report Jaccard similarity."""
    path = shared / "corpora" / "wirecopy_synth" / "docs.jsonl.gz"
    rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()]
    gold = {row["id"]: str(row["origin"]) for row in rows}
    found = Reused(Text(row["id"], row["text"]) for row in rows).pairs()
    grouping = scorer(shared, "score_grouping")
    texts = {row["id"]: frozenset(digest for digest, _ in shingles(row["text"])) for row in rows}
    return {
        "wire copies, ARI": grouping.score(gold, _groups(gold, ((pair.one, pair.other) for pair in found)))["ari"],
        "naive wire copies, ARI": grouping.score(gold, _groups(gold, _alike(texts)))["ari"],
    }


def _alike(texts: dict[str, frozenset[int]]) -> Iterable[tuple[str, str]]:
    names = sorted(texts)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            shared = len(texts[one] & texts[other])
            if shared and shared >= USUAL * len(texts[one] | texts[other]):
                yield one, other


def _groups(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    parent = {name: name for name in names}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = name = parent[parent[name]]
        return name

    for one, other in pairs:
        parent[root(one)] = root(other)
    return {name: root(name) for name in parent}
