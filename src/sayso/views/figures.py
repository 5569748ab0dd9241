"""The answers to each question side by side: by side and speaker, with low and high, and how they compare."""

from __future__ import annotations

import collections
from collections.abc import Iterator
from typing import Any

from sayso.compare.parts import Part, Wholes, exceeding
from sayso.ledger.store import Store
from sayso.model.codec import decode
from sayso.model.entries import identify
from sayso.model.questions import Answer, Comparison, Scope
from sayso.views.decisions import chosen
from sayso.views.questions import asked

MOST = 2
"""Reasons told in words; the answers that they are about are all listed."""


def rows(store: Store, question: str | None = None) -> Iterator[dict[str, Any]]:
    """One row a question, as `sayso figures --format jsonl` prints it.

    `question` is an id, how one begins, or words of a label. `consistent` are the largest sets of accounts that could
    all be true, each with its number of origins: nothing here picks one. `part_of` are questions about a whole of which
    this one asks for a part, with the answers that give more for the part than others for the whole; `chosen` the
    bounds that people noted as theirs.
    """
    everything = {each["question"]: each for each in asked(store)}
    decided = chosen(store)
    wholes = Wholes((each, _scope(row)) for each, row in everything.items())
    for each in asked(store, question):
        answers = _answers(store, each["question"])
        comparisons = list(store.derived.read("comparisons", Comparison, key=each["question"]))
        parts = [
            _part(part, answers, _answers(store, part.whole), everything[part.whole]["label"])
            for part in wholes.of(each["question"], _scope(each))
        ]
        yield {**_row(each, answers, comparisons), "part_of": parts, "chosen": decided.get(each["question"], [])}


def _answers(store: Store, question: str) -> list[Answer]:
    return list(store.derived.read("answers", Answer, key=question))


def _scope(question: dict[str, Any]) -> Scope:
    return decode(Scope, question["scope"])


def _part(part: Part, answers: list[Answer], whole: list[Answer], label: str) -> dict[str, Any]:
    more = exceeding(answers, whole)
    named = {answer.key: answer for answer in (*answers, *whole)}
    pairs = ((named[one], named[other]) for one, other in more)
    reasons = list(
        dict.fromkeys(
            f"{one.speaker}: {one.text}, more than the whole by {other.speaker}: {other.text}" for one, other in pairs
        )
    )
    told = reasons[:MOST] + ["…"] * (len(reasons) > MOST)
    return {
        "question": part.whole,
        "label": label,
        "axes": list(part.axes),
        "is": "incomparable",
        "flags": ["tension"] if more else [],
        "because": "; ".join(told) or f"a part of it ({', '.join(part.axes)})",
        "answers": [{"part": _named(one), "whole": _named(other)} for one, other in more],
    }


def _row(question: dict[str, Any], answers: list[Answer], comparisons: list[Comparison]) -> dict[str, Any]:
    scope = question["scope"]
    relations = _relations(comparisons)
    return {
        "question": question["question"],
        "label": question["label"],
        "measure": narrowest(scope["measure"]),
        "of": _population(scope),
        "scope": {axis: scope[axis] for axis in ("measure", "of", "party", "place")},
        "party": scope["party"],
        "unit": scope["unit"],
        "place": scope["place"],
        "start": scope["start"],
        "end": scope["end"],
        "verdict": question["verdict"],
        "independent_origins": question["origins"],
        "origins_at_most": question["origins_at_most"],
        "outlets": question["outlets"],
        "by_side": question["by_side"],
        "envelope": question["envelope"],
        "intersection": question["intersection"],
        "consistent": question["consistent"],
        "answers": [
            _answer(answer, relations[answer.key], question["account"][answer.key])
            for answer in sorted(answers, key=_order)
        ],
    }


def narrowest(path: str | None) -> str | None:
    """The last step of a path from broad to narrow: what a reader calls it.

    >>> narrowest("casualties/killed")
    'killed'
    """
    return path.rsplit("/", 1)[-1] if path else None


def _population(scope: dict[str, Any]) -> str | None:
    """Who or what is counted, in words: "forces of Ostrenia"."""
    of, party = narrowest(scope["of"]), narrowest(scope["party"])
    return f"{of} of {party}" if of and party else of or party


def _order(answer: Answer) -> tuple[str, str, str, str]:
    return (answer.side or "~", answer.speaker or "~", answer.said.isoformat() if answer.said else "", answer.key)


def _answer(answer: Answer, relation: list[dict[str, Any]], account: str) -> dict[str, Any]:
    return {
        "claim": answer.claim,
        "doc": answer.document,
        "outlet": answer.outlet,
        "span": list(answer.span),
        "text": answer.text,
        "low": answer.core.low,
        "high": answer.core.high,
        "support": list(answer.support),
        "speaker": answer.speaker,
        "side": answer.side,
        "stance": answer.stance,
        "blames": answer.scope.by,
        "said": answer.said.isoformat() if answer.said else None,
        "as_of": answer.scope.as_of.isoformat() if answer.scope.as_of else None,
        "origin": identify("origin", account),
        "origin_name": answer.origin or answer.speaker,
        "named": answer.origin is not None,
        "because": answer.because,
        "relation": relation,
    }


def _named(key: str) -> dict[str, Any]:
    claim, start, document = key.split("@", 2)
    return {"to": claim, "at": int(start), "doc": document}


def _relations(comparisons: list[Comparison]) -> dict[str, list[dict[str, Any]]]:
    """For each answer, how it stands to every other it was compared with."""
    found: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for each in comparisons:
        for mine, other, me in ((each.one, each.other, "one"), (each.other, each.one, "other")):
            found[mine].append(
                {
                    **_named(other),
                    "is": each.relation,
                    "flags": sorted(each.flags),
                    "direction": None if each.direction is None else "from" if each.direction == me else "to",
                    "because": each.because,
                }
            )
    return found
