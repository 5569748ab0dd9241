"""Seasons and quarters without a year: "that summer", "in the spring", "the fourth quarter"."""

from __future__ import annotations

import functools
import re

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.absolute import PART, number, part_of
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading
from sayso.values.time.years import WHICH_OR_THE, chosen, near


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    quarter = r"(?:the )?(?P<nth>first|second|third|fourth|last|final) quarter(?! of| final)|(?P<q>Q[1-4])"
    return (
        Rule("quarter", phrase(quarter), _quarter),
        Rule("season", phrase(rf"{WHICH_OR_THE}{PART}(?:the )?<season>"), _season),
    )


_FALL = re.compile(r"\b(?:in|by|until|since|throughout|during|that|this)\s+(?:(?:the|early|late)\s+)*$", re.I)
"""What stands before "fall" where it is a season."""


def _season(match: Match, narrative: Narrative) -> Reading | None:
    season = meaning("season", match["season"])
    which = (match["which"] or "").lower()
    which = "" if which == "the" else which
    if not _is_season(match, narrative, which):
        return None
    year, anchor = _season_year(season, which, match, narrative)
    value = f"{year}-{season}" if year else f"XXXX-{season}"
    return Reading(Span(*match.span()), "DATE", value, mod=part_of(match), anchor=anchor)


def _is_season(match: Match, narrative: Narrative, which: str) -> bool:
    """Not the verbs "fall" and "spring", nor "the fall of the town"."""
    word = match["season"].lower()
    if word not in ("fall", "spring"):
        return True
    tokens = narrative.parsed.tokens_in(Span(*match.span("season")))
    if not tokens or tokens[0].pos not in ("NOUN", "PROPN"):
        return False
    before = narrative.text[max(0, match.start("season") - 24) : match.start("season")]
    led = bool(which) or bool(_FALL.search(before))
    return word == "spring" or (led and not re.match(r"\s+of\b", narrative.text[match.end() : match.end() + 4]))


def _season_year(season: str, which: str, match: Match, narrative: Narrative) -> tuple[int | None, str]:
    month = periods.SEASONS[season][0]
    if which and (found := chosen(which, month, narrative)):
        return found
    if narrative.told() and narrative.anchor and season == "WI" and narrative.year_ahead(match) is None:
        here = periods.days(narrative.anchor.value)
        year = int(narrative.anchor.value[:4])
        early = here and periods.precision(narrative.anchor.value) != "year" and here[0].month < 5
        return year - bool(early), str(narrative.anchor)
    return near(narrative, match, month=month)


def _quarter(match: Match, narrative: Narrative) -> Reading | None:
    """A quarter of the year that the narrative, else the publication, stands in or has last seen."""
    name = (match["nth"] or match["q"][1]).lower()
    quarter = 4 if name in ("last", "final") else int(name) if name.isdigit() else number(name)
    before = narrative.text[max(0, match.start() - 12) : match.start()]
    if not re.search(r"\b(?:in|during|by|of|for|since|until|over|from|and|to)\s+(?:the\s+)?$", before, re.I):
        return None
    year, anchor = near(narrative, match, month=3 * quarter - 2)
    value = f"{year}-Q{quarter}" if year else f"XXXX-Q{quarter}"
    return Reading(Span(*match.span()), "DATE", value, anchor=anchor)
