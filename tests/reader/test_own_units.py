"""The monthly and daily audience of a service is told in users, whatever noun is printed."""

import pytest

from pipeline.extract.read import propose
from pipeline.reader.decisions import first_pass
from pipeline.reader.own_units import own_unit
from tests.support.reading import DAY, view_of, weighing

TRUSTING = weighing(**{"chance": 5.0, "is=person": 1.0})


@pytest.mark.parametrize(
    ("text", "unit"),
    [("할덴의 MAU는 1987만명이다.", "user"), ("할덴의 직원은 1987명이다.", "person")],
    ids=["an audience", "employees"],
)
def test_an_audience_is_told_in_users(text, unit):
    view = view_of(propose(text, "ko", DAY), {0: {}})
    passed = first_pass(view, 0, {"unit": TRUSTING})
    assert passed["unit"].best == "person"
    assert own_unit(view, 0, passed)["unit"].best == unit
