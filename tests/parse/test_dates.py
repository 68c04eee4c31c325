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
