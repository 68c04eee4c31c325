"""A period has the name of a day, week, month, quarter, half or year where it is exactly one, else its first and last
day."""

from datetime import date

import pytest

from pipeline.model.period_words import period_words


@pytest.mark.parametrize(
    ("start", "end", "grain", "words"),
    [
        ("2026-01-01", "2027-01-01", "year", "2026"),
        ("2026-07-01", "2027-01-01", "half", "2026-H2"),
        ("2026-10-01", "2027-01-01", "quarter", "2026-Q4"),
        ("2026-12-01", "2027-01-01", "month", "2026-12"),
        ("2025-12-29", "2026-01-05", "week", "2026-W01"),
        ("2026-03-14", "2026-03-15", "day", "2026-03-14"),
        ("2026-03-14", "2026-03-15", "instant", "2026-03-14"),
        ("2024-01-01", "2027-01-01", "year", "2024-01-01/2026-12-31"),
        ("2025-04-01", "2026-04-01", "year", "2025-04-01/2026-03-31"),
        ("2026-01-01", "2026-04-01", "month", "2026-01-01/2026-03-31"),
        ("2026-03-15", "2026-04-15", "month", "2026-03-15/2026-04-14"),
        ("2026-02-01", "2026-05-01", "quarter", "2026-02-01/2026-04-30"),
        ("2026-03-01", "2026-03-08", "week", "2026-03-01/2026-03-07"),
        ("2026-03-09", "2026-03-23", "week", "2026-03-09/2026-03-22"),
        ("2026-03-01", "2026-03-15", "day", "2026-03-01/2026-03-14"),
        ("2020-01-01", "2030-01-01", "decade", "2020-01-01/2029-12-31"),
    ],
)
def test_a_period_is_named_where_it_is_exactly_one_unit(start: str, end: str, grain: str, words: str) -> None:
    days = {"period_start": date.fromisoformat(start), "period_end": date.fromisoformat(end), "period_grain": grain}
    assert period_words(days) == words


def test_what_has_no_period_has_no_words() -> None:
    assert period_words({"period_start": None, "period_end": None, "period_grain": None}) == ""
