"""Korean spans of time in two units, which are one number."""

from decimal import Decimal

import pytest

from pipeline.languages.ko.numbers_spans import and_half, months, seconds


@pytest.mark.parametrize(
    ("make", "text", "surface", "value", "unit"),
    [
        (months, "징역 1년6월을 선고했다", "1년6월", "18", "mo"),
        (months, "1년 4개월을 기다렸다", "1년 4개월", "16", "mo"),
        (and_half, "2년 반을 기다렸다", "2년 반", "2.5", "a"),
        (and_half, "두 달 반을 기다렸다", "두 달 반", "2.5", "mo"),
        (seconds, "1분 45초 21에 들어왔다", "1분 45초 21", "105.21", "s"),
        (seconds, "2시간 3분 4초에 들어왔다", "2시간 3분 4초", "7384", "s"),
    ],
)
def test_it_is_told_in_the_smaller_unit(make, text, surface, value, unit):
    (found,) = make(text, 0, len(text))
    assert (text[found.start : found.end], found.value, found.fixed_unit) == (surface, Decimal(value), unit)


@pytest.mark.parametrize(
    ("make", "text"),
    [(months, "2025년 6월 매출"), (and_half, "2년 반대"), (seconds, "45초에 들어왔다")],
    ids=["a month of a year", "a word that begins alike", "one unit alone"],
)
def test_what_is_no_such_span(make, text):
    assert make(text, 0, len(text)) == []
