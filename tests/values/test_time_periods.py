"""Calendar arithmetic: units follow each other without gap or overlap, parts lie in their whole."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.values.time import periods

DAYS = st.dates(datetime.date(1600, 1, 1), datetime.date(2400, 12, 31))
UNITS = st.sampled_from(["day", "week", "month", "quarter", "year", "decade", "century"])


@settings(max_examples=60)
@given(DAYS, UNITS)
def test_a_day_lies_in_the_unit_named_after_it(day, unit):
    first, last = periods.days(periods.value_of(day, unit))
    assert first <= day <= last


@settings(max_examples=60)
@given(DAYS, UNITS)
def test_units_follow_each_other_without_gap(day, unit):
    value = periods.value_of(day, unit)
    following = periods.days(periods.shifted(value, unit, 1))
    assert following[0] - periods.days(value)[1] == datetime.timedelta(1)
    assert periods.shifted(periods.shifted(value, unit, 1), unit, -1) == value


@settings(max_examples=60)
@given(DAYS, st.sampled_from(["week", "month", "quarter", "year", "decade", "century"]))
def test_a_part_lies_in_the_whole_and_keeps_it_where_no_convention_says_more(day, unit):
    value = periods.value_of(day, unit)
    whole = periods.days(value)
    for mod in ("START", "MID", "END"):
        first, last = periods.part(value, mod)
        assert whole[0] <= first <= last <= whole[1]
        assert (first, last) == whole or (unit, mod) == ("month", "MID")


@pytest.mark.parametrize("value", ["2024-13", "2024-02-30", "2024-W60", "P3D", "XXXX-04", "PAST_REF", "", "0000"])
def test_what_is_no_calendar_time_has_no_days(value):
    assert value == "0000" or periods.days(value) is None
