"""No pattern of any language runs away: long texts of one kind of sign are read within the time of a test."""

from datetime import date

import pytest

from pipeline.extract import read_text
from pipeline.languages import known

LENGTH = 1_500
VERY_LONG = 20_000  # for what a page may really be full of
UNITS = [
    "1", "1 ", "1,", "1,000", "1-", "1/", "1.", "1:", ",", ". ", " ", "\u00a0", "\n1", "(", "“ ", "—", "+", "a",
    "A", "A ", "Ab ", "a-", "a@", "http://", "abc1", "word ", "and ", "one ", "hundred ", "of the ", "2024 ",
    "2024-", "January ", "he said ", "Kite said ", "According to the data from ", "the new report ",
    "rose from ", "5 percent of the big ", "Kite Of The ", "$1,234.5 million in March 2024 for Kite (5) ",
    "рост на ", "Банк России ", "по данным ", "«", "тыс. ", "две тысячи ", "12억3천", "1만 ", "회사는 ", "에 따르면 ",
    "as many as ", "than what the ", "since the start of ", "compared with the ", "с начала ", "за последние ",
    "к уровню ", "최근 5년 ", "1월부터 ", "3일부터 ", "지난해 ", "가", "сообщил Банк ",
    "лет двадцать ", "가 조사한 ", "국내 시장 ",
]  # fmt: skip


@pytest.mark.timeout(60)
@pytest.mark.parametrize("code", sorted(known()))
@pytest.mark.parametrize("unit", UNITS)
def test_a_long_text_of_one_sign_is_read_in_bounded_time(code, unit):
    check(unit * (LENGTH // len(unit)), code)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("code", sorted(known()))
@pytest.mark.parametrize("unit", ["1", ",", " ", "Ab ", "a", "\n"])
def test_a_very_long_text_of_one_sign_is_read_in_bounded_time(code, unit):
    check(unit * (VERY_LONG // len(unit)), code)


def check(text, code):
    for claim in read_text(text, code, date(2026, 4, 14)):
        assert claim.span.of(text) == claim.surface
