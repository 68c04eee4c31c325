"""Figures of an earlier time in brackets behind a figure."""

from datetime import date

import pytest

from pipeline.extract.read import propose
from pipeline.reader.bracketed import bracketed
from pipeline.reader.decisions import first_pass
from tests.support.reading import trusting, view_of

DAY = date(2013, 9, 12)
YEAR, HALF = (date(2012, 1, 1), date(2013, 1, 1)), (date(2012, 1, 1), date(2012, 7, 1))
NOW, QUARTER = (date(2013, 1, 1), date(2013, 7, 1)), (date(2013, 4, 1), date(2013, 7, 1))
SPRING = (date(2012, 4, 1), date(2012, 7, 1))
BEHIND = "€61.4m (2012: €58.7m) in the first half of 2013"


def periods(text: str, code: str = "en", kind: str = "level") -> tuple[object, object]:
    """Of the first two figures, where the network believes that both are of 2012, less in the halves."""
    said = {"kind": {kind: 0.9}, "period": {YEAR: 0.6, NOW: 0.2, HALF: 0.1, QUARTER: 0.02, None: 0.05}}
    view = view_of(propose(text, code, DAY), {0: said, 1: said})
    found = bracketed(
        view, {number: first_pass(view, number, {slot: trusting() for slot in said}) for number in (0, 1)}
    )
    return found[0]["period"].best, found[1]["period"].best


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", f"Revenue was {BEHIND}."),
        ("en", "In the first half of 2013 revenue was €61.4m (2012 as restated: €58.7m)."),
        ("ru", "В первом полугодии выручка составила 61,4 млн евро (в 2012 году — 58,7 млн евро)."),
    ],
)
def test_the_time_in_brackets_is_only_of_what_they_hold(code, text):
    assert periods(text, code) == (NOW, HALF)


@pytest.mark.parametrize(
    "text",
    [
        "Revenue was €61.4m in 2012, and €58.7m in the first half of 2013.",
        "Revenue was €61.4m (2012 was worse) and profit €58.7m.",
        "Revenue was €61.4m (2012: 58.7 percent more).",
        "Revenue was €61.4m (31 December 2012: €58.7m).",
    ],
    ids=["no brackets", "they end before it", "another unit", "a day"],
)
def test_elsewhere_times_are_left(text):
    assert periods(text) == (YEAR, YEAR)


def test_of_changes_nothing_is_known():
    assert periods(f"Revenue rose by {BEHIND}.", kind="change") == (YEAR, YEAR)


def test_as_long_a_time_is_the_labels_own():
    text = "Revenue was €61.4m (first half of 2012: €58.7m) in the first half of 2013."
    assert periods(text) == (YEAR, HALF)


def test_a_part_of_a_year_there_is_no_longer_one_than_it_says():
    text = "In the second quarter revenue was €61.4m (first half of 2012: €58.7m)."
    said = {"kind": {"level": 0.9}, "period": {QUARTER: 0.6, HALF: 0.1, SPRING: 0.2, None: 0.05}}
    view = view_of(propose(text, "en", DAY), {0: said, 1: said})
    found = bracketed(
        view, {number: first_pass(view, number, {slot: trusting() for slot in said}) for number in (0, 1)}
    )
    assert (found[0]["period"].best, found[1]["period"].best) == (QUARTER, HALF)
