"""Korean numerals: printed text -> value. Invented text throughout; four shelves that are never mixed."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import quantities
from pipeline.languages.ko.numbers import numbers, sino_value

SEEN = [
    ("43만6400명", "43만6400", "436400", None),
    ("1조2천억원", "1조2천억", "1200000000000", None),
    ("3천450만원", "3천450만", "34500000", None),
    ("29억여원", "29억여", "2900000000", None),
    ("4천여만원", "4천여만", "40000000", None),
    ("1조8천3백억여원", "1조8천3백억여", "1830000000000", None),
    ("17만 3960원", "17만 3960", "173960", None),
    ("1만 1천 마리", "1만 1천", "11000", None),
    ("2,300억 원", "2,300억", "230000000000", None),
    ("4억5000만~5억명", "4억5000만~5억", "450000000", "500000000"),
    ("15∼16억원", "15∼16억", "1500000000", "1600000000"),
    ("70~80% 늘었다", "70~80", "70", "80"),
    ("스물세 명", "스물세", "23", None),
    ("열두 곳", "열두", "12", None),
    ("서너 명", "서너", "3", "4"),
    ("천만달러", "천만", "10000000", None),
    ("백여 명", "백여", "100", None),
    ("3분의 1이 떠났다", "3분의 1", "33.33", None),
    ("절반이 넘는다", "절반", "50", None),
    ("절반으로 줄었다", "절반", "0.5", None),
    ("영하 20도", "영하 20도", "-20", None),
    ("시속 300∼320km", "300∼320km", "300", "320"),
    ("징역 1년6월을", "1년6월", "18", None),
]
HELD_OUT = [
    ("8억 4천만 원", "8억 4천만", "840000000", None),
    ("62만7천여명", "62만7천여", "627000", None),
    ("서른다섯 살", "서른다섯", "35", None),
    ("5천∼6천만원", "5천∼6천만", "50000000", "60000000"),
    ("2~3천명", "2~3천", "2000", "3000"),
    ("이천오백만 원", "이천오백만", "25000000", None),
    ("마이너스 0.3%", "마이너스 0.3%", "-0.3", None),
    ("5분의 2는 반대했다", "5분의 2", "40", None),
    ("배로 늘었다", "배", "2", None),
    ("초속 15m", "15m", "15", None),
    ("10명 중 8명이 쓴다", "10명 중 8명", "80", None),
    ("4명 중 한 명꼴로 쓴다", "4명 중 한 명", "25", None),
]
CAUGHT = [
    # 2026-11-25: a scale was read where a noun begins, and a noun's syllable as a number
    ("4경기를 이겼다", "4", "4", None),
    ("12년만에 만났다", "12", "12", None),
    ("2조에서 맞붙었다", "2", "2", None),
    # 2026-11-30: a particle of two syllables, and a blank before 여, ended the number
    ("열두 명으로 늘었다", "열두", "12", None),
    ("스무 명에게 갔다", "스무", "20", None),
    ("서른세 명에게서 나왔다", "서른세", "33", None),
    ("20 여 곳이 닫았다", "20 여", "20", None),
    ("300 여명이 왔다", "300 여", "300", None),
    ("10만 여 가구가 산다", "10만 여", "100000", None),
    ("20 여대생이 왔다", "20", "20", None),
    # 2026-12-03: two digits in one word are a range where the second is one more
    ("삼사백 명이 왔다", "삼사백", "300", "400"),
    ("오륙천 명", "오륙천", "5000", "6000"),
    ("이삼백만 원", "이삼백만", "2000000", "3000000"),
    ("일이억 원", "일이억", "100000000", "200000000"),
    ("이십오륙 명", "이십오륙", "25", "26"),
    ("칠팔 개월 걸린다", "칠팔", "7", "8"),
    ("이삼일 걸린다", "이삼", "2", "3"),
    # 2026-12-03: a second reading stood inside 서너 배
    ("서너 배로 늘었다", "서너", "3", "4"),
    # 2026-11-25: a second reading stood inside 세 배
    ("세 배로 늘었다", "세", "3", None),
]


@pytest.mark.parametrize(
    ("text", "surface", "value", "high"),
    [pytest.param(*row, id=f"{shelf}-{row[0]}") for shelf, rows in
     (("seen", SEEN), ("held_out", HELD_OUT), ("caught", CAUGHT)) for row in rows],
)  # fmt: skip
def test_a_numeral_has_its_value(text, surface, value, high):
    (found,) = numbers(text, 0, len(text))
    assert text[found.start : found.end] == surface
    assert found.value == Decimal(value)
    assert found.high == (Decimal(high) if high else None)


@pytest.mark.parametrize(
    "text",
    [
        "서쪽으로 갔다",
        "두통이 있다",
        "구조대가 왔다",
        "세금을 냈다",
        "한편 그는",
        "만점을 받았다",
        "할 일이 개월로",
        "이사 명단",
        "사삼백 명",
    ],
)
def test_a_word_that_only_begins_like_a_number_is_none(text):
    assert numbers(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10만 명에서 12만 명 사이", 100_000, 120_000),
        ("3%에서 4% 사이다", 3, 4),
        ("2개에서 최대 28개까지 나왔다", 2, 28),
        ("1조6천억원에서 4조원의 이익", 1_600_000_000_000, 4_000_000_000_000),
        ("3만원대부터 30만원대의 선물", 30_000, 300_000),
        ("3만원부터 5만원까지다", 30_000, 50_000),
    ],
)
def test_a_range_between_two_postpositions_is_one_number(text, low, high):
    (found,) = numbers(text, 0, len(text))
    assert (found.value, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "10만 명에서 12만 명으로 늘었다",
        "10만 명에서 12만 명까지 늘었다",
        "10만 명에서 12만 명의 규모로 확대했다",
        "10만 명부터 12만 원까지",
    ],
)
def test_a_movement_from_one_number_to_another_is_two(text):
    assert [found.value for found in numbers(text, 0, len(text))] == [Decimal(100000), Decimal(120000)]


@given(st.integers(1, 9999), st.integers(0, 9999), st.integers(0, 9999))
def test_groups_of_ten_thousand_add_up(eok, man, rest):
    text = f"{eok}억" + (f"{man}만" if man else "") + (f"{rest}" if rest else "") + "원"
    (found,) = numbers(text, 0, len(text))
    assert found.value == eok * 10**8 + man * 10**4 + rest
    assert text[found.end :] == "원"


@given(st.text(alphabet="0123456789만억조천백십여원명개 년월일시.,~∼%한두세네다섯열스물", max_size=40))
def test_any_text_yields_numbers_inside_it_in_order(text):
    found = numbers(text, 0, len(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@pytest.mark.parametrize(("word", "value"), [("이천오백만", 25000000), ("백", 100), ("오십", 50), ("삼억", 300000000)])
def test_a_sino_korean_word_has_its_value(word, value):
    assert sino_value(word) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [("규모 5.4의 지진", "count:point"), ("지진 규모는 4.2였다", "count:point"), ("매출 규모 4.2조원", "KRW")],
)
def test_a_magnitude_is_told_by_the_word_before_it(text, unit):
    assert [row["unit"] for row in quantities(text, "ko")] == [unit]
