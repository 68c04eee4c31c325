"""Words with a value of their own: what the head of a row says of the number."""

from decimal import Decimal

import pytest

from pipeline.languages.language import Form, RawNumber
from pipeline.languages.numerals import fixed_number
from pipeline.languages.pattern_files import Row
from pipeline.model import Direction


@pytest.mark.parametrize(
    ("head", "number"),
    [
        pytest.param(("0.5",), RawNumber(0, 0, Decimal("0.5"), Form.WORD), id="value alone"),
        pytest.param(("3", "person"), RawNumber(0, 0, Decimal(3), Form.WORD, fixed_unit="person"), id="unit"),
        pytest.param(
            ("2", "multiple", "ratio", "up"),
            RawNumber(0, 0, Decimal(2), Form.MULTIPLE, fixed_unit="ratio", direction=Direction.UP),
            id="form, unit and direction",
        ),
    ],
)
def test_a_head_says_value_form_unit_and_direction(head, number):
    assert fixed_number(Row(head, "x")).number == number


def test_capitals_do_not_count():
    assert fixed_number(Row(("6",), "half-dozen")).pattern.search("Half-dozen")
