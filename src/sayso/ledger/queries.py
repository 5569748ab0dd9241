"""Looking things up: claims by who, where, when and about what, and by the words in them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Float, Integer, column, select, text

from sayso.ledger.schema import claims, documents

_MATCH = text("SELECT rowid FROM derived_search WHERE derived_search MATCH :query")


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted; what is None does not narrow the choice.

    `claim` is an id or how it begins; `speaker` is part of a name or a whole identifier; `about` are words of the
    content, `search` words of content, source or speaker; `since` and `until` bound the day of publication.
    """

    claim: str | None = None
    document: str | None = None
    speaker: str | None = None
    side: str | None = None
    outlet: str | None = None
    act: str | None = None
    stance: str | None = None
    voice: str | None = None
    about: str | None = None
    search: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim of a shown run, flat: the words of source, cue and content (`text`), and what was made of them.

    `claim` is its id, `local` the attribution's id within the document, `root` the original speaker, `said` the day of
    publication; `within` and `disputes` are ids of claims; `start`/`end` the code points around all its words.
    """

    claim: str
    document: str
    local: str
    voice: str
    act: str
    stance: str
    certainty: str
    quote: str
    speaker: str | None
    speaker_id: str | None
    speaker_kind: str | None
    side: str | None
    root: str | None
    within: str | None
    disputes: str | None
    said: datetime.date | None
    outlet: str | None
    title: str | None
    start: int
    end: int
    source: str
    cue: str
    text: str
    figures: int
    confidence: float


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as it is shown: the run that stands for it, its publication facts, how much was found in it."""

    document: str
    entry: str
    text: str
    run: str
    made_by: str
    date: datetime.date | None
    outlet: str | None
    title: str | None
    url: str | None
    lang: str | None
    claims: int
    problems: int


_COLUMNS = [each for each in claims.columns if each.name != "row"]


def find_claims(connection: Connection, wanted: ClaimFilter, *, limit: int | None = None) -> Iterator[ClaimRow]:
    """The claims that fit, by document and place in it."""
    query = select(*_COLUMNS).where(*_conditions(wanted)).order_by(claims.c.document, claims.c.row).limit(limit)
    for row in connection.execute(query.execution_options(yield_per=1000)):
        yield _claim_row(row._mapping)


def list_documents(connection: Connection) -> Iterator[DocumentRow]:
    """The documents of the ledger by id."""
    for row in connection.execute(select(documents).order_by(documents.c.document).execution_options(yield_per=1000)):
        day = row.date
        yield DocumentRow(**{**row._mapping, "date": datetime.date.fromisoformat(day) if day else None})


def search_claims(connection: Connection, query: str, *, limit: int = 20) -> list[ClaimRow]:
    """The claims that best match the words, best first; equally good ones by document and place in it."""
    if not match_expression(query):
        return []
    ranked = text(
        "SELECT rowid AS hit, rank FROM derived_search WHERE derived_search MATCH :query ORDER BY rank LIMIT :limit"
    )
    bound = ranked.bindparams(query=match_expression(query), limit=limit)
    found = bound.columns(column("hit", Integer), column("rank", Float)).subquery()
    joined = select(*_COLUMNS).join(found, found.c.hit == claims.c.row)
    rows = connection.execute(joined.order_by(found.c.rank, claims.c.document, claims.c.row))
    return [_claim_row(row._mapping) for row in rows]


def match_expression(query: str, *, within: str | None = None) -> str:
    """A full-text query that asks for every word of `query`; phrases in double quotes stay together.

    >>> match_expression('kursk "heavy losses"')
    '"kursk" "heavy losses"'
    """
    parts = query.split('"')
    terms = [term for number, part in enumerate(parts) for term in ([part.strip()] if number % 2 else part.split())]
    quoted = " ".join(f'"{term}"' for term in terms if any(letter.isalnum() for letter in term))
    return f"{{{within}}} : ({quoted})" if within and quoted else quoted


def _conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    for name in ("document", "side", "outlet", "act", "stance", "voice"):
        value = getattr(wanted, name)
        if value is not None:
            yield claims.c[name] == value
    if wanted.claim is not None:
        yield claims.c.claim.between(wanted.claim, f"{wanted.claim}~")
    if wanted.speaker is not None:
        named = claims.c.speaker.icontains(wanted.speaker, autoescape=True)
        yield named | (claims.c.speaker_id == wanted.speaker)
    if wanted.since is not None:
        yield claims.c.said >= wanted.since.isoformat()
    if wanted.until is not None:
        yield claims.c.said <= wanted.until.isoformat()
    for words, within in ((wanted.about, "text"), (wanted.search, None)):
        expression = match_expression(words or "", within=within)
        if expression:
            yield claims.c.row.in_(_MATCH.bindparams(query=expression).columns(claims.c.row))


def _claim_row(columns: Any) -> ClaimRow:
    said = columns["said"]
    return ClaimRow(**{**columns, "said": datetime.date.fromisoformat(said) if said else None})
