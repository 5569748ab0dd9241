"""Claims without figures that somebody rejects, as answers to whether it happened: who says so, who denies it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sayso.compare.events import PUBLISHED
from sayso.compare.topics import HAPPENED, topic
from sayso.model.claims import Attribution
from sayso.model.extraction import Extraction
from sayso.model.questions import Answer, Scope
from sayso.model.spans import hull, words
from sayso.model.values import Interval
from sayso.views.origins import office_of, origin_of
from sayso.views.setting import Setting

OPEN = Interval(None, None)


def happenings(
    extraction: Extraction, ids: Mapping[str, str], setting: Setting, answered: Collection[str]
) -> Iterator[Answer]:
    """For each rejection, what is rejected and who rejects it; `answered` are the claims whose figures answer already.

    A denial that names no other claim ("denied that guns were placed near schools") stands by itself.
    """
    claims = {claim.id: claim for claim in extraction.attributions}
    text = extraction.document.text
    told: dict[str, str] = {}
    for claim in extraction.attributions:
        rejected = claims.get(claim.disputes or "")
        own = topic(words(claim.content, text))
        about = topic(words(rejected.content, text)) if rejected else own
        if claim.stance != "denies" or not about:
            continue
        if ids.get(rejected.id if rejected else claim.id) in answered or ids.get(claim.id) in answered:
            continue
        told[claim.id] = about
        if rejected:
            told.setdefault(rejected.id, about)
    for local, about in told.items():
        if local in ids:
            yield _answer(extraction, claims[local], ids, setting, about)


def _answer(extraction: Extraction, claim: Attribution, ids: Mapping[str, str], setting: Setting, about: str) -> Answer:
    document = extraction.document
    start, end = setting.day or (None, None)
    said = words(claim.content, document.text)
    return Answer(
        claim=ids[claim.id],
        document=document.id,
        question="",
        core=OPEN,
        support=OPEN,
        scope=Scope(
            measure=HAPPENED,
            of=about,
            place=setting.place.path if setting.place else None,
            start=start,
            end=end,
        ),
        speaker=claim.speaker.name if claim.speaker else words(claim.source, document.text) or document.outlet,
        side=claim.speaker.side if claim.speaker else None,
        origin=origin_of(extraction, claim),
        outlet=document.outlet,
        stance=claim.stance,
        said=document.date,
        text=said,
        span=hull(claim.content),
        sentence=said,
        passage=said,
        chain=tuple(link.name for link in claim.chain),
        near=setting.place.near if setting.place else None,
        inferred=("period", "place") if setting.told else ("period", "place", PUBLISHED),
        rejects=ids.get(claim.disputes) if claim.disputes else None,
        office=office_of(claim.speaker),
    )
