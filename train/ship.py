"""From trained weights to the shipped folder: model.onnx (8-bit), tokenizer.json, settings.json and manifest.json.

Settings are tuned on the development parts (our own alone, where the weights were trained without PolNeAR).
"""

import json
from dataclasses import asdict, replace
from pathlib import Path

from safetensors.torch import load_file

from sayso.attribute.model.confidence import features
from sayso.attribute.model.decode import Settings
from sayso.attribute.model.spans import Found
from sayso.text.encoder import Encoder
from train.examples import CORPUS, read_own, read_polnear
from train.export import export, write_manifest
from train.network import Network
from train.plan import POLNEAR, ROOT, starting_weights
from train.tune import Part, calibrate, load_scorer, search

SCORER = ROOT.parent / "shared" / "bench" / "score_attribution.py"


def ship(weights: Path, folder: Path, *, corpus: str, tuned: Settings | None = None) -> None:
    """Export, tune, calibrate, record, and print the bench's whole table for the development parts.

    `tuned` takes settings over instead of searching for them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = Network()
    network.load_state_dict(load_file(weights))
    export(network, folder / "model.onnx")
    _, tokenizer = starting_weights()
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    distance = tuple(tuple(round(value, 4) for value in row) for row in network.distance.tolist())
    settings = replace(tuned or first_settings(), distance=distance)
    write(settings, folder)

    encoder, scorer = Encoder(folder), load_scorer(SCORER)
    parts = {"own corpus dev": Part(read_own(CORPUS / "dev"), encoder, nested=True)}
    if corpus != "own":
        parts["PolNeAR dev"] = Part(read_polnear(POLNEAR.with_name("dev.jsonl.gz")), encoder, nested=False)
    if tuned is None:
        settings = search(list(parts.values()), settings, scorer)
    settings = replace(settings, confidence=calibrate(list(parts.values()), settings, scorer))
    write(settings, folder)
    for name, part in parts.items():
        print(name)
        scorer.show(part.scores(settings, scorer))


def first_settings() -> Settings:
    """Where the search begins."""
    size = len(features(Found(0, (), (), (), 0.5, 0.5, 0.5, 0.5)))
    return Settings(
        threshold=0.65,
        nested=0.4,
        border=1.0,
        clause=0.1,
        entering=(1.0, 0.0, 0.5, 4.0),
        lean=(0.0, 2.0, 0.0, 0.3),
        distance=(),
        confidence=(0.0,) * size,
    )


def write(settings: Settings, folder: Path) -> None:
    """Write the settings and the manifest that records every file's digest."""
    (folder / "settings.json").write_text(json.dumps(asdict(settings)) + "\n", encoding="utf-8")
    write_manifest(folder)
