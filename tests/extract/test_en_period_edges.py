"""English edges of time: the end of a month is its last day, its start and middle are the month, a day is the last."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

TOLD = [
    ("At the end of March it had 40 users.", "2026-03-31..2026-04-01"),
    ("By the end of 2019 it had 40 users.", "2019-12-31..2020-01-01"),
    ("In early March it had 40 users.", "2026-03-01..2026-04-01"),
    ("In mid-March it had 40 users.", "2026-03-01..2026-04-01"),
    ("In late March it had 40 users.", "2026-03-01..2026-04-01"),
    ("At the start of 2026 it had 40 users.", "2026-01-01..2027-01-01"),
    ("By the start of 2026 it had 40 users.", "2026-01-01..2026-01-02"),
    ("So far this year it has lost 40 users.", "2026-01-01..2026-04-15"),
    ("In the last 30 days it lost 40 users.", "2026-03-16..2026-04-15"),
    ("In the past 24 hours it lost 40 users.", "2026-04-13..2026-04-14"),
    ("It lost 40 users in a single day.", "2026-04-13..2026-04-14"),
    ("In the three months to June it lost 40 users.", "2025-04-01..2025-07-01"),
    ("In the three months to the end of November it lost 40 users.", "2025-09-01..2025-12-01"),
    ("In the quarter ended Sept. 30 it lost 40 users.", "2025-07-01..2025-10-01"),
    ("In fiscal 2019 it lost 40 users.", "2019-01-01..2020-01-01"),
]


@pytest.mark.parametrize(("text", "days"), TOLD)
def test_a_printed_time_has_its_days(text, days):
    (claim,) = read_by_rules(text, "en", date(2026, 4, 14))
    assert claim.period is not None
    assert f"{claim.period.start}..{claim.period.end}" == days


@pytest.mark.parametrize(
    "text",
    ["Over the next two years prices rise 5 percent.", "In the first seven weeks of this year sales rose 5 percent."],
)
def test_a_span_that_only_says_how_long_is_neither_a_claim_nor_a_time(text):
    assert [(claim.surface, claim.period) for claim in read_by_rules(text, "en", date(2026, 4, 14))] == [
        ("5 percent", None)
    ]


def test_what_is_compared_with_the_start_of_a_year_is_compared_with_its_first_day():
    (claim,) = read_by_rules("Sales rose 5 percent compared with the start of 2026.", "en", date(2026, 4, 14))
    assert claim.baseline is not None
    assert (claim.baseline.start, claim.baseline.end) == (date(2026, 1, 1), date(2026, 1, 2))
