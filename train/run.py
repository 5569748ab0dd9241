"""Train the attribution model and make the files that are shipped: `make train`, `make train CORPUS=own`.

    python -m train.run [--corpus all|own] [--out FOLDER] [--without PUBLISHER] [--short] [--ship FLOAT [--tuned JSON]]

Needs `src` and the repository root on PYTHONPATH and the packages of `train/requirements.txt`. About 100 minutes on two
cores; `--ship` skips training and makes the files from weights that were trained before.
"""

import argparse
import json
from pathlib import Path

from safetensors.torch import save_file

from sayso.attribute.model.decode import Settings
from train.plan import ROOT, phases, starting_weights, train
from train.ship import ship


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", choices=("all", "own"), default="all")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "model")
    parser.add_argument("--without", help="leave out one publisher of PolNeAR")
    parser.add_argument("--short", action="store_true", help="two epochs of PolNeAR alone, to compare with --without")
    parser.add_argument("--ship", type=Path, metavar="FLOAT", help="make the files from these weights, do not train")
    parser.add_argument("--tuned", type=Path, help="take these settings over instead of searching for the best")
    arguments = parser.parse_args()
    trained = arguments.ship or arguments.out.with_suffix(".safetensors")
    if not arguments.ship:
        weights, tokenizer = starting_weights()
        plan = phases(arguments.corpus, tokenizer, without=arguments.without, short=arguments.short)
        trained.parent.mkdir(parents=True, exist_ok=True)
        save_file(train(plan, weights).state_dict(), trained)
    tuned = Settings(**json.loads(arguments.tuned.read_text(encoding="utf-8"))) if arguments.tuned else None
    ship(trained, arguments.out, corpus=arguments.corpus, tuned=tuned)


if __name__ == "__main__":
    main()
