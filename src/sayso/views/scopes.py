"""What a figure is about, read from its words and their neighbours: measure, population, whose, where, when."""

from __future__ import annotations

import csv
import dataclasses
import functools
import re
from collections.abc import Collection
from importlib.resources import files

from sayso.link import actors
from sayso.link.states import made_of
from sayso.model.values import Interval, Quantity
from sayso.values.quantity.lexicon import rows as quantity_rows
from sayso.views.deeds import deed

_OWN = re.compile(r"\b(its|their|our|his|her|own)\b", re.IGNORECASE)
_OWN_LOSSES = re.compile(
    r"\b(?:our|its|their) (?:own )?(?:losses|casualties|dead|wounded|fallen|toll)\b", re.IGNORECASE
)
_LOSSES_AT = re.compile(
    r"\b(?:(?P<whose>[A-Z][\w-]+)['’]s|our|its|their) (?:own )?(?:losses|casualties|dead|toll) (?:\w+ ){0,4}$"
)
"""Losses that the figure right behind them counts: "gave Corvany's own losses as 35 soldiers"."""
_WE_LOST = re.compile(
    r"\b(?:[Ww]e|[Ii]t|(?:[Oo]ur|[Tt]he) (?:[a-z]+ )?[a-z]+) (?:has |have |had )?lost (?:[\w-]+ ){0,2}$"
)
"""Losses that the speaker's own side has had: "our boys lost three men", "the army has lost nine soldiers"."""
_NAME = re.compile(r"[A-Z][\w’'-]+")
_LOSER = re.compile(
    r"\b([A-Z][\w-]+(?:['’]s)?(?: [A-Z][\w-]+| army| forces| side| military| government)*)"
    r" (?:has |had |have )?(?:lost|suffered|took|taken|sustained|losses|casualties|dead|killed)\b"
)
_NUMBER_OF = re.compile(
    r"\b(?:number|toll|count|tally|total) of (?:(?:killed|wounded|captured|missing|displaced|destroyed|damaged) )?"
    r"(?P<whom>(?:[A-Z][\w’'-]+ )*[a-z]\w+)(?: (?:who (?:were|have been|had been) )?"
    r"(?P<deed>killed|wounded|captured|missing|displaced|abducted|destroyed)\b"
    r"| (?P<there>in|on|at|near|along) )?"
)
_BOTH = re.compile(r"[^.;]{0,40}\b(?:wounded|injured)\b")
_NOUN_AFTER = re.compile(r" (?:[a-z]+-[a-z]+|[a-z]+ed) ([a-z]+s)\b")
_CHANGED_FROM = re.compile(
    r"\b(?:rose|rise|risen|rais|climb|grew|grow|jump|increas|revis|correct|lower|reduc|fell|fall|cut|drop|updat)\w*\b"
    r"[^.;:]* from $"
)
_BODY = re.compile(r"\b(?:Agency|Front|Ministry|Monitor|Watch|Cross|Nations|Wire|Press|Post|Times|Radio|Union)\b")
NEVER = frozenset({"age", "duration"})
"""Measures on which accounts do not differ: how old somebody is, how long something takes."""
_QUALITY = re.compile(
    r"(?:ed|ing|[ai]n|al|ous|ish|ive|ic|y|ful|less)$|^(?:young|old|more|other|dead|unknown|local|own|sick|free|two)$"
)
BARE = frozenset({"money", "distance", "area", "weight", "volume", "speed", "temperature", "power", "energy"})
"""Measures that say nothing of what is measured: two prices or distances are about one thing only if they say so."""
AIRCRAFT = "equipment/aircraft"
PEOPLE = frozenset({"casualties", "missing", "captured", "held", "displaced", "rescued", "released"})
"""Measures whose figures count people unless they say otherwise."""


@functools.cache
def table(name: str) -> dict[str, str]:
    """A table beside this file, word -> path; an empty path means that the word does not say.

    >>> table("population")["soldier"], table("paths")["killed"]
    ('people/forces', 'casualties/killed')
    """
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return {row["word"]: row["path"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}


def measure(quantity: Quantity, before: str = "", after: str = "") -> str | None:
    """The measure as a path from broad to narrow; None if the figure measures nothing that accounts differ on.

    `before` and `after` are the words of its sentence around it.
    """
    told = deed(quantity, before, after)
    if told is not None:
        return told
    named = quantity.measure
    if named is None or named in NEVER or (named in BARE and quantity.of is None):
        return None
    if quantity.measure == "share":
        return f"share/{quantity.share_of.casefold()}" if quantity.share_of else None
    return table("paths").get(named, named)


def lost(quantity: Quantity, after: str, *, total: bool) -> str:
    """The measure of what was lost: things are destroyed and people killed, unless a war's whole losses are told.

    >>> from sayso.model.values import Interval, Span
    >>> nine = Quantity(Span(0, 13), 9, 9, 9, Interval(9, 9), measure="lost", unit="soldier", of="soldiers")
    >>> lost(nine, ".", total=False), lost(nine, " killed and wounded.", total=False), lost(nine, ".", total=True)
    ('casualties/killed', 'casualties', 'casualties')
    >>> lost(dataclasses.replace(nine, unit="ship", of="ships"), ".", total=True)
    'destroyed'
    """
    if not counts_people(quantity):
        return "destroyed/shot down" if population(quantity, "destroyed") == AIRCRAFT else "destroyed"
    return "casualties" if total or _BOTH.match(after) else "casualties/killed"


def counts_people(quantity: Quantity) -> bool:
    """Whether a figure that may count people or things counts people: it does unless it names things."""
    noun = singular((quantity.unit or quantity.of or "man").split()[-1])
    known = table("population").get(noun, population(quantity, "casualties") or "things")
    return not known or known.startswith("people")


def unit(quantity: Quantity, path: str) -> str:
    """Whether things are counted or measured, and in which unit: counts are of one kind, kilometres of another."""
    if path.startswith("share/"):
        return "share"
    per = f" per {quantity.per}" if quantity.per else ""
    if quantity.of is None and quantity.unit and path.split("/")[0] not in PEOPLE and not _is_counted(quantity.unit):
        return quantity.unit
    return f"count{per}"


def counted(quantity: Quantity, sentence: str, after: str = "") -> Quantity:
    """The figure with its population from "the number of soldiers killed rose to …", where it stands without a noun.

    `after` are the words of the sentence behind it: the noun may stand there ("14", " burnt-out tanks").

    >>> from sayso.model.values import Interval, Span
    >>> eight = Quantity(Span(40, 45), 8, 8, 8, Interval(8, 8), measure="killed")
    >>> counted(eight, "The number of Tarvian soldiers killed rose to eight.").of
    'Tarvian soldiers'
    >>> counted(dataclasses.replace(eight, measure=None), "The number of Tarvian troops in the zone is eight.").measure
    'deployed'
    >>> counted(dataclasses.replace(eight, measure=None), "It put the number of soldiers killed at eight.").measure
    'killed'
    """
    if quantity.of is not None or quantity.unit is not None:
        return quantity
    behind = _NOUN_AFTER.match(after)
    if behind and (noun := singular(behind[1])) in _classes() and quantity.measure:
        return dataclasses.replace(quantity, of=behind[1], unit=noun)
    match = _NUMBER_OF.search(sentence)
    if match is None:
        return quantity
    noun = singular(match["whom"].split()[-1])
    told = match["deed"] or (
        "deployed" if match["there"] and table("population").get(noun) == "people/forces" else None
    )
    return dataclasses.replace(quantity, of=match["whom"], unit=noun, measure=quantity.measure or told)


def changed(quantity: Quantity, before: str) -> Quantity:
    """The figure that a count was changed to, where "lowered from 29 to 27" was read as one range.

    >>> from sayso.model.values import Interval, Span
    >>> both = Quantity(Span(20, 28), (29, 27), 27, 29, Interval(27, 29))
    >>> changed(both, "Police lowered it from ").core, changed(both, "They dug for ").core
    (Interval(low=27, high=27), Interval(low=27, high=29))
    """
    if not isinstance(quantity.value, tuple) or not _CHANGED_FROM.search(before):
        return quantity
    value = quantity.value[1]
    return dataclasses.replace(quantity, value=value, low=value, high=value, support=Interval(value, value))


def singular(noun: str) -> str:
    """The singular of a counted noun, by the table of populations or by its ending.

    >>> singular("soldiers"), singular("servicemen"), singular("children")
    ('soldier', 'serviceman', 'child')
    """
    for plural, single in (("children", "child"), ("people", "people"), ("men", "man"), ("ies", "y"), ("s", "")):
        if noun.endswith(plural):
            return noun[: -len(plural)] + single
    return noun


HELD = frozenset({"hostage", "prisoner", "captive", "detainee"})
"""Those whose deaths are counted apart, while what is held or freed is counted under any name."""


def population(quantity: Quantity, path: str) -> str | None:
    """Who or what is counted, as a path from broad to narrow; None if the words do not say.

    >>> from sayso.model.values import Interval, Span
    >>> six = Quantity(Span(0, 12), 6, 6, 6, Interval(6, 6), unit="ostrenian soldier", of="Ostrenian soldiers")
    >>> population(six, "casualties/killed")
    'people/forces'
    """
    words = (quantity.unit or "").split(" per ")[0].split()
    if not words and quantity.of and not quantity.of.split()[-1][0].isupper() and not _OWN.fullmatch(quantity.of):
        words = [singular(quantity.of.split()[-1])]
    if not words or (quantity.of is None and path.split("/")[0] not in PEOPLE and not _is_counted(" ".join(words))):
        return None
    head = words[-2 if words[-1] == "member" and len(words) > 1 else -1].casefold()
    if head == "member" and quantity.of:
        head = quantity.of.split()[-1].casefold()
    if head == "man" and len(words) > 1 and _is_trade(words[-2]):
        return f"people/civilians/{words[-2]} man"
    known = table("population").get(head, table("population").get(singular(head)))
    if quantity.measure == "lost" and head == "man":
        return "people/forces"
    if known is not None:
        held = head in HELD and path.startswith("casualties")
        return f"people/{head}" if held else known or None
    kind = _classes().get(head)
    if kind == "people":
        return "people"
    if kind == "police":
        return "people/police"
    if kind in ("civilians", "forces"):
        return f"people/{kind}/{head}"
    if kind is None and path.split("/")[0] in PEOPLE:
        return None
    return f"{kind or 'things'}/{head}"


def _is_trade(word: str) -> bool:
    """Whether the word before "men" tells their trade and not what they are like: "ambulance men", not "armed men"."""
    kind = _classes().get(singular(word))
    return word.islower() and kind is None and not _QUALITY.search(word)


def _is_counted(unit: str) -> bool:
    """Whether a unit is a noun of several words that names what is counted ("burnt-out tank"), and no measure."""
    return " " in unit and unit.split()[-1].casefold() in _classes()


@functools.cache
def _classes() -> dict[str, str]:
    return {row["word"].casefold(): row["class"] for row in quantity_rows("classes")}


def party(quantity: Quantity, sentence: str, figure: str, *, before: str = "", own: str | None) -> str | None:
    """Whose people or things are counted: a name in the population's words, "our" (the speaker's side), the loser.

    `figure` are the words of the figure itself ("17 of its servicemen"), `before` those before it in its sentence.
    """
    words = quantity.of or quantity.share_of or ""
    if _OWN.search(words) or _OWN.search(figure):
        return own
    if _BODY.search(words):
        return None
    for match in _NAME.finditer(words):
        if table("population").get(match.group().casefold().rstrip("s")) is None:
            return state(match.group())
    losses = _LOSSES_AT.search(before)
    if losses:
        return state(losses["whose"]) if losses["whose"] else own
    if quantity.measure == "lost" and _WE_LOST.search(before):
        return own
    if quantity.of is None and _OWN_LOSSES.search(sentence):
        return own
    found = _LOSER.search(sentence)
    if found and quantity.of is None and not _BODY.search(found.group(1)):
        return state(found.group(1).split()[0])
    return None


_ENDINGS = ("ish", "ese", "ic", "er", "ite")


def named_by(adjective: str, names: Collection[str]) -> str | None:
    """Whose adjective a word is, where its ending tells less than the name that stands in the same report.

    >>> named_by("Brennish", {"Brenn", "Aldia"}), named_by("Public", {"Brenn"})
    ('Brenn', None)
    """
    if not adjective.endswith(_ENDINGS):
        return None
    bases = (adjective.removesuffix(ending) for ending in _ENDINGS if adjective.endswith(ending))
    return next((base for base in bases if base in names), None)


@functools.lru_cache(maxsize=20_000)
def state(word: str) -> str:
    """A state or group from its name or the adjective of it: known ones by the table, others by the regular endings.

    >>> state("Ostrenian"), state("Tarvia’s"), state("French")
    ('Ostrenia', 'Tarvia', 'France')
    """
    word = re.sub(r"['’]s$", "", word)
    return actors.load().state(actors.key(word)) or made_of(word)
