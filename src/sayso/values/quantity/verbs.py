"""Measures that verbs, participles and states around a figure decide: "killed 12", "six soldiers were wounded"."""

from __future__ import annotations

from sayso.text.tokens import Token
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import these
from sayso.values.quantity.scales import ONES
from sayso.values.quantity.vocabulary import Found, at_word, forms, of_token
from sayso.values.quantity.words import Line

_AUX = these(
    "were was are is be been being have has had got also people persons others more reportedly each all both other"
)
_PASSIVE_AUX = these("were was are is been being be got")
_TOLD = these(
    "reported confirmed believed feared found left listed presumed seriously slightly critically badly severely "
    "fatally reportedly also"
)
_BRIDGE = these(
    "who that which were was are is be been being have has had to either also reported reportedly confirmed "
    "believed feared said known listed presumed found left seriously slightly critically badly severely fatally "
    "others other people persons more of them those whom remain remained remains went still already now in so far "
    "lightly gravely mortally allegedly apparently immediately later instantly at least about not all both"
)
_BEFORE_NUMBER = these("the these those also another a an some other others more at least about only")
_OBJECT_STARTS = these("a an the his her its their another several some many no")
_LEAVING = these("leaving left leave leaves with")
_SAYING = these("say says said report reports reported announce announced claim claims claimed add adds added")
_CLIMBED = these("nummod conj quantmod appos amod compound nmod pobj prep dep advmod")
_QUANTIFIERS = these("most some none all half any many few several part majority each both third % percent cent")


def read(figure: Figure) -> Found | None:
    """What is done with the countable things of a figure, None where no word near it says."""
    if _is_whole(figure):
        return at_word(figure.line, figure.close, "noun") if figure.noun is None else None
    for rule in RULES:
        found = rule(figure)
        if found:
            return found
    return None


def _by_next_word(figure: Figure) -> Found | None:
    """ "12 killed", "six soldiers wounded in the raid"; not "12 gunmen killed a guard"."""
    line, at = figure.line, _past_aside(figure.line, figure.close)
    while line.lower(at) in _AUX or line.lower(at).endswith("ly"):
        at += 1
    if line.kind(at) != "word":
        return None
    passive = at_word(line, at, "participle")
    if passive and (_is_passive(line, at) or line.lower(at - 1) in _PASSIVE_AUX):
        return passive
    if not _takes_object(line, at):
        return at_word(line, at, "intransitive", "adjective")
    return None


def _past_aside(line: Line, at: int) -> int:
    """Past ", including two women," or "(three of them guards)" where an auxiliary follows."""
    closing = {",": ",", "(": ")"}.get(line.lower(at), "")
    for end in range(at + 1, min(at + 14, len(line.words))) if closing else ():
        if line.lower(end) == closing and line.lower(end + 1) in _PASSIVE_AUX | {"have", "has", "had", "died"}:
            return end + 1
    return at


def _by_relative(figure: Figure) -> Found | None:
    """ "two women who worked with them were brutally murdered": the verb after a relative clause."""
    line = figure.line
    if line.lower(figure.close) not in ("who", "that", "which"):
        return None
    for at in range(figure.close + 1, min(figure.close + 12, len(line.words))):
        if line.kind(at) == "mark":
            return None
        verb = at + 1 + line.lower(at + 1).endswith("ly")
        found = at_word(line, verb, "participle") if line.lower(at) in _PASSIVE_AUX else None
        if found:
            return found
    return None


def _among(figure: Figure) -> Found | None:
    """ "two officers are among the wounded", "among the dead were six nurses", "of those killed, 28 were …",
    "the dead include nine children"."""
    line, opening = figure.line, figure.opening
    for at in (*range(figure.close + 1, figure.close + 6), opening - 4):
        among = line.lower(at) == "among" or (line.lower(at) == "of" and line.lower(opening - 1) == ",")
        if among and line.lower(at + 1) in ("the", "those"):
            return at_word(line, at + 2, "participle", "adjective", "noun", "status")
    if line.lower(opening - 1) in ("include", "included", "includes", "including"):
        return at_word(line, opening - 2, "adjective", "noun", "status") or at_word(line, opening - 2, "participle")
    return None


def _takes_object(line: Line, at: int) -> bool:
    return line.lower(at + 1) in ("several", "some", "many", "no", "another")


def _is_passive(line: Line, at: int) -> bool:
    """Whether a participle that follows its noun without an auxiliary is passive: no object follows it."""
    if line.kind(at + 1) == "number" or line.lower(at + 1) in _OBJECT_STARTS:
        return False
    if line.kind(at + 1) in ("mark", ""):
        return True
    return line.token(at).tag == "VBN" or line.token(at + 1).pos in ("ADP", "ADV", "SCONJ", "CCONJ", "PUNCT")


def _by_word_before(figure: Figure) -> Found | None:
    """ "killed 12", "wounding four troops", "the death of 10 members", "left six dead"."""
    line = figure.line
    at = line.index_at(line.words[figure.lead].start) - 1
    while at >= 0 and line.lower(at) in _BEFORE_NUMBER:
        at -= 1
    if at < 0:
        return None
    word = line.lower(at)
    if word in ("of", "to", "for"):
        return at_word(line, at - 1 - (line.lower(at - 1) in ("[", "(")), "of")
    if word in _LEAVING:
        return _ahead(line, figure.close)
    if line.lower(at - 1) in _PASSIVE_AUX and word not in forms("verb"):
        return None
    return (
        at_word(line, at - 1, "verb", "participle")
        if f"{line.lower(at - 1)} {word}" in forms("participle")
        else at_word(line, at, "verb", "participle")
    )


def _ahead(line: Line, start: int) -> Found | None:
    for at in range(start, min(start + 4, len(line.words))):
        found = at_word(line, at, "adjective", "participle")
        if found or line.lower(at) not in _BRIDGE:
            return found
    return None


def _by_parse(figure: Figure) -> Found | None:
    """The verb that governs the figure: its passive subject, its object, the subject of "die"."""
    line = figure.line
    token = line.token(figure.noun[1] - 1 if figure.noun else figure.last - 1)
    for _ in range(4):
        head = line.parsed.head(token)
        if token.dep in ("nsubjpass", "nsubj"):
            return _of_subject(line, head)
        if token.dep == "dobj" or (token.dep == "conj" and head.pos == "VERB" and token.pos in ("NOUN", "NUM")):
            return at_word(line, line.word_at(head), "verb", "participle")
        if token.dep == "pobj" and head.lower == "of":
            noun = line.parsed.head(head)
            found = of_token(noun, "of")
            if found or noun.pos == "NUM":
                return found
        if token.dep not in _CLIMBED or (token.dep == "prep" and token.lower not in ("of", "including", "among")):
            return None
        token = head
    return None


def _of_subject(line: Line, verb: Token) -> Found | None:
    children = line.parsed.children(verb)
    passive = any(child.dep == "auxpass" for child in children)
    found = at_word(line, line.word_at(verb), "participle" if passive else "intransitive")
    if found:
        return found
    for child in children if verb.lower not in _SAYING else ():
        if child.start < verb.start:
            continue
        if child.dep in ("xcomp", "oprd", "acomp", "attr", "ccomp"):
            found = of_token(child, "adjective", *(("participle",) if passive or child.dep == "xcomp" else ()))
        elif child.dep == "conj" and not any(
            other.dep in ("nsubj", "nsubjpass") for other in line.parsed.children(child)
        ):
            found = of_token(child, "participle" if passive else "intransitive")
        if found:
            return found
    return None


def _by_bridge(figure: Figure) -> Found | None:
    """A measuring word a few words on, with nothing but auxiliaries and fillers between."""
    line = figure.line
    for at in range(figure.close, min(figure.close + 9, len(line.words))):
        if at > figure.close:
            found = at_word(line, at, "intransitive", "adjective")
            if found is None and line.lower(at - 1) in _PASSIVE_AUX | _TOLD:
                found = at_word(line, at, "participle")
            if found:
                return found
        if line.lower(at) not in _BRIDGE:
            return None
    return None


def _is_whole(figure: Figure) -> bool:
    """ "most of the 110 men surrendered": what is said of a part is not said of the whole."""
    line, at = figure.line, figure.opening - 1
    at -= line.lower(at) in ("the", "these", "those", "its", "their")
    return line.lower(at) == "of" and (
        line.lower(at - 1) in _QUANTIFIERS | ONES.keys() or line.kind(at - 1) in ("number", "fraction")
    )


def _by_modifier(figure: Figure) -> Found | None:
    """ "12 wounded soldiers", "30 displaced families"."""
    for at in range(*figure.noun) if figure.noun else ():
        found = at_word(figure.line, at, "participle", "adjective")
        if found:
            return found
    return None


RULES = (_by_next_word, _by_word_before, _by_modifier, _among, _by_parse, _by_bridge, _by_relative)
"""In this order; the first that finds a measure decides."""
