"""Where a claim came from and who passed it on, with the words of each step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sayso.compare.relays import Relay, seen
from sayso.ledger.queries import ClaimFilter, ClaimRow
from sayso.ledger.store import Store
from sayso.model.claims import Attribution
from sayso.model.errors import UnknownName
from sayso.model.extraction import Extraction
from sayso.model.questions import Answer
from sayso.model.spans import words
from sayso.views.questions import asked


def rows(store: Store, claim: str) -> Iterator[dict[str, Any]]:
    """The steps of a claim from the outlet inward to the root, then the other reports that carry it, earliest first.

    `claim` is an id or how one begins. Raises UnknownName if there is no such claim. The first of the reports is the
    earliest *seen* in this ledger, which need not be the first there was. `how` names the signals that join a report to
    earlier ones (reuse of words, a relay that is stated, the same root), `because` what shows them.
    """
    found = list(store.claims(ClaimFilter(claim=claim), limit=50))
    if not found:
        raise UnknownName("claim", claim, (row.claim[:12] for row in store.claims(limit=5)))
    step = 0
    for row in _distinct(found):
        extraction = store.extraction(row.document, as_corrected=True)
        if extraction is None:
            continue
        for each in _chain(extraction, row):
            step += 1
            yield {"step": step, **each}
    for each in _carried(store, found[0].claim):
        step += 1
        yield {"step": step, **each}


def _distinct(found: list[ClaimRow]) -> list[ClaimRow]:
    return [row for row in found if row.claim == found[0].claim]


def _chain(extraction: Extraction, row: ClaimRow) -> Iterator[dict[str, Any]]:
    claim = next((each for each in extraction.attributions if each.id == row.local), None)
    if claim is None:
        return
    text = extraction.document.text
    links = claim.chain
    for number, link in enumerate(links):
        last = number == len(links) - 1
        shown = {
            "who": link.name,
            "cue": words(link.cue, text) if link.cue else None,
            "words": _content(claim, text) if last else (words(link.span, text) if link.span else None),
            "how": "outlet"
            if number == 0 and not last
            else "root"
            if last and claim.voice != "outlet"
            else "passes on",
        }
        yield {**shown, **_place(extraction)}


def _content(claim: Attribution, text: str) -> str:
    return words(claim.content, text)


def _place(extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    return {
        "doc": document.id,
        "outlet": document.outlet,
        "said": document.date.isoformat() if document.date else None,
    }


def _carried(store: Store, claim: str) -> Iterator[dict[str, Any]]:
    """The answers that belong to the same accounts as this claim's, and the signal that joins them."""
    for question in asked(store):
        mine = {key for key in question["account"] if key.split("@")[0] == claim}
        if not mine:
            continue
        accounts = {question["account"][key] for key in mine}
        same = {key for key, account in question["account"].items() if account in accounts}
        answers = [each for each in store.derived.read("answers", Answer, key=question["question"]) if each.key in same]
        links = list(store.derived.read("relays", Relay, key=question["question"]))
        for number, answer in enumerate(sorted(answers, key=seen)):
            if len(answers) > 1:
                yield _carrier(answer, links, first=number == 0, this=answer.claim == claim)


def _carrier(answer: Answer, links: list[Relay], *, first: bool, this: bool) -> dict[str, Any]:
    joining = [link for link in links if link.later == answer.key]
    signals = [
        *(["earliest seen"] if first else []),
        *(link.signal for link in joining),
        *(["this claim"] if this else []),
    ]
    return {
        "who": answer.speaker,
        "cue": None,
        "words": answer.sentence,
        "how": "; ".join(dict.fromkeys(signals)) or "same root",
        "because": "; ".join(dict.fromkeys(link.because for link in joining)) or None,
        "doc": answer.document,
        "outlet": answer.outlet,
        "said": answer.said.isoformat() if answer.said else None,
    }
