"""A date of a listing that stands for none is none."""

from zoneinfo import ZoneInfo

import pytest

from pipeline.discover.moments import read_moment


@pytest.mark.parametrize("text", ["9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT", "0001-01-01T00:00:00Z"])
def test_for_ever_and_never_are_no_moments(text: str) -> None:
    """PostgreSQL holds them, and gives them back in a zone where Python has no such year."""
    assert read_moment(text, ZoneInfo("UTC")) is None
