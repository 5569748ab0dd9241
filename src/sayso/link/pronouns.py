"""Whom a pronoun means: gender and number agree, quotations are worlds of their own, the latest speaker comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.link.cast import Cast
from sayso.link.entities import Entity, Mentioned
from sayso.link.genders import likely
from sayso.link.words import words
from sayso.model.spans import Span, Spans

FIRST = frozenset({"i", "me", "my", "myself", "we", "us", "our", "ourselves"})
PLURAL_FIRST = frozenset({"we", "us", "our", "ourselves"})
SECOND = frozenset({"you", "your", "yourself"})
RELATIVE = frozenset({"who", "whom", "which", "whose", "that"})
GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
PEOPLE = frozenset({"person", "role", "people"})
THINGS = frozenset({"it", "its", "itself"})
FARTHEST = 5
"""How many sentences back a pronoun may reach."""
NEAREST = 1
"""How many sentences back "it" may reach."""
STEP, SUBJECT, LATEST, OUTER = 1.3, 1.2, 1.2, 1.5
"""What a sentence's distance costs; what subjects gain, the latest speaker near by, the speaker of the words around."""
QUOTED, GENDERED, UNNAMED, STATE, SINGLE = 2.0, 0.6, 0.5, 0.4, 1.0
"""What those lose who are mentioned inside a quotation; what a known gender gains; what unnamed people lose, states (of
"it") and single bodies (of "they")."""
LIKELY, OTHERWISE = 0.2, 5.0
"""What a given name of the gender gains, and what one of the other loses."""
SOUND = 0.8
"""What "he" loses for a first name in -a."""
PRINCIPAL = 0.5
"""By how much "he" in an aide's or a sister's words is rather the one whose aide or sister speaks."""
MARGIN = 0.1
"""By how much the best antecedent must lead; else the pronoun stays ambiguous."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a pronoun stands: what it may not refer into, and who speaks the words around it.

    `apart` are ranges whose mentions do not count (the content it introduces), `outer` is the speaker of the
    attribution around it, `direct` whether those words are quoted, `quoting` whose very words they are (who says "I" in
    them, and is no "he" there), `asked` whether they are a question, `asker` who asked what these words answer.
    """

    place: Mentioned
    apart: Spans = ()
    outer: Entity | None = None
    direct: bool = False
    quoting: Entity | None = None
    asked: bool = False
    asker: Entity | None = None


def antecedent(word: str, cast: Cast, scene: Scene, *, latest: Sequence[Entity] = ()) -> Entity | None:
    """The entity that a pronoun means; one with `candidates` where two fit alike, None where nobody does.

    `latest` are the speakers of the report so far, the last one last.
    """
    if word in FIRST:
        return _first_person(word, cast, scene, latest)
    if word in SECOND:
        return None
    if word in RELATIVE:
        return _relative(word, cast, scene)
    scored = sorted(
        (
            (score, number)
            for number, one in enumerate(cast.entities)
            if (score := _score(word, one, scene, latest)) is not None
        ),
        reverse=True,
    )
    if not scored:
        return None
    best = cast.entities[scored[0][1]]
    rivals = [cast.entities[number] for score, number in scored if scored[0][0] - score < MARGIN]
    if len(rivals) > 1:
        return Entity(word, "unresolved", "unresolved", candidates=tuple(sorted(one.name for one in rivals)))
    return best


def _first_person(word: str, cast: Cast, scene: Scene, latest: Sequence[Entity]) -> Entity | None:
    outer = scene.quoting or scene.outer
    if outer is None:
        if not scene.place.quoted:
            return cast.setting.outlet
        near = [one for one in latest[-1:] if one.places and scene.place.sentence - one.latest.sentence <= 2]
        return near[0] if near and word not in PLURAL_FIRST else None
    if word not in PLURAL_FIRST or outer.shape not in {"person", "role"}:
        return outer
    theirs = [one for one in cast.entities if outer.institution and one.name == outer.institution]
    theirs += [one for one in cast.entities if outer.state and _speaks_for(one, outer.state)]
    return theirs[0] if theirs else None


def _speaks_for(one: Entity, state: str) -> bool:
    return (one.shape == "state" and one.state == state) or (one.name == state and one.kind == "armed group")


def _relative(word: str, cast: Cast, scene: Scene) -> Entity | None:
    start = scene.place.span.start
    before = [
        (one.shape in PEOPLE or word not in {"who", "whom"}, min(place.span.end, start), place.span.start, number)
        for number, one in enumerate(cast.entities)
        for place in one.places[-3:]
        if place.sentence == scene.place.sentence and place.span.start < start
    ]
    return cast.entities[max(before)[3]] if before else None


def _score(word: str, one: Entity, scene: Scene, latest: Sequence[Entity]) -> float | None:
    if not _agrees(word, one):
        return None
    if one is scene.quoting or one is scene.asker or (one is scene.outer and scene.asked):
        return None
    place = _last_place(one, scene)
    if place is None:
        return None
    distance = scene.place.sentence - place.sentence
    if distance > (NEAREST if word in THINGS else FARTHEST):
        return None
    score = -STEP * distance + (SUBJECT if place.subject else 0.0)
    if latest and one is latest[-1] and distance < 2:
        if scene.direct and not place.quoted:
            return None  # who has just spoken is not whom the next words are about
        score += LATEST
    if one is scene.outer:
        score += OUTER
    if scene.outer is not None and one is scene.outer.principal and not scene.direct:
        score += OUTER + PRINCIPAL
    if place.quoted and not scene.place.quoted:
        score -= QUOTED
    if word in GENDER:
        score += _fit(one, GENDER[word])
        score -= UNNAMED if one.shape == "people" and latest and one is not latest[-1] else 0.0
    if word in THINGS and one.shape == "state":
        score -= STATE
    if word in {"they", "their", "them"} and not one.plural:
        score -= SINGLE
    return score


def _fit(one: Entity, gender: str) -> float:
    """What somebody of this gender gains or loses by theirs, as far as the report, or else their given name, tells."""
    if one.gender:
        return GENDERED
    given = likely(one.name) if one.shape == "person" else ""
    if given:
        return LIKELY if given == gender else -OTHERWISE
    return -SOUND if _sounds_female(one) and gender == "m" else 0.0


def _sounds_female(one: Entity) -> bool:
    """Whether a full name's first word ends as women's names do in most languages; that makes "he" less likely."""
    return one.shape == "person" and " " in one.name and one.name.split()[0].lower().endswith("a")


def _agrees(word: str, one: Entity) -> bool:
    if one.candidates or not one.places:
        return False
    if word in GENDER:
        human = one.shape in PEOPLE and not one.thing and not one.plural and one.gender in {"", GENDER[word]}
        return human and one.name.lower().removeprefix("unnamed ") not in words("presenter")
    if word in THINGS:
        paper = word == "its" and one.shape == "document"  # no estimate has a General Staff
        return one.shape not in {"person", "role", "people"} and not one.plural and not paper
    return one.plural or one.shape not in {"person", "role", "people"}


def _last_place(one: Entity, scene: Scene) -> Mentioned | None:
    for place in reversed(one.places):
        if place.span.start >= scene.place.span.start or _inside(scene.apart, place.span):
            continue
        return place
    return None


def _inside(apart: Spans, span: Span) -> bool:
    return any(outer.contains(span) for outer in apart)
