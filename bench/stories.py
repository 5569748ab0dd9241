"""Reports of one incident found together, on US local news of shootings. The naive floor: same day, same first word."""

from __future__ import annotations

import datetime
import gzip
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sayso.compare.stories import Report, stories


def measure(shared: Path) -> dict[str, float]:
    """Pairwise F1, precision and recall of documents by incident, beside the naive floor."""
    path = shared / "corpora" / "gva_incidents" / "docs.jsonl.gz"
    rows = [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()]
    gold = {row["id"]: row["incident"] for row in rows}
    found = stories(_report(row) for row in rows)
    by_day: dict[str, list[str]] = {}
    for row in rows:
        by_day.setdefault(f"{row['date']} {row['title'].split()[:1]}", []).append(row["id"])
    figures = {f"documents by incident, {name}": value for name, value in _pairwise(gold, found).items()}
    return figures | {
        f"naive documents by incident, {n}": value for n, value in _pairwise(gold, by_day.values()).items()
    }


def _report(row: dict[str, str]) -> Report:
    day = datetime.date.fromisoformat(row["date"]) if row["date"] else None
    return Report(row["id"], row["title"], row["text"], row["host"], day)


def _pairwise(gold: dict[str, str], groups: Iterable[Iterable[str]]) -> dict[str, float]:
    found = {name: number for number, group in enumerate(groups) for name in group}
    both = _pairs(Counter((gold[name], found[name]) for name in gold).values())
    precision = both / max(_pairs(Counter(found.values()).values()), 1)
    recall = both / _pairs(Counter(gold.values()).values())
    return {"F1": 2 * precision * recall / max(precision + recall, 1e-9), "precision": precision, "recall": recall}


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)
