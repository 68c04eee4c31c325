"""Times that follow from the day of publication, at the ends of months, quarters and years, and on leap days."""

from datetime import date

import pytest

from pipeline.reader.published_times import FROM_PUBLICATION, from_publication
from tests.support.spans import span

ROWS = [
    ("2026-04-14", "day", "2026-04-14"),
    ("2026-04-14", "day before", "2026-04-13"),
    ("2026-04-14", "day after", "2026-04-15"),
    ("2026-04-14", "last 30 days", "2026-03-16..2026-04-15"),
    ("2026-04-14", "year to date", "2026-01-01..2026-04-15"),
    ("2026-04-14", "month", "2026-04"),
    ("2026-04-14", "month before", "2026-03"),
    ("2026-04-14", "month a year before", "2025-04"),
    ("2026-04-14", "quarter", "2026-04..2026-07"),
    ("2026-04-14", "quarter before", "2026-01..2026-04"),
    ("2026-04-14", "second quarter before", "2025-10..2026-01"),
    ("2026-04-14", "quarter before a year before", "2025-01..2025-04"),
    ("2026-04-14", "half", "2026-01..2026-07"),
    ("2026-04-14", "half before", "2025-07..2026-01"),
    ("2026-04-14", "year", "2026"),
    ("2026-04-14", "year before", "2025"),
    ("2026-04-14", "second year before", "2024"),
    ("2026-04-14", "year after", "2027"),
    ("2026-04-14", "last day of the quarter before", "2026-03-31"),
    ("2026-04-14", "last day of the year before", "2025-12-31"),
    # New Year's Day
    ("2026-01-01", "day before", "2025-12-31"),
    ("2026-01-01", "last 30 days", "2025-12-03..2026-01-02"),
    ("2026-01-01", "year to date", "2026-01-01"),
    ("2026-01-01", "month before", "2025-12"),
    ("2026-01-01", "quarter before", "2025-10..2026-01"),
    ("2026-01-01", "second quarter before", "2025-07..2025-10"),
    ("2026-01-01", "quarter before a year before", "2024-10..2025-01"),
    ("2026-01-01", "half before", "2025-07..2026-01"),
    ("2026-01-01", "last day of the quarter before", "2025-12-31"),
    # New Year's Eve
    ("2025-12-31", "day after", "2026-01-01"),
    ("2025-12-31", "month", "2025-12"),
    ("2025-12-31", "quarter", "2025-10..2026-01"),
    ("2025-12-31", "half", "2025-07..2026-01"),
    ("2025-12-31", "half before", "2025-01..2025-07"),
    ("2025-12-31", "year to date", "2025-01-01..2026-01-01"),
    # around leap days
    ("2024-02-29", "day", "2024-02-29"),
    ("2024-02-29", "day after", "2024-03-01"),
    ("2024-02-29", "month", "2024-02-01..2024-03-01"),
    ("2024-02-29", "month a year before", "2023-02-01..2023-03-01"),
    ("2024-03-01", "day before", "2024-02-29"),
    ("2024-03-01", "last 30 days", "2024-02-01..2024-03-02"),
    ("2026-03-01", "day before", "2026-02-28"),
    ("2024-12-31", "year to date", "2024-01-01..2025-01-01"),
]


@pytest.mark.parametrize(("published", "name", "wanted"), ROWS, ids=[f"{day} {name}" for day, name, _ in ROWS])
def test_a_time_counted_from_the_day_of_publication(published, name, wanted):
    (found,) = [one for one in from_publication(date.fromisoformat(published)) if one.source == name]
    assert found.days == span(wanted)


def test_every_time_of_the_table_stands_in_a_row_above():
    assert {name for _, name, _ in ROWS} == set(FROM_PUBLICATION)


def test_they_are_printed_nowhere():
    assert {(one.at, one.upto, one.sentence, one.flags) for one in from_publication(date(2026, 4, 14))} == {
        (-1, -1, -1, ())
    }


@pytest.mark.parametrize(("name", "days"), [("month", 28), ("quarter", 90), ("half", 181), ("year", 365)])
def test_grains_name_the_length(name, days):
    (found,) = [one for one in from_publication(date(2026, 2, 11)) if one.source == name]
    assert (found.grain, (found.end - found.start).days) == (name, days)


def test_without_a_day_of_publication_nothing_follows():
    assert from_publication(None) == []
