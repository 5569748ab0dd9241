"""Where: the places that a report names, as words and as paths, and the place of one figure."""

from __future__ import annotations

import collections
import csv
import dataclasses
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from sayso.link.actors import load
from sayso.model.claims import Attribution
from sayso.model.extraction import Extraction
from sayso.model.spans import Span, hull, words
from sayso.model.values import Place
from sayso.views.occurrences import occurrences
from sayso.views.scopes import named_by, state

_NAME = r"(?P<name>(?:St\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
_IN = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|from|over|off|outside|around) (?:the )?"
    r"|\b(?:battle|town|city|village|market|port|siege|harbour|shelling|bombing|islands?|peninsula|outskirts|suburbs?|centre"
    r"|streets|inhabitants|residents|mayor|governor|bishop|district|province|region|airport|coast) of (?:the )?"
    r"|\b(?:attacks?|strikes?|raids?|assaults?|march(?:es)?) on )"
    r"(?:[A-Z]\w+-(?:run|held|controlled|occupied|administered|ruled|backed) )?" + _NAME
)
_OF_TOWN = re.compile(
    r"(?:['’]s)? (?:mayor|deputy mayor|city council|town council|hospital|morgue|residents|police chief)\b"
)
"""After a town: its mayor tells of what happened there ("Lesk mayor Ivo Orn said …")."""
_TOWN = re.compile(rf"\b(?!(?:The|An?|Its|Our|His|Her|Their|One|Some|Two)\b){_NAME}(?={_OF_TOWN.pattern})")
_WHERE = re.compile(_NAME + r"(?=, where\b)")
_THERE = re.compile(
    r"\b(?:in|at|near|outside|around|towards?|over|across|from|into|inside|of|on|hit|struck|shelled|bombed|attacked"
    r"|pounded|targeted|entered|reached|besieged|captured|left|against)\s+(?:the\s+)?(?:[a-z]+\s+)?$",
    re.IGNORECASE,
)
"""What makes a place of a capital ("in central Kyiv", "drones hit Kyiv"), not a government ("Kyiv denied it")."""
_FIRST_NAME = re.compile(r"\b[A-Z][\w’'-]* $")
_OPENS = re.compile(r"(?:^|[.!?”\"\n] ?)(?:In|At|Near|On|Off|From|Outside|Around) $")
"""A name before the name makes it somebody's: the ferry Anna Holt is not in Holt."""
_TOWARDS = re.compile(r"\b(?:on|to|into|of|reach(?:ed|es)?|towards?|through) " + _NAME)
"""Words that lead to a place as to much else: a name counts as a place if they lead to it more than once."""
_LEADS = re.compile(r"\b(?:of|in|at|near|from|outside|on) (?:the )?$", re.IGNORECASE)
_LOCAL = re.compile(
    r"\b(?:police|doctors?|medics|paramedics|nurses|rescuers|rescue workers|firefighters|residents|hospitals?|morgue"
    r"|mayor|witnesses|survivors|villagers)\b(?: \w+)? (?:in|from|at) (?:the )?$",
    re.IGNORECASE,
)
"""Who speaks where something happened, not from far away: "police in Lissary"."""
_FROM_WHERE = re.compile(r"\b(?:in|from|at) (?:the )?$", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"\b(?:briefing|reporters|journalists|(?:press|news) conference|lawmakers|session|interview)\b(?: \w+)?"
    r" (?:in|at) (?:the )?$"
)
"""Where somebody spoke: "told a briefing in Sarn"."""
_APPOSITION = 120
"""How far a cue may stand from its source for the words between to belong to the speaker."""
_WITHIN = re.compile(r"\b(?:in|across|throughout|inside|around|over)\s+(?:the\s+)?(?:[\w-]+\s+)?$")
_PART_OF = re.compile(r"\b(?:north|south|east|west|central)\w* $")
"""What has a north and a south is seldom a town: "in southern Tarvia"."""
_OF_STATES = (
    r"(?:Ministry|Staff|Command|Army|Navy|Government|President|Parliament|ministry|army|navy|government|parliament|forces|soldiers|troops|servicemen"
    r"|capital|[Cc]oast ?guard|air force|Air Force|foreign minister|defence minister|president|prime minister)"
)
_STATES = re.compile(rf"\b{_OF_STATES} of (?:the )?(?P<of>[A-Z]\w+)|\b(?P<whose>[A-Z]\w+)['’]s (?:\w+ )?{_OF_STATES}")
_BARE = re.compile(
    r"(?<![.!?:\n“\"] )(?<![\n“\"])\b(?!The\b|Our\b|Its\b)([A-Z]\w+)"
    r" (?:General Staff|High Command|command|military|armed forces|army|navy|air force|air defen[cs]es?|government"
    r"|soldiers|troops)\b"
)
"""A state by its bare name before what belongs to it, within a sentence: "the Halden General Staff"."""
_NOT_PLACES = re.compile(
    r"^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
_BODIES = re.compile(
    r"\b(?:Agency|Front|Ministry|Minister|Staff|Army|Navy|Wire|Press|Post|Times|News|Union|Council|Committee|Monitor|Cross"
    r"|Nations|Office|Court|Party|Institute|Group|Force|Forces|Service|Radio|Herald|Tribune|Guard|Parliament|University)\b"
)
_BUILDING = re.compile(
    r"\b(?P<name>(?:St\. )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)(?:['’]s)? (?:[a-z]+ )?"
    r"(?:hospital|clinic|school|church|cathedral|mosque|monastery|convent|theatre|hotel|university|orphanage|library|museum"
    r"|stadium|hospice|kindergarten)\b"
)
"""A building by its name: not the town in which it stands."""
_WAR = re.compile(r"\b(?:war|conflict|campaign)$", re.IGNORECASE)
"""A war is no place, though it is named after one."""
_BODY_AFTER = re.compile(r" (?:[A-Z]\w+ )?" + _BODIES.pattern)
_DATELINE = re.compile(r"[A-Z][^()\n]{2,60} \((?P<outlet>[A-Z][^()\n]{1,40})\) ?[-–—]")
"""The outlet at the head of a report: "ORSAY (Meridian) - "."""
_NAME_AFTER = re.compile(r" ([A-Z][a-z]\w*)")


@dataclass(frozen=True, slots=True)
class Where:
    """A place as words and, where a gazetteer knows it, as a path from the country and coordinates.

    `speaks` is where somebody speaks from ("an official in Longmere said"): the last to be taken for where it happened.
    """

    span: Span
    name: str
    path: str
    near: tuple[float, float] | None = None
    narrow: bool = True
    speaks: bool = False


@functools.cache
def countries() -> dict[str, str]:
    """The name of each country by its code, under which its towns are filed.

    >>> countries()["UA"]
    'Ukraine'
    """
    text = files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8")
    return {row["code"]: row["name"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}


def _of_a_body(words: str) -> bool:
    """Whether a name is that of a known body, wherever a village has the same."""
    return any(actor.kind != "state" for actor in load().named_so(words))


def _capital(words: str) -> bool:
    """Whether a name is a capital's, which mostly stands for a government."""
    return load().is_city(words)


def where(places: Sequence[Where], figure: Span, sentence: Span) -> Where | None:
    """The place in the sentence of a figure, the nearest narrow one first; never one where somebody only speaks."""
    inside = [place for place in places if sentence.contains(place.span) and not place.speaks]
    return min(inside, key=lambda place: (not place.narrow, abs(place.span.start - figure.start)), default=None)


def places(extraction: Extraction) -> list[Where]:
    """Resolved places, and names after "in", "at", "near" that no gazetteer knows; never a speaker's or outlet's name.

    A state counts where something happens in it, not where it acts. A town counts wherever it is named again.
    """
    text = extraction.document.text
    names = [span for claim in extraction.attributions for span in claim.source]
    speakers = [_introduced(claim) for claim in extraction.attributions]
    states = _states(extraction)
    buildings = {match["name"] for match in _BUILDING.finditer(text)}
    found = [_resolved(place, states) for place in extraction.places if place.role == "place"]
    matches = (*_IN.finditer(text), *_WHERE.finditer(text), *_TOWN.finditer(text), *_led_to(extraction))
    found += [_unresolved(match, states) for match in matches]
    taken = list(_outlets(extraction))
    kept: list[Where] = []
    for place in sorted(found, key=lambda one: (one.near is None, one.span)):
        words = place.span.words(text)
        before = text[max(0, place.span.start - 30) : place.span.start]
        own = _LEADS.search(before) or _OF_TOWN.match(text, place.span.end)
        named = not own and any(place.span.overlaps(other) for other in names)
        free = not _dateline(words) and not named and not any(place.span.overlaps(other) for other in taken)
        acts = before.endswith(" by ") or (not place.narrow and not _WITHIN.search(before))
        people = state(words) if state(words) != words else named_by(words, states)
        if place.near is None and _PART_OF.search(before):
            place = dataclasses.replace(place, narrow=False)
        adjective = place.near is None and people is not None and people in text
        if (_FIRST_NAME.search(before) and not _OPENS.search(before)) or _goes_on(text, place.span):
            continue
        if place.near is None and (place.name in buildings or place.name.startswith("St. ")):
            continue
        if _WAR.search(words) or _of_a_body(words) or (_capital(words) and not _THERE.search(before)):
            continue
        if free and not (acts or adjective or _NOT_PLACES.match(words) or _is_body(text, place.span)):
            taken.append(place.span)
            lead = _FROM_WHERE.search(before)
            start = place.span.start - len(lead.group()) if lead else 0
            local = _LOCAL.search(text, max(0, place.span.start - 60), place.span.start)
            speaks = lead is not None and not local and any(one.start < start and one.end > start for one in speakers)
            speaks = speaks or _ADDRESSED.search(text, max(0, place.span.start - 60), place.span.start) is not None
            kept.append(dataclasses.replace(place, speaks=speaks))
    narrow = {one.name: one for one in kept if one.narrow}
    again = [place for one in narrow.values() for place in _named_again(text, one, names + taken)]
    return sorted({place.span: place for place in [*again, *kept]}.values(), key=lambda place: place.span)


def _led_to(extraction: Extraction) -> Iterator[re.Match[str]]:
    """Names to which words lead more than once ("on Skarn", "to Skarn"), and which are no speaker's."""
    matches = [match for match in _TOWARDS.finditer(extraction.document.text) if " " not in match["name"]]
    count = collections.Counter(match["name"] for match in matches)
    speakers = {word for claim in extraction.attributions if claim.speaker for word in claim.speaker.name.split()}
    return (match for match in matches if count[match["name"]] > 1 and match["name"] not in speakers)


def _named_again(text: str, place: Where, taken: Sequence[Span]) -> Iterator[Where]:
    """Where a place is named again without a word that leads to it ("missiles struck Brask")."""
    for span in occurrences(text, place.name, before="_’'-", after="_-"):
        if not any(span.overlaps(other) for other in taken) and not _is_body(text, span):
            yield dataclasses.replace(place, span=span, speaks=False)


def _dateline(words: str) -> bool:
    return words.isupper() and len(words) > 3


def _goes_on(text: str, span: Span) -> bool:
    """Whether a name is only the first part of a longer one: Holt in "Holt Ferries"."""
    following = _NAME_AFTER.match(text, span.end, span.end + 30)
    return following is not None and not _NOT_PLACES.match(following[1])


def _is_body(text: str, span: Span) -> bool:
    """Whether a name is part of a body's name, as in "Brask Agency"."""
    return bool(_BODIES.search(span.words(text)) or _BODY_AFTER.match(text, span.end, span.end + 25))


def _introduced(claim: Attribution) -> Span:
    """A source with what stands between it and its cue: "the Institute, a group in Sarnholm, estimates"."""
    if not claim.source:
        return Span(0, 0)
    source = hull(claim.source)
    cue = claim.cue[0].start if claim.cue else source.end
    return Span(source.start, cue) if source.end <= cue <= source.end + _APPOSITION else source


def _outlets(extraction: Extraction) -> Iterator[Span]:
    """Where outlets are named: "told Kessia Today" is not in Kessia."""
    passing = (link.name for claim in extraction.attributions for link in claim.chain[:-1])
    if dateline := _DATELINE.match(extraction.document.text):
        yield Span(*dateline.span("outlet"))
    for name in sorted({extraction.document.outlet or "", *passing} - {""}):
        yield from occurrences(extraction.document.text, name)


def _states(extraction: Extraction) -> set[str]:
    """States and groups of the report: those that speakers belong to, that have ministries, or name a people."""
    text = extraction.document.text
    found = {claim.speaker.side for claim in extraction.attributions if claim.speaker and claim.speaker.side}
    found |= {match["of"] or match["whose"] for match in _STATES.finditer(text)} | set(_BARE.findall(text))
    found |= {words(claim.source, text) for claim in extraction.attributions if _is_state(claim, text)}
    capitals = set(re.findall(r"[A-Z]\w+", f"{extraction.document.title or ''}\n{text}"))
    return found | {
        name for word in capitals for name in (state(word), named_by(word, capitals)) if name and name != word
    }


def _is_state(claim: Attribution, text: str) -> bool:
    """Whether a source is a government by the bare name of its state: "Tarvia says"."""
    speaker = claim.speaker
    return speaker is not None and speaker.kind == "government" and words(claim.source, text) == speaker.name


def _resolved(place: Place, states: set[str]) -> Where:
    country = countries().get(place.country, place.country) if place.country else None
    if country and (place.precision == "country" or country == place.name):
        return Where(place.span, place.name, country, narrow=False)
    near = (place.lat, place.lon) if place.lat is not None and place.lon is not None else None
    narrow = place.precision not in ("region", "area", "country") and place.name not in states
    return Where(place.span, place.name, f"{country}/{place.name}" if country else place.name, near, narrow)


def _unresolved(match: re.Match[str], states: set[str]) -> Where:
    name = re.sub(r"['’]s$", "", match["name"])
    span = Span(match.start("name"), match.start("name") + len(name))
    return Where(span, name, name, narrow=name not in states)
