from __future__ import annotations

import datetime

import pytest

from sayso.ledger import corrected
from sayso.ledger.corrections import check_field
from sayso.model.codec import encode
from sayso.model.entries import Correction
from sayso.model.errors import UnknownName
from sayso.model.spans import Span

LATER = datetime.datetime(2031, 3, 6, tzinfo=datetime.UTC)


def correction(found, span, field, value, *, at=LATER, text=None):
    return Correction(text or found.document.digest, span, field, value, "Ines", at)


def test_a_field_of_an_attribution(report):
    found = report()
    content = found.attributions[0].content
    after = corrected(found, [correction(found, content, "certainty", "possible")])
    assert [each.certainty for each in after.attributions] == ["possible", "unstated"]


def test_who_the_speaker_is_by_content_or_by_source(report):
    found = report()
    for span in (found.attributions[1].content, found.attributions[1].source):
        after = corrected(found, [correction(found, span, "speaker.name", "Osk Dren")])
        assert [each.speaker.name for each in after.attributions] == ["Ministry of Defence of Tarn", "Osk Dren"]


def test_a_field_of_a_value(report):
    found = report()
    span = found.quantities[1].span
    after = corrected(found, [correction(found, (span,), "quantities.low", 30)])
    assert [each.low for each in after.quantities] == [2, 30]
    dated = corrected(found, [correction(found, (found.times[0].span,), "timexes.start", "2031-02-01")])
    assert dated.times[0].start == datetime.date(2031, 2, 1)


def test_the_last_word_counts_and_other_texts_are_left_alone(report):
    found = report()
    content = found.attributions[0].content
    earlier = LATER - datetime.timedelta(days=1)
    answers = [
        correction(found, content, "stance", "doubts"),
        correction(found, content, "stance", "expects", at=earlier),
        correction(found, content, "stance", "asks", text="0" * 64),
    ]
    assert corrected(found, answers).attributions[0].stance == "doubts"


def test_a_finding_struck_out_and_one_put_in(report):
    found = report()
    place = (found.places[0].span,)
    struck = corrected(found, [correction(found, place, "toponyms", None)])
    assert struck.places == ()
    new = encode(found.places[0]) | {"name": "Orvik-on-Tarn"}
    assert [each.name for each in corrected(struck, [correction(found, place, "toponyms", new)]).places] == [
        "Orvik-on-Tarn"
    ]
    missed = encode(found.mentions[0]) | {"span": [[0, 3]]}
    assert len(corrected(found, [correction(found, (Span(0, 3),), "mentions", missed)]).mentions) == 2


@pytest.mark.parametrize("field", ["stance", "speaker", "speaker.side", "quantities", "toponyms.lat", "timexes.start"])
def test_fields_that_there_are(field):
    check_field(field)


@pytest.mark.parametrize("field", ["mood", "speaker.mood", "quantities.mood", "figures.low"])
def test_fields_that_there_are_not(field):
    with pytest.raises(UnknownName, match="there are:"):
        check_field(field)
