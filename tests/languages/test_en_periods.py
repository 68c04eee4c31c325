"""English times against a day of publication."""

from datetime import date

import pytest

from pipeline.extract import read_text

PUBLISHED = date(2026, 4, 14)  # a Tuesday

SEEN = [
    ("In March the app had 40 users.", "2026-03-01", "2026-04-01", "month"),
    ("In December the app had 40 users.", "2025-12-01", "2026-01-01", "month"),
    ("In March 2024 the app had 40 users.", "2024-03-01", "2024-04-01", "month"),
    ("As of April 2 it had 40 users.", "2026-04-02", "2026-04-03", "instant"),
    ("In the fourth quarter of 2025 it had 40 users.", "2025-10-01", "2026-01-01", "quarter"),
    ("In the first quarter of this year it had 40 users.", "2026-01-01", "2026-04-01", "quarter"),
    ("In Q4 2024 it had 40 users.", "2024-10-01", "2025-01-01", "quarter"),
    ("In the first half of 2025 it had 40 users.", "2025-01-01", "2025-07-01", "half"),
    ("Last year it had 40 users.", "2025-01-01", "2026-01-01", "year"),
    ("In 2019 it had 40 users.", "2019-01-01", "2020-01-01", "year"),
    ("On Monday it had 40 users.", "2026-04-13", "2026-04-14", "day"),
    ("At the end of July it had 40 users.", "2025-07-31", "2025-08-01", "instant"),
    ("Between January and June it had 40 users.", "2025-01-01", "2025-07-01", "half"),
    ("In the quarter to March 31 it had 40 users.", "2026-01-01", "2026-04-01", "quarter"),
    ("A year ago it had 40 users.", "2025-04-01", "2025-05-01", "month"),
    ("Yesterday it had 40 users.", "2026-04-13", "2026-04-14", "day"),
    ("Last week it had 40 users.", "2026-04-06", "2026-04-13", "week"),
]


@pytest.mark.parametrize(("text", "start", "end", "grain"), SEEN)
def test_a_printed_time_is_resolved_from_the_publication_date(text, start, end, grain):
    (claim,) = read_text(text, "en", PUBLISHED)
    assert claim.period is not None
    assert (claim.period.start.isoformat(), claim.period.end.isoformat(), claim.period.grain) == (start, end, grain)


def test_without_a_publication_date_only_full_times_are_resolved():
    explicit, relative = read_text("In March 2024 it had 40 users.\nLast year it had 50 visitors.", "en", None)
    assert explicit.period is not None
    assert explicit.period.start == date(2024, 3, 1)
    assert relative.period is None or relative.period.basis == "inherited"
