"""What looks like a saying and is none: "it appears that …" has no speaker, whom access is denied hears no denial."""

from __future__ import annotations

import re

from sayso.attribute.model.spans import Found
from sayso.model.spans import words

APPEARS = re.compile(r"(?:appear|seem|emerge|turn)(?:s|ed)?\b(?: that| to| as if| out)*$", re.IGNORECASE)
"""What has "it" before it that stands for nobody."""
REFUSED = re.compile(r"\b(?:was|were|been|being|is|are|be) (?:\w+ly )?denied$", re.IGNORECASE)
GOODS = re.compile(
    r"(?:any |all |the |their |his |her |its |further |immediate |adequate )*(?:\w+ )?"
    r"(?:access|entry|permission|passage|visas?|bail|parole|asylum|shelter|treatment|care|food|water|medicines?|aid|"
    r"visits?|contact|sleep|rights?|leave|a lawyer|lawyers)\b",
    re.IGNORECASE,
)
"""What somebody is refused ("was denied access to the prison"): a thing, not an account."""


def unsaid(text: str, one: Found) -> bool:
    """Whether a finding tells of nothing that was said.

    >>> from sayso.model.spans import Span
    >>> text = "She was denied access to the camp."
    >>> unsaid(text, Found(4, (Span(0, 3),), (Span(4, 14),), (Span(15, 33),), 0.9, 0.9, 0.9, 0.9))
    True
    """
    cue = words(one.cue, text)
    if words(one.source, text).lower() == "it" and APPEARS.search(cue):
        return True
    return REFUSED.search(cue) is not None and GOODS.match(text, one.content[0].start) is not None
