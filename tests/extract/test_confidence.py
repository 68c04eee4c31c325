"""Confidence follows the record of the rules."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract import confidence, read_by_rules


@pytest.mark.parametrize(
    ("rules", "basis"),
    [
        (["unit:after", "kind:default", "metric:cue"], ("after", True)),
        (["unit:neighbour", "metric:memory", "unit:metric"], ("metric", False)),
        (["kind:default"], ("none", False)),
    ],
    ids=["own unit and a metric", "the last unit rule counts", "neither"],
)
def test_the_basis_is_the_last_unit_rule_and_whether_a_metric_was_named(rules, basis):
    assert confidence.basis(rules) == basis


def test_every_rate_is_a_share():
    assert all(Decimal(0) < rate < Decimal(1) for rate in confidence.RECORD.values())


def test_a_printed_unit_is_surer_than_none():
    sure, doubtful = read_by_rules("Sales rose 4 percent. The mark was 812.", "en", date(2026, 4, 14))
    assert sure.confidence > Decimal("0.9") > Decimal("0.2") > doubtful.confidence
