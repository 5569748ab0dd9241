"""tests/cases/speakers.md: a reporter can check each case by reading it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayso.link.speakers import resolve
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.text.parse import parse

CASES = Path(__file__).parents[1] / "cases" / "speakers.md"
SOURCE = re.compile(r"\[([^|\]]+)\| ([^\]]+)\]")
SECTIONS = [section.partition("\n") for section in CASES.read_text(encoding="utf-8").split("\n## ")[1:]]


def marked(text: str) -> tuple[str, list[tuple[Span, str]]]:
    """The plain text, and each source with the name of its speaker."""
    plain, found, at = "", [], 0
    for mark in SOURCE.finditer(text):
        plain += text[at : mark.start()]
        words = mark[2].rstrip(",")
        found.append((Span(len(plain), len(plain) + len(words)), mark[1]))
        plain += mark[2]
        at = mark.end()
    return plain + text[at:], found


@pytest.mark.parametrize(("title", "text"), [(title, text.strip()) for title, _, text in SECTIONS])
def test_case(title: str, text: str) -> None:
    plain, sources = marked(text)
    report = Document(id="case", text=plain)
    given = [
        Attribution(f"a{number}", (span,), (Span(span.end, span.end + 1),), ())
        for number, (span, _) in enumerate(sources, 1)
    ]
    found = resolve(report, parse(report), given)
    names = [one.speaker.name if one.speaker and one.speaker.kind != "unresolved" else "?" for one in found]
    assert names == [name for _, name in sources]
    assert all(one.candidates for one, name in zip(found, names, strict=True) if name == "?")
