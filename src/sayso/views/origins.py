"""Whose word an answer is in the end: the key under which independent origins are counted."""

from __future__ import annotations

import collections
import csv
import functools
import re
from collections.abc import Iterable
from importlib.resources import files

from sayso.link import speakers
from sayso.link.nouns import noun
from sayso.model.claims import Attribution, Speaker
from sayso.model.extraction import Extraction
from sayso.model.spans import words
from sayso.views.scopes import state

_SMALL = frozenset({"of", "the", "for", "and", "in", "s"})
_MINISTER = re.compile(r"^(?:([\w ]+) minister|minister of ([\w ]+))$", re.IGNORECASE)
"""A minister and their ministry are one origin."""
_POLICE_CHIEF = re.compile(r"\b(?:police (?:chief|commander|commissioner)|chief of (?:the )?police)\b", re.IGNORECASE)
"""So are the police of a place and who leads them."""
_OUR_OWN = re.compile(
    r"our (?:own )?(?:teams?|doctors?|staff|reporters?|correspondents?|researchers?|monitors?|field)\b", re.I
)
"""The outlet's own people, who know for themselves."""
_OFFICIAL = ("government", "armed force", "international body", "organisation")
_NEWS = re.compile(
    r"\b(?:News|Times|Post|Wire|Herald|Gazette|Courier|Mirror|Today|Star|Echo|Voice|Tribune|Standard|Journal|Review|Daily"
    r"|Weekly|Chronicle|Observer|Telegraph|Television|TV|FM|Online|Agency)\b"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")


@functools.cache
def own_count() -> tuple[str, ...]:
    """How an outlet says that it knows for itself: its own reporter, its own count."""
    return _column("own_count", "words")


def _column(table: str, column: str) -> tuple[str, ...]:
    text = files(__package__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    return tuple(row[column] for row in csv.DictReader(text.splitlines(), delimiter="\t"))


@functools.cache
def _offices() -> re.Pattern[str]:
    """Offices that one person holds in one place, so that the office and its holder are one origin."""
    return re.compile(rf"\b(?:{'|'.join(_column('offices', 'office'))})\b")


@functools.cache
def _the_office() -> re.Pattern[str]:
    """The one holder of an office, without a name: "the governor of the Halm district", not "the governor's aide"."""
    return re.compile(rf"[Tt]he (?:[a-z]+ )?(?:{'|'.join(_column('offices', 'office'))})\b(?!['’]s|s\b)")


def office_of(speaker: Speaker | None) -> str | None:
    """The office in which a speaker speaks, if one person holds it: "Governor Hanne Solvik", "the governor's office".

    >>> office_of(Speaker("Hanne Solvik", role="governor")), office_of(Speaker("Office of Governor"))
    ('governor', 'governor')
    """
    found = _offices().search((speaker.role or speaker.name).casefold()) if speaker else None
    return found.group() if found else None


def origin_of(extraction: Extraction, claim: Attribution) -> str | None:
    """The key of the root speaker; None if unnamed or unresolved, or if an outlet does not say how it knows."""
    document = extraction.document
    if claim.voice == "outlet":
        outlet = document.outlet
        known = outlet and (is_official(outlet) or knows_itself(document.text, outlet))
        return key(outlet) if outlet and known else None
    if document.outlet and _is_the_author(extraction, claim):
        return key(document.outlet)
    if claim.speaker is None:
        source = words(claim.source, document.text)
        return key(source) if source[:1].isupper() else None
    if document.outlet and claim.speaker.name.endswith(f" of {document.outlet}"):
        return key(document.outlet)
    origin = speakers.origin_of(claim.speaker)
    if origin and origin.startswith("unnamed "):
        origin = claim.speaker.id or claim.speaker.name
    if claim.speaker.role and _POLICE_CHIEF.search(claim.speaker.role):
        return "police"
    minister = _MINISTER.match(claim.speaker.role or "")
    if origin is None and _the_office().match(words(claim.source, document.text)):
        return key(claim.speaker.name.removeprefix("unnamed "))
    if origin and minister and claim.speaker.side:
        return key(f"{minister[1] or minister[2]} Ministry {claim.speaker.side}")
    return key(origin) if origin else None


@functools.lru_cache(maxsize=1_000)
def is_official(outlet: str) -> bool:
    """Whether what publishes is a body that speaks for itself, and no news outlet.

    >>> is_official("Ministry of Defence of Mirovia"), is_official("Police Gazette"), is_official("Northern Wire")
    (True, False, False)
    """
    words = outlet.casefold().split()
    rows = [row for word in (*words, " ".join(words[-2:])) if (row := noun(word))]
    media = any(row.sort in ("outlet", "document") for row in rows) or _NEWS.search(outlet)
    return not media and any(row.sort == "body" and row.kind in _OFFICIAL for row in rows)


@functools.lru_cache(maxsize=256)
def knows_itself(text: str, outlet: str) -> bool:
    """Whether a report says that its outlet counted or checked for itself, in its own words and not in a quotation.

    >>> knows_itself("The Courier has confirmed the names of 20 dead.", "Lissary Courier")
    True
    >>> knows_itself("“We counted the shells,” she said. The mission has counted 20 dead.", "Lissary Courier")
    False
    """
    told = _QUOTED.sub(" ", text)
    low = told.casefold()
    return any(phrase in low for phrase in own_count()) or _checked(outlet).search(told) is not None


@functools.lru_cache(maxsize=1_000)
def _checked(outlet: str) -> re.Pattern[str]:
    acronym = "".join(word[0] for word in outlet.split() if word[0].isupper())
    short = [acronym] if len(acronym) > 2 else []
    names = "|".join(re.escape(name) for name in dict.fromkeys((outlet, outlet.rsplit(" ", 1)[-1], *short)))
    people = r"analysts|reporters|journalists|researchers|correspondents?|staff|investigators|monitors"
    who = rf"(?:{names})(?:['’]s)?(?: (?:{people}))?|I|[Ww]e|[Oo]ur (?:{people})|[Tt]his (?:newspaper|paper|blog|site)"
    done = "count(?:ed)?|verified|documented|identified|confirmed|recorded|tallied|established|geolocated|estimate[sd]?"
    return re.compile(rf"\b(?:{who}) (?:(?:have|has|had|now|can|could|also|itself|ourselves|myself) )*(?:{done})\b")


def _is_the_author(extraction: Extraction, claim: Attribution) -> bool:
    """Whether a source is the outlet's own people, or the author in the first person outside any quotation."""
    text = extraction.document.text
    source = words(claim.source, text)
    if _OUR_OWN.match(source):
        return True
    if source not in ("I", "We", "we") or (claim.speaker and claim.speaker.kind not in ("unresolved", "unnamed")):
        return False
    start = claim.source[0].start
    return not any(quote.start() < start < quote.end() for quote in _QUOTED.finditer(text))


def spoken_for(extraction: Extraction) -> set[tuple[str, str]]:
    """The named speakers of a report who speak for somebody else, each with the key of that origin."""
    found: set[tuple[str, str]] = set()
    for claim in extraction.attributions:
        speaker = claim.speaker
        if speaker is None or not speaker.role or " " not in speaker.name or speaker.name.startswith("unnamed "):
            continue
        origin = origin_of(extraction, claim)
        if origin is not None and origin not in (key(speaker.name), speaker.id):
            found.add((speaker.name, origin))
    return found


def agreed(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For whom each speaker speaks, where all reports that say so agree.

    A spokesman whom one report only calls by his name is no second origin beside the staff that he speaks for.

    >>> agreed([("Davor Petrik", "general staff"), ("Ada Orn", "army"), ("Ada Orn", "navy")])
    {'Davor Petrik': 'general staff'}
    """
    said: dict[str, set[str]] = collections.defaultdict(set)
    for speaker, origin in pairs:
        said[speaker].add(origin)
    return {speaker: next(iter(origins)) for speaker, origins in said.items() if len(origins) == 1}


def key(name: str) -> str:
    """One key for the ways in which a body's name is put: its words in order, adjectives of states as states.

    >>> key("Navy of Kelmar") == key("the Kelmari Navy"), key("Q1065")
    (True, 'q1065')
    """
    found = [state(word).casefold() if word[0].isupper() else word for word in re.findall(r"\w+", name)]
    return " ".join(sorted({word.casefold() for word in found} - _SMALL))
