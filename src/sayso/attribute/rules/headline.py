"""The speaker before a colon, as headlines and transcripts set it: "Vellar: forty dead at the ferry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.rules.reading import STOPS, Found, Reading
from sayso.text.tokens import Token

LONGEST = 8
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def find(reading: Reading, found: list[Found]) -> Iterator[Found]:
    """One attribution for each paragraph that begins with a name and a colon."""
    used = {index for one in found for index in one.cue}
    for paragraph in reading.paragraphs:
        tokens = reading.between(paragraph.start, paragraph.end)
        colon = next((i for i, token in enumerate(tokens[: LONGEST + 1]) if token.text == ":"), None)
        if not colon or colon + 2 >= len(tokens) or any(t.index in used for t in tokens[:colon]):
            continue
        name = tokens[:colon]
        if not _is_name(name):
            continue
        stop = next((i for i, t in enumerate(tokens) if i > colon and t.text in STOPS), len(tokens))
        content = frozenset(token.index for token in tokens[colon + 1 : stop])
        if sum(reading.tokens[index].text.isalpha() for index in content) >= 3:
            yield Found(frozenset({tokens[colon].index}), frozenset(t.index for t in name), content, "headline", 0.4)


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether the words before a colon can be somebody: a known name, or a transcript's speaker in capitals."""
    if any(token.pos in ("VERB", "AUX", "PUNCT", "NUM") for token in tokens) or not tokens[0].text[0].isupper():
        return False
    return tokens[-1].entity in NAMES or all(token.text.isupper() and token.pos == "PROPN" for token in tokens)
