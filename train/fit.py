"""Fitting: batches of windows, AdamW with warm-up and a straight way down, bf16 where the processor has it."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from train.examples import Report, Window, batch, windows
from train.network import ACTS, STANCES, Network

BATCH = 16
ENCODER_RATE, HEADS_RATE, DECAY, WARM_UP = 1.5e-4, 1e-3, 0.01, 89  # steps of warm-up
ROLE_SHARE, KIND_SHARE = 1 / 16, 0.4  # what a piece's role and a cue's kind weigh beside a cue

Epoch = Callable[[random.Random], list[Report]]


@dataclass(frozen=True)
class Phase:
    """A stretch of training: what each epoch reads, how many, and where the learning rate begins and ends."""

    epoch: Epoch
    epochs: int
    begin: float = 1.0
    end: float = 0.0
    stop: int | None = None  # the step at which to leave the phase


def fit(network: Network, phase: Phase, *, seed: int) -> None:
    """Train a network in place through one phase; the rates are multiples of ENCODER_RATE and HEADS_RATE."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    plan = [group for _ in range(phase.epochs) for group in batches(phase.epoch(chance), chance)]
    optimizer = torch.optim.AdamW(_groups(network), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _slope(step, len(plan), phase))
    network.train()
    began, sums = time.time(), torch.zeros(3)
    for step, items in enumerate(plan[: phase.stop], 1):
        losses = loss(network, {name: torch.from_numpy(values) for name, values in batch(items).items()})
        optimizer.zero_grad()
        losses.sum().backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        sums += losses.detach()
        if step % 25 == 0:
            shown = " ".join(f"{value:.3f}" for value in sums / 25)
            print(f"step {step}/{len(plan)} loss {shown} {time.time() - began:.0f} s", flush=True)
            sums = torch.zeros(3)
    network.eval()


def batches(reports: list[Report], chance: random.Random) -> list[list[Window]]:
    """Cut reports into windows and put them into groups in a random order."""
    pool = [window for report in reports for window in windows(report, chance)]
    chance.shuffle(pool)
    return [pool[start : start + BATCH] for start in range(0, len(pool), BATCH)]


def loss(network: Network, example: dict[str, Tensor]) -> Tensor:
    """Give the three parts of the loss per attribution: cues found, roles of pieces, kinds."""
    mask = None if bool(example["present"].all()) else example["present"][:, None, None, :]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, kinds, query, key, bias = network(example["ids"], example["marks"], mask)
        scores = network.roles(query, key, bias, example["cues"])
    known = example["roles"].amax(-1) >= 0
    count = known.sum().clamp(min=1)
    weight = example["weight"].flatten()
    found = F.cross_entropy(tags.float().flatten(0, 1), example["tags"].flatten(), reduction="none") @ weight
    roles = F.cross_entropy(scores.flatten(0, 2), example["roles"].flatten(), ignore_index=-1, reduction="sum")
    at_cue = kinds.gather(1, example["cues"][..., None].expand(-1, -1, kinds.shape[-1])).float().flatten(0, 1)
    gold = example["kinds"].flatten(0, 1)
    parts = at_cue.split([len(ACTS), len(STANCES), at_cue.shape[-1] - len(ACTS) - len(STANCES)], -1)
    named = (gold[:, 0] >= 0).sum().clamp(min=1)
    kind = sum(F.cross_entropy(p, gold[:, n], ignore_index=-1, reduction="sum") for n, p in enumerate(parts)) / named
    return torch.stack([found / count, roles * ROLE_SHARE / count, KIND_SHARE * kind])


def _groups(network: Network) -> list[dict[str, object]]:
    marks = ("encoder.cases", "encoder.breaks", "encoder.quotes")
    encoder, heads, plain = [], [], []
    for name, values in network.named_parameters():
        if name.startswith("encoder.") and not name.startswith(marks):
            (plain if values.ndim == 1 else encoder).append(values)
        else:
            heads.append(values)
    return [
        {"params": encoder, "lr": ENCODER_RATE, "weight_decay": DECAY},
        {"params": plain, "lr": ENCODER_RATE, "weight_decay": 0.0},
        {"params": heads, "lr": HEADS_RATE, "weight_decay": DECAY},
    ]


def _slope(step: int, steps: int, phase: Phase) -> float:
    warm = min(1.0, (step + 1) / WARM_UP)
    left = max(0.0, (steps - step) / steps)
    return warm * (phase.end + (phase.begin - phase.end) * left)
