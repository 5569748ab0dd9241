"""From annotated reports to windows of word pieces with their labels."""

import gzip
import json
import random
import re
import subprocess
import sys
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from sayso.attribute.model.marks import BREAKS, marks
from sayso.model.spans import Span
from sayso.text.quotes import quotations
from train.network import ACTS, CERTAINTIES, ROLES, STANCES

WINDOW, STRIDE = 254, 192
EXCERPTS = 0.25  # share of short reports of which only a few sentences are read, as if they were the whole text
BEGINNING = re.compile(r"(?<=[.!?:])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n+")
START, END = 101, 102  # [CLS] and [SEP]
CORPUS = Path(__file__).resolve().parents[1] / "corpus"
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass
class Report:
    """A tokenised report: piece ids, marks, and per attribution the pieces of its roles."""

    ids: np.ndarray
    marks: np.ndarray
    attributions: list[dict[str, Any]]
    weight: np.ndarray = field(repr=False)  # of each piece in the loss of the cue tagger
    sentences: list[int]  # first pieces of sentences that no attribution reaches into, and the end


@dataclass
class Window:
    """One training example; `roles` has a row per cue, -1 where a piece does not count."""

    ids: np.ndarray
    marks: np.ndarray
    tags: np.ndarray
    weight: np.ndarray
    cues: np.ndarray
    roles: np.ndarray
    kinds: np.ndarray  # act, stance, certainty of each cue, -1 unknown


def read_polnear(path: Path, *, without: str | None = None) -> list[dict[str, Any]]:
    """Read articles of PolNeAR (JSON lines, gzip); `without` leaves out one publisher.

    Raises SystemExit if there is no such publisher.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    publishers = sorted({row["publisher"] for row in rows})
    if without and without not in publishers:
        raise SystemExit(f"no publisher {without!r} in {path.name}; there are {', '.join(publishers)}")
    return [row for row in rows if row["publisher"] != without]


def read_own(folder: Path) -> list[dict[str, Any]]:
    """Read the annotated reports under a folder of `corpus/` (notation explained in corpus/README.md)."""
    command = [sys.executable, str(CORPUS / "notation.py"), "jsonl", str(folder)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return [json.loads(line) for line in lines.splitlines()]


def straight(row: dict[str, Any]) -> dict[str, Any]:
    """The same report set with typewriter quotation marks and apostrophes."""
    return row | {"text": row["text"].translate(STRAIGHT)}


def prepare(row: dict[str, Any], tokenizer: Tokenizer, *, inside: float = 1.0) -> Report:
    """Tokenise a report and find the pieces of each role.

    `inside` is what a piece inside a content weighs in the search for cues: less than 1 where nested attributions were
    not annotated.
    """
    text = row["text"]
    encoded = tokenizer.encode(text, add_special_tokens=False)
    offsets, quotes = encoded.offsets, quotations(text, [Span(0, len(text))])
    ends = [end for _, end in offsets]

    def pieces(ranges: list[list[int]]) -> list[int]:
        found = []
        for start, end in ranges:
            i = bisect_left(ends, start + 1)
            while i < len(offsets) and offsets[i][0] < end:
                a, b = offsets[i]
                if 2 * (min(b, end) - max(a, start)) >= b - a:
                    found.append(i)
                i += 1
        return sorted(set(found))

    attributions, weight = [], np.ones(len(offsets), dtype=np.float32)
    for a in row["attributions"]:
        item = {role: pieces(a[role]) for role in ROLES}
        if not item["content"]:
            continue
        item["anchor"] = (item["cue"] or item["content"])[0]
        item["kinds"] = (_number(ACTS, a, "act"), _number(STANCES, a, "stance"), _number(CERTAINTIES, a, "certainty"))
        attributions.append(item)
        weight[item["content"]] = inside
    for item in attributions:
        weight[item["cue"]] = 1
        weight[item["anchor"]] = 1
    return Report(
        np.array(encoded.ids, dtype=np.int64),
        np.array(marks(text, offsets, quotes), dtype=np.int64).reshape(-1, 3),
        attributions,
        weight,
        _sentences(text, ends, attributions),
    )


def _sentences(text: str, ends: list[int], attributions: list[dict[str, Any]]) -> list[int]:
    found = {0, len(ends)} | {bisect_left(ends, beginning.end() + 1) for beginning in BEGINNING.finditer(text)}
    for item in attributions:
        parts = [item[role] for role in ROLES if item[role]]
        low, high = min(part[0] for part in parts), max(part[-1] for part in parts)
        found -= set(range(low + 1, high + 1))
    return sorted(found)


def _number(names: tuple[str, ...], attribution: dict[str, Any], key: str) -> int:
    value = attribution.get(key)
    return -1 if value is None else names.index(value)


def windows(report: Report, chance: random.Random) -> list[Window]:
    """Cut a report into overlapping windows, beginning at a random place so that each epoch sees other cuts.

    Of some short reports only a few sentences are kept, so that single sentences are read as well as articles.
    """
    size = len(report.ids)
    if size <= WINDOW:
        return [_excerpt(report, chance) if chance.random() < EXCERPTS else _window(report, 0, size)]
    first = -chance.randrange(STRIDE)
    cuts = []
    for start in range(first, size, STRIDE):
        a, b = max(0, start), min(size, start + WINDOW)
        if b - a > WINDOW - STRIDE or (b - a > 16 and start == first):
            cuts.append(_window(report, a, b))
    return cuts


def _excerpt(report: Report, chance: random.Random) -> Window:
    first = chance.randrange(len(report.sentences) - 1)
    last = min(first + chance.randint(1, 3), len(report.sentences) - 1)
    window = _window(report, report.sentences[first], report.sentences[last])
    window.marks = window.marks.copy()
    window.marks[0, 1] = BREAKS.index("paragraph")
    return window


def _window(report: Report, a: int, b: int) -> Window:
    size = b - a
    tags = np.zeros(size, dtype=np.int64)
    rows, cues, kinds = [], [], []
    for item in report.attributions:
        for p in item["cue"][1:]:
            if a <= p < b and tags[p - a] == 0:
                tags[p - a] = 2
    for item in report.attributions:
        anchor = item["anchor"]
        if not a <= anchor < b:
            continue
        tags[anchor - a] = 1 if item["cue"] else (tags[anchor - a] if tags[anchor - a] == 1 else 3)
        low = min(item[r][0] for r in ROLES if item[r])
        high = max(item[r][-1] for r in ROLES if item[r])
        if (low < a and anchor - a < 48) or (high >= b and b - anchor < 48):
            continue  # cut off by the edge: another window shows it whole
        row = np.zeros(size, dtype=np.int64)
        for number, role in ((3, "content"), (1, "source"), (2, "cue")):
            inside = [p - a for p in item[role] if a <= p < b]
            row[inside] = number
        rows.append(row)
        cues.append(anchor - a)
        kinds.append(item["kinds"])
    shape = (len(rows), size)
    return Window(
        report.ids[a:b],
        report.marks[a:b],
        tags,
        report.weight[a:b],
        np.array(cues, dtype=np.int64),
        np.array(rows, dtype=np.int64).reshape(shape),
        np.array(kinds, dtype=np.int64).reshape(len(rows), 3),
    )


def batch(items: list[Window]) -> dict[str, np.ndarray]:
    """Put windows side by side, filled up to the longest, with the two pieces that mark begin and end."""
    size = max(len(w.ids) for w in items) + 2
    most = max(1, max(len(w.cues) for w in items))
    n = len(items)
    out = {
        "ids": np.zeros((n, size), dtype=np.int64),
        "marks": np.zeros((n, size, 3), dtype=np.int64),
        "tags": np.zeros((n, size), dtype=np.int64),
        "weight": np.zeros((n, size), dtype=np.float32),
        "cues": np.zeros((n, most), dtype=np.int64),
        "roles": np.full((n, most, size), -1, dtype=np.int64),
        "kinds": np.full((n, most, 3), -1, dtype=np.int64),
        "present": np.zeros((n, size), dtype=bool),
    }
    for i, w in enumerate(items):
        k, c = len(w.ids), len(w.cues)
        out["ids"][i, 0], out["ids"][i, k + 1] = START, END
        out["ids"][i, 1 : k + 1] = w.ids
        out["marks"][i, 1 : k + 1] = w.marks
        out["tags"][i, 1 : k + 1] = w.tags
        out["weight"][i, 1 : k + 1] = w.weight
        out["present"][i, : k + 2] = True
        out["cues"][i, :c] = w.cues + 1
        out["roles"][i, :c, 1 : k + 1] = w.roles
        out["kinds"][i, :c] = w.kinds
    return out
