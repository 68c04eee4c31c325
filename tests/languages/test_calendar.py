"""Days moved by months and years, where months differ in length."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages.calendar import moved, span
from pipeline.languages.times import Days
from pipeline.model import Grain

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "steps", "grain", "expected"),
    [
        (date(2024, 2, 28), -1, Grain.YEAR, date(2023, 2, 28)),
        (date(2024, 2, 29), -1, Grain.YEAR, date(2023, 2, 28)),
        (date(2023, 2, 28), 1, Grain.YEAR, date(2024, 2, 28)),
        (date(2026, 1, 30), 1, Grain.MONTH, date(2026, 2, 28)),
        (date(2026, 3, 31), -1, Grain.QUARTER, date(2025, 12, 31)),
        (date(2026, 6, 30), -1, Grain.QUARTER, date(2026, 3, 31)),
        (date(2026, 6, 30), -1, Grain.YEAR, date(2025, 6, 30)),
        (date(2026, 5, 30), -1, Grain.MONTH, date(2026, 4, 30)),
    ],
    ids=str,
)
def test_a_day_stays_one_day(day: date, steps: int, grain: Grain, expected: date) -> None:
    assert moved(span(day, Grain.DAY), steps, grain) == span(expected, Grain.DAY)


def test_a_month_stays_a_whole_month() -> None:
    assert moved(span(date(2024, 2, 1), Grain.MONTH), -1, Grain.YEAR) == span(date(2023, 2, 1), Grain.MONTH)
    assert moved(span(date(2026, 1, 1), Grain.MONTH), 1) == span(date(2026, 2, 1), Grain.MONTH)


def test_days_from_one_through_another_keep_both() -> None:
    days = Days(date(2024, 1, 3), date(2024, 3, 6), Grain.DAY)
    assert moved(days, -1, Grain.YEAR) == Days(date(2023, 1, 3), date(2023, 3, 6), Grain.DAY)


@given(DAYS, st.integers(1, 800), st.integers(-40, 40), st.sampled_from(Grain))
def test_no_days_become_none(day: date, length: int, steps: int, grain: Grain) -> None:
    found = moved(Days(day, day + timedelta(days=length), Grain.DAY), steps, grain)
    assert found
    assert found.start < found.end
