"""Documents go through in order, whatever the number of processes, and one that kills its worker stops nobody else."""

import os

import pytest

from sayso.model.documents import Document
from sayso.model.extraction import Extraction
from sayso.pipeline.runner import run


def echo(document: Document) -> Extraction:
    return Extraction(document, made_by="echo")


def deadly(document: Document) -> Extraction:
    if document.id == "3":
        os._exit(9)
    return echo(document)


def documents(count: int) -> list[Document]:
    return [Document(id=str(number), text="Six died.") for number in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_that_of_the_input(jobs):
    assert [found.document.id for found in run(documents(11), echo, jobs=jobs)] == [str(n) for n in range(11)]


def test_a_dead_worker_is_a_problem_of_its_document_alone():
    found = list(run(documents(6), deadly, jobs=2))
    assert [one.document.id for one in found] == [str(n) for n in range(6)]
    assert [one.document.id for one in found if one.problems] == ["3"]
    assert found[3].problems[0].stage == "extract"


def test_input_is_taken_only_as_far_as_needed():
    taken = []

    def endless():
        for number in range(10_000):
            taken.append(number)
            yield Document(id=str(number), text="Six died.")

    results = run(endless(), echo, jobs=1)
    next(results)
    assert len(taken) <= 2
