"""What may be said of a question without deciding it: the span of all accounts, and which of them could all be true."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from sayso.model.values import Interval
from sayso.views.speakers import bounds

MOST = 4
"""Sets and reasons printed; JSON lines hold them all."""


def summary(row: Mapping[str, Any]) -> Iterator[str]:
    """Lines under the label of a question: verdict, origins, what is common to the accounts, and where they part."""
    few, most = row["independent_origins"], row["origins_at_most"]
    yield f"{row['verdict']}; independent origins: {_count(few, most)}, in {_outlets(row['outlets'])}"
    if row["measure"] not in ("happened", "responsible") and row["verdict"] != "single":
        yield from _together(row)
    yield from itertools.islice(_apart(row), MOST)
    for part in row["part_of"]:
        if part["flags"]:
            yield f"tension with “{part['label']}”: {part['because']}"
    for chosen in row["chosen"]:
        yield f"chosen by {chosen['author']}: {bounds(Interval(chosen['low'], chosen['high']))}{_because(chosen)}"


def _together(row: Mapping[str, Any]) -> Iterator[str]:
    if row["intersection"]:
        yield f"all accounts allow: {bounds(Interval(*row['intersection']))}"
        return
    sets = row["consistent"]
    listed = [f"{bounds(Interval(*one['interval']))} ({_origins(one)})" for one in sets[:MOST]]
    if listed:
        yield f"no number satisfies all: {'; '.join(listed)}{' …' if len(sets) > MOST else ''}"


def _apart(row: Mapping[str, Any]) -> Iterator[str]:
    """What stands between each two origins that contradict each other, latest first, and every garbled relay."""
    answers = {(each["claim"], each["span"][0], each["doc"]): each for each in row["answers"]}
    told: set[frozenset[str]] = set()
    for key in sorted(answers, key=lambda key: (answers[key]["said"] or "", key), reverse=True):
        for relation in answers[key]["relation"]:
            other = answers.get((relation["to"], relation["at"], relation["doc"]))
            garbled = "garble" in relation["flags"]
            if other is None or not (relation["is"] == "conflict" or garbled):
                continue
            pair = frozenset((answers[key]["origin"], other["origin"]))
            if pair not in told:
                told.add(pair)
                what = "garbled" if garbled else "conflict"
                yield f"{what}: {_said(answers[key])} and {_said(other)}: {relation['because']}"


def _said(answer: Mapping[str, Any]) -> str:
    said = answer["blames"] or bounds(Interval(answer["low"], answer["high"]))
    return f"{answer['speaker']} ({said})"


def _origins(one: Mapping[str, Any]) -> str:
    count = _count(one["origins"], one["origins_at_most"])
    return f"{count} origin{'' if count == '1' else 's'}"


def _count(few: int, most: int) -> str:
    return f"{few}" if few == most else f"{few} to {most}"


def _outlets(count: int) -> str:
    return f"{count} outlet{'' if count == 1 else 's'}"


def _because(chosen: Mapping[str, Any]) -> str:
    return f" ({chosen['because']})" if chosen["because"] else ""
