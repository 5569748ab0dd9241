"""The source chain: from the outlet, through whoever passed a claim on, inward to the one who first said it.

In 'Radio Vellar reported that the ministry had said that a captured officer confessed …' the confession has the chain

    the outlet  ->  Radio Vellar  ->  the ministry  ->  a captured officer

Each step is an attribution, and the next step stands *within* it. The last one is the root: whose word it is. A claim
in the outlet's own voice has one step only. The names are the words of the report until speakers are resolved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso.model.claims import Attribution, ChainLink
from sayso.model.documents import Document
from sayso.model.spans import words
from sayso.text.tokens import Parsed

NO_OUTLET = "unnamed outlet"
NO_SOURCE = "none"
"""How a step is called whose words name nobody ("is said to have fled")."""


def link(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions, each with its chain."""
    by_id = {one.id: one for one in attributions}
    return [replace(one, chain=chain(document, one, by_id)) for one in attributions]


def chain(document: Document, one: Attribution, by_id: Mapping[str, Attribution]) -> tuple[ChainLink, ...]:
    """The steps from the outlet inward to the source of `one`.

    >>> from sayso.model.spans import Span
    >>> report = Document(id="a", text="Vellar said a captive had confessed to it.", outlet="Northgate Wire")
    >>> outer = Attribution("a1", (Span(0, 6),), (Span(7, 11),), (Span(12, 41),))
    >>> inner = Attribution("a2", (Span(12, 21),), (Span(22, 35),), (Span(36, 41),), within="a1")
    >>> [step.name for step in chain(report, inner, {"a1": outer, "a2": inner})]
    ['Northgate Wire', 'Vellar', 'a captive']
    """
    outlet = ChainLink(document.outlet or NO_OUTLET)
    if one.voice == "outlet":
        return (outlet,)
    return (outlet, *(_step(document, each) for each in outward(one, by_id)[::-1]))


def outward(one: Attribution, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """The attribution itself, the one it stands within, and so on to the one that stands in the outlet's voice."""
    steps = [one]
    while (outer := steps[-1].within) is not None and outer in by_id:
        steps.append(by_id[outer])
    return steps


def _step(document: Document, one: Attribution) -> ChainLink:
    name = words(one.source, document.text) or NO_SOURCE
    return ChainLink(name, span=one.source, cue=one.cue)
