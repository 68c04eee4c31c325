"""Korean shares: so many of so many, and parts of one."""

from decimal import Decimal

import pytest

from pipeline.languages.ko.numbers_fractions import fractions, shares_out_of, to_one


def found(make, text):
    return [(text[one.start : one.end], one.value, one.fixed_unit, one.direction) for one in make(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("10명 중 8명이 쓴다", "10명 중 8명", "80"),
        ("4명 중 한 명꼴로 쓴다", "4명 중 한 명", "25"),
        ("셋 중 하나는 쓴다", "셋 중 하나", "33.33"),
    ],
)
def test_so_many_of_a_round_number_or_one_of_few_is_a_share(text, surface, value):
    assert found(shares_out_of, text) == [(surface, Decimal(value), "percent", None)]


@pytest.mark.parametrize("text", ["응답자 12명 중 5명이 쓴다", "10명 중 12명이 쓴다", "10명이 왔다"])
def test_other_counts_of_a_whole_are_two_counts(text):
    assert found(shares_out_of, text) == []


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit", "direction"),
    [
        ("3분의 1이 떠났다", "3분의 1", "33.33", "percent", None),
        ("5분의 2는 반대했다", "5분의 2", "40", "percent", None),
        ("3분의 1로 줄었다", "3분의 1", "0.33", "ratio", "down"),
    ],
    ids=["a third of something", "two fifths", "what it shrank to"],
)
def test_a_part_of_one_is_a_share_or_what_something_shrank_to(text, surface, value, unit, direction):
    assert found(fractions, text) == [(surface, Decimal(value), unit, direction)]


@pytest.mark.parametrize("text", ["2분의 5가 떠났다", "3분의 3이 떠났다"])
def test_what_is_no_less_than_one_is_no_part(text):
    assert found(fractions, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("경쟁률은 30대 1이었다", "30"), ("경쟁률은 1천200대 1이었다", "1200")],
    ids=["tens", "thousands"],
)
def test_so_many_to_one_is_a_ratio_where_the_text_says_so(text, value):
    assert [(one[1], one[2]) for one in found(to_one, text)] == [(Decimal(value), "ratio")]


def test_a_score_is_no_ratio():
    assert found(to_one, "초롱팀이 나루팀을 3대 1로 이겼다") == []
