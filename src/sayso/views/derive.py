"""The derived tables of accounts: which claims answer which question, how they compare, who passed on whom.

    read        which state of each document the tables show       by document
    rejections  which claim rejects which                          by document
    blocks      which questions a block holds                      by block
    questions   what is asked, the verdict, origins, sets          by question
    answers     a claim's answer                                   by question
    comparisons, relays                                            by question

All of it is made from the entries and can be made again. A changed document touches only the blocks (measure, way of
counting, month) in which it has answers, before or after the change.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable, Iterator
from typing import Any

from sayso.compare.questions import Asked, block_of, group
from sayso.compare.verdicts import Weighed, weigh
from sayso.ledger.queries import ClaimFilter
from sayso.ledger.store import Store
from sayso.link.identities import resolve_names
from sayso.model.codec import encode
from sayso.model.entries import Identity
from sayso.model.extraction import Extraction
from sayso.model.questions import Answer
from sayso.views.answers import answers
from sayso.views.decisions import Decisions, decisions

TABLES = ("read", "rejections", "blocks", "questions", "answers", "comparisons", "relays")

NO_DECISIONS = Decisions({}, (), {})
PAGE = 5_000
"""Documents read anew at a time, so that memory stays bounded."""


def derive(store: Store) -> None:
    """Bring questions, answers, comparisons and relays up to date with what the ledger shows now.

    Idempotent; the result is the one that `rebuild` makes, whatever the order of reading.
    """
    before = {row["document"]: row for row in store.derived.read("read", dict)}
    decided = decisions(store)
    now = _states(store, decided)
    gone = [document for document in before if document not in now]
    changed = [document for document in now if document not in before or before[document]["state"] != now[document]]
    pages = [changed[at : at + PAGE] for at in range(0, len(changed), PAGE)]
    for page in pages or [[]] * bool(gone):
        with store.writing():
            _refresh(store, [*gone, *page], {document: now[document] for document in page}, before, decided)
    regrouped = [document for document in decided.touched if document in now] if len(pages) > 1 else []
    if regrouped:
        read = {row["document"]: row for row in store.derived.read("read", dict)}
        with store.writing():
            _refresh(store, regrouped, {document: now[document] for document in regrouped}, read, decided)


def _refresh(
    store: Store,
    stale: list[str],
    states: dict[str, str],
    before: dict[str, dict[str, Any]],
    decided: Decisions,
) -> None:
    """Read some documents anew, in place of what the tables hold of the stale ones."""
    fresh: list[Answer] = []
    read: list[dict[str, Any]] = []
    rejections: list[dict[str, Any]] = []
    for document, state in states.items():
        found, rejecting = _of_document(store, document)
        fresh += found
        rejections += rejecting
        read.append({"document": document, "state": state, "blocks": sorted({block_of(answer) for answer in found})})
    touched = {block for document in stale if document in before for block in before[document]["blocks"]}
    touched |= {block for row in read for block in row["blocks"]}
    for answer in fresh:
        target = decided.regrouped.get(answer.claim)
        touched |= {row["block"] for row in store.derived.read("questions", dict, key=target)} if target else set()
    store.derived.replace("read", read, key="document", only=stale)
    store.derived.replace("rejections", rejections, key="document", only=stale)
    _regroup(store, touched, fresh, stale=set(stale), decided=decided)


def rebuild(store: Store) -> None:
    """Make the tables again from the entries."""
    with store.writing():
        for name in TABLES:
            store.derived.replace(name, [])
        derive(store)


def _states(store: Store, decided: Decisions) -> dict[str, str]:
    """What each document shows now: its run, and how many corrections and decisions of people bear on it."""
    corrections = collections.Counter(entry.body["text"] for entry in store.entries("correction"))
    return {
        shown.document: f"{shown.run} {corrections[shown.text]} {decided.touched.get(shown.document, 0)}"
        for shown in store.shown_documents()
    }


def _of_document(store: Store, document: str) -> tuple[list[Answer], list[dict[str, Any]]]:
    extraction = store.extraction(document, as_corrected=True)
    if extraction is None:
        return [], []
    ids = {claim.local: claim.claim for claim in store.claims(ClaimFilter(document=document))}
    return answers(extraction, ids), list(_rejections(extraction, ids))


def _rejections(extraction: Extraction, ids: dict[str, str]) -> Iterator[dict[str, Any]]:
    for claim in extraction.attributions:
        if claim.disputes in ids and claim.id in ids:
            yield {"document": extraction.document.id, "claim": ids[claim.disputes], "by": ids[claim.id]}


def _regroup(
    store: Store, blocks: set[str], fresh: list[Answer], *, stale: set[str], decided: Decisions = NO_DECISIONS
) -> None:
    """Group the answers of some blocks anew, and replace what the tables say of the questions that changed."""
    rejected = {row["claim"] for row in store.derived.read("rejections", dict)}
    listed = [row["question"] for block in sorted(blocks) for row in store.derived.read("blocks", dict, key=block)]
    old = {question: tuple(store.derived.read("answers", Answer, key=question)) for question in listed}
    kept = (answer for answers in old.values() for answer in answers if answer.document not in stale)
    asked = group([*kept, *fresh], regrouped=decided.regrouped)
    changed = [
        each for each in asked if set(old.get(each.question.id, ())) != set(each.answers) or _touches(each, stale)
    ]
    weighed = [
        (each, weigh(each, rejected=rejected, identities=_identities(each, decided.judgements))) for each in changed
    ]
    only = {*(each.question.id for each in changed), *(old.keys() - {each.question.id for each in asked})}
    blocked = ({"block": each.block, "question": each.question.id} for each in asked)
    store.derived.replace("blocks", blocked, key="block", only=blocks)
    store.derived.replace("questions", (_question(*pair) for pair in weighed), key="question", only=only)
    store.derived.replace(
        "answers", (each for asked, _ in weighed for each in asked.answers), key="question", only=only
    )
    for name in ("comparisons", "relays"):
        store.derived.replace(name, _with_question(weighed, name), key="question", only=only)


def _identities(asked: Asked, judgements: Iterable[Identity]) -> dict[str, str]:
    """Which speakers of a question are one, by their names and by what people have judged."""
    names = {answer.speaker for answer in asked.answers if answer.speaker and answer.origin is not None}
    return resolve_names(names, judgements) if len(names) > 1 else {}


def _touches(asked: Asked, documents: set[str]) -> bool:
    return any(answer.document in documents for answer in asked.answers)


def _with_question(weighed: Iterable[tuple[Asked, Weighed]], name: str) -> Iterator[dict[str, Any]]:
    for asked, account in weighed:
        for record in getattr(account, name):
            yield {"question": asked.question.id, **encode(record)}


def _question(asked: Asked, account: Weighed) -> dict[str, Any]:
    return {
        "block": asked.block,
        "question": asked.question.id,
        "label": asked.question.label,
        "scope": encode(asked.question.scope),
        "answers": len(asked.answers),
        "speakers": len({answer.speaker for answer in asked.answers}),
        "origins": account.origins,
        "origins_at_most": account.origins_at_most,
        "outlets": account.outlets,
        "by_side": [
            {"side": side, "independent_origins": least, "origins_at_most": most}
            for side, (least, most) in account.by_side.items()
        ],
        "verdict": account.verdict,
        "envelope": encode(account.envelope),
        "intersection": encode(account.intersection),
        "consistent": encode(account.consistent),
        "account": dict(account.account),
    }
