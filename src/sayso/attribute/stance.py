"""What a source does with what it says: asserts it, denies, doubts, orders, promises, expects or asks it.

The cue decides ("denied", "ordered"), its negation turns it ("did not say", "would not confirm"), and where the cue
only says, the content does ("said the report was a fabrication", "said that no mine had been laid"). Where neither has
a word for it, the finder's own reading of the passage stands ("said": “Let them bring one screw of one missile”).
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from sayso.attribute.lexicon import Cue, cue_tokens, entry_of, rows, said_words
from sayso.model.claims import Attribution, Stance
from sayso.model.documents import Document
from sayso.model.spans import Span, Spans
from sayso.text.tokens import Parsed, Token

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "without", "cannot"})
RELUCTANT = frozenset({"refuse", "decline", "stop", "fail", "avoid", "unable"})
"""Words before a saying verb that leave the thing unsaid ("declined to say")."""
QUESTION = re.compile(r"\?[\"”’']?$")
NAMING = frozenset(
    {"call", "describe", "dub", "brand", "label", "term", "judge", "deem", "characterise", "characterize", "qualify"}
)
"""Cues by which a source gives a thing its name; what is said of another's account rejects it."""
AGAINST = frozenset({"criticise", "criticize", "condemn", "denounce", "slam", "lambast", "mock", "decry"})
"""Cues that turn against a thing; turned against another's account they reject it."""
APPROVAL = re.compile(
    r"\b(?:true|right|correct|accurate|credible|plausible|reliable|confirmed|conservative|welcome|fair)\b"
)
OWN = re.compile(r"(?:my|our|your|his|her|its|their)\b", re.IGNORECASE)
"""Who speaks of an account of their own corrects it ("lowered its count to 34") and rejects nobody's."""
BOUND = re.compile(r"\b(?:no (?:fewer|less|more) than|not only|no doubt)\b", re.IGNORECASE)
NO = re.compile(r"\b(?:no|not|never|none|nothing|nobody|neither)\b|n['’]t\b", re.IGNORECASE)
SHORT_NO = 4
"""How many words "it was not" may have."""
POINTING = re.compile(
    r"\b(?:claims?|reports?|accusations?|allegations?|charges?|accounts?|versions?|stor(?:y|ies)|statements?|rumou?rs?|"
    r"information|news|article|complaints?|suggestions?|insinuations?|suspicions?|theor(?:y|ies)|notions?|assertions?|"
    r"figures?|insinuation|speculation|narratives?|recordings?|audio|footage|video)\b",
    re.IGNORECASE,
)
"""Words for what another has said."""


@functools.cache
def _rejections() -> re.Pattern[str]:
    """Words by which a content rejects what another has said (`rejections.tsv`)."""
    known = sorted((words for words, _ in rows("rejections.tsv")), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(words) for words in known) + r")\b", re.IGNORECASE)


def decide(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The same attributions, each with its stance and the words that decided it."""
    return [_decided(document.text, parsed, one) for one in attributions]


def _decided(text: str, parsed: Parsed, one: Attribution) -> Attribution:
    stance, anchor = _by_cue(parsed, one)
    if stance == "asserts":
        stance, anchor = _of_an_account(text, parsed, one) or (stance, anchor)
    if stance == "asserts" and only_says(parsed, one):
        stance, anchor = _by_content(text, parsed, one, anchor)
    own_account = one.stance == "denies" and (OWN.match(text, one.content[0].start) or _no_denial(text, one))
    if stance == "asserts" and "stance" in one.anchors and not own_account:
        stance, anchor = one.stance, one.anchors["stance"]
    return replace(one, stance=stance, anchors={**one.anchors, "stance": anchor} if anchor else one.anchors)


def _no_denial(text: str, one: Attribution) -> bool:
    """Whether the only "no" of a content belongs to a number ("no fewer than 40 had died")."""
    words = " ".join(span.words(text) for span in one.content)
    return BOUND.search(words) is not None and not NO.search(BOUND.sub("", words))


def only_says(parsed: Parsed, one: Attribution) -> bool:
    """Whether the cue leaves the stance to the content: a plain word of speech, or none that is known."""
    entry = entry_of(parsed, one)
    return entry is None or (entry[1].act == "speech" and entry[1].stance == "asserts")


def _by_cue(parsed: Parsed, one: Attribution) -> tuple[Stance, Spans]:
    entry = entry_of(parsed, one)
    if entry is None:
        return "asserts", one.cue
    token, cue = entry
    before = [each for each in cue_tokens(parsed, one) if each.index < token.index]
    turned = [each for each in before if each.lower in NEGATIONS or each.lemma in RELUCTANT]
    anchor = tuple(Span(each.start, each.end) for each in (*turned, token))
    return (_turned(cue, turned) if turned else cue.stance), anchor


def _turned(cue: Cue, by: list[Token]) -> Stance:
    """The stance of a negated cue: who does not say leaves open; who never said, or does not think so, denies."""
    if cue.stance in ("denies", "doubts"):
        return "doubts" if cue.stance == "denies" else "asserts"
    if cue.act == "thought" or any(each.lower == "never" for each in by):
        return "denies"
    if cue.stance in ("promises", "orders"):
        return "denies"
    return "doubts"


def _of_an_account(text: str, parsed: Parsed, one: Attribution) -> tuple[Stance, Spans] | None:
    """Whether the cue names or attacks what another has said: "called the story a novel", "slammed the claims"."""
    entry, first = entry_of(parsed, one), one.content[0]
    if entry is None or entry[1].lemma not in NAMING | AGAINST:
        return None
    account = POINTING.search(text, first.start, min(first.end, first.start + 40))
    if account is None or APPROVAL.search(text, first.start, first.end):
        return None
    return "denies", (Span(entry[0].start, entry[0].end), Span(*account.span()))


def _by_content(text: str, parsed: Parsed, one: Attribution, anchor: Spans) -> tuple[Stance, Spans]:
    for span in one.content:
        if found := _rejections().search(text, span.start, span.end):
            return "denies", (Span(*found.span()),)
    first, last = one.content[0], one.content[-1]
    words = said_words(parsed, one)
    no = next((token for token in words if token.lower in NEGATIONS), None)
    if no is not None and no is not words[0] and len(words) <= SHORT_NO:
        return "denies", (Span(no.start, no.end),)
    if one.quote == "direct" and QUESTION.search(last.words(text)):
        return "asks", (Span(last.end - 1, last.end),)
    if one.quote == "direct" and (verb := _imperative(parsed, first)):
        return "orders", (Span(verb.start, verb.end),)
    return "asserts", anchor


def _imperative(parsed: Parsed, content: Span) -> Token | None:
    """The verb with which a quotation gives an order ("Burn the fodder")."""
    words = [token for token in parsed.tokens_in(content) if token.text[0].isalnum()]
    if words and words[0].tag == "VB" and words[0].lower != "let" and words[0].text[0].isupper():
        return words[0]
    return None
