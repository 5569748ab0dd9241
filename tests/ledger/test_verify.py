from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.ledger import Store, verify
from sayso.ledger.head import write_head
from sayso.ledger.log import START, Head, Row, digest
from sayso.model.entries import canonical, identify
from sayso.model.errors import LedgerUnavailable, LedgerUnsound


@pytest.fixture(scope="module")
def sound(tmp_path_factory, report) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "case"
    with Store.open(folder, create=True) as store:
        store.record_all(report(f"vel-{number}", dead=number + 10) for number in range(3))
    return folder


@pytest.fixture
def case(sound, tmp_path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "case"))


def tamper(folder: Path, *statements: str) -> None:
    """Change the database as somebody would who knows their way about: triggers first."""
    with sqlite3.connect(folder / "ledger.db") as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
    raw.close()


def test_a_sound_ledger(case):
    found = verify(case)
    assert found.fault is None
    assert (found.rows, found.documents, found.claims, found.texts) == (21, 3, 6, 3)
    assert verify(case, head=found.head).fault is None
    assert verify(case, head="0 " + START).fault is None


def test_a_stranger_can_check_the_chain_without_this_program(case):
    before = "0" * 64
    with sqlite3.connect(case / "ledger.db") as raw:
        for row in raw.execute("SELECT before, id, kind, made_by, at, extra, body FROM entries ORDER BY seq"):
            said, entry_id, kind, made_by, at, extra, body = row
            assert said == before
            assert entry_id == kind[0] + hashlib.sha256(f"{kind}\n{body}".encode()).hexdigest()[:32]
            lines = [before, entry_id, kind, json.dumps(made_by), at, extra, body]
            before = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    raw.close()
    assert (case / "head").read_text() == f"21 {before}\n"


CHANGES: dict[str, tuple[str, str]] = {
    "a body edited": ("UPDATE entries SET body = replace(body, 'asserts', 'denies') || ' ' WHERE seq = 3", "row 4"),
    "a label edited": ("UPDATE entries SET body = replace(body, '\"certain\"', '\"possible\"') WHERE seq = 2", "row 2"),
    "a confidence edited": ("UPDATE entries SET extra = replace(extra, '0.9', '0.1') WHERE seq = 2", "row 3"),
    "a maker edited": ("UPDATE entries SET made_by = 'somebody' WHERE seq = 5", "row 6"),
    "a time edited": ("UPDATE entries SET at = '1999' || substr(at, 5) WHERE seq = 8", "row 9"),
    "a digest edited": ("UPDATE entries SET before = 'x' || substr(before, 2) WHERE seq = 6", "row 6"),
    "an id edited": ("UPDATE entries SET id = 'c' || substr(id, 3) || '0' WHERE seq = 2", "row 2"),
    "a row filed elsewhere": ("UPDATE entries SET about = 'x' WHERE seq = 2", "filed under 'x'"),
    "a row deleted": ("DELETE FROM entries WHERE seq = 4", "row 4 is missing"),
    "the first row deleted": ("DELETE FROM entries WHERE seq = 1", "row 1 is missing"),
    "rows moved": ("UPDATE entries SET seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE seq IN (2, 3)", "missing"),
    "a row inserted": (
        "INSERT INTO entries SELECT 22, id, kind, about, body, extra, made_by, at, before FROM entries WHERE seq = 21",
        "row 22",
    ),
    "the last row deleted": ("DELETE FROM entries WHERE seq = 21", "21 rows"),
    "all rows deleted": ("DELETE FROM entries", "21 rows"),
    "the last row edited": ("UPDATE entries SET made_by = 'somebody' WHERE seq = 21", "row 21"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_tampering_is_found(case, name):
    statement, told = CHANGES[name]
    tamper(case, statement)
    fault = verify(case).fault
    assert fault is not None
    assert told in fault or "findings" in fault


def test_rows_exchanged_are_found(case):
    tamper(
        case,
        "UPDATE entries SET seq = -2 WHERE seq = 2",
        "UPDATE entries SET seq = 2 WHERE seq = 3",
        "UPDATE entries SET seq = 3 WHERE seq = -2",
    )
    assert "row 2 does not follow" in (verify(case).fault or "")


def test_a_text_changed_or_gone_is_found(case):
    path = next(path for path in (case / "objects").rglob("*") if path.is_file())
    path.write_text(path.read_text().replace("soldiers", "people"))
    assert "not what its digest says" in (verify(case).fault or "")
    path.unlink()
    assert "missing" in (verify(case).fault or "")


def test_a_span_out_of_its_text_is_found(case, report):
    def lengthen(body: dict) -> None:
        body["content"] = [[0, 10_000]]

    forge(case, 2, lengthen)
    assert "points at 0-10000" in (verify(case).fault or "")


def test_a_log_cut_short_stops_the_next_writer(case):
    tamper(case, "DELETE FROM entries WHERE seq = 21")
    with pytest.raises(LedgerUnsound, match="cut short"):
        Store.open(case, write=True)


def test_a_head_that_is_gone_or_spoilt(case):
    (case / "head").write_text("many rows")
    assert "no head" in (verify(case).fault or "")
    (case / "head").unlink()
    assert "head is missing" in (verify(case).fault or "")


def test_a_whole_log_rewritten_is_shown_by_a_head_kept_elsewhere_only(case):
    kept = verify(case).head
    tamper(case, "DELETE FROM entries WHERE seq > 14")
    with Store.open(case) as store:
        write_head(case, store.head)
    assert verify(case).fault is None
    assert "cut short" in (verify(case, head=kept).fault or "")


def test_a_head_that_lags_after_a_crash_is_no_fault(case, report):
    write_head(case, Head(0, START))
    assert verify(case).fault is None
    with Store.open(case, write=True) as store:
        assert store.record(report("vel-9"))


def test_a_broken_database_is_a_fault_or_cannot_be_opened(case):
    path = case / "ledger.db"
    content = bytearray(path.read_bytes())
    for start in range(8192, len(content), 4096):
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)
    told = fault_or_refusal(case)
    assert told and "\n" not in told


def fault_or_refusal(folder: Path) -> str | None:
    try:
        return verify(folder).fault
    except LedgerUnavailable as error:
        return str(error)


def forge(folder: Path, seq: int, change: Callable[[dict], None]) -> None:
    """Rewrite one body with its id, and every digest after it, and the head: a forgery that keeps all digests right."""
    with sqlite3.connect(folder / "ledger.db") as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        body = json.loads(raw.execute("SELECT body FROM entries WHERE seq = ?", (seq,)).fetchone()[0])
        change(body)
        raw.execute(
            "UPDATE entries SET body = ?, id = ? WHERE seq = ?", (canonical(body), identify("claim", body), seq)
        )
        before, last = START, 0
        columns = ", ".join(Row._fields)
        for (last,) in raw.execute("SELECT seq FROM entries ORDER BY seq").fetchall():
            raw.execute("UPDATE entries SET before = ? WHERE seq = ?", (before, last))
            before = digest(Row(*raw.execute(f"SELECT {columns} FROM entries WHERE seq = ?", (last,)).fetchone()))
    raw.close()
    write_head(folder, Head(last, before))
