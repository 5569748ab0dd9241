"""Claims without figures by question: whether something happened and who did it, end to end."""

from __future__ import annotations

from episodes import Episode, Statement
from grouping import b_cubed
from sayso.compare.questions import Asked
from sayso.compare.topics import HAPPENED, RESPONSIBLE
from sayso.compare.verdicts import Weighed
from sayso.model.questions import Answer

YES_NO = {"asserts": "yes", "denies": "no"}


def statements(told: list[Episode], weighed: list[list[tuple[Asked, Weighed]]]) -> dict[str, float]:
    """B-cubed F1 of marked statements by question, the part read as marked, and whether no conflict is false.

    A statement that was not found stands alone. One in the outlet's own voice answers nothing and is not expected.
    """
    grouped: list[tuple[str, str]] = []
    right = verdicts = false_conflicts = 0
    for episode, questions in zip(told, weighed, strict=True):
        of_kind = [pair for pair in questions if pair[0].question.scope.measure in (HAPPENED, RESPONSIBLE)]
        found = [(answer, asked, account) for asked, account in of_kind for answer in asked.answers]
        for number, statement in enumerate(episode.statements):
            measure = episode.questions[statement.question].scope.measure
            answer, asked, account = next(
                (each for each in found if _is(each[0], statement, measure)), (None, None, None)
            )
            group = asked.question.id if asked else str(number)
            grouped.append((f"{episode.name} {statement.question}", f"{episode.name} {group}"))
            right += answer is not None and _says(answer) == statement.answer
            if account:
                verdicts += account.verdict == episode.questions[statement.question].verdict
        marked = {statement.question: episode.questions[statement.question].verdict for statement in episode.statements}
        for asked, account in of_kind:
            held = {
                marked[one.question] for one in episode.statements for each in asked.answers if _is(each, one, None)
            }
            false_conflicts += account.verdict == "conflict" and "conflict" not in held
    if not grouped:
        return {}
    return {
        "statements by question, B-cubed F1": b_cubed(grouped),
        "statements read right": right / len(grouped),
        "statements under a right verdict": verdicts / len(grouped),
        "no false conflict of statements": float(not false_conflicts),
    }


def _is(answer: Answer, statement: Statement, measure: str | None) -> bool:
    same = measure is None or answer.scope.measure == measure
    return same and answer.document == statement.document and answer.span.overlaps(statement.span)


def _says(answer: Answer) -> str:
    if answer.scope.measure == HAPPENED:
        return YES_NO.get(answer.stance, answer.stance)
    return f"not {answer.scope.by}" if answer.stance == "denies" else str(answer.scope.by)
