"""Whose government a place is that speaks like a capital, when only the report can tell.

"Noorkot dismissed the claim": no table knows Noorkot. If the report speaks of one foreign state, it is that one's; if
a government that it may be speaks too, the speaker stays unresolved, with the candidates; else it keeps its own name.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.link.entities import Entity


def settle(speaking: Sequence[Entity], states: Sequence[str], home: str | None) -> None:
    """Give each place that speaks as a government its state, or the governments that it may be.

    `states` are those of the report; the outlet's own (`home`) is not meant, since outlets call foreign governments
    by their capitals.

    >>> place = Entity("Noorkot", "state", "government")
    >>> settle([place], ["Bharpur", "Sindhara"], "Bharpur")
    >>> place.name, place.state
    ('Government of Sindhara', 'Sindhara')
    """
    places = [one for one in speaking if one.shape == "state" and one.state is None]
    foreign = [name for name in dict.fromkeys(states) if name != home and not name.startswith("the ")]
    if len(places) == len(foreign) == 1:
        places[0].name, places[0].state = f"Government of {foreign[0]}", foreign[0]
        return
    if any(one.shape == "state" and one.state in foreign for one in speaking):
        for one in places:
            one.kind, one.candidates = "unresolved", tuple(f"Government of {name}" for name in foreign)
