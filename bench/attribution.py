"""Who said what, on PolNeAR's development part: the span model beside the rules, its naive floor.

PolNeAR annotates no nesting and no outlet voice, so only attributed claims that stand in no other claim are scored.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from sayso.model.extraction import to_record
from sayso.pipeline.maker import ATTRIBUTES
from sayso.pipeline.stages import extract
from sayso.read.jsonlines import document
from scorers import rows, scorer

FIGURES = {
    "relaxed": ("attribution.relaxed", "f1"),
    "strict": ("attribution.strict", "f1"),
    "direct": ("type.direct", "f1"),
    "indirect": ("type.indirect", "f1"),
    "mixed": ("type.mixed", "f1"),
    "no source": ("type.no_source", "f1"),
    "source_ok": ("attribution.source_ok", "accuracy"),
    "source segment": ("source.segment", "f1"),
    "cue segment": ("cue.segment", "f1"),
    "content segment": ("content.segment", "f1"),
}


def measure(shared: Path) -> dict[str, float]:
    """Relaxed, strict and by-kind F1 of the model; the same of the rules as the naive floor; words a CPU-second."""
    gold = rows(shared, "polnear")
    figures: dict[str, float] = {}
    for prefix, finder in (("", "model"), ("naive ", "rules")):
        began = time.process_time()
        predicted = [_outermost(row, finder) for row in gold]
        spent = time.process_time() - began
        report = scorer(shared, "score_attribution").evaluate(gold, predicted)
        figures |= {prefix + name: report[key][field] for name, (key, field) in FIGURES.items()}
        figures[f"{prefix}words a CPU-second, all of extract"] = sum(len(row["text"].split()) for row in gold) / spent
    return figures


def _outermost(row: dict[str, Any], finder: str) -> dict[str, Any]:
    record = to_record(extract(document(row, place="bench"), attribute=ATTRIBUTES[finder]))
    claims = [one for one in record["attributions"] if one["voice"] == "attributed" and one["within"] is None]
    return {"id": row["id"], "attributions": claims}
