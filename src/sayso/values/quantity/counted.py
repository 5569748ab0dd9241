"""The counted thing: the noun phrase after a number, its head, and the wider phrase that names the population."""

from __future__ import annotations

from sayso.model.spans import Span
from sayso.text.tokens import Token
from sayso.values.quantity import units
from sayso.values.quantity.figures import Figure
from sayso.values.quantity.lexicon import column, members, these
from sayso.values.quantity.scales import ONES
from sayso.values.quantity.words import Line, Word

_STOP = these(
    "were was are is be been being have has had who which that and or but in on at of to from by with for as than "
    "after before during while when where into near since until over under through against among including also "
    "each ago later earlier more less not a an the this these those his her its their our there so if because "
    "although according says said told it he she they we i you them him us all both some any no between within "
    "without about around every per will would could may might must can should do does did other others another "
    "yesterday today tonight overnight several many few mr mrs ms dr"
)
_PERIOD_STARTS = these("last next past this")
_OPENERS = these("the those these its their his her our all my")
_PEOPLE_BY_STATE = these("dead wounded injured killed missing displaced arrested detained")
_UNNAMED = these("most more such very newly recorded estimated")
_STEMS = {
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "leaves": "leaf",
    "wolves": "wolf",
    "shelves": "shelf",
    "thieves": "thief",
    "halves": "half",
    "children": "child",
}
_NO_PLURAL = (("ss", "us", "is", "oes"), ("ss", "us", "oes"))
"""Endings of nouns that stay as they are; of names too, but for "Somalis" and the like."""
_PLURAL_ONLY = these("people series species forces troops police personnel staff")
_NOUNS = ("NOUN", "PROPN")
_PHRASE = ("NOUN", "PROPN", "ADJ")


def read(figure: Figure) -> None:
    """Find the noun phrase that a figure counts, right after it, and name its unit."""
    line = figure.line
    if figure.kind not in ("", "share"):
        return
    at = figure.after if not figure.per else figure.last
    at = _opened(figure, at)
    if figure.kind == "share" and not figure.whole:
        return
    if line.lower(at - 1) in _OPENERS | {"of"} and (line.kind(at) == "number" or line.lower(at) in ONES):
        return  # "three of its 40 tanks"
    first, last, head = phrase(line, at)
    if line.lower(at - 1) == "of" and line.kind(last) == "number":
        return  # "two of Merra's 36 hospitals"
    if last - first == 1 and line.lower(first) in members("measures", "form", "participle"):
        return  # "13 hurt"
    if head is None and figure.whole and line.lower(at) in _PEOPLE_BY_STATE:
        first, last, head = at, at + 1, at
    if head is None or (line.words[at].glued and at == figure.last and line.lower(at) != "-"):
        return
    figure.noun = (first, last)
    span = wider(line, (first + (line.lower(first) == "more"), last))
    if figure.part or figure.kind == "share":
        figure.share_of = span
    else:
        figure.of = span
    if figure.kind:
        return
    figure.unit = _measure_word(figure, first, head) or name(line, first, last, head)
    _physical(figure, first, head)
    if figure.per is None:
        rate = units.rate(line.text, line.words[last - 1].end)
        if rate:
            figure.per, figure.per_end = rate


def _measure_word(figure: Figure, first: int, head: int) -> str | None:
    """ "a 12 page document", "the 11 member bloc": a number above one counts no singular head."""
    line = figure.line
    if line.shouting or figure.low <= 1 or head == first or line.token(head).tag not in ("NN", "NNP"):
        return None
    token = line.token(first)
    return line.lower(first) if token.tag == "NN" and line.kind(first + 1) == "word" else None


def _physical(figure: Figure, first: int, head: int) -> None:
    """ "50 previous years", "billions of dollars", "thousands of acres": a physical unit or currency all the same."""
    line = figure.line
    unit = units.after(line.text, line.words[first].start) or units.after(line.text, line.words[head].start)
    if unit and unit.end == line.words[head].end and (unit.kind == "duration" or (figure.whole and figure.vague)):
        figure.unit, figure.kind, figure.of = unit.name, unit.kind, None


def _opened(figure: Figure, at: int) -> int:
    """Where the counted noun may begin: past "of the", a hyphen, "more"."""
    line = figure.line
    if line.lower(at) == "+":
        return at + 1
    if (line.lower(at) == "-" and line.lower(at + 1) in ("odd", "some", "plus")) or (
        line.lower(at) == "or" and line.lower(at + 1) in ("more", "fewer", "less", "so")
    ):
        return at + 2
    if line.lower(at) == "-" and line.kind(at + 1) == "word":
        return at + 1
    if figure.part and line.lower(at) in _OPENERS:
        figure.whole = True
        return at + 1
    if line.lower(at) == "of":
        if line.lower(at + 1) in _OPENERS:
            figure.whole = True
            return at + 2 + (line.lower(at + 1) == "all" and line.lower(at + 2) in _OPENERS)
        if figure.part or figure.vague or figure.kind == "share":
            figure.whole = True
            return at + 1
    return at + (line.lower(at) in ("other", "further", "others", "such", "of"))


def phrase(line: Line, at: int) -> tuple[int, int, int | None]:
    """The words from `at` that form a noun phrase (half-open), and the index of its head, None if there is none."""
    first, head = at, None
    if line.lower(at) == "more":
        at += 1
    while at < len(line.words):
        word = line.words[at]
        if at > first and word.text == "-" and word.glued and line.lower(at + 1) in ("and", "or"):
            at += 2
            continue
        if _is_joint(line, at) and at > first:
            at += 1
            continue
        if word.lower in ("and", "or") and at > first and _pairs(line, at, head):
            at += 1
            continue
        if word.kind not in ("word", "code") or (word.lower in _STOP and word.text != "US"):
            break
        token = line.token(at)
        hyphened = line.lower(at - 1) == "-" and word.glued
        if word.lower in _PERIOD_STARTS or (head is not None and not hyphened and _ends(line, at, token)):
            break
        if token.pos in _NOUNS or (line.shouting and _noun_like(word.lower)) or _types(word):
            if head is not None and token.pos == "PROPN" and line.token(head).tag == "NNS" and not line.shouting:
                break
            head = at
        elif not (hyphened or _hyphen_follows(line, at) or _modifies(line, at, token)):
            break
        at += 1
    if head is None:
        return first, first, None
    return first, head + 1, head


def _types(word: Word) -> bool:
    """ "five Su-34s": a type of equipment in the plural, which parsers take for an adjective."""
    return word.kind == "code" and word.text.endswith("s")


def _pairs(line: Line, at: int, head: int | None) -> bool:
    """ "digital and physical sales", "Shahed and decoy drones": two attributes of one noun."""
    if at + 2 >= len(line.words) or line.shouting or line.token(at + 2).tag != "NNS":
        return False
    one, other = line.token(at - 1), line.token(at + 1)
    if "ADJ" in (one.pos, other.pos):
        return (one.pos == other.pos or one.text[0].isupper()) and head is None
    return one.tag in ("NN", "NNP") and other.tag in ("NN", "NNP")


def _is_joint(line: Line, at: int) -> bool:
    """A hyphen, slash or apostrophe inside a word: "air-defence", "Mig/Su"."""
    word = line.words[at]
    return (
        word.text in ("-", "–", "'", "’", "/") and word.glued and at + 1 < len(line.words) and line.words[at + 1].glued
    )


def _hyphen_follows(line: Line, at: int) -> bool:
    """ "burnt-out tanks", "well-armed men": the first part of a compound modifier."""
    return at + 2 < len(line.words) and line.words[at + 1].text == "-" and _is_joint(line, at + 1)


def _noun_like(word: str) -> bool:
    return word not in members("measures", "form", "verb") and word not in members("measures", "form", "intransitive")


def _ends(line: Line, at: int, token: Token) -> bool:
    """A verb or participle after the head ends the phrase: "six soldiers | killed"."""
    if line.lower(at) in members("measures", "form", "participle") or (
        line.shouting and not _noun_like(line.lower(at))
    ):
        return True
    return token.pos in ("VERB", "AUX", "ADP", "SCONJ", "DET", "PRON", "ADV") and not line.shouting


def _modifies(line: Line, at: int, token: Token) -> bool:
    following = line.token(at + 1).pos if at + 1 < len(line.words) else ""
    if token.pos in ("ADJ", "NUM") or line.shouting:
        return line.kind(at) in ("word", "code")
    if token.pos == "VERB" and token.tag in ("VBN", "VBG", "VBD"):
        return following in (*_PHRASE, "PUNCT") and line.kind(at + 1) != "" and line.lower(at + 1) not in (".", ",")
    if token.pos == "ADV":
        return following in ("ADJ", "VERB")
    return False


def name(line: Line, first: int, last: int, head: int) -> str:
    """The unit's name: adjectives and nouns in lower case, the head in the singular unless it is a count by itself."""
    parts: list[str] = []
    glue = False
    for at in range(first, last):
        word, token = line.words[at], line.token(at)
        if word.text in ("-", "/", "–"):
            glue = bool(parts)
            continue
        if at != head and word.lower in _UNNAMED:
            continue
        if (
            at != head
            and (token.pos not in (*_PHRASE, "NUM") or (word.kind != "code" and token.pos == "NUM"))
            and not glue
            and line.lower(at + 1) != "-"
        ):
            continue
        if at == head:
            text = word.lower.removesuffix("s") if _types(word) else singular(word.lower, token)
        else:
            text = token.lemma.lower() if token.tag in ("JJR", "JJS") else word.lower
        if glue:
            parts[-1] += "-" + text
        else:
            parts.append(text)
        glue = False
    return " ".join(parts)


def singular(word: str, token: Token) -> str:
    """The noun in the singular; nouns that are counts by themselves ("casualties") stay as written.

    >>> singular("doses", Token(0, 0, 5, "doses", "doses", "dos", "NOUN", "NNS", "dobj", 0, "", 0))
    'dose'
    """
    if word in members("measures", "form", "noun") or word in (
        "people",
        "series",
        "species",
        "forces",
        "troops",
        "police",
    ):
        return word.removesuffix("s") if word in ("troops",) else word
    if token.tag not in ("NNS", "NNPS") and word not in column("classes", "word", "class"):
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    if not word.endswith("s") or word.endswith(_NO_PLURAL[token.tag == "NNPS"]) or word in _STEMS:
        return _STEMS.get(word, token.lemma.lower() if token.lemma.islower() else word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes", "buses")) else word[:-1]


def wider(line: Line, noun: tuple[int, int]) -> Span:
    """The noun phrase with an "of" phrase right after it: "members of the committee"."""
    first, last = noun
    end = last
    if line.lower(last) == "of" and last + 1 < len(line.words):
        at = last + 1
        while line.lower(at) in ("the", "a", "an", "his", "her", "its", "their", "this", "that"):
            at += 1
        _, stop, head = phrase(line, at)
        if head is not None:
            end = stop
    return line.span(first, end)


def named_after(line: Line, at: int) -> Span | None:
    """The phrase that says whose casualties they are: "among Ukrainian forces", "on the government side"."""
    if line.lower(at) not in ("among", "amongst", "of", "on", "for"):
        return None
    side = line.lower(at) in ("on", "for")
    at += 1
    while line.lower(at) in ("the", "its", "their", "his", "a"):
        at += 1
    first, last, head = phrase(line, at)
    if head is None or (side and line.lower(head) not in ("side", "part")):
        return None
    return line.span(first, last)
