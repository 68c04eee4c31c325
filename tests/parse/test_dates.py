"""A date that no newspaper prints is none, so that no zone and no column has to hold it."""

import pytest

from pipeline.parse.dates import read_date


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Fri, 31 Dec 9999 23:59:59 -1200", None),
        ("Mon, 01 Jan 1800 00:00:00 +1400", None),
        ("Tue, 14 Apr 2026 08:05:00 +0900", 2026),
        ("2099-12-31T23:59:59-12:00", 2099),
    ],
)
def test_a_year_is_one_in_which_papers_print(text: str, year: int | None) -> None:
    found = read_date(text)
    assert (found and found.year) == year


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("April 14, 2026 9:30 PM EDT", "2026-04-14T21:30:00-04:00"),
        ("May 4th, 2026 at 12:05 a.m.", "2026-05-04T00:05:00"),
        ("Published 9:30 PM EDT, Tue April 14, 2026", "2026-04-14T21:30:00-04:00"),
        ("01:38:07 PM IST Nov 20, 2025", "2025-11-20T13:38:07"),
        ("14 апреля 2026, 09:30", "2026-04-14T09:30:00"),
        ("14 апр. 2026 г., 21:05 МСК", "2026-04-14T21:05:00+03:00"),
        ("3 мая 2026", "2026-05-03T00:00:00"),
        ("09:30 14.04.2026", "2026-04-14T09:30:00"),
        ("14.04.2026 09:30", "2026-04-14T09:30:00"),
        ("14. März 2026, 9:30 Uhr", "2026-03-14T09:30:00"),
        ("2026년 4월 14일 09시 30분", "2026-04-14T09:30:00"),
        ("2026년 4월 14일 오후 9시 5분", "2026-04-14T21:05:00"),
        ("입력 2026.04.14 09:30수정 2026.04.15 11:00", "2026-04-14T09:30:00"),
        ("Marathon 14, 2026", None),
        ("31.02.2026", None),
        ("04/05/2026", None),
    ],
)
def test_a_day_is_read_as_papers_print_it(text: str, moment: str | None) -> None:
    found = read_date(text)
    assert (found and found.isoformat()) == moment
