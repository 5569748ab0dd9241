"""Nouns of those who can be cited for a claim: people, bodies, papers."""

from __future__ import annotations

SPEAKING = frozenset(
    """official source report statement spokesman spokeswoman spokesperson officer minister ministry agency witness
    resident doctor medic commander leader monitor newspaper paper diplomat expert analyst eyewitness soldier engineer
    captain aide document letter radio television authority general colonel villager police media people person mayor
    governor lawmaker deputy lawyer activist researcher prosecutor organisation organization group army military navy
    command staff intelligence assessment memo cable transcript email study inquiry investigator refugee survivor
    prisoner relative neighbour neighbor shopkeeper trader driver pilot sailor crew worker employee insider president
    parliament government department council committee office service adviser advisor envoy ambassador embassy bank
    outlet channel website broadcaster company firm rebel fighter militia hospital clinic opposition coalition union
    observer mission commission family""".split()  # noqa: SIM905
)


def names_speaker(word: str) -> bool:
    """Whether a noun names somebody who can be cited, in the singular or the plural.

    >>> names_speaker("officials"), names_speaker("ministries"), names_speaker("weather")
    (True, True, False)
    """
    low = word.lower()
    forms = {low, low.removesuffix("s"), low.removesuffix("es"), low[:-3] + "y" if low.endswith("ies") else low}
    return not SPEAKING.isdisjoint(forms)
