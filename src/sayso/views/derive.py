"""The derived tables of accounts: which claims answer which question, how they compare, who passed on whom.

    read        which state of each document the tables show       by document
    rejections  which claim rejects which                          by document
    offices     for whom a named speaker speaks                    by document
    blocks      which questions a block holds                      by block
    questions   what is asked, the verdict, origins, sets          by question
    answers     a claim's answer                                   by question
    comparisons, relays                                            by question
    edges       answers of a month's first and last day            by block

All of it is made from the entries and can be made again. A changed document touches only the blocks (measure, way of
counting, month) in which it has answers, before or after the change.
"""

from __future__ import annotations

import collections
import contextlib
import gc
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

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
from sayso.views.blocks import forget_edges, of_block, on_edge, over_the_edge
from sayso.views.decisions import Decisions, decisions
from sayso.views.origins import agreed, spoken_for
from sayso.views.waiting import Waiting

TABLES = (
    "read", "rejections", "offices", "blocks", "questions", "answers", "comparisons", "relays", "edges",
)  # fmt: skip
PAGE = 1_000
"""Documents read anew at a time, so that memory stays bounded."""
STROKE = 50
"""Questions weighed before they are written."""
SELDOM = 200_000
"""Objects between two searches for circular garbage: records hold no circles, and looking for some takes an eighth."""


def derive(store: Store) -> None:
    """Bring questions, answers, comparisons and relays up to date with what the ledger shows now.

    Idempotent; the result is the one that `rebuild` makes, whatever the order of reading. Documents are read page by
    page and blocks grouped one by one, so that memory is that of the largest block, not of the ledger.
    """
    before = {row["document"]: row for row in store.derived.read("read", dict)}
    decided = decisions(store)
    now = _states(store, decided)
    gone = [document for document in before if document not in now]
    changed = [document for document in now if document not in before or before[document]["state"] != now[document]]
    with store.writing(), _seldom_collecting():
        if gone or changed:
            _refresh(store, gone, {document: now[document] for document in changed}, before, decided)
        again = [document for document in decided.touched if document in now and decided.regrouped]
        if again and (gone or changed):
            # What a person moved is only put in its place once the question it was moved to is there.
            read = {row["document"]: row for row in store.derived.read("read", dict)}
            _refresh(store, [], {document: now[document] for document in again}, read, decided)


@contextlib.contextmanager
def _seldom_collecting() -> Iterator[None]:
    young, *older = gc.get_threshold()
    gc.set_threshold(max(young, SELDOM) if young else 0, *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)


def _refresh(
    store: Store, gone: list[str], states: dict[str, str], before: dict[str, dict[str, Any]], decided: Decisions
) -> None:
    """Read some documents anew, in place of what the tables hold of them, and group the blocks they bear on."""
    stale = {*gone, *states}
    touched = {block for document in stale if document in before for block in before[document]["blocks"]}
    documents = list(states)
    known_before = institutions(store)
    for name in ("read", "rejections", "offices"):
        store.derived.replace(name, [], key="document", only=gone)
    forget_edges(store, touched, stale)
    with tempfile.TemporaryFile() as file:
        waiting = Waiting(file)
        for at in range(0, len(documents), PAGE):
            page = {document: states[document] for document in documents[at : at + PAGE]}
            for block, held in _read(store, page, decided).items():
                waiting.put(block, held)
                touched |= {block, *over_the_edge(block, held)}
        known = institutions(store)
        renamed = {name for name in known_before.keys() | known.keys() if known_before.get(name) != known.get(name)}
        touched |= _blocks_of(store, renamed)
        rejected = frozenset(row["claim"] for row in store.derived.read("rejections", dict))
        for block in sorted(touched):
            fresh = list(waiting.take(block))
            _regroup(store, block, fresh, Known(stale, renamed, known, rejected, decided))


def _read(store: Store, states: dict[str, str], decided: Decisions) -> dict[str, list[Answer]]:
    """Read a page of documents: their answers by block."""
    waiting: dict[str, list[Answer]] = collections.defaultdict(list)
    read: list[dict[str, Any]] = []
    rejections: list[dict[str, Any]] = []
    offices: list[dict[str, Any]] = []
    for document, state in states.items():
        found, rejecting, holding = _of_document(store, document)
        rejections += rejecting
        offices += holding
        blocks = {answer.key: _block(store, answer, decided) for answer in found}
        for answer in found:
            waiting[blocks[answer.key]].append(answer)
        over = (block for answer in found for block in over_the_edge(blocks[answer.key], [answer]))
        read.append({"document": document, "state": state, "blocks": sorted({*blocks.values(), *over})})
    edges = ((block, [one for one in held if on_edge(one, block)]) for block, held in waiting.items())
    store.derived.add_under("edges", edges)
    store.derived.replace("read", read, key="document", only=states)
    store.derived.replace("rejections", rejections, key="document", only=states)
    store.derived.replace("offices", offices, key="document", only=states)
    return waiting


def institutions(store: Store) -> dict[str, str]:
    """For whom each named speaker speaks, as any report of the ledger says, where all that say so agree."""
    return agreed((row["speaker"], row["origin"]) for row in store.derived.read("offices", dict))


def _blocks_of(store: Store, names: Collection[str]) -> set[str]:
    """The blocks in which these speakers have answers."""
    documents = {claim.document for name in names for claim in store.claims(ClaimFilter(speaker=name))}
    rows = (row for document in documents for row in store.derived.read("read", dict, key=document))
    return {block for row in rows for block in row["blocks"]}


def _block(store: Store, answer: Answer, decided: Decisions) -> str:
    """The block in which an answer is grouped: its own, or that of the question under which a person put it."""
    target = decided.regrouped.get(answer.claim)
    rows = list(store.derived.read("questions", dict, key=target)) if target else []
    return rows[0]["block"] if rows else block_of(answer)


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


Found = tuple[list[Answer], list[dict[str, Any]], list[dict[str, Any]]]


def _of_document(store: Store, document: str) -> Found:
    """The answers, rejections and offices of one document."""
    found = store.as_shown(document)
    if found is None:
        return [], [], []
    extraction, ids = found
    offices = ({"document": document, "speaker": name, "origin": origin} for name, origin in spoken_for(extraction))
    return answers(extraction, ids), list(_rejections(extraction, ids)), list(offices)


def _rejections(extraction: Extraction, ids: dict[str, str]) -> Iterator[dict[str, Any]]:
    for claim in extraction.attributions:
        if claim.disputes in ids and claim.id in ids:
            yield {"document": extraction.document.id, "claim": ids[claim.disputes], "by": ids[claim.id]}


class Known(NamedTuple):
    """What bears on every block: documents read anew, speakers newly placed, for whom they speak, what is rejected."""

    stale: Collection[str]
    renamed: Collection[str]
    institutions: Mapping[str, str]
    rejected: Collection[str]
    decided: Decisions


def _regroup(store: Store, block: str, fresh: list[Answer], known: Known) -> None:
    """Group the answers of a block anew, and replace what the tables say of the questions that changed."""
    listed = [row["question"] for row in store.derived.read("blocks", dict, key=block)]
    old = {question: tuple(store.derived.read("answers", Answer, key=question)) for question in listed}
    kept = (answer for answers in old.values() for answer in answers if answer.document not in known.stale)
    pool = of_block(store, block, [*kept, *fresh], known.decided)
    asked = group(pool, regrouped=known.decided.regrouped)
    changed = [
        each for each in asked if set(old.get(each.question.id, ())) != set(each.answers) or _touches(each, known)
    ]
    only = {*(each.question.id for each in changed), *(old.keys() - {each.question.id for each in asked})}
    for name in ("questions", "answers", "comparisons", "relays"):
        store.derived.replace(name, [], key="question", only=only & old.keys())
    blocked = [{"block": block, "question": each.question.id} for each in asked]
    store.derived.replace("blocks", blocked, key="block", only=[block])
    for at in range(0, len(changed), STROKE):
        _weigh(store, block, changed[at : at + STROKE], known)


def _weigh(store: Store, block: str, changed: list[Asked], known: Known) -> None:
    """Weigh some questions of a block, and put what the tables say of them in at one stroke."""
    accounts = [
        weigh(
            each,
            rejected=known.rejected,
            identities=_identities(each, known.decided.judgements),
            institutions=known.institutions,
        )
        for each in changed
    ]
    keyed = [(each.question.id, each, account) for each, account in zip(changed, accounts, strict=True)]
    add = store.derived.add_under
    add("questions", ((key, [_question(each, account, block)]) for key, each, account in keyed))
    add("answers", ((key, each.answers) for key, each, _ in keyed))
    add("comparisons", ((key, _with_question(key, account.comparisons)) for key, _, account in keyed))
    add("relays", ((key, _with_question(key, account.relays)) for key, _, account in keyed))


def _identities(asked: Asked, judgements: Iterable[Identity]) -> dict[str, str]:
    """Which speakers of a question are one, by their names and by what people have judged."""
    names = {answer.speaker for answer in asked.answers if answer.speaker and answer.origin is not None}
    return resolve_names(names, judgements) if len(names) > 1 else {}


def _touches(asked: Asked, known: Known) -> bool:
    return any(answer.document in known.stale or answer.speaker in known.renamed for answer in asked.answers)


def _with_question(question: str, records: Iterable[Any]) -> Iterator[dict[str, Any]]:
    return ({"question": question, **encode(record)} for record in records)


def _question(asked: Asked, account: Weighed, block: str) -> dict[str, Any]:
    return {
        "block": block,
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
