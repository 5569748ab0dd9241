"""The words of time (`words.tsv`) and the small language in which the rules spell their patterns."""

from __future__ import annotations

import csv
import functools
import re
from importlib import resources

GAP = r"(?:[^\S\n]+|[^\S\n]*\n(?=[a-z0-9]))"
"""What a space in a pattern stands for: blanks of any kind, or a line break inside a sentence."""


@functools.cache
def lexicon() -> dict[str, dict[str, str]]:
    """What each word of time means, by kind: `lexicon()["month"]["august"]` is "08".

    >>> lexicon()["season"]["autumn"]
    'FA'
    """
    kinds: dict[str, dict[str, str]] = {}
    with resources.files(__package__).joinpath("words.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            kinds.setdefault(row["kind"], {})[row["word"]] = row["value"]
    return kinds


def meaning(kind: str, words: str) -> str:
    """The value of words as they stand in a text: case, dots, blanks and curly apostrophes do not count.

    >>> meaning("month", "Sept."), meaning("holiday", "New Year’s  Eve")
    ('09', '12-31')
    """
    return lexicon()[kind][plain(words)]


def plain(words: str) -> str:
    """The words in lower case, with single blanks, straight apostrophes and no final dot."""
    return " ".join(words.lower().replace("’", "'").split()).rstrip(".")


def phrase(pattern: str) -> re.Pattern[str]:
    """A pattern of the rules, compiled: a space stands for any gap, `<month>` for the words of that kind.

    `<month=m2>` names the group "m2"; `<unit>` matches one unit with or without a plural "s".

    >>> phrase("<day> <month> <year>").search("on 6\\u00a0August 2024").groupdict()
    {'day': '6', 'month': 'August', 'year': '2024'}
    """
    expanded = re.sub(r"(?<!\?P)<(\w+)(?:=(\w+))?>", lambda m: f"(?P<{m[2] or m[1]}>{_alternatives(m[1])})", pattern)
    expanded = re.sub(r"\[[^\]]*\]", lambda m: m[0].replace(" ", r"\x20\xa0"), expanded)
    return re.compile(r"(?<![\w$£€])" + expanded.replace(" ", GAP) + r"(?!\w)", re.IGNORECASE)


@functools.cache
def _alternatives(name: str) -> str:
    if name in _SHAPES:
        return re.sub(r"<(\w+)>", lambda m: f"(?:{_alternatives(m[1])})", _SHAPES[name])
    words = sorted(lexicon()[name.replace("_", " ")], key=lambda word: (-len(word), word))
    spelled = [re.escape(word).replace(r"\ ", " ").replace("'", "['’]") for word in words]
    if name == "month":
        return "(?:" + "|".join(spelled) + r")(?:(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.|(?<=sept)\.)?"
    return "(?:" + "|".join(spelled) + ")"


_SHAPES = {
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
    "nth": r"(?:\d{1,3}(?:st|nd|rd|th)|<ordinal>)",
    "year": r"(?:1\d|20)\d\d(?![\d,.]*\d)",
    "bc": r"(?: (?:BCE?|B\.C\.E\.|B\.C\.?))",
    "weekday": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    "daypart": r"(?:morning|afternoon|evening|night)",
    "unit": r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century)",
    "units": r"(?:<unit>s?|centuries)",
    "plural": r"(?:minutes|hours|days|weeks|months|years|decades|centuries)",
    "period": r"(?:day|weekend|week|month|quarter|year|decade|century)",
    "count": r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|(?:a )?(?:<number>)(?:[- ](?:and )?(?:<number>)){0,3}"
    r"(?:(?: and)?(?: a)? half)?)",
    "compound": r"(?:\d+|(?:<number>)(?:[- ](?:<number>))?)",
    "amount": r"(?:half an?|a couple of|a few|a number of|dozens of|a dozen|two dozen|(?:some )?<count>|an?(?! of\b)"
    r"|several|some|many|few|numerous)",
    "edge": r"the (?:beginning|start|middle|end) of",
    "sooner": r"(?:early|earlier|late|later)",
    "that": r"(?:the following|the next|the previous|the preceding|the ensuing|the same|that same|that very|that)",
    "clock": r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d(?::[0-5]\d)?)",
}
