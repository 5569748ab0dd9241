"""What quotation marks and punctuation ask for: whole quotations, each said by one speaker, and no stray marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.attribute.model.apart import apart
from sayso.attribute.model.citing import cited
from sayso.attribute.model.continued import continued
from sayso.attribute.model.edges import edged
from sayso.attribute.model.passives import without_subject
from sayso.attribute.model.quoting import quoted
from sayso.attribute.model.signed import sign
from sayso.attribute.model.spans import Found
from sayso.attribute.model.unsaid import unsaid
from sayso.model.spans import Span, Spans, hull, joined, touches
from sayso.text.quotes import Quotation, speeches

MOSTLY = 0.45
"""The share of a quotation that, once said, means that all of it is said."""
UTTERANCE = 4
"""The fewest words that make a quotation something said, rather than a name or a word set apart."""
PARAGRAPH = 300
"""What a paragraph break counts when the way from a cue to a quotation is measured, in characters."""
SENTENCE = 150
"""What the end of a sentence counts on that way, in characters."""
REACH = 4000
"""How many characters from its cue a content is looked for."""


def tidy(text: str, found: Sequence[Found], quotes: Sequence[Quotation]) -> list[Found]:
    """Findings with contents that keep quotations whole, edges that end with words, each thing said found once."""
    outermost = tuple(quote.span for quote in quotes if quote.level == 0)
    signed = sign(text, quotes)
    taken = [span for one in signed for span in one.content]
    others = [replace(one, content=_whole(_leaving(one, taken), outermost)) for one in found]
    shared = share(text, others, outermost)
    trimmed = [without_subject(text, edged(text, one, outermost)) for one in _own_sources(shared)]
    kept = [one for one in trimmed if one.content and not unsaid(text, one)]
    once = quoted(text, cited(text, _once([*kept, *signed])))
    said = continued(text, apart(once))
    return adopt(text, said, quotes, signed)


def _leaving(one: Found, taken: Sequence[Span]) -> Found:
    """The finding without quotations that are somebody else's."""
    content = one.content
    for quote in taken:
        if touches(content, (quote,)):
            content = _without(content, quote)
    return replace(one, content=content)


def _own_sources(found: Sequence[Found]) -> list[Found]:
    """The findings with sources that do not end with another's cue ("The army denied it and accused the rebels")."""
    cues = {one.cue[0].end: one.cue[0].start for one in found if one.cue}
    return [replace(one, source=tuple(_before(span, cues) for span in one.source)) for one in found]


def _before(span: Span, cues: Mapping[int, int]) -> Span:
    start = cues.get(span.end, span.end)
    return Span(span.start, start) if start > span.start else span


def _whole(one: Found, quotes: Spans) -> Spans:
    """The content with every quotation of which it holds enough."""
    content = list(one.content)
    first = bisect_left(quotes, (one.at - REACH,))
    for quote in quotes[first : bisect_right(quotes, (one.at + REACH,))]:
        if _held(one.content, quote) >= MOSTLY and not touches((quote,), one.source + one.cue):
            content.append(quote)
    return joined(content)


def _held(content: Spans, quote: Span) -> float:
    held = sum(max(0, min(quote.end, part.end) - max(quote.start, part.start)) for part in content)
    return held / (quote.end - quote.start)


def share(text: str, found: list[Found], quotes: Spans) -> list[Found]:
    """Give a quotation that two speakers are said to have said to the nearer one, if the other said more than it.

    In a relay both say the same and nothing else: they keep it. So does who reports the nearer one's saying it.
    """
    out = sorted(found, key=lambda one: one.at)
    for quote in quotes:
        if len(text[slice(*quote)].split()) < UTTERANCE:
            continue
        claiming = [i for i in _near(out, quote) if _held(out[i].content, quote) > 0 and _outside(out[i], quote)]
        if len(claiming) < 2:
            continue
        nearest = min(claiming, key=lambda i: _way(text, out[i], quote))
        for i in claiming:
            rest = _without(out[i].content, quote)
            reported = touches(out[nearest].cue, out[i].content)
            if i != nearest and not reported and any(char.isalnum() for part in rest for char in text[slice(*part)]):
                out[i] = replace(out[i], content=rest)
    return out


def _near(found: Sequence[Found], span: Span) -> range:
    """The numbers of the findings (in order of their cues) whose cue is within reach of a span."""
    first = bisect_left(found, span.start - REACH, key=lambda one: one.at)
    return range(first, bisect_right(found, span.end + REACH, key=lambda one: one.at))


def _outside(one: Found, quote: Span) -> bool:
    return bool(one.cue) and not touches(one.cue, (quote,))


def _without(content: Spans, quote: Span) -> Spans:
    pieces = [(Span(a, min(b, quote.start)), Span(max(a, quote.end), b)) for a, b in content]
    return tuple(part for pair in pieces for part in pair if part.start < part.end)


def _way(text: str, one: Found, quote: Span) -> int:
    """How far the cue stands from a quotation: characters, ends of sentences and paragraphs counting more."""
    cue = hull(one.cue)
    before = cue.end <= quote.start
    between = text[cue.end : quote.start] if before else text[quote.end : cue.start]
    ends = any(mark in between for mark in ".!?") or (not before and text[quote.end - 2] == ".")
    return len(between) + PARAGRAPH * between.count("\n") + SENTENCE * ends


def _once(found: Sequence[Found]) -> list[Found]:
    """Of findings with the same source and content, the one whose cue is surest.

    "some" of "by some estimates" is no second source beside the estimates.
    """
    best: dict[tuple[Spans, Spans], Found] = {}
    sources = {(one.content, span) for one in found for span in one.source}
    for one in found:
        if one.cue and one.source and _part_of_a_source(one, sources):
            continue
        key = (one.source, one.content)
        if key not in best or one.begins > best[key].begins:
            best[key] = one
    return sorted(best.values(), key=lambda one: (one.at, one.content))


def _part_of_a_source(one: Found, sources: set[tuple[Spans, Span]]) -> bool:
    whole = hull(one.source + one.cue)
    return whole not in one.source and (one.content, whole) in sources


def adopt(text: str, found: list[Found], quotes: Sequence[Quotation], signed: Sequence[Found] = ()) -> list[Found]:
    """Quotations that nobody says, right after what somebody said in quotation marks, go on with that speaker.

    What is `signed` ends with its signature.
    """
    quoted = tuple(quote.span for quote in quotes)
    for speech in speeches(quotes):
        parts = tuple(part.span for part in speech)
        near = _near(found, parts[0])
        if len(text[slice(*parts[0])].split()) < UTTERANCE or any(_has(found[i], parts) for i in near):
            continue
        ends = [(hull(found[i].source + found[i].cue + found[i].content).end, i) for i in near]
        end, i = max((pair for pair in ends if pair[0] <= parts[0].start), default=(0, -1))
        if i < 0 or found[i] in signed or any(char.isalnum() for char in text[end : parts[0].start]):
            continue
        if touches(found[i].content, quoted[bisect_left(quoted, (end - REACH,)) :]):
            found[i] = replace(found[i], content=joined(found[i].content + parts))
    return found


def _has(one: Found, parts: Spans) -> bool:
    return touches(parts, one.content + one.cue)
