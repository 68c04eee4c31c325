"""From which confidence on so and so many rows are right."""

import pytest

from training.reliability import limit

RATED = [(0.9, True), (0.9, True), (0.8, True), (0.7, False), (0.7, True), (0.5, False)]


@pytest.mark.parametrize(
    ("precision", "lowest"),
    [(0.9, 0.8), (0.8, 0.7), (0.6, 0.5)],
    ids=["the three surest are right", "one wrong of five", "all rows: four of six"],
)
def test_a_limit_is_the_lowest_confidence_from_which_on_enough_rows_are_right(precision: float, lowest: float) -> None:
    assert limit(RATED, precision) == lowest


def test_rows_that_are_equally_sure_stand_or_fall_together() -> None:
    assert limit([(0.9, True), (0.7, True), (0.7, False)], 0.9) == 0.9


def test_no_confidence_reaches_the_limit_where_too_few_rows_are_right() -> None:
    assert limit([(0.9, False), (0.8, True)], 0.8) > 1
