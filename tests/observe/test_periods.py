"""core.period: the form in which others write a time, and its days as a range."""

import pytest
from sqlalchemy import Connection, text

from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories, table

ROWS = [
    # first day, day after the last, ISO 8601 and EDTF
    ("2026-03-14", "2026-03-15", "2026-03-14"),
    ("2026-03-09", "2026-03-16", "2026-W11"),
    ("2024-12-30", "2025-01-06", "2025-W01"),
    ("2026-03-10", "2026-03-17", "2026-03-10/2026-03-16"),
    ("2026-03-01", "2026-04-01", "2026-03"),
    ("2024-02-01", "2024-03-01", "2024-02"),
    ("2026-01-01", "2026-04-01", "2026-33"),
    ("2026-10-01", "2027-01-01", "2026-36"),
    ("2026-02-01", "2026-05-01", "2026-02/2026-04"),
    ("2026-01-01", "2026-07-01", "2026-40"),
    ("2026-07-01", "2027-01-01", "2026-41"),
    ("2026-01-01", "2027-01-01", "2026"),
    ("2020-01-01", "2030-01-01", "202X"),
    ("2021-01-01", "2031-01-01", "2021/2030"),
    ("2024-04-01", "2025-04-01", "2024-04/2025-03"),
    ("0988-01-01", "0989-01-01", "0988"),
]


@pytest.mark.parametrize(("first", "after", "written"), ROWS)
def test_a_period_is_written_as_others_write_it(conn: Connection, first: str, after: str, written: str) -> None:
    query = text("SELECT core.period_text(CAST(:first AS date), CAST(:after AS date))")
    assert conn.scalar(query, {"first": first, "after": after}) == written


def test_a_figure_says_its_period_and_is_found_by_overlap(conn: Connection) -> None:
    print_stories(conn, story_of("gazette", Printed(value="612300"), Printed(value="548100", period="2025")))
    look(conn)
    assert table(conn, "SELECT value::text, period FROM mart.fct_observation ORDER BY period_start") == [
        ("548100", "2025"),
        ("612300", "2026-03"),
    ]
    spring = "SELECT period_text FROM core.period WHERE days && DATERANGE('2026-03-20', '2026-06-01')"
    assert table(conn, spring) == [("2026-03",)]


def test_only_a_single_day_closes_a_month(conn: Connection) -> None:
    quarter = Printed(value="90000", metric="users", period="2026-01-01/2026-03-31")
    thirty_days = Printed(value="40000", metric="users", period="2026-03-02/2026-03-31")
    closing_day = Printed(value="42000", metric="users", period="2026-03-31")
    print_stories(conn, story_of("gazette", quarter, thirty_days, closing_day))
    look(conn)
    figures = "SELECT value::text, period, period_grain FROM mart.fct_observation ORDER BY value"
    assert table(conn, figures) == [
        ("40000", "2026-03-02/2026-03-31", "day"),
        ("42000", "2026-03", "month"),
        ("90000", "2026-33", "day"),
    ]
