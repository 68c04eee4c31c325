"""English spans between two times, and what lasts since one: as of 14 April 2026, a Tuesday.

Each row names some of the days that are offered, in the short form of tests/support/spans.py.
"""

from datetime import date

import pytest

from pipeline.extract.read import propose
from tests.support.spans import span

PUBLISHED = date(2026, 4, 14)


def further(text):
    return {time.days for time in propose(text, "en", PUBLISHED).times if time.source == "further"}


def spans(text):
    return {span(one.strip()) for one in text.split(";")}


SPANS = [
    ("From 2011 to early 2026 it sold 40 boats.", "2011-01-01..2027-01-01; 2011-01-01..2026-04-15"),
    ("In the five months from 3 August till 24 December it sold 40 boats.", "2025-08-03..2025-12-25"),
    ("In Q2 and Q3 last year it sold 40 boats.", "2025-04..2025-10"),
    ("In 2010, 2011 and 2012 it sold 40 boats.", "2010-01-01..2013-01-01"),
    ("On Thursday and Friday it sold 40 boats.", "2026-04-09..2026-04-11"),
    ("From 2012 to 2015 it sold 40 boats a year.", "2012; 2015"),
    ("It has lost 40 users since last May.", "2025-05-01..2026-04-15"),
    ("It has lost 40 users since 1990.", "1990-01-01..2026-04-15"),
    ("It has lost 40 users since Friday.", "2026-04-10..2026-04-15; 2026-04-11..2026-04-15"),
    ("It has lost 40 users since the weekend.", "2026-04-13..2026-04-15"),
    ("It has lost 40 users since the start of March.", "2026-03-01..2026-04-15; 2026-03-01"),
    ("It was listed on March 3. It has lost 40 users since then.", "2026-03-03..2026-04-15"),
    ("It opened on March 3 and sold 40 boats in its first week.", "2026-03-03..2026-03-10"),
    ("In March sales rose 12%.", "2025-03"),
    ("In the three months ended March 7 sales rose 12%.", "2024-12-08..2025-03-08"),
]


@pytest.mark.parametrize(("text", "days"), SPANS)
def test_the_days_are_offered(text, days):
    assert spans(days) <= further(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In January, and then in March, it sold 40 boats.", "2026-01..2026-04"),
        ("In 2010 and 2012 it sold 40 boats.", "2010-01-01..2013-01-01"),
        ("It will lose 40 users since 2030.", "2030-01-01..2026-04-15"),
    ],
    ids=["no words for a span", "years that do not follow each other", "since what is to come"],
)
def test_days_between_times_that_are_no_span_are_not_offered(text, days):
    assert not spans(days) & further(text)
