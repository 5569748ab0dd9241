"""Every case of `tests/cases/attribution.md`: what is marked is found, in exactly these words, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import notation
from sayso.attribute import enrich, model, rules
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.text.parse import parse

CASES = Path(__file__).resolve().parents[1] / "cases" / "attribution.md"
HEADER = "@report case\noutlet: Orsa Wire\ndate: 2031-04-02\nstyle: case\ntitle: case\n\n"
FINDERS: dict[str, Callable[..., list[Attribution]]] = {"model": model.attribute, "rules": rules.attribute}
TITLE = re.compile(r"## (?P<title>.*?)(?P<marks>(?: \((?:partly|known failure of the \w+)\))*)$")


@dataclass(frozen=True)
class Case:
    """A title, a marked text, and whether more may be found or the case is known to fail with a finder."""

    title: str
    marked: str
    partly: bool
    failing: frozenset[str]


def cases() -> Iterator[Case]:
    sections = re.split(r"^(?=#+ )", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for section in sections:
        title, _, marked = section.partition("\n")
        if match := TITLE.fullmatch(title):
            failing = frozenset(re.findall(r"failure of the (\w+)", match["marks"]))
            yield Case(match["title"], marked.strip(), "partly" in match["marks"], failing)


def parameters() -> Iterator[Any]:
    for case in cases():
        for finder in FINDERS:
            marks = [pytest.mark.xfail(strict=True)] if finder in case.failing else []
            yield pytest.param(case, finder, id=f"{finder}: {case.title}", marks=marks)


@pytest.mark.parametrize(("case", "finder"), list(parameters()))
def test_case(case: Case, finder: str) -> None:
    [report], _ = notation.read(HEADER + case.marked)
    document = Document("case", report.text, outlet=report.outlet)
    parsed = parse(document)
    found = [one for one in enrich(document, parsed, FINDERS[finder](document, parsed)) if one.voice == "attributed"]
    shown = {spelt(report.text, one): one for one in found}
    described = {int(n) for n in re.findall(r"^= (\d+) ", case.marked, flags=re.MULTILINE)}
    expected = {n: spelt(report.text, one) for n, one in marked(report.text, case.marked).items()}
    missing = [words for words in expected.values() if words not in shown]
    assert not missing, f"found only {list(shown)}"
    assert case.partly or len(shown) == len(expected), f"found also {set(shown) - set(expected.values())}"
    ids = {n: shown[words].id for n, words in expected.items()}
    for one in report.attributions:
        if one.number in described:
            made = shown[expected[one.number]]
            assert (made.act, made.stance, made.certainty) == (one.act, one.stance, one.certainty)
            assert made.within == (ids[one.within] if one.within else None)
            assert made.disputes == (ids[one.disputes] if one.disputes else None)
            assert {hedge for spans in made.hedges for hedge in spans} == set(one.hedges)


def marked(text: str, case: str) -> dict[int, Any]:
    """The marked attributions by number, also those without a line of their own."""
    numbers = {int(n) for n in re.findall(r"\[(\d+)[sct] ", case)}
    lines = {int(n) for n in re.findall(r"^= (\d+) ", case, flags=re.MULTILINE)}
    extra = "".join(f"\n= {n} speech asserts" for n in sorted(numbers - lines))
    body, _, given = case.partition("\n= ")
    [report], _ = notation.read(f"{HEADER}{body}\n" + (f"\n= {given}" if given else "") + extra)
    assert report.text == text
    return {one.number: one for one in report.attributions}


def spelt(text: str, one: Any) -> tuple[tuple[str, ...], ...]:
    """The words of source, cue and content, whatever marks stand at their edges."""
    return tuple(
        tuple(re.findall(r"\w+(?:[’'-]\w+)*|:$", " ".join(text[a:b] for a, b in spans)))
        for spans in (one.source, one.cue, one.content)
    )


def test_there_are_enough_cases() -> None:
    assert sum(1 for _ in cases()) >= 120


def test_spans_quote_the_text() -> None:
    text = "“We will hold,” the general said. Vellar denied it. The river froze."
    document = Document("a", text)
    parsed = parse(document)
    for one in enrich(document, parsed, rules.attribute(document, parsed)):
        for span in (*one.source, *one.cue, *one.content):
            assert isinstance(span, Span)
            assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
