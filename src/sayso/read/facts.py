"""What a saved page says about itself: title, byline, publisher, day of publication, language, address."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from sayso.read.dates import day

ARTICLES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "BlogPosting"}
    | {"LiveBlogPosting", "OpinionNewsArticle", "Report", "SocialMediaPosting", "WebPage"}
)
"""schema.org types that describe the page's report, in the words of JSON-LD."""
DATES = (
    *("article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dcterms.created", "dc.date"),
    *("dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publication_date", "date"),
)
TITLES = ("og:title", "twitter:title", "headline", "dc.title")
AUTHORS = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author")
OUTLETS = ("og:site_name", "publisher", "dc.publisher", "application-name")


@dataclass(frozen=True, slots=True)
class Facts:
    """The page's own statements; None where it makes none."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    date: datetime.date | None = None
    lang: str | None = None
    url: str | None = None


def facts(page: HtmlElement) -> Facts:
    """The publication facts that the page states in JSON-LD, meta elements, `<time>` and `<title>`, in that order.

    >>> from lxml.html import document_fromstring
    >>> facts(document_fromstring('<html lang="en-GB"><meta property="og:site_name" content="Kessa Wire"></html>'))
    Facts(title=None, byline=None, outlet='Kessa Wire', date=None, lang='en', url=None)
    """
    article = _article(page)
    meta = _meta(page)
    titles = [text for text in (one.text_content() for one in page.xpath("//head/title")) if text.strip()]
    days = [article.get("datePublished"), *(meta.get(name) for name in DATES), *_times(page)]
    return Facts(
        title=_first(article.get("headline"), *(meta.get(name) for name in TITLES), *titles),
        byline=_first(_names(article.get("author")), *(meta.get(name) for name in AUTHORS)),
        outlet=_first(_names(article.get("publisher")), *(meta.get(name) for name in OUTLETS)),
        date=next((found for stated in days if isinstance(stated, str) and (found := day(stated))), None),
        lang=_language(_first(*page.xpath("//html/@lang"), article.get("inLanguage"), meta.get("og:locale"))),
        url=_first(*page.xpath("//link[@rel='canonical']/@href"), meta.get("og:url")),
    )


def _meta(page: HtmlElement) -> dict[str, str]:
    """Name, property or itemprop of each meta element -> its content, the first of each."""
    found: dict[str, str] = {}
    for one in page.iter("meta"):
        name = one.get("property") or one.get("name") or one.get("itemprop")
        if name and one.get("content"):
            found.setdefault(name.lower(), one.get("content"))
    return found


def _times(page: HtmlElement) -> list[str]:
    """The machine-readable times of the page, those marked as publication first."""
    marked = "contains(@itemprop,'datePublished') or @pubdate or contains(@class,'publish')"
    times = page.xpath(f"//time[{marked}]/@datetime") or page.xpath("(//article|//header|//main)//time/@datetime")
    return [str(one) for one in times[:1]]


def _article(page: HtmlElement) -> Mapping[str, Any]:
    """The JSON-LD object that describes the report; a report's type goes before the page's."""
    found = [one for script in page.xpath("//script[@type='application/ld+json']") for one in _objects(script.text)]
    return max(found, key=lambda one: "headline" in one, default={})


def _objects(words: str | None) -> Iterator[Mapping[str, Any]]:
    try:
        waiting = [json.loads(words or "null", strict=False)]
    except (json.JSONDecodeError, RecursionError):
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            types = one.get("@type")
            if ARTICLES & {str(name) for name in (types if isinstance(types, list) else [types])}:
                yield one
            waiting += [value for value in one.values() if isinstance(value, dict | list)]


def _names(value: object) -> str | None:
    """The name or names of a JSON-LD person or organisation."""
    if isinstance(value, list):
        return ", ".join(name for one in value if (name := _names(one))) or None
    if isinstance(value, Mapping):
        return _names(value.get("name"))
    return value if isinstance(value, str) else None


def _language(code: str | None) -> str | None:
    return code.replace("_", "-").split("-")[0].lower() if code else None


def _first(*values: object) -> str | None:
    """The first that is words, white space made single blanks."""
    return next((" ".join(value.split()) for value in values if isinstance(value, str) and value.strip()), None)
