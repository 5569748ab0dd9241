"""Three times kept apart: when something happened, when it was said, and when the report was published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model.claims import Attribution
from sayso.model.spans import Span, covers
from sayso.model.values import TimeInterval, TimeRole
from sayso.text.tokens import Parsed, Token
from sayso.values.time.published import of_publication


def assign(parsed: Parsed, attributions: Sequence[Attribution], times: Sequence[TimeInterval]) -> list[TimeInterval]:
    """The times with their `role` and the `claim` they belong to.

    A time of the cue ("said on Monday that", "told reporters on Friday") or of the source ("a report published in
    May") tells when it was said; a time in the content tells when it happened, and belongs to the innermost claim that
    holds it. A time in a dateline or after "updated on" is the publication's; any other time that names days is the
    event of what the outlet itself tells, and one without days has no role.

    >>> from sayso.model.documents import Document
    >>> from sayso.text.parse import parse
    >>> from sayso.values.time import find
    >>> report = Document(id="a", text="The army said in May 2024 that the dam had failed in 2023.")
    >>> said = Attribution("a1", (Span(0, 8),), (Span(9, 13),), (Span(31, 58),))
    >>> [(time.value, time.role) for time in assign(parse(report), [said], find(report, parse(report)))]
    [('2024-05', 'saying'), ('2023', 'event')]
    """
    return [_assigned(parsed, attributions, time) for time in times]


def _assigned(parsed: Parsed, attributions: Sequence[Attribution], time: TimeInterval) -> TimeInterval:
    said = _saying(parsed, attributions, time.span)
    if said is not None:
        return replace(time, role="saying", claim=said.id)
    told = _smallest(one for one in attributions if covers(one.content, time.span))
    if told is not None:
        return replace(time, role="event", claim=told.id)
    role: TimeRole | None = "event" if time.start else None
    return replace(time, role="publication" if of_publication(parsed.text, time.span) else role)


def _smallest(attributions: Iterable[Attribution]) -> Attribution | None:
    sized = [(sum(span.end - span.start for span in one.content), one.id, one) for one in attributions]
    return min(sized)[2] if sized else None


def _saying(parsed: Parsed, attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The attribution whose cue the time hangs from, or whose source holds it."""
    tokens = parsed.tokens_in(span)
    if not tokens:
        return None
    lead = _governor(parsed, tokens)
    for one in attributions:
        if covers(one.source, span) and not covers(one.content, span):
            return one
        if one.cue and lead is not None and any(cue.start <= lead.start < cue.end for cue in one.cue):
            return one
    return None


def _governor(parsed: Parsed, tokens: Sequence[Token]) -> Token | None:
    """The verb or noun that the time modifies, past prepositions and past a noun of telling ("in a statement on …")."""
    inside = {token.index for token in tokens}
    head = next((token for token in tokens if token.head not in inside or token.head == token.index), tokens[0])
    for ancestor in parsed.ancestors(head):
        if ancestor.pos in ("ADP", "SCONJ", "NUM") or ancestor.index in inside:
            continue
        if ancestor.lemma in _TELLING and ancestor.pos == "NOUN":
            continue
        return ancestor
    return None


_TELLING = frozenset(
    {
        "statement",
        "interview",
        "briefing",
        "conference",
        "speech",
        "post",
        "address",
        "message",
        "report",
        "call",
        "reporter",
    }
)
