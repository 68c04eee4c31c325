"""English: two small numbers that are one value."""

from decimal import Decimal

import pytest

from pipeline.languages.en.numbers_shares import pairs, ratios, shares


def values(make, text):
    return [(text[one.start : one.end], one.value, one.fixed_unit) for one in make(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("One in five ferries sank.", "One in five", "20"),
        ("Two out of three ferries sank.", "Two out of three", "66.67"),
        ("Three in 100 ferries sank.", "Three in 100", "3"),
        ("One in 3,000 ferries sank.", "One in 3,000", "0.0333"),
        ("One car in four sank.", "One car in four", "25"),
    ],
)
def test_so_many_in_so_many_is_a_share(text, surface, value):
    assert values(shares, text) == [(surface, Decimal(value), "percent")]


@pytest.mark.parametrize(
    "text",
    ["12 out of 15 ferries sank.", "Two ferries out of five sank.", "Five in two ferries sank.", "It had two ferries."],
    ids=["two counts", "two counts with their noun", "more than all", "one number"],
)
def test_what_is_no_share(text):
    assert values(shares, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It won by a ratio of 5 to 3.", "1.67"),
        ("It won by a ratio of 3 to 5.", "1.67"),
        ("A 1.17-to-1 ratio.", "1.17"),
    ],
)
def test_a_ratio_is_how_many_times_as_many_the_greater_is(text, value):
    assert [(one[1], one[2]) for one in values(ratios, text)] == [(Decimal(value), "ratio")]


@pytest.mark.parametrize("text", ["It won 5 to 3.", "It sold 3 to 5 boats.", "A ratio of 5 to 0."])
def test_a_score_and_a_range_are_no_ratio(text):
    assert values(ratios, text) == []


def test_two_rising_words_are_a_range():
    text = "It takes one-to-seven days, not seven-to-one."
    assert [(one.value, one.high) for one in pairs(text, 0, len(text)) if one.high] == [(1, 7)]
