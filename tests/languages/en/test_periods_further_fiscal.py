"""What English fiscal years and their parts may be: as of 14 April 2026, a Tuesday.

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


FISCAL = [
    ("It sees 40 orders in the year to March 2027. In 2026 it had 30.", "2025-04..2026-04; 2026-04..2027-04"),
    ("Its year begins on 1 October. This year it sold 40 boats.", "2025-10..2026-10"),
    ("It sold 40 boats in the fiscal year from July 2025. Next year it will sell 60.", "2026-07..2027-07"),
    ("Its year begins in October. Over the next two years it will sell 40 boats.", "2025-10..2027-10"),
    ("It had 40 users in its second quarter, ended February 28. In the third quarter it lost 3.", "2026-03..2026-06"),
    ("Second-quarter sales in the three months to March 7 fell. Third-quarter sales: $3.", "2026-03-08..2026-06-08"),
    ("It made $4 million in the October-March second half after $3 million in the first half.", "2026-04..2026-10"),
    ("It had 40 users in its second fiscal quarter, which closed on the 4th of February.", "2025-11-05..2026-02-05"),
    ("First-quarter results fell. In the period ended March 7 it lost 3 users.", "2025-12-08..2026-03-08"),
    ("In its 53 weeks ended January 31, 2026, it had 4 users. It lost 3 in the fourth quarter.", "2025-11..2026-02"),
    ("Sales in Q2 FY26 were $40 million.", "2025-07..2025-10; 2025-10..2026-01; 2026-01..2026-04"),
    ("Sales in H1FY26 were $40 million.", "2025-04..2025-10; 2025-07..2026-01; 2025-10..2026-04"),
    ("Sales in 2Q FY2026 were $40 million.", "2025-07..2025-10"),
    ("Sales in 9M FY26 were $40 million.", "2025-04..2026-01"),
    ("It aims for 40 orders in FY27.", "2026-04..2027-04; 2026-07..2027-07; 2026-10..2027-10"),
    ("It aims for 40 orders in 2025/26.", "2025-04..2026-04"),
    ("It won 40 orders in 2024-25.", "2024-04..2025-04"),
    ("It raised its full-year outlook to $40 million.", "2026; 2025"),
    ("Full-year profit was $40 million.", "2025-04..2026-04; 2025-07..2026-07; 2024-07..2025-07"),
    ("It sold 4 million sets this business year.", "2026-04..2027-04"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "days"), FISCAL)
def test_the_days_are_offered(text, days):
    assert spans(days) <= further(text)


def test_a_text_that_says_when_its_years_begin_has_no_other_fiscal_years():
    found = further("Its fiscal year begins on 1 October. In fiscal 2026 it sold 40 boats.")
    assert spans("2025-10..2026-10") <= found
    assert not spans("2025-04..2026-04; 2025-07..2026-07") & found
