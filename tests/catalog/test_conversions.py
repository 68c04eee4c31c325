"""What one of a unit is in the unit to which it converts."""

from decimal import Decimal

import pytest

from pipeline.catalog import conversions


@pytest.mark.parametrize(
    ("unit", "base", "factor"),
    [("lb", "kg", "0.45359237"), ("mi2", "m2", "2589988.110336"), ("basis_point", "percentage_point", "0.01")],
)
def test_a_unit_that_is_one_thing_everywhere_converts(unit: str, base: str, factor: str) -> None:
    assert conversions()[unit] == (base, Decimal(factor))


@pytest.mark.parametrize(
    "unit", ["oz", "gal", "mo", "a"], ids=["troy or not", "American or British", "28 to 31 days", "365 or 366 days"]
)
def test_a_unit_that_is_several_things_does_not(unit: str) -> None:
    assert unit not in conversions()
