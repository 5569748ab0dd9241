"""A writer killed at any moment leaves a sound ledger, and the next one finishes the job."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

from sayso.ledger import Store, verify

DOCUMENTS = 60
WRITER = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("reports", sys.argv[1])
reports = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reports)
from sayso.ledger import Store
with Store.open(sys.argv[2], create=True) as store:
    print("open", flush=True)
    for number in range(int(sys.argv[3])):
        store.record(reports.make_report(f"vel-{number}", dead=number + 1))
"""


def start_writer(folder, conftest) -> subprocess.Popen:
    command = [sys.executable, "-c", WRITER, str(conftest), str(folder), str(DOCUMENTS)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path, report, request):
    conftest = request.path.with_name("conftest.py")
    expected = [report(f"vel-{number}", dead=number + 1) for number in range(DOCUMENTS)]
    moments = random.Random(7)
    for attempt in range(int(os.environ.get("SAYSO_KILLS", "6"))):
        folder = tmp_path / f"case-{attempt}"
        writer = start_writer(folder, conftest)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(moments.uniform(0, 0.6))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert verify(folder).fault is None
        with Store.open(folder, write=True) as store:
            kept = list(store.extractions())
            assert kept == [found for found in expected_in_order(expected) if found in kept]
            assert store.record_all(expected) == DOCUMENTS - len(kept)
            assert list(store.extractions()) == expected_in_order(expected)
            digests = store.derived.digests()
            store.rebuild()
            assert store.derived.digests() == digests
        assert verify(folder).fault is None


@pytest.mark.slow
def test_one_writer_and_many_readers_at_once(tmp_path, report, request):
    folder = tmp_path / "case"
    with Store.open(folder, create=True) as store:
        store.record(report("harbour-1"))
    writer = start_writer(folder, request.path.with_name("conftest.py"))
    failures: list[Exception] = []
    threads = [threading.Thread(target=read_until_done, args=(folder, writer, failures)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert writer.wait() == 0
    assert writer.stdout is not None
    writer.stdout.close()
    assert failures == []
    assert len(list_all(folder)) == DOCUMENTS + 1


def read_until_done(folder, writer, failures) -> None:
    seen = 0
    while writer.poll() is None:
        try:
            found = list_all(folder)
            assert len(found) >= seen
            seen = len(found)
        except Exception as error:
            failures.append(error)


def list_all(folder) -> list[str]:
    with Store.open(folder) as reader:
        assert len(reader.search("soldiers", limit=5)) >= 1
        return [found.document.id for found in reader.extractions()]


def expected_in_order(expected):
    return sorted(expected, key=lambda found: found.document.id)
