"""English numerals: printed text -> value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import language

ENGLISH = language("en")

SEEN = [
    ("436,400 people", "436400"),
    ("a fee of 1,00,000 rupees", "100000"),
    ("1.2 billion", "1200000000"),
    ("$3bn", "3000000000"),
    ("191m in March", "191000000"),
    ("the 100m sprint", "100"),
    ("twenty-three boats", "23"),
    ("two hundred and five", "205"),
    ("three hundred thousand", "300000"),
    ("one hundred and twenty-five thousand", "125000"),
    ("a million seats", "1000000"),
    ("two and a half million", "2500000"),
    ("half a million", "500000"),
    ("half of the users", "50"),
    ("a third of them", "33.33"),
    ("two-thirds of voters", "66.67"),
    ("6 ½ minutes", "6.5"),
    ("3/4 cup", "0.75"),
    ("a dozen eggs", "12"),
    ("half a dozen eggs", "6"),
    ("profits doubled", "2"),
    ("a threefold rise", "3"),
    ("8.5 crore", "85000000"),
    ("half an inch", "0.5"),
    ("a quarter of a million people", "250000"),
    ("a quarter million people", "250000"),
    ("half a trillion", "500000000000"),
    ("five-and-a-half years", "5.5"),
    ("a .500 record", "0.500"),
    ("Rs500 a month", "500"),
    ("$US113 trillion", "113000000000000"),
    ("R3.2bn in tax", "3200000000"),
    ("PS2.7m in fees", "2700000"),
]


@pytest.mark.parametrize(("text", "value"), SEEN)
def test_a_printed_number_has_its_value(text, value):
    found = ENGLISH.numbers(text, 0, len(text))
    assert [number.value for number in found] == [Decimal(value)]


@pytest.mark.parametrize("text", ["the second half", "a first quarter", "at half-time", "they doubled down"])
def test_words_of_order_and_idiom_are_no_numbers(text):
    assert ENGLISH.numbers(text, 0, len(text)) == []


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_read_back(value):
    text = f"{value:,}"
    assert [number.value for number in ENGLISH.numbers(text, 0, len(text))] == [Decimal(value)]
