"""Korean spans of time by their ends, either of which may leave out what the other prints: as of 14 April 2026."""

import re

import pytest

from pipeline.languages.ko import periods_ends
from pipeline.languages.ko.periods_ends import end, read
from tests.support.reading import DAY
from tests.support.spans import span

BOTH = rf"{end('1')}부터 {end('2')}까지"
LISTED = rf"{end('1')}과 {end('2')}(?P<until>까지)?"
SPANS = [
    ("between", BOTH, "지난달 27일부터 이달 10일까지", "2026-03-27..2026-04-11"),
    ("between", BOTH, "2019년부터 2021년까지", "2019..2022"),
    ("between", BOTH, "2분기부터 3분기까지", "2025-04..2025-10"),
    ("between", BOTH, "작년 12월부터 2월까지", "2025-12..2026-03"),
    ("between_ahead", BOTH, "5월부터 7월까지", "2026-05..2026-08"),
    ("between_ahead", BOTH, "2025년 5월부터 7월까지", "-"),
    ("listed", LISTED, "10일과 11일", "2026-04-10..2026-04-12"),
    ("listed", LISTED, "10일과 13일", "-"),
    ("coming", end("1"), "6월", "2026-06"),
    ("coming", end("1"), "3월", "-"),
    ("coming_day", r"(?P<d1>\d+)(?:∼(?P<d2>\d+))?일까지", "24일까지", "2026-04-24"),
    ("coming_day", r"(?P<d1>\d+)(?:∼(?P<d2>\d+))?일까지", "28∼30일까지", "2026-04-28..2026-05-01"),
    ("coming_day", r"(?P<d1>\d+)(?:∼(?P<d2>\d+))?일까지", "3일까지", "-"),
    ("until", rf"{end('1')}까지", "이달 10일까지", "2026-04-01..2026-04-11"),
    ("until", rf"{end('1')}까지", "올해 3월까지", "2026-01..2026-04"),
    ("since", rf"{end('1')}부터", "2024년부터", "2024..2027"),
    ("since", rf"{end('1')}부터", "3월부터", "2026-03-01..2026-04-15"),
    ("lasting", rf"{end('1')}부터 (?P<c>\d+)(?P<g>개월)간", "2025년 6월부터 3개월간", "2025-06..2025-09"),
]


@pytest.mark.parametrize(("resolve", "pattern", "text", "days"), SPANS, ids=[row[2] for row in SPANS])
def test_a_span_has_its_days(resolve, pattern, text, days):
    found = getattr(periods_ends, resolve)(re.fullmatch(pattern, text), DAY)
    assert (found and (found.start, found.end)) == span(days)


@pytest.mark.parametrize("text", ["2025년 3일", "2분기 3일"], ids=["no month", "a day of a quarter"])
def test_a_day_without_its_month_is_no_end(text):
    assert read(re.fullmatch(end("1"), text), "1", DAY) is None
