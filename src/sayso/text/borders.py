"""Where sentences of news text begin: what the parser is told before it decides."""

from __future__ import annotations

import csv
import functools
from collections.abc import Sequence
from importlib.resources import files

from sayso.text.quotes import Mark

ENDS = frozenset(".!?…。؟")
CLOSERS = frozenset("”»’)]}'")
UNPUNCTUATED = 80
"""After this many tokens without an end mark the text is taken for unpunctuated, and the parser is left to decide."""


@functools.cache
def abbreviations() -> dict[str, str]:
    """Abbreviations that end no sentence, each with what must follow for that: a "name", a "number" or "any" word."""
    with (files(__package__) / "abbreviations.tsv").open(encoding="utf-8") as rows:
        return {row["form"]: row["before"] for row in csv.DictReader(rows, delimiter="\t")}


def sentence_starts(words: Sequence[str], spaced: Sequence[bool], marks: Sequence[Mark | None]) -> list[bool | None]:
    """For each token whether a sentence begins there: True, False, or None to let the parser decide.

    `spaced` says of each token whether a blank follows it in print. A sentence begins only after an end mark (and the
    closing marks behind it), never after an abbreviation such as "Gen."; it does begin where the blank after a closing
    quotation mark is missing.

    >>> words = ["He", "met", "Gen.", "Orn", ".", "”", "Then", "it"]
    >>> sentence_starts(words, [True] * 5 + [False, True, True], [None] * 5 + ["closes", None, None])
    [None, False, False, False, False, False, True, False]
    """
    starts: list[bool | None] = [None] * len(words)
    since_end = 0
    ended = True
    for at in range(1, len(words)):
        before = words[at - 1]
        if marks[at - 1] == "opens" or (not marks[at - 1] and before not in CLOSERS):
            ended = before[-1] in ENDS and not _abbreviates(words, spaced, at - 1)
            since_end = 0 if ended else since_end + 1
        if marks[at] == "closes" or marks[at - 1] == "opens" or (not ended and since_end < UNPUNCTUATED):
            starts[at] = False
        elif marks[at - 1] == "closes" and not spaced[at - 1] and words[at - 2] == "." and words[at][0].isupper():
            starts[at] = True
    return starts


def _abbreviates(words: Sequence[str], spaced: Sequence[bool], at: int) -> bool:
    """Whether the end mark of this token only shortens a word, as what follows shows."""
    form, following = words[at], words[at + 1]
    if form == "." and at and not spaced[at - 1]:
        form = words[at - 1] + form
        at -= 1
    match abbreviations().get(form):
        case "name":
            return following[0].isalpha()
        case "number":
            return following[0].isdigit()
        case "any":
            return True
    if len(form) > 1 and form[0].isalpha() and following[0].islower() and "." in form[:-1]:
        return True  # the U.S. army
    initial = len(form) == 2 and form[0].isupper() and form != "I."
    return initial and following[0].isupper() and (not at or words[at - 1][0].isupper())
