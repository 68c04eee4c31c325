"""Other days that English words of time may mean, beside those of the grammar: as of 14 April 2026, a Tuesday.

Each row names some of them, in the short form of tests/support/spans.py.
"""

from datetime import date

import pytest

from pipeline.extract.read import propose
from tests.support.spans import span

PUBLISHED = date(2026, 4, 14)

WORDS = [
    ("In the three months ended March 7, 2026 it sold 40 boats.", "2025-12-08..2026-03-08; 2025-12-07..2026-03-08"),
    ("In the quarter to 27 February it sold 40 boats.", "2025-11-28..2026-02-28"),
    ("For the first quarter, ended February 27, profit was $40 million.", "2025-11-28..2026-02-28"),
    ("In the year ending in June it will sell 40 boats.", "2025-07..2026-07"),
    ("In the six weeks to January 3 it sold 40 boats.", "2025-11-23..2026-01-04"),
    ("In the 30 days to April 10 it sold 40 boats.", "2026-03-12..2026-04-11"),
    ("Over the next three months it will sell 40 boats.", "2026-04-14..2026-07-14; 2026-05..2026-08"),
    ("It will sell 40 boats in the next two years.", "2026-04-14..2028-04-14; 2027-01-01..2029-01-01"),
    ("Over the last year it sold 40 boats.", "2025-04-14..2026-04-15"),
    ("In the past three years it sold 40 boats.", "2024-01-01..2027-01-01; 2023-01-01..2026-01-01"),
    ("In the last three days it sold 40 boats.", "2026-04-11..2026-04-14"),
    ("The film took $40 million in three days.", "2026-04-11..2026-04-14"),
    ("Shares fell 40 percent in five trading days.", "2026-04-08..2026-04-15; 2026-04-07..2026-04-14"),
    ("Shares fell 4 percent in the first two trading days of the week.", "2026-04-13..2026-04-15"),
    ("Nine-month sales were $40 million.", "2025-01..2025-10"),
    ("Over nine months, sales were $40 million.", "2025-01..2025-10"),
    ("For the six months, sales were $40 million.", "2025-01..2025-07"),
    ("Half-year sales were $40 million.", "2025-10..2026-04; 2025-01..2025-07"),
    ("Sales were $40 million in the first semester.", "2025-01..2025-07"),
    ("It sold 40 boats in 2019under a licence.", "2019"),
    ("May: 30 boats, June (projected): 40 boats.", "2026-05; 2026-06"),
]


def further(text):
    return {time.days for time in propose(text, "en", PUBLISHED).times if time.source == "further"}


def spans(text):
    return {span(one.strip()) for one in text.split(";")}


@pytest.mark.parametrize(("text", "days"), WORDS)
def test_the_days_are_offered(text, days):
    assert spans(days) <= further(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It sold 40 boats in the year to December. In 2025 it sold 30.", "2025-04..2026-04"),
        ("It sold 40 boats this year.", "2026-04..2027-04"),
        ("Sales in January, and profits in March, rose 12%.", "2026-01..2026-04"),
        ("It has lost 40 users since 2030.", "2030-01-01..2026-04-15"),
        ("Last December it sold 40 boats.", "2026-12"),
        ("It opened on March 3 and sold 40 boats.", "2026-03-03..2026-03-10"),
    ],
    ids=["a year of the calendar", "no fiscal year", "no span", "not begun", "far ahead", "no first week"],
)
def test_days_that_are_not_offered(text, days):
    assert not spans(days) & further(text)


@pytest.mark.parametrize(
    "text", ["In 0 trading days it sold 4.", "In the next 0 days it sold 4.", "0 weeks to May 1, 4."]
)
def test_no_days_come_of_none(text):
    assert all(start < end for start, end in further(text))
