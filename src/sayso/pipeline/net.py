"""The one catch-all of sayso: a stage that fails becomes a listed problem, and the rest of the run goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sayso.model.errors import SaysoError
from sayso.model.problems import Problem

Found = TypeVar("Found")


class Net:
    """Collects what the stages of one document could not do.

    >>> net = Net()
    >>> net.catch("place", lambda: 1 // 0, 0)
    0
    >>> net.problems
    [Problem(stage='place', message='ZeroDivisionError: integer division or modulo by zero', span=None)]
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def catch(self, stage: str, work: Callable[[], Found], otherwise: Found) -> Found:
        """What `work` returns, or `otherwise` with a problem listed under the name of the stage.

        Weights that are missing or wrong are trouble of the program, not of the document: those errors pass.
        """
        try:
            return work()
        except SaysoError:
            raise
        except Exception as error:
            first_line = (str(error).splitlines() or [""])[0]
            self.problems.append(Problem(stage, f"{type(error).__name__}: {first_line}"))
            return otherwise
