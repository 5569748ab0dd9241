"""What people answer to the machine's findings, put over them when they are shown; the findings stay as they were.

A Correction names the text, the words and the field: `stance` or `speaker.side` of the attribution whose content (or,
for the speaker, source) has this span, `quantities.low`, `timexes.start`, `toponyms.lat`, `mentions.name` of the value
with this span. A list's own name as the field strikes the finding out (value None) or puts one in (value: its record).
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterable
from typing import Any

from sayso.model.claims import Attribution, Speaker
from sayso.model.codec import decode
from sayso.model.entries import Correction
from sayso.model.errors import UnknownName
from sayso.model.extraction import Extraction
from sayso.model.spans import Span, Spans
from sayso.model.values import Mention, Place, Quantity, TimeInterval

_LISTS: dict[str, tuple[str, type]] = {
    "attributions": ("attributions", Attribution),
    "quantities": ("quantities", Quantity),
    "timexes": ("times", TimeInterval),
    "toponyms": ("places", Place),
    "mentions": ("mentions", Mention),
}


def corrected(extraction: Extraction, corrections: Iterable[Correction]) -> Extraction:
    """The extraction as people have corrected it, oldest correction first; those for other texts are passed over.

    >>> from sayso.model.documents import Document
    >>> document = Document(id="a", text="Six died.")
    >>> corrected(Extraction(document), []) == Extraction(document)
    True
    """
    chosen = list(corrections)
    if not chosen:
        return extraction
    text = extraction.document.digest
    for correction in sorted(chosen, key=lambda each: each.at):
        if correction.text == text:
            extraction = _apply(extraction, correction)
    return extraction


def check_field(field: str) -> None:
    """Raise UnknownName, listing the fields that there are, if no finding has this one.

    >>> check_field("quantities.low")
    >>> check_field("quantities.colour")
    Traceback (most recent call last):
    sayso.model.errors.UnknownName: no field of quantities named 'colour'; there are: anchors, claim, compares, ...
    """
    key, name = _parts(field)
    kind = _LISTS[key][1]
    if not name:
        return
    outer, _, inner = name.partition(".")
    _known(key, kind, outer)
    if inner:
        _known("speaker", Speaker, inner)


def _parts(field: str) -> tuple[str, str]:
    """The list and the field within its records; a name that is no list's is a field of attributions."""
    key, _, name = field.partition(".")
    return (key, name) if key in _LISTS else ("attributions", field)


def _known(what: str, kind: type, name: str) -> None:
    names = [each.name for each in dataclasses.fields(kind)]
    if name not in names:
        raise UnknownName(f"field of {what}", name, names)


def _apply(extraction: Extraction, correction: Correction) -> Extraction:
    key, name = _parts(correction.field)
    attribute, kind = _LISTS[key]
    found = getattr(extraction, attribute)
    meant = [_is_meant(each, name, correction) for each in found]
    if name:
        after = [
            _changed(each, name, correction.value) if hit else each for each, hit in zip(found, meant, strict=True)
        ]
    else:
        after = [each for each, hit in zip(found, meant, strict=True) if not hit]
        if correction.value is not None:
            after.append(decode(kind, correction.value))
    changes: dict[str, Any] = {attribute: tuple(after)}
    return dataclasses.replace(extraction, **changes)


def _is_meant(record: Any, name: str, correction: Correction) -> bool:
    if isinstance(record, Attribution):
        at_source = name.startswith(("speaker", "candidates")) and correction.span == record.source
        return correction.span == record.content or at_source
    return correction.span == _spans(record.span)


def _spans(span: Span | Spans) -> Spans:
    return (span,) if isinstance(span, Span) else span


def _changed(record: Any, name: str, value: Any) -> Any:
    outer, _, inner = name.partition(".")
    if inner:
        speaker = record.speaker or Speaker(name="")
        return dataclasses.replace(record, speaker=_changed(speaker, inner, value))
    hint = typing.get_type_hints(type(record))[outer]
    return dataclasses.replace(record, **{outer: decode(hint, value)})
