"""The unit of a number: its own, the sign before, the word behind, the noun it counts, or that of a neighbour."""

from decimal import Decimal

import pytest

from pipeline.extract import read_by_rules
from pipeline.extract.read import trace
from pipeline.extract.reading import Reading
from pipeline.extract.units import dimension, low_end
from pipeline.languages import language
from pipeline.languages.language import Form, RawNumber
from tests.support.reading import DAY


def read(text):
    return read_by_rules(text, "en", DAY)


def test_a_million_without_a_unit_is_of_the_measure_beside_it_that_has_its_size():
    found = read("Profit was 62 million euros, after a loss of 199 million.")
    assert [claim.unit for claim in found] == ["EUR", "EUR"]
    found = read("Profit was 62 million euros while 4 people left and 900 billion were there.")
    assert found[-1].unit != "EUR"


@pytest.mark.parametrize(
    ("unit", "sort"),
    [
        (None, "bare"),
        ("NOK", "money"),
        ("percent", "percent"),
        ("count:boat", "count"),
        ("person", "count"),
        ("km", "length"),
        ("d", "time"),
        ("Cel", "temperature"),
        ("boat/d", "divided"),
    ],
)
def test_what_a_unit_measures(unit, sort):
    assert dimension(unit) == sort


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("en", "Sales doubled.", "form"),
        ("en", "It earned $3 million.", "before"),
        ("en", "It is 3 km long.", "after"),
        ("en", "It sold 3 boats.", "noun"),
        ("en", "She turned 41.", "age"),
        ("ru", "Он длиной 3 км.", "after"),
        ("ru", "Он купил 3 лодки.", "noun"),
        ("ko", "길이는 3km다.", "after"),
    ],
)
def test_what_told_the_unit(code, text, told):
    (reading,) = trace(text, language(code), DAY)[0].readings
    assert reading.unit_by == told


MILLION = {"scaled": True, "scale": Decimal(1_000_000)}


def printed(value, *, unit=None, factor="1", **number):
    found = RawNumber(0, 1, Decimal(value), **number)
    return Reading(number=found, start=0, end=1, value=Decimal(value) * Decimal(factor), unit=unit,
                   factor=Decimal(factor))  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "low"),
    [
        (printed(15), printed(25_000_000, **MILLION), 15_000_000),
        (printed(15_000_000, **MILLION), printed(25_000_000, **MILLION), 15_000_000),
        (printed(18), printed(20, unit="USD", factor="0.01"), Decimal("0.18")),
        (printed(18, unit="USD"), printed(20, unit="USD", factor="0.01"), 18),
        (printed(2, form=Form.WORD), printed(300, form=Form.WORD), 200),
        (printed(2), printed(300), 2),
        (printed(800), printed(1200, scaled=True, scale=Decimal(1000)), 800),
    ],
    ids=[
        "15 to 25 million",
        "15 million to 25 million",
        "18 to 20 cents",
        "18 dollars to 20 cents",
        "two to three hundred",
        "2 to 300",
        "800 to 1.2 thousand",
    ],
)
def test_the_low_end_of_two_numbers_has_the_scale_of_the_high_one_where_it_prints_none(first, second, low):
    assert low_end(first, second) == low
