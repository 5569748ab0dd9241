"""Who is said to have done it: the party that a claim names as the one who attacked, fired, blew up."""

from __future__ import annotations

import re
from typing import NamedTuple

from sayso.compare.topics import deed_of
from sayso.model.claims import Attribution
from sayso.model.spans import words
from sayso.views.scopes import state

_FORCES = r"(?:government|army|state) (?:forces|troops|soldiers)|army|government|rebels|insurgents|separatists|militia"
_PRONOUN = r"(?!(?:They|He|She|It|We|I|You|There|Th[ei]se|Those|Th[ai][ts]|No|Nobody|Who|What)\b)"
_NAMED = rf"(?:an? |the )?(?P<party>{_PRONOUN}(?:[A-Z][\w’'-]+ ){{0,3}}[A-Z][\w-]+|{_FORCES})(?:['’]s)?"
_ARMS = (
    r"(?:troops?|forces?|soldiers?|artillery|batter(?:y|ies)|drones?|missiles?|rockets?|shells?|planes?|jets?|aircraft|tanks?"
    r"|warplanes?|submarines?|(?:war)?ships?|gunboats?|snipers?|gunmen|fighters?|militants?|rebels?|defen[cs]es?|army|navy"
    r"|herders|militia(?:men)?|units?|agents?|helicopters?|bombs?|mines?|guns|gunners|howitzers|mortars|engineers|sappers"
    r"|saboteurs|commandos|pilots|mercenaries)"
)
_PARTY = rf"{_NAMED}(?: (?:air|ground|naval|armed|special|regular))*(?: {_ARMS})?"
_POSTED = r"(?: (?:across|on|in|at|near|behind|from|outside) (?:the )?(?:[\w-]+ ){0,3}[\w-]+?)?"
"""Where they stand: "Drenovian batteries across the estuary"."""
_DONE = (
    r"(?:fired|launched|shelled|bombed|bombarded|struck|hit|attacked|raided|torpedoed|sunk|shot|blown up|mined"
    r"|destroyed|executed|massacred|murdered|poisoned|burned|carried out|committed|staged|downed)"
)
_CULPRITS = r"(?:attackers?|raiders?|gunm[ae]n|assailants?|perpetrators?|bombers?|killers?|those responsible)"
_HEAD = r"(?:^|[“\"]|\bthat )(?:(?:[Oo]n|[Aa]t|[Ii]n) (?:[\w:]+,? ){1,7}?)?"
"""Where a clause begins, with a time before its subject: "On 15 May at about 17:40 Tarvian artillery fired"."""
_WAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:was|were|been|be) (?:\w+ly )?{_DONE}(?: down| up)? by {_PARTY}",
        rf"\b{_CULPRITS} (?:were|was|belonged to|came from|are) (?:members of )?{_PARTY}",
        rf"{_HEAD}{_PARTY} (?:was|were|is|are|had been|stood) (?:behind|responsible for|to blame for)\b",
        rf"{_HEAD}{_PARTY}{_POSTED} (?:had |has |have )?(?:not |never )?"
        rf"(?:{_DONE}|blew up|sank|set fire to|fired on)\b",
        rf"{_HEAD}{_PARTY} did not (?:fire|launch|shell|bomb|strike|hit|attack|raid|sink|carry out)\b",
        rf"\b(?:hit|struck|r[ua]n onto|run into|sunk by) {_NAMED} (?:mine|missile|shell|drone|rocket|torpedo|bomb)\b",
    )
)
"""How a content names who did it, the surest first."""
_BLAMES = re.compile(r"\b(?:blam|accus)\w+")
_DOING = (
    r"(?:\w+ )?(?:attack|bomb|shell|strik|fir|launch|kill|target|hitt|raid|burn|massacr|murder|execut|carry|stag|poison"
    r"|shoot|blow|destroy|sink|ambush|abduct|tortur|order)ing"
)
_ACCUSED = re.compile(rf"^(?:an? |the )?(?P<party>[^,.;:]{{3,40}}?)(?=(?: of {_DOING}| for)\b)")
_OWN = re.compile(
    r"(?:\b(?:it|they|we|its (?:forces|troops|army|men)|their (?:forces|troops|men)|our (?:forces|troops|men))"
    rf" (?:had |has |have )?(?:{_DONE}|been behind|was behind)\b"
    r"|^(?:any |all )?(?:responsibility|involvement|role|part)\b)"
)
"""What a speaker says of their own side, admitting or denying it."""


class Blame(NamedTuple):
    """A party that is named and the words that tell which deed."""

    party: str
    deed: str


def blamed(claim: Attribution, text: str) -> Blame | None:
    """Who did it according to a claim; None if it names nobody.

    >>> from sayso.model.spans import Span
    >>> said = "He said that the missiles were fired by Kessian troops."
    >>> blamed(Attribution("a1", (Span(0, 2),), (Span(3, 7),), (Span(8, 54),)), said)
    Blame(party='Kessia', deed='struck')
    """
    content = words(claim.content, text)
    if _BLAMES.search(words(claim.cue, text)):
        match = _ACCUSED.search(content)
        return _blame(match, content) if match else None
    if claim.speaker and claim.speaker.side and (match := _OWN.search(content)):
        return Blame(claim.speaker.side, deed_of(content[match.start() :]))
    for piece in (span.words(text) for span in claim.content):
        for way in _WAYS:
            if match := way.search(piece):
                return _blame(match, piece)
    return None


def _blame(match: re.Match[str], content: str) -> Blame:
    """The party under one name for its people and its troops."""
    names = re.findall(r"[A-Z][\w-]+", match["party"])
    party = (state(names[0]) if len(names) == 1 else " ".join(names)) if names else match["party"]
    return Blame(party, deed_of(content.replace(match["party"], " ")))
