"""One document's claims as flat rows, for the derived tables that filters and search read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from sayso.ledger.bodies import claims_of
from sayso.ledger.shown import Shown
from sayso.model.claims import Attribution, Claim
from sayso.model.documents import Document
from sayso.model.extraction import Extraction
from sayso.model.spans import Span, hull, words


def document_row(extraction: Extraction, run: Shown) -> dict[str, Any]:
    """The row of `derived_documents` for a document and the run that stands for it."""
    document = extraction.document
    return {
        "document": document.id,
        "entry": run.document,
        "text": run.text,
        "run": run.run,
        "made_by": run.made_by,
        "date": document.date.isoformat() if document.date else None,
        "outlet": document.outlet,
        "title": document.title,
        "url": document.url,
        "lang": document.lang,
        "claims": len(extraction.attributions),
        "problems": len(extraction.problems) + len(document.problems),
    }


def claim_rows(extraction: Extraction, *, ids: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows of `derived_claims` for a document, as corrected, under the ids recorded."""
    claims = claims_of(extraction, ids=ids)
    by_local = {claim.attribution.id: claim.id for claim in claims}
    figures = Counter(quantity.claim for quantity in extraction.quantities)
    document = extraction.document
    return [_claim_row(document, claim, by_local, figures=figures[claim.attribution.id]) for claim in claims]


def _claim_row(document: Document, claim: Claim, by_local: dict[str, str], *, figures: int) -> dict[str, Any]:
    attribution = claim.attribution
    speaker = attribution.speaker
    around = hull(attribution.content + attribution.source + attribution.cue or (Span(0, 0),))
    return {
        "claim": claim.id,
        "document": document.id,
        "local": attribution.id,
        "voice": attribution.voice,
        "act": attribution.act,
        "stance": attribution.stance,
        "certainty": attribution.certainty,
        "quote": attribution.quote,
        "speaker": speaker.name if speaker else None,
        "speaker_id": speaker.id if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "side": speaker.side if speaker else None,
        "root": _root(attribution),
        "within": by_local.get(attribution.within or ""),
        "disputes": by_local.get(attribution.disputes or ""),
        "said": document.date.isoformat() if document.date else None,
        "outlet": document.outlet,
        "title": document.title,
        "start": around.start,
        "end": around.end,
        "source": words(attribution.source, document.text),
        "cue": words(attribution.cue, document.text),
        "text": words(attribution.content, document.text),
        "figures": figures,
        "confidence": attribution.confidence,
    }


def _root(attribution: Attribution) -> str | None:
    """The original speaker: the innermost name of the chain, else the speaker."""
    if attribution.chain:
        return attribution.chain[-1].name
    return attribution.speaker.name if attribution.speaker else None
