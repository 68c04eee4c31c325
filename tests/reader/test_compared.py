"""A change is from a time before its own."""

from datetime import date

import pytest

from pipeline.reader.compared import in_order
from pipeline.reader.decisions import decide, first_pass
from tests.support.reading import FEBRUARY, MARCH, read, trusting, view_of

SLOTS = ("kind", "period", "baseline")
CHOOSERS = {slot: trusting() for slot in SLOTS}


def times(period, baseline, kind="change"):
    """What is decided for a change that the network gives these chances."""
    view = view_of(read("en"), {1: {"kind": {kind: 1.0}, "period": period, "baseline": baseline}})
    found = decide(view, CHOOSERS)[1]
    return found["period"].answer.key, found["baseline"].answer.key


@pytest.mark.parametrize(
    ("period", "baseline", "answers"),
    [
        ({MARCH: 0.9}, {FEBRUARY: 0.9}, (MARCH, FEBRUARY)),
        ({FEBRUARY: 0.5, MARCH: 0.4}, {FEBRUARY: 0.9}, (MARCH, FEBRUARY)),
        ({MARCH: 0.9}, {MARCH: 0.5, FEBRUARY: 0.4}, (MARCH, FEBRUARY)),
        ({FEBRUARY: 0.9}, {MARCH: 0.6, None: 0.3}, (FEBRUARY, None)),
        ({None: 0.9}, {MARCH: 0.9}, (None, MARCH)),
    ],
    ids=["in order", "the baseline is surer", "the period is surer", "no baseline is left", "no period"],
)
def test_the_surer_of_two_times_is_kept(period, baseline, answers):
    assert times(period, baseline) == answers


def test_what_is_no_change_has_no_baseline_that_could_speak_against_its_period():
    assert times({MARCH: 0.5, FEBRUARY: 0.4}, {MARCH: 0.9}, kind="level")[0] == MARCH


def test_without_one_of_the_slots_all_stay_as_they_are():
    view = view_of(read("en"), {1: {"period": {MARCH: 0.9}}})
    passed = first_pass(view, 1, {"period": trusting()})
    assert in_order(passed) is passed


def test_days_are_before_others_where_they_begin_earlier():
    year = (date(2026, 1, 1), date(2027, 1, 1))
    assert times({year: 0.9}, {FEBRUARY: 0.6, None: 0.2}) == (year, None)
    assert times({FEBRUARY: 0.9}, {year: 0.6, None: 0.2}) == (FEBRUARY, year)
