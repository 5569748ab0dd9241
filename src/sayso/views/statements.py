"""Claims without figures as answers: whether something happened, and who did it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping

from sayso.compare.occasion import PUBLISHED
from sayso.compare.topics import ANY_DEED, FEWEST, HAPPENED, RESPONSIBLE, contested, topic
from sayso.model.claims import Attribution
from sayso.model.extraction import Extraction
from sayso.model.questions import Answer, Scope
from sayso.model.spans import Span, covers, hull, words
from sayso.model.values import Interval
from sayso.views.blame import blamed
from sayso.views.days import when
from sayso.views.origins import is_official, office_of, origin_of
from sayso.views.places import where
from sayso.views.polarity import is_plain, of_statement
from sayso.views.scopes import named_by
from sayso.views.sentences import passage_around, sentence_around
from sayso.views.setting import Setting

OPEN = Interval(None, None)
_ASKS = re.compile(r"(?:how|what|whether|why|who|where|when|if)\b", re.IGNORECASE)
_NEXT = re.compile(r",? and (?=that\b|put\b|the number\b)|; ")
"""Where a further statement of the same claim begins."""
LONG = 300
"""Contents longer than this say too many things to be one answer."""


def statements(
    extraction: Extraction, ids: Mapping[str, str], setting: Setting, answered: Collection[Span]
) -> Iterator[Answer]:
    """What the claims of a report without figures answer; `answered` are the figures that answer already."""
    text = extraction.document.text
    extraction = dataclasses.replace(
        extraction, attributions=tuple(_beside_figures(claim, text, answered) for claim in extraction.attributions)
    )
    counted = {claim.id for claim in extraction.attributions if any(covers(claim.content, one) for one in answered)}
    topics = _topics(extraction, counted)
    sides = {claim.speaker.side for claim in extraction.attributions if claim.speaker and claim.speaker.side}
    sides |= setting.names
    for claim in extraction.attributions:
        if claim.id not in ids or claim.stance == "asks" or _only_tells(claim, extraction):
            continue
        who = None if claim.id in counted else blamed(claim, text)
        about = topics.get(claim.id)
        if who is not None:
            scope = Scope(
                measure=RESPONSIBLE, of=_elsewhere(who.deed, setting), by=named_by(who.party, sides) or who.party
            )
            yield _answer(extraction, claim, ids, setting, scope)
        elif about:
            rest = _elsewhere(about, setting)
            about = rest if len(rest.split()) >= FEWEST else about
            yield _answer(extraction, claim, ids, setting, Scope(measure=HAPPENED, of=about))


def _beside_figures(claim: Attribution, text: str, answered: Collection[Span]) -> Attribution:
    """A claim of several statements cut to the first without a figure: "that guns stood there and that six died"."""
    if len(claim.content) != 1 or not any(covers(claim.content, one) for one in answered):
        return claim
    [content] = claim.content
    ends = [match.start() + content.start for match in _NEXT.finditer(content.words(text))]
    first = Span(content.start, ends[0]) if ends else content
    if any(first.overlaps(one) for one in answered):
        return claim
    return dataclasses.replace(claim, content=(first,))


def _elsewhere(deed: str, setting: Setting) -> str:
    """The words of a deed without those of places, which the question has anyway."""
    places = {word.casefold() for place in setting.places for word in place.name.split()}
    return " ".join(word for word in deed.split() if word not in places) or ANY_DEED


def _topics(extraction: Extraction, counted: Collection[str]) -> dict[str, str]:
    """What each claim says has happened or not: denials, what they reject, and what is often denied.

    A denial in full ("denied that guns were placed near schools") has a topic of its own, a short one ("denied it")
    that of the claim it rejects.
    """
    text = extraction.document.text
    claims = {claim.id: claim for claim in extraction.attributions}
    found: dict[str, str] = {}
    for claim in extraction.attributions:
        own = "" if _ASKS.match(words(claim.content, text)) else topic(words(claim.content, text))
        short = sum(span.end - span.start for span in claim.content) <= LONG
        if not _only_tells(claim, extraction) and claim.id not in counted and own and short and contested(own):
            found[claim.id] = own
    for claim in extraction.attributions:
        rejected = claims.get(claim.disputes or "")
        if claim.stance != "denies" or claim.id in counted:
            continue
        own = topic(words(claim.content, text))
        if rejected is None or rejected.id in counted or of_statement(rejected, text) == of_statement(claim, text):
            about = own
        else:
            about = own or topic(words(rejected.content, text))
            found.setdefault(rejected.id, topic(words(rejected.content, text)) or about)
        if about and (contested(about) or not is_plain(claim, text)):
            found[claim.id] = about
    return found


def _only_tells(claim: Attribution, extraction: Extraction) -> bool:
    """Whether a claim is a news outlet's own voice, which says too much to be an answer; a ministry's is its word."""
    return claim.voice == "outlet" and not is_official(extraction.document.outlet or "")


def _answer(
    extraction: Extraction, claim: Attribution, ids: Mapping[str, str], setting: Setting, scope: Scope
) -> Answer:
    document = extraction.document
    said = words(claim.content, document.text)
    around = hull(claim.content)
    sentence = sentence_around(document.text, Span(around.start, around.start))
    told = when(extraction, around, sentence)
    here = where(setting.places, around, sentence)
    start, end = told or setting.day or (None, None)
    place = here or setting.place
    inferred = [axis for axis, given in (("period", told), ("place", here)) if not given]
    return Answer(
        claim=ids[claim.id],
        document=document.id,
        question="",
        core=OPEN,
        support=OPEN,
        scope=dataclasses.replace(scope, place=place.path if place else None, start=start, end=end),
        speaker=claim.speaker.name if claim.speaker else words(claim.source, document.text) or document.outlet,
        side=claim.speaker.side if claim.speaker else None,
        origin=origin_of(extraction, claim),
        outlet=document.outlet,
        stance=of_statement(claim, document.text),
        said=document.date,
        text=said,
        span=around,
        sentence=said,
        passage=passage_around(document.text, sentence).words(document.text),
        chain=tuple(link.name for link in claim.chain),
        near=place.near if place else None,
        inferred=tuple(inferred if told or (setting.told and scope.measure == RESPONSIBLE) else [*inferred, PUBLISHED]),
        rejects=ids.get(claim.disputes) if claim.disputes else None,
        office=office_of(claim.speaker),
    )
