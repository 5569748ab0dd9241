"""Days counted from the start of something: "day 1,000 of the invasion", "the tenth day of the siege".

They have a date only where that start is known: because the text has told it ("The siege began on 1 May 2021"), or
from the few starts in `starts.tsv`.
"""

from __future__ import annotations

import csv
import datetime
import functools
import re
from importlib import resources

from sayso.model.spans import Span
from sayso.text.tokens import Token
from sayso.values.time.absolute import number
from sayso.values.time.lexicon import phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading

_EVENTS = (
    "war|invasion|siege|blockade|offensive|assault|conflict|fighting|strike|uprising|rebellion|occupation|truce"
    "|ceasefire|battle|campaign|protests?|lockdown|operation|attack|crisis"
)
_BEGIN = frozenset({"begin", "start", "erupt", "break", "open", "launch", "commence", "declare", "impose"})
_DEEDS = {"invade": ("invasion", "war"), "besiege": ("siege",), "attack": ("attack", "war"), "occupy": ("occupation",)}


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    what = rf"of (?:the |its |their |his |this )?(?P<what>(?:[\w-]+ ){{0,3}}?(?:{_EVENTS}))"
    nth = r"(?P<nth>(?:\d{1,2},)?\d{1,3}(?:st|nd|rd|th)|<ordinal=o>)"
    return (
        Rule("day of", phrase(rf"day (?P<count>\d{{1,2}},\d{{3}}|\d{{1,4}}) {what}"), _day_of),
        Rule("d-day", phrase(r"D ?[+-] ?\d{1,3}"), _d_day),
        Rule("nth day of", phrase(rf"(?:the |its |their ){nth} day {what}"), _day_of),
    )


@functools.cache
def _known() -> tuple[dict[str, str], ...]:
    with resources.files(__package__).joinpath("starts.tsv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file, delimiter="\t"))


def _day_of(match: Match, narrative: Narrative) -> Reading:
    words = match.groupdict()
    count = int(words["count"].replace(",", "")) if words.get("count") else number(words["nth"].replace(",", ""))
    noun = words["what"].lower().split()[-1]
    start, anchor = _told(noun, narrative) or _listed(words["what"], narrative) or (None, "start unknown")
    if start is None:
        return Reading(Span(*match.span()), "DATE", "XXXX-XX-XX", anchor=anchor)
    day = start + datetime.timedelta(count - 1)
    return Reading(Span(*match.span()), "DATE", day.isoformat(), anchor=anchor)


def _d_day(match: Match, _: Narrative) -> Reading | None:
    """ "D+3": so many days from a day that the text does not give."""
    return Reading(Span(*match.span()), "DATE", "XXXX-XX-XX", anchor="start unknown") if match[0][0] == "D" else None


def _told(noun: str, narrative: Narrative) -> tuple[datetime.date, str] | None:
    """The last day that the text has given as the start of this."""
    for anchor in reversed(narrative.days):
        for token in narrative.parsed.tokens_in(anchor.span)[:1]:
            if any(_begins(ancestor, noun, narrative) for ancestor in narrative.parsed.ancestors(token)):
                return datetime.date.fromisoformat(anchor.value), str(anchor)
    return None


def _begins(verb: Token, noun: str, narrative: Narrative) -> bool:
    if verb.pos != "VERB":
        return False
    if noun in _DEEDS.get(verb.lemma, ()):
        return True
    parts = [child for child in narrative.parsed.children(verb) if child.dep in ("nsubj", "nsubjpass", "dobj")]
    return verb.lemma in _BEGIN and any(part.lemma.lower() == noun for part in parts)


def _listed(words: str, narrative: Narrative) -> tuple[datetime.date, str] | None:
    """A start that is common knowledge, where the text names what it needs and only one such start fits."""
    fitting = {
        row["day"]
        for row in _known()
        if re.search(rf"\b{row['words']}\b", words, re.I) and re.search(rf"\b{row['needs']}", narrative.text)
    }
    day = fitting.pop() if len(fitting) == 1 else None
    return (datetime.date.fromisoformat(day), f"known start {day}") if day else None
