"""The running texts of a saved page in order, each with the element it stands in."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from sayso.model.documents import BlockKind

UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "head",
        "select",
        "textarea",
        "button",
        "object",
    ]
)
"""Elements whose words no reader of the page sees."""
FURNISHING = frozenset(
    {"mw-editsection", "mw-jump-link", "mw-cite-backlink", "noprint", "navbox", "catlinks", "hatnote", "toc", "reflist"}
    | {"shortdescription", "siteSub"}
)
"""Classes of what an encyclopedia prints around its article: "[edit]", lists of contents, notes and categories."""
MARK = re.compile(r"\[[^\[\]]{1,24}\]")
"""A raised mark of a note: "[1]", "[a]", "[citation needed]"."""
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"}
    | {"time", "tt", "u", "var", "wbr", "img", "br"}
)
"""Elements that do not break a line; all others do."""
KINDS: dict[str, BlockKind] = {
    "figcaption": "caption",
    "caption": "caption",
    "td": "table",
    "th": "table",
    "li": "list",
    "dd": "list",
    "dt": "list",
    "blockquote": "quote",
    **{f"h{level}": "heading" for level in range(1, 7)},
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together on the page, white space made single blanks, and the block element around them."""

    words: str
    element: HtmlElement
    kind: BlockKind

    @property
    def xpath(self) -> str:
        """Where the element stands in the page."""
        path: str = self.element.getroottree().getpath(self.element)
        return path


def is_unseen(element: HtmlElement) -> bool:
    """Whether a reader of the report does not see its words: scripts, hidden elements, marks of notes, furnishing.

    >>> from lxml.html import fromstring
    >>> [is_unseen(fromstring(it)) for it in ("<sup>[3]</sup>", "<p hidden>Six</p>", "<sup>2</sup>", "<p>Six</p>")]
    [True, True, False, False]
    """
    if element.tag in UNSEEN or "hidden" in element.attrib or HIDDEN.search(element.get("style") or ""):
        return True
    if element.tag == "sup":
        return MARK.fullmatch("".join(element.itertext()).strip()) is not None
    return not FURNISHING.isdisjoint((element.get("class") or "").split()) or element.get("id") in FURNISHING


def seen(page: HtmlElement) -> str:
    """The markup of the page without what is unseen."""
    page = copy.deepcopy(page)
    for element in [each for each in page.iter(etree.Element) if each.tag != "head" and is_unseen(each)]:
        if element.getparent() is not None:
            element.drop_tree()
    return etree.tostring(page, encoding="unicode", method="html")


def runs(page: HtmlElement) -> Iterator[Run]:
    """The running texts of the page in reading order; a double line break parts two, in a table any.

    >>> from lxml.html import document_fromstring
    >>> page = document_fromstring("<h1>Two <b>bridges</b></h1><figure><figcaption>Smoke</figcaption></figure>")
    >>> [(run.kind, run.words, run.xpath) for run in runs(page)]
    [('heading', 'Two bridges', '/html/body/h1'), ('caption', 'Smoke', '/html/body/figure/figcaption')]
    """
    around: list[HtmlElement] = []
    words: list[str] = []
    unseen = 0
    away = {element for element in page.iter(etree.Element) if is_unseen(element)}

    def said() -> Iterator[Run]:
        together = " ".join("".join(words).split())
        words.clear()
        if together:
            yield Run(together, around[-1], _kind(around[-1]))

    for event, element in etree.iterwalk(page, events=("start", "end", "comment", "pi")):
        tag = element.tag
        if event in ("comment", "pi"):
            if not unseen:
                words.append(element.tail or "")
            continue
        breaks = tag not in INLINE
        if event == "start":
            unseen += element in away
            if breaks and around:
                yield from said()
            if breaks:
                around.append(element)
            if tag == "br":
                following = element.getnext()
                double = following is not None and following.tag == "br" and not (element.tail or "").strip()
                words.append(" ")
                if (double or in_cell(element)) and not unseen:
                    yield from said()
            if not unseen:
                words.append(element.text or "")
            continue
        if breaks and around:
            yield from said()
            around.pop()
        unseen -= element in away
        if not unseen and around:
            words.append(element.tail or "")


def in_cell(element: HtmlElement) -> bool:
    """Whether it stands in a cell of a table, where each line is for itself."""
    return next(element.iterancestors("td", "th"), None) is not None


def _kind(element: HtmlElement) -> BlockKind:
    """What the nearest telling ancestor makes of the words."""
    for one in (element, *element.iterancestors()):
        if one.tag in KINDS:
            return KINDS[one.tag]
        if "caption" in (one.get("class") or "").lower() and one.tag in ("p", "div", "span", "dl"):
            return "caption"
    return "paragraph"
