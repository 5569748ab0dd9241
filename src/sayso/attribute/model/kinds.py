"""What the network takes an attribution to be: speech or thought, asserted or denied, how firmly.

The words of a cue often decide ("denied"); where they do not ("said": "Nothing of the kind happened"), this reading of
the whole passage does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from sayso.model.claims import Act, Certainty, Stance

Name = TypeVar("Name")

ACTS: tuple[Act, ...] = get_args(Act)
STANCES: tuple[Stance, ...] = get_args(Stance)
CERTAINTIES: tuple[Certainty, ...] = ("unstated", "certain", "probable", "possible")
"""The order in which the network was taught them."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[Name]):
    """The likeliest of some names, and how likely it is."""

    name: Name
    probability: float


@dataclass(frozen=True, slots=True)
class Kinds:
    """The network's reading of one attribution."""

    act: Reading[Act]
    stance: Reading[Stance]
    certainty: Reading[Certainty]


def kinds(scores: NDArray[np.float32]) -> Kinds:
    """Read the network's scores at one cue: those of acts, then of stances, then of certainties.

    >>> scores = np.zeros(15, dtype=np.float32)
    >>> scores[[1, 5, 11]] = 9
    >>> found = kinds(scores)
    >>> found.act.name, found.stance.name, found.certainty.name
    ('thought', 'denies', 'unstated')
    """
    acts, stances, certainties = np.split(scores, [len(ACTS), len(ACTS) + len(STANCES)])
    return Kinds(_likeliest(ACTS, acts), _likeliest(STANCES, stances), _likeliest(CERTAINTIES, certainties))


def _likeliest(names: tuple[Name, ...], scores: NDArray[np.float32]) -> Reading[Name]:
    raised = np.exp(scores - scores.max())
    best = int(raised.argmax())
    return Reading(names[best], float(raised[best] / raised.sum()))
