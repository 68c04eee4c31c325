"""Qualifier, kind and direction of a number, by the words and signs beside it."""

from decimal import Decimal

import pytest

from pipeline.extract import read_by_rules
from pipeline.extract.kinds import change
from pipeline.extract.reading import Reading
from pipeline.languages.language import RawNumber
from tests.support.reading import DAY


def read(text):
    return read_by_rules(text, "en", DAY)


QUALIFIERS = [
    ("about 40 users", "about"),
    ("more than 40 users", "more_than"),
    ("no fewer than 40 users", "at_least"),
    ("no more than 40 users", "at_most"),
    ("up to 40 users", "up_to"),
    ("under 40 users", "less_than"),
    ("40 users or more", "at_least"),
    ("exactly 40 users", "exact"),
]


@pytest.mark.parametrize(("phrase", "qualifier"), QUALIFIERS)
def test_qualifiers(phrase, qualifier):
    (claim,) = read(f"MeowTalk has {phrase}.")
    assert claim.qualifier == qualifier


KINDS = [
    ("Sales fell 4 percent.", "change", "down"),
    ("Sales were 4 percent higher than in May.", "change", "up"),
    ("Inflation stood at 4 percent.", "rate", None),
    ("It took 4 percent of the market.", "share", None),
    ("Shares closed at $4.", "price", None),
    ("Data are stored for three days.", "duration", None),
    ("Sales doubled.", "ratio", "up"),
    ("The humidity was 74 percent.", "level", None),
]


@pytest.mark.parametrize(("text", "kind", "direction"), KINDS)
def test_kinds(text, kind, direction):
    (claim,) = read(text)
    assert (claim.kind, claim.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("code", "text", "qualifier"),
    [
        ("ru", "У сервиса около 40 пользователей.", "about"),
        ("ru", "У сервиса почти 40 пользователей.", "about"),
        ("ru", "У сервиса более 40 пользователей.", "more_than"),
        ("ru", "У сервиса не менее 40 пользователей.", "at_least"),
        ("ru", "У сервиса менее 40 пользователей.", "less_than"),
        ("ru", "У сервиса не более 40 пользователей.", "at_most"),
        ("ko", "이용자는 약 40명이다.", "about"),
        ("ko", "이용자는 40여명이다.", "about"),
        ("ko", "이용자는 40명 이상이다.", "at_least"),
        ("ko", "이용자는 40명 이하다.", "at_most"),
        ("ko", "이용자는 40명 미만이다.", "less_than"),
        ("ko", "이용자는 최대 40명이다.", "up_to"),
    ],
)
def test_qualifiers_of_other_languages(code, text, qualifier):
    (claim,) = read_by_rules(text, code, DAY)
    assert (claim.value, claim.qualifier) == (40, qualifier)


@pytest.mark.parametrize(
    ("code", "text", "kind", "direction"),
    [
        ("ru", "Продажи упали на 4 процента.", "change", "down"),
        ("ru", "Инфляция составила 4 процента.", "rate", None),
        ("ru", "Продажи выросли вдвое.", "ratio", "up"),
        ("ko", "매출은 4% 줄었다.", "change", "down"),
        ("ko", "매출은 두 배로 늘었다.", "ratio", "up"),
        ("ko", "실업률은 4%다.", "rate", None),
    ],
)
def test_kinds_of_other_languages(code, text, kind, direction):
    (claim,) = read_by_rules(text, code, DAY)
    assert (claim.kind, claim.direction) == (kind, direction)


@pytest.mark.parametrize(
    ("value", "size", "direction"), [("-0.13", "0.13", "down"), ("12", "12", "up")], ids=["a loss", "a gain"]
)
def test_a_signed_number_is_a_change_by_its_size(value, size, direction):
    reading = Reading(number=RawNumber(0, 5, Decimal(value)), start=0, end=5, value=Decimal(value))
    change(reading)
    assert (reading.kind, reading.value, reading.direction) == ("change", Decimal(size), direction)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The index closed 29 points, or 0.07 percent, lower.", ["change down", "change down"]),
        ("Shares closed at $47 (-0.13%).", ["price None", "change down"]),
        ("Sales were 3 and 5 percent higher than in May.", ["change up", "change up"]),
    ],
    ids=["one change in two units", "a price and its change", "two changes"],
)
def test_two_numbers_of_one_movement_are_changes_and_a_level_before_one_is_none(text, told):
    assert [f"{claim.kind} {claim.direction}" for claim in read(text)] == told
