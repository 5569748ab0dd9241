"""Who is speaking in our annotated reports (with their spans given), and which of a table of pairs of names are one.

    python bench/speakers.py [dev|train|test]

A speaker is right if the name is the marked one (or a form of it). Where the report itself does not print the marked
name of a person, it is enough that within the report this identity and the marked one stand for each other; so it is
for bodies and unnamed sources. A source left open ("unresolved", or unnamed where the corpus has a name) is not right,
but no wrong one either. The file of actors that a user would bring is made for each episode from its sides: the names
of its states and groups, nothing else. "naive" takes the words of each source for its name, and equal letters for
equal names.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.attribute import enrich, rules
from sayso.link.actors import COLUMNS
from sayso.link.matching import compare
from sayso.link.names import compatible, plain
from sayso.link.speakers import resolve
from sayso.model.claims import Attribution, Speaker
from sayso.model.codec import decode, encode
from sayso.model.documents import Document
from sayso.model.spans import words
from sayso.text.parse import parse

sys.path.insert(0, str(Path(__file__).parent))
from own_corpus import reports

GOLD = Path(__file__).parent / "speakers.tsv"
NAMES = Path(__file__).parent / "names.tsv"
PRONOUNS = {
    "he",
    "she",
    "it",
    "they",
    "i",
    "we",
    "you",
    "who",
    "whom",
    "which",
    "his",
    "her",
    "its",
    "their",
    "him",
    "them",
}
Row = dict[str, Any]
Answers = dict[str, Attribution]


def measure(shared: Path, part: str = "test") -> dict[str, float]:
    """Shares of marked sources and sides, and F1 over pairs of names; `shared` holds the seed."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        corpus = list(_answers(reports(part), Path(folder)))
    sample = list(_sample(shared))
    for prefix, rows in (("", [*corpus, *sample]), ("corpus: ", corpus), ("sample and seed: ", sample)):
        tally: Counter[str] = Counter()
        naive: Counter[str] = Counter()
        for row, answers in rows:
            tally += _scored(row, answers)
            naive += _scored(row, {name: _literal(row, one) for name, one in answers.items()})
        figures |= {prefix + name: value for name, value in _shares(tally).items()}
        figures |= {f"naive {prefix}{name}": value for name, value in _shares(naive).items()}
        figures[prefix + "sources"] = float(tally["n"])
    return figures | _pairs()


def _sample(shared: Path) -> Iterator[tuple[Row, Answers]]:
    """The bundled reports with their own files, and the seed; sources by the rules, speakers by `speakers.tsv`."""
    with GOLD.open(encoding="utf-8") as file:
        marked = {(row["report"], int(row["start"])): row for row in csv.DictReader(file, delimiter="\t")}
    sample = Path(str(files("sayso.sample")))
    own = {"actors": sample / "actors.tsv", "sides": sample / "sides.toml"}
    lines = (sample / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    keys = ("id", "text", "outlet", "title")
    texts = [(Document(**{key: row[key] for key in keys}), own) for row in map(json.loads, lines)]
    seeds = sorted((shared / "seed").glob("*.txt"))
    texts += [(Document(id="seed", text=path.read_text(encoding="utf-8")), {}) for path in seeds]
    for report, tables in texts:
        parsed = parse(report)
        found = resolve(report, parsed, enrich(report, parsed, rules.attribute(report, parsed)), **tables)
        kept = [one for one in found if one.source and (report.id, one.source[0].start) in marked]
        gold = [(one, marked[report.id, one.source[0].start]) for one in kept]
        rows = [
            {
                "id": one.id,
                "source": encode(one.source),
                "speaker": {"name": row["speaker"], "side": row["side"] or None, "kind": None},
            }
            for one, row in gold
        ]
        yield {"id": report.id, "text": report.text, "attributions": rows}, {one.id: one for one in kept}


def _answers(rows: list[Row], folder: Path) -> Iterator[tuple[Row, Answers]]:
    for row in rows:
        report = Document(id=row["id"], text=row["text"], outlet=row["outlet"], title=row["title"])
        keys = ("id", "source", "cue", "content", "within")
        given = [decode(Attribution, {key: one[key] for key in keys}) for one in row["attributions"]]
        episode = row["id"].rsplit("-", 1)[0]
        parties = folder / f"{episode}.tsv"
        if not parties.exists():
            _write_parties([other for other in rows if other["id"].startswith(episode + "-")], parties)
        found = resolve(report, parse(report), given, actors=parties)
        yield row, {one.id: one for one in found}


def _write_parties(rows: list[Row], path: Path) -> None:
    """The names of the sides of an episode: a state, or a group if it speaks as one."""
    kinds: dict[str, set[str]] = {}
    for one in (one["speaker"] for row in rows for one in row["attributions"] if one["speaker"]):
        if one["side"]:
            kinds.setdefault(one["side"], set()).add(one["kind"])
    groups = {name for name, found in kinds.items() if "armed group" in found and "government" not in found}
    sides = {name: "armed group" if name in groups else "state" for name in kinds}
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, COLUMNS, delimiter="\t", restval="")
        out.writeheader()
        for name, kind in sorted(sides.items()):
            out.writerow({"name": name, "kind": kind, "state": "" if kind == "state" else name, "source": "parties"})


def _literal(row: Row, one: Attribution) -> Attribution:
    name = words(one.source, row["text"])
    return Attribution(one.id, one.source, one.cue, one.content, speaker=Speaker(name, kind="person"))


def _scored(row: Row, answers: Answers) -> Counter[str]:
    """How many sources and sides of one report are right, wrong or left open."""
    marked = [one for one in row["attributions"] if one["speaker"] and one["source"]]
    pairs = Counter((one["speaker"]["name"], _speaker(answers, one).name) for one in marked)
    stands_for: dict[str, str] = {}
    for gold, name in sorted(pairs, key=lambda pair: (-pairs[pair], not _form_of(*pair), -_alike(*pair), pair)):
        if gold not in stands_for and name not in stands_for.values():
            stands_for[gold] = name
    tally: Counter[str] = Counter()
    for one in marked:
        speaker, gold = _speaker(answers, one), one["speaker"]
        paired = stands_for.get(gold["name"]) == speaker.name and not _printed_person(gold["name"], row["text"])
        verdict = _verdict(gold, speaker, paired)
        source = words(
            decode(Attribution, {"id": "", "cue": (), "content": (), "source": one["source"]}).source, row["text"]
        )
        for group in ("", "by pronoun or role ") if _anaphoric(source) else ("",):
            tally[group + "n"] += 1
            tally[group + verdict] += 1
        if gold["side"] and not gold["name"].startswith("unnamed "):
            tally["sides"] += 1
            tally["side given"] += speaker.side is not None
            tally["side right"] += speaker.side is not None and plain(speaker.side) == plain(gold["side"])
        if gold["kind"]:
            tally["kinds"] += 1
            tally["kind right"] += speaker.kind == gold["kind"]
    return tally


def _speaker(answers: Answers, one: Row) -> Speaker:
    return answers[one["id"]].speaker or Speaker("", kind="unresolved")


def _verdict(gold: Row, speaker: Speaker, paired: bool) -> str:
    marked_unnamed, unnamed = gold["name"].startswith("unnamed "), speaker.name.startswith("unnamed ")
    if speaker.kind == "unresolved" or (unnamed and not marked_unnamed):
        return "open"
    if _form_of(gold["name"], speaker.name) or (paired and marked_unnamed):
        return "right"
    contradicted = speaker.side and gold["side"] and plain(speaker.side) != plain(gold["side"])
    return "right" if paired and not contradicted else "wrong"


def _printed_person(name: str, text: str) -> bool:
    """Whether a marked name is a person's whose last word the report prints; a small word makes it a body's."""
    person = not (name.startswith("unnamed ") or " of " in name or "(" in name or "&" in name) and len(
        name.split()
    ) in {2, 3}
    small = any(word.islower() and len(word) > 3 for word in name.split())
    return person and not small and plain(name).split()[-1] in plain(text).split()


def _alike(gold: str, name: str) -> float:
    """The share of words that two names have in common: of equally frequent pairs the most alike one counts."""
    one, other = set(plain(gold).split()), set(plain(name).split())
    return len(one & other) / max(1, len(one | other))


def _form_of(gold: str, name: str) -> bool:
    if gold.startswith("unnamed ") or name.startswith("unnamed "):
        return False
    return plain(gold) == plain(name) or (compatible(gold, name) and not (" of " in gold or "(" in gold))


def _anaphoric(source: str) -> bool:
    """Whether a source is a pronoun, or an office, body or the like without a name."""
    parts = source.split()
    if len(parts) == 1 and parts[0].lower() in PRONOUNS:
        return True
    return parts[0].lower() in {"the", "its", "his", "her", "their"} and not any(
        part[0].isupper() for part in parts[1:]
    )


def _shares(tally: Counter[str]) -> dict[str, float]:
    share: Callable[[str, str], float] = lambda part, whole: tally[part] / max(1, tally[whole])  # noqa: E731
    return {
        "speaker right": share("right", "n"),
        "speaker wrong": share("wrong", "n"),
        "pronoun and role right": share("by pronoun or role right", "by pronoun or role n"),
        "pronoun and role wrong": share("by pronoun or role wrong", "by pronoun or role n"),
        "side right where given": share("side right", "side given"),
        "side given": share("side given", "sides"),
        "kind right": share("kind right", "kinds"),
    }


def _pairs() -> dict[str, float]:
    """F1 of the machine's merging over the pairs that names alone can decide; pairs a second."""
    with NAMES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    began = time.process_time()
    merged = [compare(row["one"], row["other"]).label in {"strong", "medium"} for row in rows]
    spent = time.process_time() - began
    literal = [plain(row["one"]) == plain(row["other"]) for row in rows]
    strong = [
        said for said, row in zip(merged, rows, strict=True) if row["same"] == "no" and row["strength"] == "strong"
    ]
    return {
        "names F1": _f1(rows, merged),
        "naive names F1": _f1(rows, literal),
        "strong negatives merged": float(sum(strong)),
        "pairs of names": float(len(rows)),
        "pairs a CPU-second": len(rows) / max(spent, 1e-9),
    }


def _f1(rows: list[dict[str, str]], said: list[bool]) -> float:
    decided = [(one, row["same"] == "yes") for one, row in zip(said, rows, strict=True) if row["strength"] != "weak"]
    hits = sum(one and same for one, same in decided)
    return 2 * hits / max(1, sum(one for one, _ in decided) + sum(same for _, same in decided))


if __name__ == "__main__":
    for figure, value in measure(Path("../shared"), *sys.argv[1:]).items():
        print(f"{figure:40} {value:.3f}")
