"""What a single line of an article page looks like: a byline, a photo credit, a list item, a heading, a sentence."""

from __future__ import annotations

import re

_NAMES = r"[A-Z][\w.'’-]*(?:[\s,|/&()–—]+(?:[A-Z][\w.'’-]*|of|for|via|and|the|in|de|van|der|al|courtesy))*[.)\]]?$"
BYLINE = (
    re.compile(rf"^(?:By|BY|Written by|Reported by|Story by|Words by|Text by):?\s+{_NAMES}"),
    re.compile(r"^\(?(?:Additional )?(?:Reporting|Writing|Editing) by .{1,200}\)?$"),
    re.compile(
        r"^(?i:published|posted|updated|last updated|first published)\b:?(?: on| at)?\s+(?:\w+day,?\s+)?"
        r"(?:\d{1,2}\b|[A-Z][a-z]{2,8}\.?\s+\d).{0,40}\d{4}.{0,40}$"
    ),
)
DATE_ONLY = re.compile(
    r"^(?:\w+day,?\s+)?(?:\d{1,2}\s+[A-Z][a-z]+\.?|[A-Z][a-z]+\.?\s+\d{1,2}),?\s+(?:19|20)\d\d"
    r"(?:[\s,|•·–-]+(?:at\s+)?\d{1,2}[:.]\d\d.{0,20})?$"
)
CREDIT = (
    re.compile(rf"(?:Photo|Picture|Image|Photograph|Credit)s?(?:\s+credit)?\s*(?:by\b|courtesy\b|[:/])\s*{_NAMES}"),
    re.compile(r"\((?:AP|AFP|Reuters|Getty)\b[^().]{0,60}[Pp]hotos?[^().]{0,60}\)$"),
    re.compile(r"(?:via|/|\|)\s*(?:AP|AFP|Reuters|Getty Images|AFP via Getty Images|Shutterstock|EPA)\)?$"),
)
CAPTION_HEAD = re.compile(
    r"^(?:(?:FILE|File)(?: (?:PHOTO|[Pp]hoto|IMAGE|[Ii]mage))?|PHOTO|Photo|Image|Caption)\s*[:—–-]\s"
)
ITEM = re.compile(r"^(?:[•·▪●◦‣*+–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
PLACE_LINE = re.compile(r"^[A-Z][\w .,'’-]{2,40}\s\([A-Z]\w{1,12}\)\s*[—–-]*$")
FURNITURE = re.compile(
    r"^(?:advertisements?|read more|read also|related(?: (?:articles|stories|topics))?|share(?: this.*)?|sign up.*|"
    r"subscribe.*|story continues below.*|click here.*|comments?|print|e-?mail|see also|more on this story|topics)\W*$",
    re.IGNORECASE,
)
END = re.compile(r"[.!?:;,…][\"'”’»)\]\s]*$")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]\s]*$")
LONGEST_HEADING = 100
LONGEST_TITLE = 200
LONGEST_CAPTION = 400


def is_byline(line: str) -> bool:
    """Whether the line says who wrote or edited the report, when it was published, or where it was filed.

    >>> is_byline("By Ana Roe and Ivo Tam, Northgate News"), is_byline("By then the bridge had fallen")
    (True, False)
    """
    return any(form.match(line) for form in (*BYLINE, DATE_ONLY, PLACE_LINE))


def has_credit(line: str) -> bool:
    """Whether the line is marked as a photo's: it ends with a credit or begins with "File photo:".

    >>> has_credit("Smoke over Kessa. Photo: Ana Roe/Northgate"), has_credit("Images by satellite showed smoke.")
    (True, False)
    """
    return len(line) <= LONGEST_CAPTION and (
        bool(CAPTION_HEAD.match(line)) or any(form.search(line[-160:]) for form in CREDIT)
    )


def is_open(line: str) -> bool:
    """Whether the line has no end mark, as titles, captions and headings have none.

    >>> is_open("Trench warfare begins"), is_open("The New York paper reports:")
    (True, False)
    """
    return not END.search(line)


def is_heading(line: str) -> bool:
    """Whether the line could head a section: short, open, begun with a capital or a figure."""
    return len(line) <= LONGEST_HEADING and is_open(line) and (line[0].isupper() or line[0].isdigit())


def is_headline(line: str) -> bool:
    """Whether a closed line is set like a headline: most of its longer words begin with a capital.

    >>> is_headline("Two Bridges Fall as Kessa Offensive Widens."), is_headline("Two bridges fell on Tuesday.")
    (True, False)
    """
    words = re.findall(r"[^\W\d_][\w'’-]{3,}", line)[1:]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def key(line: str) -> str:
    """What two printings of one line have in common: its letters and figures.

    >>> key("‘Two Bridges’ Fall.") == key("Two bridges fall")
    True
    """
    return " ".join(re.findall(r"\w+", line.casefold()))
