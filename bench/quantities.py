"""How many: four corpora of figures, casualty counts of MUC-4, and our own table of reporting sentences.

The shared scorers read `value`, `unit`, `modifier` and `span` of the records that `extract` prints. Counts of MUC-4 are
the distinct killed and wounded figures of a document other than 0, 1 and vague ones, as its gold leaves these out.
"""

from __future__ import annotations

import csv
import gzip
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sayso.model.documents import Document
from sayso.model.values import Quantity
from sayso.text.parse import parse
from sayso.values.quantity import find
from scorers import rows, scorer

CORPORA = ("newsquant", "recspecs", "measeval", "probes_quantities")
KINDS = {"killed": "killed", "wounded": "injured"}
TABLE = Path(__file__).with_suffix(".tsv")


def measure(shared: Path) -> dict[str, float]:
    """F1 of values, modifiers, units and counts; `own` figures are shares of the rows of our table got right."""
    figures: dict[str, float] = {}
    spent = words = 0.0
    for corpus in CORPORA:
        gold = rows(shared, corpus)
        predicted = []
        for row in gold:
            document = Document(id=row["id"], text=row["text"])
            parsed = parse(document)
            began = time.process_time()
            found = find(document, parsed)
            spent += time.process_time() - began
            words += len(row["text"].split())
            predicted.append({"id": row["id"], "quantities": [_scored(one) for one in found]})
        report = scorer(shared, "score_quantities").score(gold, predicted)
        figures |= {f"{corpus} {key}": entry["f1"] for key, entry in report.items()}
    figures |= _muc(shared)
    for part in ("dev", "held"):
        figures |= {f"own {part} {key}": value for key, value in own(part).items()}
    figures["words a CPU-second after the parse"] = words / spent
    return figures


def _found(text: str) -> list[Quantity]:
    document = Document(id="bench", text=text)
    return find(document, parse(document))


def _scored(one: Quantity) -> dict[str, Any]:
    value = list(one.value) if isinstance(one.value, tuple) else one.value
    return {"span": list(one.span), "value": value, "unit": one.unit, "modifier": one.modifier}


def _muc(shared: Path) -> dict[str, float]:
    gold_of = scorer(shared, "muc_counts_gold").counts
    count_scorer = scorer(shared, "score_counts")
    path = shared / "corpora" / "muc4_casualties" / "docs.jsonl.gz"
    gold: dict[str, Any] = {}
    predicted: dict[str, Any] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        document = json.loads(line)
        expected = gold_of(document)
        if expected:
            gold[document["id"]] = expected
            predicted[document["id"]] = counts(_found(document["text"]))
    report = count_scorer.score(gold, predicted)
    return {f"muc4 {mode}": report[mode]["ALL"]["f1"] for mode in ("exact", "overlap")}


def counts(found: Iterable[Quantity]) -> list[dict[str, Any]]:
    """The distinct casualty counts of one document, each number once, as the count scorer reads them."""
    distinct: dict[tuple[str, Any], dict[str, Any]] = {}
    for one in found:
        if one.measure in KINDS and not one.vague and one.value not in (0, 1) and not one.rule.startswith("fraction"):
            kind = KINDS[one.measure]
            distinct.setdefault((kind, one.value), {"kind": kind, "lo": one.low, "hi": one.high})
    return list(distinct.values())


def own(part: str) -> dict[str, float]:
    """Shares of the table's rows whose bounds, unit, measure and population come out as written, and false figures."""
    with TABLE.open(encoding="utf-8") as file:
        table = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["part"] == part]
    hits = dict.fromkeys(("bounds", "unit", "measure", "of", "all"), 0)
    expected = [row for row in table if row["words"]]
    spurious = 0
    for sentence in dict.fromkeys(row["sentence"] for row in table):
        found = _found(sentence)
        wanted = [row for row in expected if row["sentence"] == sentence]
        for row in wanted:
            one = _answering(found, sentence, row["words"])
            if one is None:
                continue
            found.remove(one)
            for key, right in _compared(one, row).items():
                hits[key] += right
        spurious += len(found)
    return {key: count / len(expected) for key, count in hits.items()} | {"spurious a row": spurious / len(expected)}


def _answering(found: list[Quantity], sentence: str, words: str) -> Quantity | None:
    start = sentence.index(words)
    overlapping = [one for one in found if one.span.start < start + len(words) and start < one.span.end]
    return max(
        overlapping, key=lambda one: min(one.span.end, start + len(words)) - max(one.span.start, start), default=None
    )


def _compared(one: Quantity, row: dict[str, str]) -> dict[str, bool]:
    right = {
        "bounds": _same(one.low, row["low"]) and _same(one.high, row["high"]),
        "unit": row["unit"] in ("", one.unit, f"{one.unit}s"),
        "measure": (one.measure or "") == row["measure"],
        "of": row["of"] in ("", one.of, one.share_of),
    }
    return right | {"all": all(right.values())}


def _same(value: float | None, text: str) -> bool:
    if value is None or not text:
        return value is None and not text
    return abs(value - float(text)) <= 1e-6 * max(1.0, abs(value))
