"""Whether a capitalised name means a place where it stands: what the report says around it, and of it elsewhere."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Set
from dataclasses import dataclass
from importlib.resources import files

from sayso.text.tokens import Parsed, Token

Ends = tuple[int, int]
"""The tokens of a name, half-open."""
PEOPLES = frozenset({"NORP"})
SPEECH = frozenset({"say", "tell", "add", "ask", "explain", "note", "recall", "reply", "testify", "write", "think"})
_LISTING = frozenset({",", "and", ", and"})
SURE, WELL_KNOWN, LARGE = 6.0, 5.3, 4.3
"""Prominence that a name needs: to be a region or country, where the parse takes it for something else, for part of a
longer name; beside words that speak for a place it needs none."""


@functools.cache
def words(use: str) -> frozenset[str]:
    """The words of `words.tsv` with one use: "preposition", "verb" ("shelled Rochester"), "local" ("a Rochester man")
    and "kind" ("the village of") speak for a place, "title" for a person."""
    with files(__package__).joinpath("words.tsv").open(encoding="utf-8") as lines:
        return frozenset(row["word"] for row in csv.DictReader(lines, delimiter="\t") if row["use"] == use)


@dataclass(frozen=True)
class Evidence:
    """A report's tokens, and the words that it uses as parts of people's names or under a title."""

    parsed: Parsed
    people: frozenset[str]

    @classmethod
    def of(cls, parsed: Parsed) -> Evidence:
        """Gather the words of people's names: of full ones, and those that follow a title."""
        full = (name for name in parsed.names if name.label == "PERSON" and name.last - name.first > 1)
        called = {token.text for name in full for token in parsed.tokens[name.first : name.last]}
        called |= {
            token.text
            for before, token in zip(parsed.tokens, parsed.tokens[1:], strict=False)
            if before.lower in words("title") and token.text[0].isupper() and before.text[0].isupper()
        }
        return cls(parsed, frozenset(called))

    def confirmed(self, first: int, last: int, prominence: float | None) -> bool:
        """Whether a name that the parse took for a place may stay one: no abbreviation out of place, no person."""
        if first >= last or not self._shaped(first, last, prominence):
            return False
        token = self.parsed.tokens[first]
        if prominence is None and not any(each.text[0].isupper() for each in self.parsed.tokens[first:last]):
            return False
        if last - first == 1 and token.text in self.people:
            return self._placed(first, last) or (prominence or 0.0) >= SURE
        return prominence is not None or not self._speaks(token)

    def telling(self, first: int, last: int, prominence: float, *, again: bool = False) -> bool:
        """Whether a name that the gazetteer knows, and the parse did not mark, stands where a place stands.

        A people's name does. A name that the parse gives to a person or an organisation needs to be a well-known place,
        to stand beside words that speak for a place, or to be one elsewhere in the report (`again`); as the first part
        of an organisation's name ("Alexandria Police"), or after "of" in it, to be a large one.
        """
        token = self.parsed.tokens[first]
        if not self._shaped(first, last, prominence):
            return False
        if token.entity in PEOPLES:
            return True
        if token.entity == "PERSON" and self._inside(first, last):
            return False
        placed = self._placed(first, last)
        if last - first == 1 and token.text in self.people and not placed:
            return False
        if again:
            return True
        if token.entity and self._inside(first, last):
            return self._opens(first) and prominence >= LARGE
        if placed:
            return True
        if token.entity:
            return prominence >= WELL_KNOWN
        if last - first > 1:
            return True
        return token.tag.startswith("NNP") and len(token.text) > 2 and prominence >= LARGE and not self._speaks(token)

    def listed(self, sure: Set[Ends], known: Iterable[Ends]) -> list[Ends]:
        """Those of the known names that stand in one list with a place: "Goma, Bukavu and Sake"."""
        found: list[Ends] = []
        chain: list[Ends] = []
        joined = ""
        for name in [*sorted({*sure, *known}), (len(self.parsed.tokens), len(self.parsed.tokens))]:
            gap = " ".join(token.lower for token in self.parsed.tokens[chain[-1][1] : name[0]]) if chain else ""
            if gap in _LISTING:
                joined += gap
            else:
                found += chain if "and" in joined and not sure.isdisjoint(chain) else []
                chain, joined = [], ""
            chain.append(name)
        return [name for name in found if name not in sure and not self._personal(*name)]

    def _personal(self, first: int, last: int) -> bool:
        token = self.parsed.tokens[first]
        return (last - first == 1 and token.text in self.people) or self._inside(first, last)

    def _shaped(self, first: int, last: int, prominence: float | None) -> bool:
        """Abbreviations ("Miss.", "PA", "Al") name a place after a comma only; of short capitals only countries do."""
        text = self.parsed.tokens[first].text
        if last - first > 1:
            return True
        if self._glued(first) and ((len(text) < 4 and text.istitle()) or self._typed(first)):
            return False
        after_comma = first > 0 and self.parsed.tokens[first - 1].text == ","
        if (text.endswith(".") and not text.isupper()) or (len(text) == 2 and text.istitle()):
            return after_comma
        if text.isupper() and len(text) <= 4:
            return (prominence or 0.0) >= SURE or after_comma
        return True

    def _glued(self, index: int) -> bool:
        """Whether a hyphen without a space follows: "Al-Shifa", "Wal-Mart"."""
        after = self.parsed.tokens[index + 1 : index + 2]
        return bool(after) and after[0].text == "-" and after[0].start == self.parsed.tokens[index].end

    def _typed(self, index: int) -> bool:
        """Whether one letter or a number follows a hyphen, as in the type of a weapon: "Iskander-K"."""
        after = self.parsed.tokens[index + 2 : index + 3]
        return bool(after) and (len(after[0].text) == 1 or after[0].text.isdigit())

    def _placed(self, first: int, last: int) -> bool:
        """Whether the words around it speak for a place: a preposition, a kind of place, a region after a comma."""
        tokens = self.parsed.tokens
        before = tokens[first - 1] if first else None
        if before is not None and before.lower in ("the", "a") and first > 1:
            before = tokens[first - 2]
        if before is not None and before.lower in words("preposition"):
            return True
        if before is not None and before.pos == "VERB" and before.lemma.lower() in words("verb"):
            return True
        if before is not None and before.lower == "of" and before.index:
            noun = tokens[before.index - 1]
            return (
                noun.lemma.lower() in words("kind")
                or noun.lower in words("kind")
                or noun.entity == "PERSON"
                or noun.text == ","
            )
        after = tokens[last : last + 1]
        if after and after[0].lemma.lower() in words("local") and after[0].text.islower():
            return True
        return self._dateline(first, last)

    def _dateline(self, first: int, last: int) -> bool:
        """Capitals before a dash or a comma ("COLUMBUS --") open a report."""
        tokens = self.parsed.tokens
        after = tokens[last].text if last < len(tokens) else ""
        capitals = all(token.text.isupper() for token in tokens[first:last]) and len(tokens[first].text) > 4
        return capitals and after in ("--", "—", "–", "-", ",", "(", ":")

    def _opens(self, first: int) -> bool:
        """Whether it opens a longer name, its article apart, or follows "of" or "and" in one."""
        tokens = self.parsed.tokens
        at = first - 1 if first and tokens[first - 1].lower in ("the", "of", "in", "at", "and", ",") else first
        if at and tokens[at].lower in ("of", "in", "at", "and", ","):
            return True
        return at == 0 or tokens[at - 1].entity != tokens[first].entity

    def _inside(self, first: int, last: int) -> bool:
        """Whether it is only a part of a longer name; its article is none of it."""
        tokens = self.parsed.tokens
        around = [*tokens[max(0, first - 1) : first], *tokens[last : last + 1]]
        return any(each.entity == tokens[first].entity and each.lower not in ("the", "'s", "’s") for each in around)

    def _speaks(self, token: Token) -> bool:
        """Whether it says or tells something, as people do."""
        return token.dep == "nsubj" and self.parsed.head(token).lemma in SPEECH
