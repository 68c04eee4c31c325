"""Which printed times no number is true of: the day of a report, a title, a name that ends with a year, its things."""

import re

import pytest

from pipeline.languages.non_periods import NonPeriodContexts
from pipeline.languages.times import PrintedTime
from pipeline.model import Span

CONTEXTS = NonPeriodContexts(
    said_before=re.compile(r"\bsaid on\s\Z"),
    said_after=re.compile(r"\ssaid\b"),
    title=re.compile(r"“[^”]*”"),
    name_before=re.compile(r"\bExpo\s\Z"),
    thing_before=re.compile(r"\bthe\s\Z"),
    thing_after=re.compile(r"\splan\b"),
)


def is_none(text, time, *, year=False, reported=False):
    start = text.index(time)
    return CONTEXTS(PrintedTime(text, Span(0, len(text)), Span(start, start + len(time)), year, reported))


@pytest.mark.parametrize(
    ("text", "time", "expected"),
    [
        ("The port said on Monday it lost 4 cranes.", "Monday", True),
        ("On Monday said the port, 4 cranes fell.", "Monday", True),
        ("It lent “Tides of March” 4 times.", "March", True),
        ("On Monday the port lost 4 cranes.", "Monday", False),
    ],
    ids=["said before", "said behind", "in a title", "when it was so"],
)
def test_a_day_on_which_somebody_said_so_is_no_period(text, time, expected):
    assert is_none(text, time) is expected


def test_what_a_report_is_about_is_a_period_where_a_day_is_none():
    text = "The port said on the first quarter that it lost 4 cranes."
    near = "first quarter"
    contexts = NonPeriodContexts(said_before=re.compile(r"\bsaid on the\s\Z"))
    start = text.index(near)
    time = (text, Span(0, len(text)), Span(start, start + len(near)), False)
    assert contexts(PrintedTime(*time, reported=False))
    assert not contexts(PrintedTime(*time, reported=True))


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("Expo 2020 drew 4 million guests.", True, True),
        ("Under the 2020 plan it has 4 ports.", True, True),
        ("In the 2020 season it has 4 ports.", True, False),
        ("Expo 2020 drew 4 million guests.", False, False),
    ],
    ids=["end of a name", "a thing of that year", "no such thing", "no whole year"],
)
def test_a_year_may_be_part_of_a_name(text, year, expected):
    assert is_none(text, "2020", year=year) is expected
