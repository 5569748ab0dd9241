"""Who said what in our own annotated reports: spans, nesting, chains, acts, stances, denials and certainty.

    python bench/own_corpus.py [dev|train|test] [rules|model] [--shared ../shared]

Every attribution counts, nested ones too; the outlet's own voice does not (the corpus leaves it unmarked). A predicted
attribution answers a marked one when the scorer of `../shared/bench/score_attribution.py` pairs them (content IoU of at
least a half, sources overlap); a pair, chain or denial counts as found only if its attributions are. "given spans" are
the stages of `sayso.attribute.enrich` run on the marked spans, so that they can be seen apart from the span finder.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.attribute import enrich
from sayso.model.claims import Attribution
from sayso.model.codec import decode, encode
from sayso.model.documents import Document
from sayso.pipeline.maker import ATTRIBUTES
from sayso.text.parse import parse
from sayso.text.tokens import Parsed

sys.path.insert(0, str(Path(__file__).parent))
from scorers import scorer

CORPUS = Path(__file__).parents[1] / "corpus"
Finder = Callable[[Document, Parsed], list[Attribution]]
Row = dict[str, Any]


def reports(part: str) -> list[Row]:
    """The records of one part of the corpus."""
    sys.path.insert(0, str(CORPUS))
    spec = importlib.util.spec_from_file_location("notation", CORPUS / "notation.py")
    assert spec and spec.loader
    notation = importlib.util.module_from_spec(spec)
    sys.modules["notation"] = notation
    spec.loader.exec_module(notation)
    texts = (path.read_text(encoding="utf-8") for path in sorted((CORPUS / part).glob("*.txt")))
    return [notation.record(report) for text in texts for report in notation.read(text)[0]]


def predict(gold: list[Row], attribute: Finder) -> list[Row]:
    """What a finder and the stages make of the reports."""
    found = []
    for row in gold:
        report = document(row)
        parsed = parse(report)
        found.append({"id": row["id"], "attributions": encode(enrich(report, parsed, attribute(report, parsed)))})
    return found


def given(gold: list[Row]) -> list[Row]:
    """What the stages make of the marked spans."""
    spans = {row["id"]: row["attributions"] for row in gold}

    def marked(report: Document, parsed: Parsed) -> list[Attribution]:
        keys = ("id", "source", "cue", "content")
        return [
            decode(Attribution, {key: list(one[key]) if key != "id" else one[key] for key in keys})
            for one in spans[report.id]
        ]

    return predict(gold, marked)


def document(row: Row) -> Document:
    """The report as an input of the program."""
    return Document(row["id"], row["text"], date=datetime.date.fromisoformat(row["date"]), outlet=row["outlet"])


def score(scoring: ModuleType, gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """Every figure of this bench for predictions on these reports."""
    attributed = [
        {"id": row["id"], "attributions": [one for one in row["attributions"] if one["voice"] == "attributed"]}
        for row in predicted
    ]
    spans = scoring.evaluate(gold, attributed)
    figures = {name: spans[key]["f1"] for name, key in SPANS.items()}
    by_id = {row["id"]: row["attributions"] for row in attributed}
    tally = _Tally()
    for row in gold:
        _compare(scoring, row, by_id.get(row["id"], []), tally)
    return figures | tally.figures()


SPANS = {
    "relaxed": "attribution.relaxed",
    "strict": "attribution.strict",
    "direct": "type.direct",
    "indirect": "type.indirect",
    "mixed": "type.mixed",
    "no source": "type.no_source",
}


class _Tally:
    """Counts of right and of all, by figure."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def add(self, name: str, right: bool) -> None:
        pair = self.counts.setdefault(name, [0, 0])
        pair[0] += right
        pair[1] += 1

    def figures(self) -> dict[str, float]:
        return {name: right / all_ for name, (right, all_) in self.counts.items()}


def _compare(scoring: ModuleType, row: Row, found: list[Row], tally: _Tally) -> None:
    """Count, for one report, what the pairs of marked and predicted attributions agree on."""
    article = scoring.Article(row["text"])
    gold = row["attributions"]
    one_side, other_side = scoring.prepare(article, gold), scoring.prepare(article, found)

    def fit(marked: Row, made: Row) -> tuple[float, ...] | None:
        overlap = scoring.iou(marked["content"], made["content"])
        sources = marked["source"] & made["source"] or not (marked["source"] or made["source"])
        if overlap < 0.5 or not sources:
            return None
        return overlap, scoring.iou(marked["source"], made["source"]), scoring.iou(marked["cue"], made["cue"])

    pair = {gold[i]["id"]: found[j] for i, j in scoring.match(one_side, other_side, fit)}
    for one in gold:
        made = pair.get(one["id"])
        if one["within"]:
            outer = pair.get(one["within"])
            tally.add("nested pairs recovered", bool(made and outer and made["within"] == outer["id"]))
            tally.add("chain right, nested", bool(made) and _same_chain(article, one, made))
        tally.add("chain right, all", bool(made) and _same_chain(article, one, made))
        if one["stance"] == "denies":
            tally.add("denials found", bool(made and made["stance"] == "denies"))
        if one["disputes"]:
            target = pair.get(one["disputes"])
            tally.add("disputes joined", bool(made and target and made["disputes"] == target["id"]))
        if made:
            for field in ("act", "stance", "certainty"):
                tally.add(field, made[field] == one[field])
            if one["certainty"] != "unstated":
                tally.add("hedged certainty right", made["certainty"] == one["certainty"])
            if made["stance"] == "denies":
                tally.add("denials right", one["stance"] == "denies")


def _same_chain(article: Any, one: Row, made: Row | None) -> bool:
    """Whether both chains have the same number of steps and the sources of each step overlap."""
    if made is None or len(one["chain"]) != len(made["chain"]):
        return False
    steps = zip(one["chain"][1:], made["chain"][1:], strict=True)
    pairs = [(article.tokens(a["span"] or []), article.tokens(b["span"] or [])) for a, b in steps]
    return all(a & b or not (a or b) for a, b in pairs)


def measure(shared: Path, part: str = "test", name: str = "model") -> dict[str, float]:
    """The figures of a finder on one part, beside them the rules' (the naive floor) and those on the marked spans."""
    scoring = scorer(shared, "score_attribution")
    gold = reports(part)
    figures = score(scoring, gold, predict(gold, ATTRIBUTES[name]))
    if name != "rules":
        floor = score(scoring, gold, predict(gold, ATTRIBUTES["rules"]))
        figures |= {f"naive {key}": value for key, value in floor.items()}
    on_marked = score(scoring, gold, given(gold))
    return figures | {f"given spans: {key}": value for key, value in on_marked.items() if key not in SPANS}


def main() -> None:
    """Print the figures of one part."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("part", nargs="?", default="dev", choices=("train", "dev", "test"))
    options.add_argument("finder", nargs="?", default="model", choices=tuple(ATTRIBUTES))
    options.add_argument("--shared", type=Path, default=CORPUS.parent.parent / "shared")
    chosen = options.parse_args()
    for name, value in measure(chosen.shared, chosen.part, chosen.finder).items():
        print(f"{name:45}{value:7.3f}")


if __name__ == "__main__":
    main()
