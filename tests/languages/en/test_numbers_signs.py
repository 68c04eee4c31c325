"""English: signs that hold a scale with a unit, parts of a point, and eighths of a cent."""

from decimal import Decimal

import pytest

from pipeline.languages.en.numbers_signs import signs


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("It pumped 40 bcm of gas.", "40 bcm", "40000000000", "m3"),
        ("He weighs 15st 7lb.", "15st 7lb", "217", "lb"),
        ("He weighs 15st.", "15st", "15", "stone"),
        ("She led by 0.3 of a point.", "0.3", "0.3", None),
        ("Petrol rose 45c a litre.", "45c", "0.45", "USD"),
        ("Wheat fell to $5.87-1/2 a bushel.", "5.87-1/2", "5.875", None),
        ("Downloads (million): Kite", "million", "1000000", None),
        ("Revenue ($ billion): Kite", "billion", "1000000000", "USD"),
    ],
)
def test_a_number_has_the_scale_and_the_unit_of_its_sign(text, surface, value, unit):
    (found,) = signs(text, 0, len(text))
    assert (found.value, found.fixed_unit) == (Decimal(value), unit)
    assert surface in text[found.start : found.end]


@pytest.mark.parametrize("text", ["It sold 40 boats.", "Downloads (daily): Kite"])
def test_what_is_no_such_sign(text):
    assert signs(text, 0, len(text)) == []
