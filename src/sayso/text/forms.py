"""Word class and lemma of each token, exactly as the stock pipeline gives them, remembered by form.

The stock rules look at a token's form and tag, and for some words at its dependency or a neighbour. They are asked once
for each such combination, which makes a fifth of the parse nearly free.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

RULES = ("attribute_ruler", "lemmatizer")
"""The components of the pipeline that decide class and lemma, in order."""
BY_DEPENDENCY = frozenset({"IN", "DT", "WDT", "CC"})
"""Tags whose class depends on the dependency ("that" in "that man" and in "that was all")."""
AUXILIARY = frozenset({"aux", "auxpass"})
FULL_OR_AUXILIARY = frozenset({"do", "does", "did", "'d", "have", "has", "had"})
PAIRED = frozenset({"ai", "gon", "na", "ta", "c'm", "y", "y'", "is", "are", "was", "were", "'s", "'re"})
"""Words for which a rule looks at a neighbour ("gon|na", "let|'s", "there|is") …"""
PARTNERS = frozenset({"gon", "na", "got", "let", "on", "all", "n't", "nt"})
"""… and the neighbours it looks for, beside expletives."""

Seen = tuple[str, str, str]
"""Form, tag and dependency of one token."""
Form = tuple[str, str]
"""Universal word class and lemma."""


@dataclass
class Forms:
    """The memory of one loaded pipeline."""

    nlp: Language
    known: dict[Seen, Form] = field(default_factory=dict)

    def of(self, tokens: Sequence[Seen]) -> list[Form]:
        """Class and lemma of each token of a text."""
        keys = [_essential(token) for token in tokens]
        unseen = [key for key in dict.fromkeys(keys) if key not in self.known]
        if unseen:
            self.known.update(zip(unseen, self._asked(unseen), strict=True))
        found = [self.known[key] for key in keys]
        for at, (form, _, _) in enumerate(tokens):
            if form.lower() in PAIRED:
                around = tokens[max(at - 1, 0) : at + 2]
                if any(word.lower() in PARTNERS or dep == "expl" for word, _, dep in around):
                    found[at] = self._asked(around)[min(at, 1)]
        return found

    def _asked(self, tokens: Sequence[Seen]) -> list[Form]:
        words, tags, deps = map(list, zip(*tokens, strict=True))
        doc = Doc(self.nlp.vocab, words=words, tags=tags, deps=deps)
        for name in RULES:
            doc = self.nlp.get_pipe(name)(doc)
        return [(token.pos_, token.lemma_) for token in doc]


def _essential(token: Seen) -> Seen:
    """The token without its dependency, where no rule looks at that."""
    form, tag, dep = token
    return (
        token if tag in BY_DEPENDENCY or dep in AUXILIARY or form.lower() in FULL_OR_AUXILIARY else (form, tag, "dep")
    )
