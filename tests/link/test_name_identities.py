"""Names across reports: the table of pairs, judgements, and that order does not matter."""

from __future__ import annotations

import csv
import datetime
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link.identities import resolve_names
from sayso.link.judgements import doubt, merge, split
from sayso.link.matching import compare
from sayso.link.transliteration import equivalents

NAMES = Path(__file__).parents[2] / "bench" / "names.tsv"
DAY = datetime.datetime(2031, 3, 4)


def pairs() -> list[dict[str, str]]:
    with NAMES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_table_of_pairs() -> None:
    decided = [row for row in pairs() if row["strength"] != "weak"]
    said = [compare(row["one"], row["other"]).label in {"strong", "medium"} for row in decided]
    same = [row["same"] == "yes" for row in decided]
    hits = sum(one and two for one, two in zip(said, same, strict=True))
    assert len(pairs()) >= 400
    assert 2 * hits / (sum(said) + sum(same)) >= 0.95


@pytest.mark.parametrize(
    "row",
    [row for row in pairs() if (row["same"], row["strength"]) == ("no", "strong")],
    ids=lambda row: f"{row['one']} / {row['other']}",
)
def test_no_strong_negative_is_merged(row: dict[str, str]) -> None:
    found = resolve_names([row["one"], row["other"]])
    assert found[row["one"]] != found[row["other"]]


@settings(max_examples=40)
@given(st.sampled_from(pairs()))
def test_either_order_of_a_pair(row: dict[str, str]) -> None:
    assert compare(row["one"], row["other"]).label == compare(row["other"], row["one"]).label


def test_given_names_of_a_row_sound_alike() -> None:
    for form, first in equivalents().items():
        assert compare(f"{form.title()} Halden", f"{first.title()} Halden").label == "strong"


def test_order_of_names_does_not_matter() -> None:
    names = [row[key] for row in pairs() for key in ("one", "other")]
    shuffled = random.Random(7).sample(names, len(names))
    assert resolve_names(names) == resolve_names(shuffled)


def test_positive_judgement_joins() -> None:
    names = ["Hemedti", "Mohamed Hamdan Dagalo"]
    assert len(set(resolve_names(names).values())) == 2
    assert len(set(resolve_names(names, [merge(*names, author="desk", at=DAY)]).values())) == 1


def test_negative_judgement_keeps_apart_and_the_later_one_counts() -> None:
    names = ["Sergei Lavrov", "Sergey Lavrov"]
    joined = resolve_names(names)
    apart = split(names[0], joined, author="desk", at=DAY)
    assert len(set(resolve_names(names, apart).values())) == 2
    assert len(set(resolve_names(names, [*apart, merge(*names, author="desk", at=DAY)]).values())) == 1


def test_doubt_keeps_the_machine_from_joining() -> None:
    names = ["Sergei Lavrov", "Sergey Lavrov"]
    assert len(set(resolve_names(names, [doubt(*names, author="desk", at=DAY)]).values())) == 2


def test_an_initial_that_fits_two_joins_neither() -> None:
    found = resolve_names(["V. Orlov", "Vladimir Orlov", "Viktor Orlov"])
    assert len(set(found.values())) == 3


def test_a_chain_never_joins_two_that_differ() -> None:
    found = resolve_names(["Kim Jong Un", "Jong Un Kim", "Kim Jong-un", "Kim Jong Il"])
    assert found["Kim Jong Un"] == found["Kim Jong-un"] != found["Kim Jong Il"]
