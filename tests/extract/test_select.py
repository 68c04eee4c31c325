"""Number words that neither count nor measure anything are no claims, nor is what no table can hold."""

from decimal import Decimal

import pytest

from pipeline.extract.reading import Reading, UnitBy
from pipeline.extract.select import bound, select
from pipeline.languages.language import Form, RawNumber


def reading(value, form=Form.DIGITS, unit=None, unit_by=None, **changes):
    number = RawNumber(0, 1, Decimal(value), form, scaled=changes.pop("scaled", False))
    return Reading(number=number, start=0, end=1, value=number.value, unit=unit, unit_by=unit_by, **changes)


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (reading(3), None),
        (reading(3, Form.WORD), "number word that counts nothing"),
        (reading(3, Form.WORD, "count:boat", UnitBy.NOUN), None),
        (reading(3, Form.WORD, "count:boat", UnitBy.NEIGHBOUR), None),
        (reading(3, Form.WORD, "count:boat", UnitBy.MEMORY), "number word that counts nothing"),
        (reading(40, Form.WORD, "count:boat", UnitBy.MEMORY), None),
        (reading(3_000_000, Form.WORD, scaled=True), None),
        (reading(1, Form.ONE), "pronoun"),
        (reading(1, Form.ONE, "person", UnitBy.NOUN), "pronoun"),
        (reading(1, Form.ONE, "percent", UnitBy.AFTER), None),
        (reading(1, Form.ONE, "h", UnitBy.AFTER), None),
        (reading(1, Form.ONE, "person", UnitBy.NOUN, high=Decimal(2)), None),
        (reading(1000, Form.VAGUE, "person", UnitBy.NOUN), "vague plural"),
        (reading(13, Form.ONE, blocked="calendar: day"), "calendar: day"),
    ],
    ids=[
        "digits",
        "three alone",
        "three boats",
        "three beside boats",
        "three after boats",
        "forty after boats",
        "three million",
        "one",
        "one person",
        "one percent",
        "one hour",
        "one to two people",
        "thousands of people",
        "blocked before",
    ],
)
def test_what_keeps_a_number_from_being_a_claim(found, reason):
    select([found])
    assert found.blocked == reason


@pytest.mark.parametrize(
    ("value", "high", "reason"),
    [("9" * 26, None, None), ("9" * 27, None, "longer than any figure"), ("1", "9" * 27, "longer than any figure")],
    ids=["as long as a figure may be", "longer", "a range to what is longer"],
)
def test_a_row_of_digits_is_no_figure(value, high, reason):
    found = reading(value, high=high and Decimal(high))
    bound([found])
    assert found.blocked == reason
