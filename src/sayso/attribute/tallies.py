"""Tallies that the finder passed over: "It put the number at 40", "The league also counts 112 people rescued"."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.spans import Span, joined
from sayso.text.tokens import Parsed, Token

_REST = r"(?:[^.;,\n]|[.,](?=\d))*"
_WORDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty"
_TALLIES = (
    re.compile(
        r"\b(?P<cue>puts?|placed?|places|sets?) (?P<content>(?:the|its|their|his|her|that) (?:[\w-]+ ){0,3}?"
        rf"(?:toll|number|figure|count|total|tally)\b[^.;\n]{{0,60}}? at (?=\S){_REST})"
    ),
    re.compile(
        r"\b(?P<cue>(?:(?:has|have|had) )?(?:raised|lowered|cut|revised|increased|reduced|put|set)) (?P<content>"
        r"(?:up |down )?(?:to|at) (?:more than |at least |about |over |nearly )?[\w,-]+ (?:the|its|their) "
        rf"(?:[\w-]+ ){{0,2}}?(?:number|toll|figure|count|total|tally)\b{_REST})"
    ),
    re.compile(
        r"\b(?P<cue>(?:(?:has|have|had) )?counted) (?P<content>(?:at least |more than |about |some |over |nearly )?"
        rf"(?:\d[\d,]*|{_WORDS}) (?:[\w-]+ ){{0,2}}?[a-z]+s\b{_REST})"
    ),
    re.compile(
        r"\b(?P<cue>(?:(?:has|have|had) )?(?:count(?:s|ed)|estimate[sd]?|document(?:s|ed)|record(?:s|ed)"
        r"|register(?:s|ed)|tallied|verified|logged)) (?P<content>(?:at least |more than |about |some |over |nearly )?"
        r"(?:\d[\d,]*|(?!the |its |their |his |her |an? |this |that )[a-z]+(?:-[a-z]+)?) (?:[\w-]+ ){0,3}?"
        r"(?:dead|deaths|killed|wounded|injured|missing|rescued|captured|displaced|casualties|fatalities|bodies|victims|civilians|soldiers|strikes|attacks|incidents)\b"
        rf"{_REST})"
    ),
)
_ADVERBS = frozenset({"advmod", "aux", "neg"})
CONFIDENCE = 0.5


def add(document: Document, parsed: Parsed, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, tallies without source given their subject, and one more for each tally outside all of them.

    >>> from sayso.text.parse import parse
    >>> report = Document(id="a", text="Helping Hand put the figure at more than 5,000.")
    >>> [one] = add(report, parse(report), [])
    >>> [span.words(report.text) for span in one.source + one.cue + one.content]
    ['Helping Hand', 'put', 'the figure at more than 5,000']
    """
    found = [match for tally in _TALLIES for match in tally.finditer(document.text)]
    if not found:
        return attributions
    taken = [Span(*ends) for ends in joined(span for one in attributions for span in (*one.cue, *one.content))]
    known = list(attributions)
    added: list[Attribution] = []
    for match in sorted(found, key=lambda one: one.start()):
        source = _subject(parsed, match.start("cue"))
        whole = Span(match.start(), match.end())
        if source is None or any(other.overlaps(source) for other in taken):
            continue
        mine = [i for i, one in enumerate(known) if any(whole.contains(span) for span in one.cue)]
        if len(mine) == 1 and not known[mine[0]].source:
            known[mine[0]] = replace(known[mine[0]], source=(source,))
        elif not any(other.overlaps(whole) for other in taken):
            cue, content = Span(*match.span("cue")), Span(*match.span("content"))
            added.append(Attribution(f"t{len(added) + 1}", (source,), (cue,), (content,), confidence=CONFIDENCE))
    return [*known, *added]


def _subject(parsed: Parsed, verb: int) -> Span | None:
    """The words right before a verb that do the counting: its subject with all that belongs to it."""
    token = next((one for one in parsed.tokens if one.start == verb), None)
    if token is None:
        return None
    children = parsed.children(token)
    subject = next((child for child in children if child.dep == "nsubj" and child.end <= verb), None)
    if subject is None or subject.tag in ("WP", "WDT", "EX"):
        return None
    own = _below(parsed, subject)
    between = [child for child in parsed.tokens[subject.index + 1 : token.index] if child.index not in own]
    if any(child.dep not in _ADVERBS for child in between):
        return None
    last = max(index for index in own if index < token.index)
    return Span(parsed.tokens[min(own)].start, parsed.tokens[last].end)


def _below(parsed: Parsed, head: Token) -> set[int]:
    """The indices of a word and of all that hangs on it."""
    found, waiting = {head.index}, [head]
    while waiting:
        new = [child for child in parsed.children(waiting.pop()) if child.index not in found]
        found |= {child.index for child in new}
        waiting += new
    return found
