"""Who said what: source, cue and content, then how firmly, in whose voice and through whom.

`rules.attribute` and `model.attribute` find the spans; `enrich` adds everything that follows from them, stage by stage.
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.attribute import (
    act,
    asides,
    certainty,
    chain,
    disputes,
    gapped,
    halves,
    nesting,
    outlet_voice,
    quote,
    shown,
    stance,
    tallies,
)
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.text.tokens import Parsed

Stage = Callable[[Document, Parsed, list[Attribution]], list[Attribution]]

STAGES: tuple[Stage, ...] = (
    shown.drop,
    tallies.add,
    gapped.add,
    asides.add,
    halves.add,
    quote.mark,
    act.classify,
    stance.decide,
    nesting.nest,
    certainty.weigh,
    disputes.join,
    outlet_voice.add,
    chain.link,
)
"""In this order: nesting before certainty (a hedge belongs to the innermost claim) and before disputes."""


def enrich(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """All that follows from the spans of a document's attributions, whoever found them.

    >>> from sayso.attribute.rules import attribute
    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Vellar denied that it had fired. The bridge fell.", outlet="Orsa Wire")
    >>> parsed = parse(report)
    >>> found = enrich(report, parsed, attribute(report, parsed))
    >>> [(one.voice, one.stance, [step.name for step in one.chain]) for one in found]
    [('attributed', 'denies', ['Orsa Wire', 'Vellar']), ('outlet', 'asserts', ['Orsa Wire'])]
    """
    for stage in STAGES:
        attributions = stage(document, parsed, attributions)
    return attributions
