"""When: WikiWars, TempEval-3 platinum, our probes with days, and our own table of sentences.

The two corpora mark each end of a range and give no days, so a range ("2014-03/2014-05") and the days of "late 2014"
are left out of what is scored there and intervals are those of the values; `as printed` figures leave them in. The
probes mark one time a sentence and say so (`partial`): other times in it cost nothing, and a range stands for its two
ends. Some of the probes' times have no value in the gold: `value, of those with one` leaves them out.
"""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import Any

from sayso.model.codec import encode
from sayso.model.documents import Document
from sayso.model.values import TimeInterval
from sayso.text.parse import parse
from sayso.values.time import find
from scorers import rows, scorer

CASES = Path(__file__).parents[1] / "tests" / "cases" / "times.md"
Row = dict[str, Any]


def measure(shared: Path) -> dict[str, float]:
    """F1 of extents, values and types, share of intervals right; `own` figures are shares of our rows got right."""
    figures: dict[str, float] = {}
    spent = words = 0.0
    for corpus, as_marked in (("wikiwars", _flat), ("te3_platinum", _flat), ("probes_times", _marked)):
        gold = rows(shared, corpus)
        predicted = []
        for row in gold:
            document = Document(row["id"], row["text"], date=datetime.date.fromisoformat(row["dct"][:10]))
            parsed = parse(document)
            began = time.process_time()
            found = find(document, parsed)
            spent += time.process_time() - began
            words += len(row["text"].split())
            predicted.append([encode(one) for one in found])
        scoring = scorer(shared, "score_times")
        marked = [as_marked(row, found) for row, found in zip(gold, predicted, strict=True)]
        figures |= _figures(corpus, scoring.score(gold, marked))
        printed = [{"id": row["id"], "timexes": found} for row, found in zip(gold, predicted, strict=True)]
        figures |= _figures(f"{corpus} as printed", scoring.score(gold, printed))
        valued = [row | {"timexes": [one for one in row["timexes"] if one["value"]]} for row in gold]
        if corpus == "probes_times":
            held = [_marked(row, found) for row, found in zip(valued, predicted, strict=True)]
            figures[f"{corpus} value, of those with one"] = scoring.score(valued, held)["value"]["f1"]
    for part in ("tuned", "aside"):
        figures |= {f"own {part}": own(part)}
    figures["words a CPU-second after the parse"] = words / spent
    return figures


def _figures(corpus: str, report: dict[str, dict[str, float]]) -> dict[str, float]:
    return {f"{corpus} {key}": entry.get("f1", entry["r"]) for key, entry in report.items()}


def _flat(row: Row, found: list[Row]) -> Row:
    """Single times with their values, as TIMEX2 and TIMEX3 corpora mark them."""
    kept = [{key: one[key] for key in ("span", "type", "value")} for one in found if "/" not in one["value"]]
    return {"id": row["id"], "timexes": kept}


def _marked(row: Row, found: list[Row]) -> Row:
    """The times that overlap a marked one; a range instead of its ends."""
    wholes = [one for one in found if "/" in one["value"]]
    kept = [one for one in found if one in wholes or not any(_overlap(one, whole) for whole in wholes)]
    return {"id": row["id"], "timexes": [one for one in kept if any(_overlap(one, gold) for gold in row["timexes"])]}


def _overlap(one: Row, other: Row) -> bool:
    return bool(one["span"][0] < other["span"][1] and other["span"][0] < one["span"][1])


def cases(part: str) -> list[list[str]]:
    """The rows of our table in one part: published, sentence, words, value, start, end, mod."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    table = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| ")]
    return [row[1:] for row in table if row[0] == part]


def right(case: list[str]) -> bool:
    """Whether the words of a case are found with its value, days and modifier; for a case without words: nothing is."""
    published, sentence, words, value, start, end, mod = case
    date = None if published == "-" else datetime.date.fromisoformat(published)
    document = Document("case", sentence, date=date)
    found = find(document, parse(document))
    if words == "-":
        return not found
    return any(_reading(one, sentence) == (words, value, start, end) and mod in ("", one.mod) for one in found)


def _reading(one: TimeInterval, text: str) -> tuple[str, str, str, str]:
    return one.span.words(text), one.value, str(one.start or "-"), str(one.end or "-")


def own(part: str) -> float:
    """The share of our own rows that come out right."""
    table = cases(part)
    return sum(map(right, table)) / len(table)
