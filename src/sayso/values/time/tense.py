"""Whether words stand in a clause about the past or about what is to come, by the parse."""

from __future__ import annotations

from typing import Literal

from sayso.model.spans import Span
from sayso.text.tokens import Parsed, Token

Tense = Literal["past", "present", "future"]

AHEAD = frozenset(
    [
        "plan",
        "schedule",
        "expect",
        "due",
        "intend",
        "hope",
        "promise",
        "set",
        "prepare",
        "aim",
        "vow",
        "pledge",
        "await",
        "begin",
        "start",
        "reopen",
        "forecast",
    ]
)
"""Lemmas whose infinitive or participle looks ahead ("is planned for", "due to be signed in")."""


def tense(parsed: Parsed, span: Span) -> Tense | None:
    """The tense of the clause that holds the words; None where there is no verb (a headline, a fragment).

    "will", "shall", "going to", "were to", and plans ("is due to open in May") are the future.
    """
    tokens = parsed.tokens_in(span)
    if not tokens:
        return None
    token = min(tokens, key=lambda each: _depth(parsed, each))
    for verb in (token, *parsed.ancestors(token)):
        if verb.pos in ("VERB", "AUX"):
            return _of_verb(parsed, verb)
        if verb.lower in ("due", "scheduled", "set") and verb.pos == "ADJ":
            return "future"
    return None


def _depth(parsed: Parsed, token: Token) -> int:
    return sum(1 for _ in parsed.ancestors(token))


def _of_verb(parsed: Parsed, verb: Token) -> Tense:
    chain = [verb]
    while chain[-1].dep in ("xcomp", "conj", "auxpass", "aux") and chain[-1].head != chain[-1].index:
        chain.append(parsed.head(chain[-1]))
    helpers = [child for link in chain[:1] for child in parsed.children(link) if child.dep in ("aux", "auxpass")]
    lowers = {helper.lower for helper in helpers}
    if lowers & {"will", "shall", "'ll", "’ll", "wo"}:
        return "future"
    if any(link.lemma in AHEAD or link.lower in AHEAD for link in chain[1:]) and "to" in lowers:
        return "future"
    if "to" in lowers and len(chain) > 1 and chain[1].lower in ("is", "are", "was", "were"):
        return "future"
    if verb.tag == "VBN" and verb.lemma in AHEAD and lowers & {"is", "are", "be", "'s"}:
        return "future"
    if verb.tag == "VBG" and verb.lemma == "go" and lowers & {"is", "are", "'s", "'re"}:
        return "future"
    if verb.tag == "VBD" or lowers & {"was", "were", "had", "did"} or (verb.tag == "VBN" and lowers & {"have", "has"}):
        return "past"
    if verb.tag in ("VBN", "VBG") and not helpers:
        head = next((link for link in parsed.ancestors(verb) if link.pos in ("VERB", "AUX")), None)
        return _of_verb(parsed, head) if head is not None else "past"
    if "to" in lowers and len(chain) > 1:
        return "future" if _of_verb(parsed, chain[-1]) == "future" else "past" if chain[-1].tag == "VBD" else "present"
    return "present"
