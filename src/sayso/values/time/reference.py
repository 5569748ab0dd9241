"""Words that point at the present, the past or the future without a day: "now", "recently", "in future"."""

from __future__ import annotations

import functools

from sayso.model.spans import Span
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rule of this family."""
    return (Rule("reference", phrase("<reference>"), _reference),)


def _reference(match: Match, narrative: Narrative) -> Reading:
    return Reading(
        Span(*match.span()), "DATE", meaning("reference", match["reference"]), anchor=narrative.publication()
    )
