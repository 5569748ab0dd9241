"""Which answers are grouped together: those of one block, and those that the edges of its month give or take."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sayso.compare.edges import beside, is_first, is_last, with_month_before
from sayso.compare.questions import block_of
from sayso.ledger.store import Store
from sayso.model.questions import Answer
from sayso.views.decisions import Decisions


def on_edge(answer: Answer, block: str) -> bool:
    """Whether the months beside bear on where an answer belongs; not where a person put it elsewhere."""
    return (is_first(answer) or is_last(answer)) and block == block_of(answer)


def over_the_edge(block: str, answers: Iterable[Answer]) -> set[str]:
    """The blocks of the months beside on which answers bear."""
    edge = [answer for answer in answers if on_edge(answer, block)]
    over = {beside(block, -1 if is_first(answer) else 1) for answer in edge}
    return {each for each in over if each is not None}


def forget_edges(store: Store, blocks: Iterable[str], stale: Collection[str]) -> None:
    """Take what is read anew out of the edges of these blocks."""
    for block in blocks:
        kept = [one for one in store.derived.read("edges", Answer, key=block) if one.document not in stale]
        store.derived.replace("edges", [], key="block", only=[block])
        store.derived.add_under("edges", [(block, kept)])


def of_block(store: Store, block: str, answers: Iterable[Answer], decided: Decisions) -> list[Answer]:
    """The answers to be grouped under a block: its own but for those that the month before takes, and what it takes."""
    before, mine, after = (
        list(store.derived.read("edges", Answer, key=each)) if each else []
        for each in (beside(block, -1), block, beside(block, 1))
    )
    firsts = [answer for answer in mine if is_first(answer)]
    away = with_month_before(firsts, [answer for answer in before if is_last(answer)])
    guests = [answer for answer in after if is_first(answer)]
    taken = with_month_before(guests, [answer for answer in mine if is_last(answer)])
    own = [one for one in answers if one.claim in decided.regrouped or block_of(one) == block]
    return [
        *(answer for answer in (*own, *firsts) if answer.key not in away),
        *(answer for answer in guests if answer.key in taken),
    ]
