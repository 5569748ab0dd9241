"""From a document to all that it says, in order: the whole way on one screen."""

from __future__ import annotations

import dataclasses

from sayso.attribute import enrich
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.extraction import Extraction
from sayso.model.values import Mention, Place, Quantity, TimeInterval
from sayso.pipeline.maker import ATTRIBUTES, NO_FILES, VALUES, Attribute, Files, Values, made_by
from sayso.pipeline.net import Net
from sayso.text.parse import parse
from sayso.text.tokens import Parsed
from sayso.values.claims import attach
from sayso.values.time.roles import assign


def extract(
    document: Document,
    *,
    attribute: Attribute = ATTRIBUTES["model"],
    values: Values = VALUES,
    files: Files = NO_FILES,
    min_confidence: float = 0.0,
) -> Extraction:
    """Everything that one document says, each finding anchored to its words; pure and picklable.

    `attribute` finds sources, cues and contents, `values` are the readers of figures, times and places, `files` the
    user's own places, actors and sides. A stage that fails is listed in `problems` and the others go on.

    >>> found = extract(Document(id="a", text="The ministry said that six soldiers were killed."))
    >>> [(quantity.low, quantity.claim) for quantity in found.quantities]
    [(6.0, 'a1')]
    """
    net = Net()
    parsed = net.catch("parse", lambda: parse(document), Parsed(document.text, [], []))

    claims: list[Attribution] = net.catch("attribute", lambda: attribute(document, parsed), [])
    claims = [claim for claim in claims if claim.confidence >= min_confidence]
    claims = net.catch("enrich", lambda: enrich(document, parsed, claims), claims)
    unread: tuple[list[Attribution], list[Mention]] = (claims, [])
    claims, mentions = net.catch("speakers", lambda: files.resolve_speakers(document, parsed, claims), unread)

    quantities: list[Quantity] = net.catch("quantities", lambda: values.quantities(document, parsed), [])
    times: list[TimeInterval] = net.catch("times", lambda: values.times(document, parsed), [])
    times = net.catch("times of claims", lambda: assign(parsed, claims, times), times)
    found: list[Place] = net.catch("places", lambda: values.places(document, parsed, known=files.known_places), [])
    places = net.catch("places resolved", lambda: files.resolve_places(document, parsed, found), found)

    return Extraction(
        document=dataclasses.replace(document, problems=()),
        attributions=tuple(claims),
        quantities=tuple(attach(claims, quantities)),
        times=tuple(attach(claims, times)),
        places=tuple(attach(claims, places)),
        mentions=tuple(mentions),
        problems=(*document.problems, *net.problems),
        made_by=made_by(attribute, values, files, min_confidence),
    )
