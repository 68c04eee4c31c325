"""A date of a listing that stands for none is none."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from pipeline.discover.moments import Moment, read_moment


@pytest.mark.parametrize(
    "text",
    ["9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT", "0001-01-01T00:00:00Z", "9999-12-31", "0001-01-01",
     "00010101", "1970. 1. 1."],
)  # fmt: skip
def test_for_ever_and_never_are_no_moments(text: str) -> None:
    """PostgreSQL holds them, and gives them back in a zone where Python has no such year."""
    assert read_moment(text, ZoneInfo("UTC")) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tue, 14 Apr 2026 08:05:00 +0900", "2026-04-13T23:05:00+00:00"),
        ("Tue, 14 Apr 2026 08:05:00 +09:00", "2026-04-13T23:05:00+00:00"),
        ("Tue, 14 Apr 2026 08:05:00 -03:30", "2026-04-14T11:35:00+00:00"),
        ("Tue, 14 Apr 2026 08:05:00 GMT+0300", "2026-04-14T05:05:00+00:00"),
        ("Tue, 14 Apr 2026 08:05:00 GMT+03:00 (MSK)", "2026-04-14T05:05:00+00:00"),
        ("Tue, 14 Apr 2026 08:05:00 GMT+3", "2026-04-14T05:05:00+00:00"),
        ("Tue, 14 Apr 2026 08:05:00 UTC-11", "2026-04-14T19:05:00+00:00"),
        ("Tue, 14 Apr 2026 08:05:00 +03", "2026-04-14T05:05:00+00:00"),
        ("Tue, 14 Apr 2026 08:05:00 GMT", "2026-04-14T08:05:00+00:00"),
        ("Tue, 14 Apr 2026 08:05:00 EDT", "2026-04-14T12:05:00+00:00"),
        ("Tue, 14 Apr 2026 08:05:00 PM GMT", "2026-04-14T20:05:00+00:00"),
        ("Tue, 14 Apr 2026 12:05 AM", "2026-04-13T15:05:00+00:00"),
        ("2026.04.14 08:05", "2026-04-13T23:05:00+00:00"),
        ("2026. 4. 14. 08:05:00", "2026-04-13T23:05:00+00:00"),
        ("2026/04/14 08:05:00 PM", "2026-04-14T11:05:00+00:00"),
        ("20260414080500", "2026-04-13T23:05:00+00:00"),
        ("2026-04-14T08:05:00", "2026-04-13T23:05:00+00:00"),
        ("2026-04-14 08:05:00 UTC", "2026-04-14T08:05:00+00:00"),
        ("2026-04-14 08:05:00.250 GMT", "2026-04-14T08:05:00+00:00"),
        ("2026-04-14T08:05 EDT", "2026-04-14T12:05:00+00:00"),
        ("2026-04-14 08:05:00 MSK", "2026-04-14T05:05:00+00:00"),
        ("2026-04-14 08:05:00 UTC+3", "2026-04-14T05:05:00+00:00"),
    ],
)
def test_a_time_is_that_of_the_zone_it_names_or_of_the_source(text: str, wanted: str) -> None:
    found = read_moment(text, ZoneInfo("Asia/Seoul"))
    assert found is not None
    assert found.at == datetime.fromisoformat(wanted)


@pytest.mark.parametrize("text", ["2026-04-14", "20260414", "2026.04.14", "2026. 4. 14.", "2026/4/14"])
def test_a_day_alone_has_no_time(text: str) -> None:
    assert read_moment(text, ZoneInfo("Asia/Seoul")) == Moment(None, date(2026, 4, 14))
