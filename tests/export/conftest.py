from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location(
    "ledger_reports", Path(__file__).resolve().parents[1] / "ledger" / "conftest.py"
)
assert _SPEC and _SPEC.loader
_REPORTS = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_REPORTS)
report = _REPORTS.report
readings = _REPORTS.readings


@pytest.fixture
def ledger(tmp_path, report):
    from sayso.ledger import Store

    with Store.open(tmp_path / "case", create=True) as store:
        store.record_all([report("vel-1"), report("vel-2", dead=3), report("vel-1", made_by="rules 2")])
        yield store
