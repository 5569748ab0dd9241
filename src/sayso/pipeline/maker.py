"""Which finders read a document, and the name under which the ledger keeps what they found."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sayso.attribute import model, rules
from sayso.link import places, speakers
from sayso.model.claims import Attribution
from sayso.model.documents import Document
from sayso.model.errors import UnknownName
from sayso.model.values import Place, Quantity, TimeInterval
from sayso.text.tokens import Parsed
from sayso.values import place, quantity, time
from sayso.values.place.find import Known

Attribute = Callable[[Document, Parsed], list[Attribution]]


class PlaceFinder(Protocol):
    """Finds place names; `known` says which names the gazetteer has."""

    def __call__(self, document: Document, parsed: Parsed, *, known: Known) -> list[Place]:
        """The places, not yet resolved."""
        ...


ATTRIBUTES: dict[str, Attribute] = {"model": model.attribute, "rules": rules.attribute}
"""The finders of source, cue and content that `--attribute` names."""


@dataclass(frozen=True, slots=True)
class Values:
    """The readers of figures, times and places; each can be replaced by a function of the same shape."""

    quantities: Callable[[Document, Parsed], list[Quantity]] = quantity.find
    times: Callable[[Document, Parsed], list[TimeInterval]] = time.find
    places: PlaceFinder = place.find


@dataclass(frozen=True, slots=True)
class Files:
    """The user's own files: places (CSV), actors (TSV) and sides (TOML); they win over the ones beside the code."""

    gazetteer: Path | None = None
    actors: Path | None = None
    sides: Path | None = None

    def resolve_speakers(
        self, document: Document, parsed: Parsed, attributions: list[Attribution]
    ) -> list[Attribution]:
        """Who the sources are, with the user's actors and sides."""
        return speakers.resolve(document, parsed, attributions, actors=self.actors, sides=self.sides)

    def known_places(self, names: Sequence[str]) -> dict[str, float]:
        """Those of the names that the gazetteer has, with how prominent a place they may mean."""
        return places.known(names, gazetteer=self.gazetteer)

    def resolve_places(self, document: Document, parsed: Parsed, found: Sequence[Place]) -> list[Place]:
        """Where the places are, with the user's gazetteer."""
        return places.resolve(document, parsed, found, gazetteer=self.gazetteer)


VALUES = Values()
"""The readers beside the code."""

NO_FILES = Files()
"""No file of the user's: places, actors and sides come from the tables beside the code."""


def attribute_named(name: str) -> Attribute:
    """The finder that `--attribute NAME` means.

    Raises `UnknownName`, listing the names that exist.
    """
    if name not in ATTRIBUTES:
        raise UnknownName("finder", name, ATTRIBUTES)
    return ATTRIBUTES[name]


def made_by(attribute: Attribute, values: Values, files: Files, min_confidence: float) -> str:
    """The maker's name: version, finder and whatever differs from the defaults; the same name, the same findings."""
    parts = [f"sayso {importlib.metadata.version('sayso')}", f"attribute={_name(attribute)}"]
    for field in Values.__slots__:
        if getattr(values, field) is not getattr(VALUES, field):
            parts.append(f"{field}={_name(getattr(values, field))}")
    for field in Files.__slots__:
        if path := getattr(files, field):
            parts.append(f"{field}={_digest(path)}")
    if min_confidence:
        parts.append(f"min-confidence={min_confidence:g}")
    return " ".join(parts)


def _name(finder: Callable[..., Any]) -> str:
    for name, known in ATTRIBUTES.items():
        if finder is known:
            return name
    if isinstance(finder, functools.partial):
        return _name(finder.func)
    return f"{finder.__module__}.{finder.__qualname__}"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
