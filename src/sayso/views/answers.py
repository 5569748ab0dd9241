"""The figures of one document as answers: what each one is about, who stands behind it, and in which words."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence

from sayso.compare.occasion import LOCATED, PUBLISHED, SHORT, STANDING
from sayso.compare.populations import near
from sayso.model.claims import Attribution
from sayso.model.extraction import Extraction
from sayso.model.questions import Answer, Scope
from sayso.model.spans import Span, words
from sayso.model.values import Quantity
from sayso.views import polarity, scopes
from sayso.views.carried import carried
from sayso.views.days import only_locates, told_before, when
from sayso.views.names import known_names, names_around
from sayso.views.origins import office_of, origin_of
from sayso.views.places import where
from sayso.views.sentences import passage_around, sentence_around
from sayso.views.setting import Setting, lately, setting_of
from sayso.views.statements import statements
from sayso.views.theatre import of_war
from sayso.views.totals import carried_over, event_of, in_the_war
from sayso.views.units import in_unit_asked

_FROM = re.compile(r"\bto [\w,.]+ from $")
"""What a figure was before it changed: "rose to eight from six"."""
_AFTER = re.compile(r"\bafter (?:another |a further |(?:\w+ ){0,3}(?:found|recovered|pulled|discovered) )?$")
"""What explains a figure: "rose to 19 after five men died", "after divers recovered four bodies"."""
_BRINGS = re.compile(
    r"\s*(?:That|This|It|(?:The|His|Her|Their) deaths?) (?:has )?(?:br(?:ings?|ought)|raise[sd]?|took|takes?|push)"
)
"""What follows the one by whom a count has grown: "A man died on Friday. That brings the toll to 20"."""
_TALKED_OF = re.compile(r"\bthe (?:\w+ )?(?:number|figure|claim|talk|story|report)s? of $")
"""What somebody speaks about without saying it: "the number of 120 is an insult to arithmetic"."""
_TOLL = re.compile(
    r"\b(?:death |the |its |official )toll\b"
    r"|\b(?:rose|risen|climbed|grew|grown|raised|revised|lowered|still|remain(?:s|ed)?|so far|to date)\b"
)
"""What counts something known from before: it was lately, whatever else the report tells of."""
_KNOWN = re.compile(
    r"\b(?:in|during) the (?:\w+ ){0,2}(?:operation|fighting|battle|offensive|assault|siege|campaign)\b"
)
"""What a report takes for known: it may be that of another day than the one on which it dwells."""
_INSTEAD = re.compile(r"(?:\b[Nn]ot|\brather than|\binstead of) (?:the |even )?$")
"""What a figure is not: "forty rockets, not 214", "not one shell was fired"."""
_WILL = re.compile(r" ?(?:[a-z]+ )?will\b")
"""What is yet to come: "200 soldiers will be deployed"."""
_TWICE = re.compile(r"[^.;]{0,40}\b(?:(?:counted|listed|entered) twice|double-counted)\b")


def answers(extraction: Extraction, ids: Mapping[str, str]) -> list[Answer]:
    """The answers in one document; `ids` gives the claim's id for each attribution's own.

    Figures of no claim, of no measure (ages, durations, sizes of towns) and of questions asked are left out, and what
    a figure was before or grew by ("rose to eight from six after two men died").
    """
    setting = setting_of(extraction)
    claims = {claim.id: claim for claim in extraction.attributions}
    known = known_names(extraction, setting.places)
    document = extraction.document
    found: list[Answer] = []
    for bare, quantity in zip(extraction.quantities, carried(document.text, extraction.quantities), strict=True):
        if quantity.claim in claims and quantity.claim in ids:
            claim = _spoken(claims[quantity.claim], claims)
            for answer in _answer(extraction, quantity, claim, ids, setting, known):
                found.append(_as_before(answer, found) if bare.unit is bare.of is None else answer)
    return [*found, *statements(extraction, ids, setting, [answer.span for answer in found])]


def _as_before(answer: Answer, earlier: Sequence[Answer]) -> Answer:
    """A bare number that tells neither where nor when is of those whom the last figure counts, if it is near that.

    "The army said it lost nine soldiers at Holm Bridge. The rebels put the number at 17."
    """
    scope = answer.scope
    last = next((other for other in reversed(earlier) if other.scope.measure == scope.measure), None)
    if last is None or not {"place", "period"} <= set(answer.inferred) or PUBLISHED in answer.inferred or scope.event:
        return answer
    if not near(answer, last) or (None not in (scope.of, last.scope.of) and scope.of != last.scope.of):
        return answer
    scope = dataclasses.replace(
        last.scope, modality=scope.modality, flow=scope.flow, as_of=scope.as_of, of=scope.of or last.scope.of
    )
    inferred = tuple(dict.fromkeys((*answer.inferred, *last.inferred)))
    return dataclasses.replace(answer, scope=scope, near=last.near, also=last.also, inferred=inferred)


def _spoken(claim: Attribution, claims: Mapping[str, Attribution]) -> Attribution:
    """The claim; one that names nobody, within what somebody says, is theirs ("66 are known dead, police said")."""
    outer = claims.get(claim.within or "")
    if outer is None or claim.source or claim.speaker:
        return claim
    outer = _spoken(outer, claims)
    return dataclasses.replace(claim, source=outer.source, speaker=outer.speaker, chain=outer.chain)


def _said(text: str, claim: Attribution, sentence: Span) -> str:
    """What of a sentence a claim says: who lost in another's words lost nothing in these."""
    parts = [Span(max(span.start, sentence.start), min(span.end, sentence.end)) for span in claim.content]
    return " ".join(part.words(text) for part in parts if part.start < part.end)


def _answer(
    extraction: Extraction,
    quantity: Quantity,
    claim: Attribution,
    ids: Mapping[str, str],
    setting: Setting,
    known: frozenset[str],
) -> Iterable[Answer]:
    document = extraction.document
    sentence = sentence_around(document.text, quantity.span)
    before = document.text[sentence.start : quantity.span.start]
    after = document.text[quantity.span.end : sentence.end]
    quantity = scopes.changed(quantity, before)
    measure = scopes.measure(quantity, before, after)
    if measure is None or claim.stance == "asks":
        return
    if _INSTEAD.search(before) or _FROM.search(before) or _TALKED_OF.search(before) or _TWICE.match(after):
        return
    others = [other for other in extraction.quantities if other.claim == quantity.claim and other.span < quantity.span]
    if (_AFTER.search(before) and others) or (quantity.high == 1 and _BRINGS.match(document.text, sentence.end)):
        return
    quantity = in_unit_asked(quantity)
    speaker = claim.speaker
    told = when(extraction, quantity.span, sentence)
    event = event_of(sentence.words(document.text))
    if event is None and not told:
        about = document.title if measure.startswith("casualties") else None
        event = carried_over(document.text, sentence) or in_the_war(sentence.words(document.text), about or "")
    if quantity.measure == "lost" and measure == "casualties":
        measure = scopes.lost(quantity, after, total=event is not None)
    place = where(setting.places, quantity.span, sentence) or setting.place
    standing = not told and measure in STANDING and scopes.counts_people(quantity)
    if (event or standing) and place is setting.place:
        place = None
    shortly = None if told or event or standing else told_before(extraction, sentence, quantity.measure)
    if shortly and shortly[1] - shortly[0] > SHORT and place is not setting.place:
        shortly = None
    day = shortly or setting.day
    known_before = standing or _TOLL.search(sentence.words(document.text))
    if not told and not shortly and document.date and known_before:
        setting, day = dataclasses.replace(setting, told=False), lately(document.date)
    party = scopes.party(
        quantity,
        _said(document.text, claim, sentence),
        quantity.span.words(document.text),
        before=before,
        own=speaker.side if speaker else None,
    )
    start, end = told or (None if event else day) or (None, None)
    inferred = [axis for axis, said in (("period", told or event), ("place", place is not setting.place)) if not said]
    if not told and not event and not shortly and not setting.told:
        inferred.append(PUBLISHED)
    if told and told[1] - told[0] > SHORT and only_locates(extraction, quantity.span, sentence):
        inferred.append(LOCATED)
    passage = passage_around(document.text, sentence)
    plan = claim.act == "plan" or _WILL.match(after) is not None or claim.stance in ("orders", "promises", "expects")
    yield Answer(
        claim=ids[claim.id],
        document=document.id,
        question="",
        core=quantity.core,
        support=quantity.support,
        scope=Scope(
            measure=measure,
            unit=scopes.unit(quantity, measure),
            of=scopes.population(quantity, measure),
            party=scopes.named_by(party or "", setting.names) or party,
            place=place.path if place else None,
            start=start,
            end=end,
            event=of_war(event, setting.theatre),
            as_of=document.date if event or standing or quantity.flow == "stock" else None,
            flow=quantity.flow,
            modality="plan" if plan else "fact",
        ),
        speaker=speaker.name if speaker else _source(extraction, claim),
        side=speaker.side if speaker else None,
        origin=origin_of(extraction, claim),
        outlet=document.outlet,
        stance=polarity.of_figure(claim, document.text),
        said=document.date,
        text=quantity.span.words(document.text),
        span=quantity.span,
        sentence=sentence.words(document.text),
        chain=tuple(link.name for link in claim.chain),
        near=place.near if place else None,
        passage=passage.words(document.text),
        names=names_around(document.text, passage, known),
        inferred=tuple(inferred),
        also=setting.also if not told and not event and _KNOWN.search(sentence.words(document.text)) else (),
        rejects=ids.get(claim.disputes) if claim.disputes else None,
        office=office_of(speaker),
    )


def _source(extraction: Extraction, claim: Attribution) -> str | None:
    return words(claim.source, extraction.document.text) or extraction.document.outlet
