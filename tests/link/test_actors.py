"""The table of actors: ours is sound, a user's wins, and what is wrong with it is said by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.link import actors
from sayso.model.errors import UsageError

HEADER = "\t".join(actors.COLUMNS)
OURS = Path(actors.__file__).parent / "actors.tsv"


def table(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "actors.tsv"
    lines = ["\t".join(row.get(column, "") for column in actors.COLUMNS) for row in rows]
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def test_our_table_is_sound() -> None:
    assert actors.check(OURS) == []


def test_every_state_has_its_bodies() -> None:
    known = actors.load()
    states = [found.name for rows in known.named.values() for found in rows if found.kind == "state"]
    assert len(set(states)) >= 195
    for state in ("France", "Chad", "South Korea", "Ukraine"):
        assert known.named_so(f"Ministry of Foreign Affairs ({state})")
        assert known.named_so(f"Armed Forces of {state}")


def test_names_adjectives_and_capitals_mean_a_state() -> None:
    known = actors.load()
    assert [known.state(word) for word in ("DPRK", "Ukrainians", "Kiev", "Türkiye", "Moscow")] == [
        "North Korea", "Ukraine", "Ukraine", "Turkey", "Russia",
    ]  # fmt: skip


def test_terms_of_office() -> None:
    known = actors.load()
    assert known.holders("defence minister", "Russia", "2024-05-01") == ["Sergei Shoigu"]
    assert known.holders("defence minister", "Russia", "2024-06-01") == ["Andrei Belousov"]
    assert "Donald Trump" in known.holders("president", "United States", None)


def test_users_rows_win(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        {"name": "Georgia", "id": "mine", "kind": "person"},
        {"name": "Tarvia", "kind": "state", "metonyms": "Moscow"},
    )
    known = actors.load(path)
    assert known.named_so("Georgia")[0].id == "mine"
    assert known.state("Moscow") == "Tarvia"


def test_check_names_the_line_and_what_to_write(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        {"name": "Tarvia", "kind": "country"},
        {"name": "", "kind": "state"},
        {"name": "Ivo Orn", "kind": "government", "office": "mayor", "from": "May 2031"},
        {"name": "Ada Orn", "kind": "person", "state": "Tarvia", "from": "2031", "until": "2030"},
        {"name": "Tarvia", "kind": "state"},
    )
    found = [line.removeprefix(f"{path}:") for line in actors.check(path)]
    assert [line.split(":")[0] for line in found] == ["2", "3", "4", "4", "5", "6"]
    assert "unknown kind 'country'; write one of:" in found[0]
    assert found[5] == "6: 'Tarvia' stands in line 2 already"


def test_check_of_a_table_without_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "actors.tsv"
    path.write_text("who\tkind\n", encoding="utf-8")
    assert any("no column 'name'" in line for line in actors.check(path))


def test_faults_of_encoding_separators_and_days(tmp_path: Path) -> None:
    own = tmp_path / "actors.tsv"
    own.write_bytes(b"name\tkind\n\xff\tstate\n")
    assert actors.check(own) == [f"{own}:2: not UTF-8; save the table as UTF-8, cells separated by tabs"]
    with pytest.raises(UsageError, match="sayso actors check"):
        actors.load(own)
    own.write_text("name,kind\nOrsa,state\n", encoding="utf-8")
    assert "separated by commas" in actors.check(own)[0]
    own.write_text("name\tkind\tfrom\nIvo Orn\tgovernment\t2031-13\n", encoding="utf-8")
    assert "is no day" in actors.check(own)[0]


def test_a_table_of_names_and_kinds_is_enough(tmp_path: Path) -> None:
    own = tmp_path / "actors.tsv"
    own.write_text("name\tkind\nOrsa\tstate\n", encoding="utf-8")
    assert actors.check(own) == []
    assert actors.load(own).state("Orsa") == "Orsa"
