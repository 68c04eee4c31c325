"""What units measure, also such as no list knows."""

import pytest

from pipeline.catalog import units
from pipeline.reader.units import DIMENSIONS, dimension

ROWS = [
    ("USD", "money"),
    ("KRW", "money"),
    ("XQZ", "money"),  # a currency that is not known yet
    ("percent", "percent"),
    ("percentage_point", "percentage_point"),
    ("person", "person"),
    ("user", "user"),
    ("ratio", "ratio"),
    ("d", "time"),
    ("a", "time"),
    ("count:boat", "count"),
    ("count:дело", "count"),
    ("count:widget", "count"),
    ("kg", "measure"),
    ("GB", "measure"),
    ("kWh", "measure"),
    ("furlong", "measure"),  # of no list
]


@pytest.mark.parametrize(("unit", "wanted"), ROWS, ids=[unit for unit, _ in ROWS])
def test_what_a_unit_measures(unit, wanted):
    assert dimension(unit) == wanted


@pytest.mark.parametrize("unit", sorted(units()))
def test_every_unit_of_the_catalogue_measures_something(unit):
    assert dimension(unit) in DIMENSIONS
