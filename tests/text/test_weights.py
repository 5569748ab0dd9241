import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from sayso.model.errors import WeightsError
from sayso.text import pipeline, weights

ROOT = Path(__file__).parents[2]


def test_installed_weights_are_the_recorded_ones():
    assert weights.verify_weights() == list(weights.recorded())


def test_other_weights_are_named(monkeypatch):
    monkeypatch.setattr(weights, "recorded", lambda: {"ner/model": "0" * 64})
    with pytest.raises(WeightsError, match="ner/model"):
        weights.verify_weights()


def test_no_pipeline_says_what_to_install(monkeypatch):
    monkeypatch.setattr(pipeline, "PIPELINES", ("no_such_pipeline",))
    with pytest.raises(WeightsError, match="install one of: no_such_pipeline"):
        pipeline.package()


def test_official_pipeline_is_preferred(monkeypatch):
    monkeypatch.setattr(pipeline.importlib.util, "find_spec", lambda name: find_spec("json"))
    assert pipeline.package() == "en_core_web_sm"


def test_every_dependency_is_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = project["dependencies"] + [one for extra in project["optional-dependencies"].values() for one in extra]
    page = (ROOT / "docs" / "dependencies.md").read_text()
    names = [one.split(">")[0].split("=")[0].split("<")[0] for one in named]
    assert [name for name in names if name not in page] == []
