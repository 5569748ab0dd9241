"""What kind of act an attribution reports: speech, a thought, a plan, or a stance taken without words quoted."""

from __future__ import annotations

from dataclasses import replace

from sayso.attribute.lexicon import entry_of
from sayso.model.claims import Act, Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span
from sayso.text.tokens import Parsed


def classify(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions (kinds of quote known), each with its act and the words that decided it.

    An act that the finder has read off the passage stays; otherwise the word of the cue decides (`cues.tsv`).
    """
    return [one if "act" in one.anchors else _classified(parsed, one) for one in attributions]


def _classified(parsed: Parsed, one: Attribution) -> Attribution:
    entry = entry_of(parsed, one)
    if entry is None:
        return replace(one, act="speech")
    token, cue = entry
    quoted = one.quote == "direct" or (one.quote == "mixed" and cue.act == "stance")
    act: Act = "speech" if quoted else cue.act
    return replace(one, act=act, anchors={**one.anchors, "act": (Span(token.start, token.end),)})
