"""Dates without a year: "7 August", "in May", "last June", "the 6th"."""

from __future__ import annotations

import datetime
import functools
import re

from sayso.model.spans import Span
from sayso.values.time import periods
from sayso.values.time.absolute import PART, calendar_day, number, part_of
from sayso.values.time.lexicon import meaning, phrase
from sayso.values.time.narrative import Narrative
from sayso.values.time.phrases import Rule
from sayso.values.time.reading import Match, Reading
from sayso.values.time.years import WHICH, chosen, near


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules of this family, in order."""
    the = "(?:the )?"
    return (
        Rule("day month", phrase(rf"{PART}{the}(?:<weekday>,? (?:the )?)?<day>(?:,? of)? <month>"), _month_day),
        Rule(
            "month day", phrase(rf"{PART}(?:<weekday>,? )?<month> {the}<day>(?![.:]\d| ?(?:per ?cent|%))"), _month_day
        ),
        Rule("month", phrase(rf"{WHICH}{PART}<month>"), _month),
        Rule("nth", phrase(r"the (?P<nth>\d{1,2}(?:st|nd|rd|th)|(?:1\d|2\d|3[01]))"), _day_of_month),
    )


def _month_day(match: Match, narrative: Narrative) -> Reading | None:
    month, day = int(meaning("month", match["month"])), number(match["day"])
    if calendar_day(2000, month, day) is None:
        return None
    year, anchor = near(narrative, match, month=month, day=day)
    value = calendar_day(year, month, day) if year else f"XXXX-{month:02d}-{day:02d}"
    return Reading(Span(*match.span()), "DATE", value, mod=part_of(match), anchor=anchor) if value else None


def _month(match: Match, narrative: Narrative) -> Reading | None:
    name = match["month"]
    if not _is_month(match, narrative):
        return None
    month = int(meaning("month", name))
    which = (match["which"] or "").lower()
    year, anchor = chosen(which, month, narrative) or near(narrative, match, month=month)
    value = f"{year}-{month:02d}" if year else f"XXXX-{month:02d}"
    return Reading(Span(*match.span()), "DATE", value, mod=part_of(match), anchor=anchor)


def _is_month(match: Match, narrative: Narrative) -> bool:
    """Not the verb "may", "march" or "mar", nor a person called April or May."""
    name = match["month"]
    if not name[0].isupper() or name.lower().rstrip(".") in ("mar", "jan", "dec", "jun", "apr"):
        return False
    if name.lower() not in ("may", "march", "april", "june", "august"):
        return True
    if name.isupper() and len(name) == 3:
        return False
    before = narrative.text[max(0, match.start("month") - 16) : match.start("month")]
    if re.search(
        r"\b(?:in|of|since|by|until|till|from|to|last|next|this|early|late|mid|during|through|before|after|and|between|end|on|that|same|following|for|the)[\s-]+$",
        before,
        re.I,
    ):
        return True
    tokens = narrative.parsed.tokens_in(Span(*match.span("month")))
    return bool(tokens) and tokens[0].pos in ("PROPN", "NOUN") and tokens[0].entity == "DATE"


def _day_of_month(match: Match, narrative: Narrative) -> Reading | None:
    day = number(match["nth"])
    before = narrative.text[max(0, match.start() - 9) : match.start()]
    ordinal = not match["nth"].isdigit()
    token = narrative.parsed.tokens_in(Span(*match.span("nth")))[:1]
    if token and narrative.parsed.head(token[0]).start > match.end() and token[0].dep in ("amod", "nummod", "compound"):
        return None
    if not 1 <= day <= 31 or not re.search(r"\b(?:on|by|until|since|from|to|and|of|between)\s+$", before, re.I):
        return None
    if not ordinal and not re.search(r"\bon\s+$", before, re.I):
        return None
    anchor = narrative.anchor
    if anchor and periods.precision(anchor.value) in ("day", "month") and (narrative.told() or anchor.value[:4]):
        value = calendar_day(int(anchor.value[:4]), int(anchor.value[5:7]), day)
        return Reading(Span(*match.span()), "DATE", value, anchor=str(anchor)) if value else None
    if narrative.published and not narrative.historical:
        base = narrative.published
        month = (
            base.replace(day=1) - datetime.timedelta(1)
            if day > base.day and narrative.tense(Span(*match.span())) != "future"
            else base
        )
        value = calendar_day(month.year, month.month, day)
        return Reading(Span(*match.span()), "DATE", value, anchor=narrative.publication()) if value else None
    return Reading(Span(*match.span()), "DATE", f"XXXX-XX-{day:02d}", anchor=narrative.publication())
