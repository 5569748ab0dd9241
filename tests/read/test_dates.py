import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.read.dates import dateline_day, day

DAYS = [
    ("2031-04-02", "2031-04-02"),
    ("2031-04-02T23:30:00-04:00", "2031-04-02"),
    ("20310402", "2031-04-02"),
    ("2031/4/2", "2031-04-02"),
    ("April 2, 2031", "2031-04-02"),
    ("Apr. 2nd 2031 at 10:15 GMT", "2031-04-02"),
    ("2 April 2031", "2031-04-02"),
    ("Updated Sept. 3, 2031, first published August 30, 2031", "2031-09-03"),
    ("April 2", None),
    ("April 2031", None),
    ("31 April 2031", None),
    ("9:55 AM ET", None),
    ("tel. 020310402", None),
]
DATELINES = [
    ("KESSA, April 2, 2031 (Northgate) — Two bridges fell.", "2031-04-02"),
    ("PORT VARNO, 2 April 2031 - Two bridges fell.", "2031-04-02"),
    ("KESSA, April 2 (Northgate) — Two bridges fell.", None),
    ("KESSA (Northgate) — On 2 April 2031 two bridges fell.", None),
    ("The army said on 2 April 2031 — in vain — that two bridges fell.", None),
]


@pytest.mark.parametrize(("words", "expected"), DAYS)
def test_days(words, expected):
    assert day(words) == (datetime.date.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(("words", "expected"), DATELINES)
def test_datelines_need_a_year(words, expected):
    assert dateline_day(words) == (datetime.date.fromisoformat(expected) if expected else None)


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%B %d, %Y", "%d %b %Y"]),
)
def test_every_written_day_is_read(date, form):
    assert day(date.strftime(form)) == date
