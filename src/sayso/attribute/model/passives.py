"""Who is told something, or told of, is not the one who says it.

"The officer was told to wait" has no source; "the town is said to have fallen" has none either, and is about the town.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.attribute.model.spans import Found
from sayso.model.spans import joined

HEARS = "told|informed|warned|ordered|instructed|advised|briefed|notified|urged|reminded|asked|promised|invited"
SPOKEN_OF = (
    "said|expected|reported|rumou?red|believed|thought|feared|alleged|suspected|considered|deemed|projected|estimated|"
    "announced|declared|called|named|confirmed|revealed|mentioned|described|viewed|seen|accused|charged|blamed|"
    "critici[sz]ed|condemned|praised|hailed|challenged|rejected|dismissed|denied"
)
PASSIVE = re.compile(
    rf"\b(?:was|were|been|being|be|is|are|am|gets?|got) (?:(?:\w+ly|once|also|now|already|still|often) )?"
    rf"(?:(?P<hears>{HEARS})|{SPOKEN_OF})"
    r"(?: (?:as|for|of|to|with|about|over))?$",
    re.IGNORECASE,
)
"""Cues whose subject hears or is spoken of; who speaks follows "by", or stays unnamed (so in 98 of 100 cases of PolNeAR
and of our own reports). Not "convinced", "worried", "concerned": whoever is so thinks it."""
CLOSE = 4
"""How many code points at most stand between such a subject and its cue."""


def without_subject(text: str, one: Found) -> Found:
    """The finding without a source that is only the subject of a passive; one that is spoken of belongs to the content.

    >>> from sayso.model.spans import Span
    >>> text = "The town is said to have fallen."
    >>> one = Found(9, (Span(0, 8),), (Span(9, 16),), (Span(17, 31),), 0.9, 0.9, 0.9, 0.9)
    >>> about = without_subject(text, one)
    >>> about.source, [span.words(text) for span in about.content]
    ((), ['The town', 'to have fallen'])
    """
    passive = PASSIVE.search(text[slice(*one.cue[-1])]) if one.source and one.cue else None
    if passive is None or not 0 <= one.cue[0].start - one.source[-1].end <= CLOSE:
        return one
    about = one.source if not passive["hears"] and text.startswith("to ", one.content[0].start) else ()
    return replace(one, source=(), source_fit=0.0, content=joined(about + one.content))
