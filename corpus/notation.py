"""The notation of the annotated reports: read it, check it, write it back, turn it into records for the scorer.

    python corpus/notation.py check corpus/              every problem as file:line, then counts by split
    python corpus/notation.py jsonl corpus/test > OUT    one record a report, in the shape that the scorers read

README.md beside this file explains the notation to a reporter. Standard library only.
"""

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reports import ACTS, CERTAINTIES, HEADERS, STANCES, Annotated, Report, faults, innermost, record

ROLES = {"s": "source", "c": "cue", "t": "content", "h": "hedges"}
OPEN = re.compile(r"\[(\d+)([scth]) ")
LINE = re.compile(r"= (\d+) (\w+) (\w+)(?: (\w+))?(?:;\s*(.*))?")

Ranges = dict[int, dict[str, list[tuple[int, int]]]]


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file of reports, and its place."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class NotationError(ValueError):
    """The text does not keep to the notation; the message names file and line."""


def parse(text: str, path: str = "<text>") -> list[Report]:
    """The reports of one episode; raises NotationError at the first problem.

    >>> [report] = parse('''@report a-1
    ... outlet: Northgate Wire
    ... date: 2031-01-02
    ... style: wire
    ... title: Vellar claims the fort
    ...
    ... [1s Vellar] [1c said] [1t it won].
    ...
    ... = 1 speech asserts; speaker: Government of Vellar; kind: government''')
    >>> report.text, report.attributions[0].content
    ('Vellar said it won.', ((12, 18),))
    >>> print(read("@report a-1\\n\\n[1s Vellar", "fort.txt")[1][-1])
    fort.txt:3: a-1: attribution 1: source is not closed
    """
    reports, problems = read(text, path)
    if problems:
        raise NotationError(str(problems[0]))
    return reports


def read(text: str, path: str = "<text>") -> tuple[list[Report], list[Problem]]:
    """The reports that could be read, and every problem met on the way."""
    reports: list[Report] = []
    problems: list[Problem] = []
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("@report")]
    for i, line in enumerate(lines[: starts[0] if starts else len(lines)]):
        if line.strip():
            problems.append(Problem(path, i + 1, "text before the first @report"))
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        report, found = _read_report(lines[start:end])
        reports.append(report)
        problems.extend(Problem(path, start + 1 + i, f"{report.id}: {message}") for i, message in found)
    return reports, problems


def _read_report(lines: list[str]) -> tuple[Report, list[tuple[int, str]]]:
    """One report from its lines; problems as (line within the report, message)."""
    blank = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    first = next((i for i, line in enumerate(lines) if i > blank and line.startswith("=")), len(lines))
    found: list[tuple[int, str]] = []
    header = {}
    for i, line in enumerate(lines[1:blank], 1):
        key, _, value = line.partition(":")
        header[key] = value.strip()
        if key not in HEADERS:
            found.append((i, f"unknown header {key!r}, known: {', '.join(HEADERS)}"))
    found.extend((0, f"header has no '{key}:'") for key in HEADERS if not header.get(key))
    body = lines[blank + 1 : first]
    while body and not body[-1].strip():
        body.pop()
    text, spans, where = _read_brackets("\n".join(body), blank + 1, found)
    attributions: dict[int, Annotated] = {}
    unset: set[int] = set()
    for i, line in enumerate(lines[first:], first):
        if line.strip():
            _read_line(line, i, spans, attributions, unset, found)
    found.extend((where[n], f"attribution {n} has no '=' line") for n in sorted(spans.keys() - attributions.keys()))
    for n in unset & attributions.keys():
        attributions[n] = replace(attributions[n], within=innermost(attributions[n], attributions.values()))
    found.extend((where.get(n, 0), message) for n in attributions for message in faults(attributions[n], attributions))
    name = lines[0].removeprefix("@report").strip()
    fields = {key: header.get(key, "") for key in HEADERS}
    report = Report(id=name, text=text, attributions=tuple(attributions.values()), **fields)
    if not name:
        found.append((0, "@report without an id"))
    return report, sorted(found)


def _read_brackets(marked: str, first: int, found: list[tuple[int, str]]) -> tuple[str, Ranges, dict[int, int]]:
    """The clean text, the ranges of every attribution by role, and the line on which each attribution begins."""
    clean: list[str] = []
    stack: list[tuple[int, str, int, int]] = []
    spans: Ranges = {}
    where: dict[int, int] = {}
    at, line = 0, first
    while at < len(marked):
        opening = OPEN.match(marked, at)
        if opening:
            n = int(opening[1])
            where.setdefault(n, line)
            stack.append((n, ROLES[opening[2]], len(clean), line))
            at = opening.end()
            continue
        char = marked[at]
        if char == "[":
            found.append((line, f"bracket without a label such as [1s …: {marked[at : at + 20]!r}"))
        elif char == "]" and not stack:
            found.append((line, f"closing bracket without an opening one after {''.join(clean[-20:])!r}"))
        elif char == "]":
            n, role, start, _ = stack.pop()
            words = "".join(clean[start:])
            if not words.strip() or words != words.strip():
                found.append((line, f"attribution {n}: {role} is empty or has spaces at its ends: {words[:40]!r}"))
            spans.setdefault(n, {}).setdefault(role, []).append((start, len(clean)))
        else:
            clean.append(char)
            line += char == "\n"
        at += 1
    found.extend((i, f"attribution {n}: {role} is not closed") for n, role, _, i in stack)
    return "".join(clean), spans, where


def _read_line(
    line: str,
    i: int,
    spans: Ranges,
    attributions: dict[int, Annotated],
    unset: set[int],
    found: list[tuple[int, str]],
) -> None:
    """Add the attribution that one '= N …' line describes; note in `unset` that it leaves `within` to be inferred."""
    match = LINE.fullmatch(line.rstrip())
    if not match:
        found.append((i, f"not of the form '= N ACT STANCE [CERTAINTY]; key: value; …': {line!r}"))
        return
    n, act, stance, certainty = int(match[1]), match[2], match[3], match[4] or "unstated"
    for value, known in ((act, ACTS), (stance, STANCES), (certainty, CERTAINTIES)):
        if value not in known:
            found.append((i, f"attribution {n}: unknown {value!r}, known: {', '.join(known)}"))
    if n in attributions:
        found.append((i, f"attribution {n} has two '=' lines"))
    fields: dict[str, Any] = {}
    for part in filter(None, (match[5] or "").split(";")):
        key, _, value = (piece.strip() for piece in part.partition(":"))
        if key not in ("speaker", "kind", "side", "within", "disputes") or not value:
            found.append((i, f"attribution {n}: unknown or empty key {part.strip()!r}"))
        elif key in ("within", "disputes"):
            fields[key] = int(value) if value.isdigit() else None
            if not value.isdigit() and (key, value) != ("within", "-"):
                found.append((i, f"attribution {n}: {key} needs a number, not {value!r}"))
        else:
            fields[key] = value
    if "within" not in fields:
        unset.add(n)
    ranges: dict[str, Any] = {role: tuple(sorted(found_ranges)) for role, found_ranges in spans.get(n, {}).items()}
    attributions[n] = Annotated(n, act=act, stance=stance, certainty=certainty, **fields, **ranges)


def render(report: Report) -> str:
    """The report in the notation; parse(render(report)) gives it back. Raises ValueError where spans cross."""
    marks = [
        (start, end, f"[{one.number}{letter} ")
        for one in report.attributions
        for letter, role in ROLES.items()
        for start, end in getattr(one, role)
    ]
    marks.sort(key=lambda mark: (mark[0], -mark[1], mark[2]))
    out: list[str] = []
    stack: list[int] = []
    at = 0
    for start, end, label in [*marks, (len(report.text), len(report.text), "")]:
        while stack and stack[-1] <= start:
            out.append(report.text[at : stack[-1]] + "]")
            at = stack.pop()
        if stack and end > stack[-1]:
            raise ValueError(f"{report.id}: spans cross at {start}: {report.text[start:end][:40]!r}")
        out.append(report.text[at:start] + label)
        at = start
        if label:
            stack.append(end)
    header = "".join(f"{key}: {getattr(report, key)}\n" for key in HEADERS)
    lines = "".join(_render_line(one, report.attributions) + "\n" for one in report.attributions)
    return f"@report {report.id}\n{header}\n{''.join(out)}\n\n{lines}"


def _render_line(one: Annotated, others: tuple[Annotated, ...]) -> str:
    said = f"= {one.number} {one.act} {one.stance}" + (f" {one.certainty}" if one.certainty != "unstated" else "")
    within = one.within if one.within is not None else "-"
    keys = {"speaker": one.speaker, "kind": one.kind, "side": one.side, "within": within, "disputes": one.disputes}
    if one.within == innermost(one, others):
        del keys["within"]
    return said + "".join(f"; {key}: {value}" for key, value in keys.items() if value is not None)


def files(where: Path) -> list[Path]:
    """The episode files at or under a path, in the order of their names; README and the like have other suffixes."""
    return [where] if where.is_file() else sorted(where.rglob("*.txt"))


def check(where: Path) -> tuple[list[Problem], dict[str, Counter[str]]]:
    """Every problem of the files under a path, and what each split (the folder of a file) holds."""
    problems: list[Problem] = []
    counts: dict[str, Counter[str]] = {}
    first: dict[str, Path] = {}
    for path in files(where):
        reports, found = read(path.read_text(encoding="utf-8"), str(path))
        split = counts.setdefault(path.parent.name, Counter())
        split["episodes"] += 1
        kinds: dict[str, str | None] = {}
        for report in reports:
            if report.id in first:
                found.append(Problem(str(path), 1, f"{report.id}: this id is also in {first[report.id]}"))
            first.setdefault(report.id, path)
            for one in report.attributions:
                if kinds.setdefault(one.speaker, one.kind) != one.kind:
                    message = f"{one.speaker!r} is {one.kind} here and {kinds[one.speaker]} earlier in the episode"
                    found.append(Problem(str(path), 1, f"{report.id}: attribution {one.number}: {message}"))
            split.update(tally(report))
        problems.extend(found)
    return problems, counts


def tally(report: Report) -> Counter[str]:
    """What one report adds to the counts."""
    counts = Counter({"reports": 1, "words": len(report.text.split())})
    counts["reports with nesting"] = any(one.within for one in report.attributions)
    counts["reports with a dispute"] = any(one.disputes for one in report.attributions)
    for one in report.attributions:
        counts["attributions"] += 1
        counts["nested"] += one.within is not None
        counts["disputes"] += one.disputes is not None
        counts["denials"] += one.stance == "denies"
        counts["unnamed"] += one.kind == "unnamed"
        counts["without source"] += not one.source
        counts["without cue"] += not one.cue
        counts["in pieces"] += len(one.content) > 1
        counts["hedged"] += one.certainty != "unstated"
        counts[f"act {one.act}"] += 1
        counts[f"stance {one.stance}"] += 1
    return counts


def main(arguments: list[str]) -> int:
    """Run `check` or `jsonl`; exit 1 when a file has problems, 2 on wrong usage."""
    if len(arguments) != 2 or arguments[0] not in ("check", "jsonl"):
        print("usage: notation.py check|jsonl PATH", file=sys.stderr)
        return 2
    command, where = arguments[0], Path(arguments[1])
    problems, counts = check(where)
    for problem in problems:
        print(problem, file=sys.stderr)
    if command == "jsonl":
        for path in files(where):
            for report in read(path.read_text(encoding="utf-8"), str(path))[0]:
                print(json.dumps(record(report), ensure_ascii=False))
    else:
        names = sorted({name for split in counts.values() for name in split if split[name]})
        print("".join(f"{column:>8}" for column in counts))
        for name in names:
            print("".join(f"{counts[split][name]:8}" for split in counts), name)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
