"""The order of decoding: windows, evidence, labels, spans, and the tidying that quotation marks ask for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.attribute.model.doubts import together
from sayso.attribute.model.evidence import NONE, Floats, Reader, gather
from sayso.attribute.model.labels import DEAR, NEVER, divide
from sayso.attribute.model.spans import Found, read_off
from sayso.attribute.model.windows import Window, begins, windows
from sayso.model.spans import Span, Spans, joined

LEADING = frozenset(
    {"the", "a", "an", "this", "these", "those", "my", "your", "his", "her", "its", "our", "their", "very"}
    | {"of", "in", "on", "at", "by", "to", "for", "from", "with", "into", "than", "as"}
    | {"and", "or", "but", "that", "which", "who", "whose"}
)
"""Words that lead to others: nothing that somebody says, and no name, ends with one."""
HANGING = DEAR
"""What it costs besides (nats) to end a stretch with such a word."""
FAINT = 0.1
"""The least probability with which a cue is looked at; alone it is not enough, together with its doubles it may be."""
CLAUSE = frozenset(',;:.!?…“”«»"()[]–—')

JOINING = frozenset("'’-‑&/.")
CONTRACTED = re.compile(
    r"(?:I|you|he|she|it|we|they|who|that|there|here|what)(?=['’](?:s|m|re|ve|d|ll)\b)", re.IGNORECASE
)
"""A subject run together with its verb: "she’s" is two words."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was tuned on development reports, kept beside the weights.

    `threshold`: least probability of a cue, `nested`: of one inside what another says. `border`, `clause`: what a
    change of role costs (nats) before a plain word, and where a mark of punctuation or a paragraph break stands;
    `entering` scales it for a change to none, source, cue, content. `lean` is added to the scores of these four.
    `distance`: the network's worth of distances. `confidence`: weights of the logistic calibration.
    """

    threshold: float
    nested: float
    border: float
    clause: float
    entering: tuple[float, float, float, float]
    lean: tuple[float, float, float, float]
    distance: tuple[tuple[float, ...], ...]
    confidence: tuple[float, ...]


def decode(
    text: str,
    ids: NDArray[np.int64],
    pieces: Sequence[Span],
    marks: NDArray[np.int64],
    read: Reader,
    settings: Settings,
) -> list[Found]:
    """Every attribution the network sees in a text of word pieces, in the order of their cues."""
    cuts = [cut for cut in windows(begins(text, pieces, marks[:, 1])) if _has_words(text, pieces, cut)]
    costs = changes(text, pieces, marks[:, 1], settings)
    lean = np.array(settings.lean, dtype=np.float32)
    distance = np.array(settings.distance, dtype=np.float32)
    found: list[Found] = []
    for evidence in gather(ids, marks, cuts, read, distance=distance, threshold=FAINT):
        part = costs[evidence.window.start : evidence.window.end]
        found += read_off(evidence, divide(evidence, part, lean), pieces)
    return admit(together(found), settings)


def admit(found: Sequence[Found], settings: Settings) -> list[Found]:
    """The findings sure enough to stand, and the less sure ones that stand within what one of those says."""
    sure = [one for one in found if one.begins >= settings.threshold]
    said = joined(span for one in sure for span in one.content)
    starts = [span.start for span in said]
    return [
        one
        for one in found
        if one.begins >= settings.threshold or (one.begins >= settings.nested and _covered(said, starts, one.at))
    ]


def _covered(said: Spans, starts: Sequence[int], at: int) -> bool:
    number = bisect_right(starts, at) - 1
    return number >= 0 and at < said[number].end


def changes(text: str, pieces: Sequence[Span], breaks: NDArray[np.int64], settings: Settings) -> Floats:
    """What taking up each role costs before each piece: (pieces, roles)."""
    costs = np.full(len(pieces), settings.border, dtype=np.float32)
    hanging = np.zeros(len(pieces), dtype=np.float32)
    for i in range(1, len(pieces)):
        before, here = pieces[i - 1], pieces[i]
        if before.end == here.start and _within_word(text, here.start) and not CONTRACTED.match(text, before.start):
            costs[i] = NEVER
        elif breaks[i] or text[before.end - 1] in CLAUSE or text[here.start] in CLAUSE:
            costs[i] = settings.clause
        elif before.words(text).lower() in LEADING:
            hanging[i] = HANGING
    costs = costs[:, None] * np.array(settings.entering, dtype=np.float32)
    costs[:, NONE] += hanging
    return costs


def _within_word(text: str, at: int) -> bool:
    """Whether a word goes on across this place: letters or figures on both sides, or a mark between (p.m., O'Neil)."""
    before, here, after = text[at - 1], text[at], text[at + 1 : at + 2]
    if here.isalnum():
        return (
            before.isalnum() or (before in JOINING and text[at - 2 : at - 1].isalnum()) or _within_number(text, at - 1)
        )
    return (here in JOINING and before.isalnum() and after.isalnum()) or _within_number(text, at)


def _within_number(text: str, at: int) -> bool:
    """Whether a comma stands between figures (2,000)."""
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _has_words(text: str, pieces: Sequence[Span], window: Window) -> bool:
    return any(char.isalpha() for char in text[pieces[window.start].start : pieces[window.end - 1].end])
