"""English edges of time: the end of a month is its last day, its start and middle are the month, a day is the last."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

TOLD = [
    ("At the end of March it had 40 users.", "2026-03-31..2026-04-01"),
    ("By the end of 2019 it had 40 users.", "2019-12-31..2020-01-01"),
    ("By end of June it had 40 users.", "2025-06-30..2025-07-01"),
    ("By end of 2025 it had 40 users.", "2025-12-31..2026-01-01"),
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
    ("It lost 40 users on March 17-18.", "2026-03-17..2026-03-19"),
    ("It lost 40 users on July 10-12, 2025.", "2025-07-10..2025-07-13"),
    ("It lost 40 users on 3-6 April.", "2026-04-03..2026-04-07"),
    ("It lost 40 users between 3 and 6 April 2025.", "2025-04-03..2025-04-07"),
    ("In the first 20 days of March it lost 40 users.", "2026-03-01..2026-03-21"),
    ("In the last ten days of March it lost 40 users.", "2026-03-22..2026-04-01"),
    ("In the first half of April it lost 40 users.", "2026-04-01..2026-04-16"),
    ("In the second half of March 2025 it lost 40 users.", "2025-03-16..2025-04-01"),
    ("In the latter half of 2025 it lost 40 users.", "2025-07-01..2026-01-01"),
    ("In the first three quarters of 2025 it lost 40 users.", "2025-01-01..2025-10-01"),
    ("In the first three quarters it lost 40 users.", "2025-01-01..2025-10-01"),
    ("In the 2023 third quarter it lost 40 users.", "2023-07-01..2023-10-01"),
    ("In the third quarter of fiscal 2023 it lost 40 users.", "2023-07-01..2023-10-01"),
    ("In the December 2024 quarter it lost 40 users.", "2024-10-01..2025-01-01"),
    ("In 2025's first half it lost 40 users.", "2025-01-01..2025-07-01"),
    ("In H1'25 it lost 40 users.", "2025-01-01..2025-07-01"),
    ("In H2FY25 it lost 40 users.", "2025-07-01..2026-01-01"),
    ("At end-2025 it had 40 users.", "2025-12-31..2026-01-01"),
    ("In late-2025 it had 40 users.", "2025-01-01..2026-01-01"),
    ("In the year to end-March 2025 it lost 40 users.", "2024-04-01..2025-04-01"),
    ("In the three months to end-June it lost 40 users.", "2025-04-01..2025-07-01"),
    ("From October to March it lost 40 users.", "2025-10-01..2026-04-01"),
    ("Between November and January 2024 it lost 40 users.", "2023-11-01..2024-02-01"),
    ("In the December-February quarter it lost 40 users.", "2025-12-01..2026-03-01"),
    ("From Dec. 26 to Jan. 2 it lost 40 users.", "2025-12-26..2026-01-03"),
    ("In Jan.-March it lost 40 users.", "2026-01-01..2026-04-01"),
    ("In Oct.-Dec. 2024 it lost 40 users.", "2024-10-01..2025-01-01"),
    ("It lost 40 users in July-Sept. 2024, it said.", "2024-07-01..2024-10-01"),
    ("Between 1 January and 30 June 2025 it lost 40 users.", "2025-01-01..2025-07-01"),
    ("From 26 Dec. to 2 Jan. it lost 40 users.", "2025-12-26..2026-01-03"),
    ("In March 40 users left.", "2026-03-01..2026-04-01"),
    ("In March 12 percent left.", "2026-03-01..2026-04-01"),
    ("In March 12, 2025, 40 users left.", "2025-03-12..2025-03-13"),
    ("On March 12 40 users left.", "2026-03-12..2026-03-13"),
    ("In May it will lose 40 users.", "2026-05-01..2026-06-01"),
    ("In May it said it had lost 40 users.", "2025-05-01..2025-06-01"),
    ("It will lose 40 users next March.", "2027-03-01..2027-04-01"),
    ("It lost 40 users last April.", "2025-04-01..2025-05-01"),
    ("It lost 40 users last December.", "2025-12-01..2026-01-01"),
    ("It will lose 40 users this May.", "2026-05-01..2026-06-01"),
    ("In the week ending 12 April it lost 40 users.", "2026-04-06..2026-04-13"),
    ("In the week to Sunday 5 April it lost 40 users.", "2026-03-30..2026-04-06"),
    ("In the week of April 8 it lost 40 users.", "2026-04-06..2026-04-13"),
    ("In the week beginning April 8, 2025, it lost 40 users.", "2025-04-08..2025-04-15"),
    ("It lost 40 users on 31.12.2025.", "2025-12-31..2026-01-01"),
    ("It lost 40 users on 31/12/2025.", "2025-12-31..2026-01-01"),
    ("It lost 40 users on 12/31/2025.", "2025-12-31..2026-01-01"),
    ("It lost 40 users on 2025/12/31.", "2025-12-31..2026-01-01"),
    ("In Q1-Q3 2025 it lost 40 users.", "2025-01-01..2025-10-01"),
    ("In Q2/2024 it lost 40 users.", "2024-04-01..2024-07-01"),
    ("In Q2/24 it lost 40 users.", "2024-04-01..2024-07-01"),
    ("In H1/2025 it lost 40 users.", "2025-01-01..2025-07-01"),
    ("In 9M 2025 it lost 40 users.", "2025-01-01..2025-10-01"),
    ("It has lost 40 users YTD.", "2026-01-01..2026-04-15"),
    ("So far in 2026 it has lost 40 users.", "2026-01-01..2026-04-15"),
    ("In 2026 so far it has lost 40 users.", "2026-01-01..2026-04-15"),
    ("So far in 2025 it had lost 40 users.", "2025-01-01..2026-01-01"),
    ("It has lost 40 users this year so far.", "2026-01-01..2026-04-15"),
    ("In the month so far it has lost 40 users.", "2026-04-01..2026-04-15"),
    ("It lost 40 users this year through March.", "2026-01-01..2026-04-01"),
    ("So far this year through February it has lost 40 users.", "2026-01-01..2026-03-01"),
    ("It lost 40 users this year to the end of March.", "2026-01-01..2026-04-01"),
    ("It lost 40 users year to date through March.", "2026-01-01..2026-04-01"),
    ("In the year through March it lost 40 users.", "2025-04-01..2026-04-01"),
    ("It lost 40 users January through March.", "2026-01-01..2026-04-01"),
]


@pytest.mark.parametrize(("text", "days"), TOLD)
def test_a_printed_time_has_its_days(text, days):
    (claim,) = read_by_rules(text, "en", date(2026, 4, 14))
    assert claim.period is not None
    assert f"{claim.period.start}..{claim.period.end}" == days


OVER_NEW_YEAR = [
    ("2026-01-05", "From December 26 to January 2 it lost 40 users.", "2025-12-26..2026-01-03"),
    ("2024-02-29", "Between Nov. 20 and Feb. 10 it lost 40 users.", "2023-11-20..2024-02-11"),
    ("2025-12-31", "From December 30 to January 2 it will lose 40 users.", "2025-12-30..2026-01-03"),
]


@pytest.mark.parametrize(("published", "text", "days"), OVER_NEW_YEAR)
def test_days_over_new_year_begin_in_the_year_before(published, text, days):
    (claim,) = read_by_rules(text, "en", date.fromisoformat(published))
    assert claim.period is not None
    assert f"{claim.period.start}..{claim.period.end}" == days


@pytest.mark.parametrize("text", ["Over the last 0 months sales rose 5%.", "In the past 0 days sales rose 5%."])
def test_none_of_a_grain_has_no_days(text):
    (claim,) = read_by_rules(text, "en", date(2026, 4, 14))
    assert claim.period is None


@pytest.mark.parametrize(
    "text",
    ["In the first 40 days of March sales rose 5%.", "In the first three quarters its goals rose 5%."],
)
def test_what_no_month_has_and_what_is_of_a_game_has_no_days(text):
    (claim,) = read_by_rules(text, "en", date(2026, 4, 14))
    assert (claim.surface, claim.period) == ("5%", None)


@pytest.mark.parametrize(
    "text",
    ["Over the next two years prices rise 5 percent.", "In the first seven weeks of this year sales rose 5 percent."],
)
def test_a_span_that_only_says_how_long_is_neither_a_claim_nor_a_time(text):
    assert [(claim.surface, claim.period) for claim in read_by_rules(text, "en", date(2026, 4, 14))] == [
        ("5 percent", None)
    ]


@pytest.mark.parametrize("day", ["3/4/2025", "31/04/2025", "1.2.25"])
def test_digits_that_may_be_two_days_none_or_a_version_are_no_day(day):
    (claim,) = read_by_rules(f"It lost 40 users on {day}.", "en", date(2026, 4, 14))
    assert claim.period is None


@pytest.mark.parametrize(
    ("sign", "start"),
    [("y/y", "2025-03-01"), ("yr/yr", "2025-03-01"), ("m/m", "2026-02-01"), ("mth/mth", "2026-02-01")],
)
def test_signs_of_wires_say_what_a_change_is_against(sign, start):
    (claim,) = read_by_rules(f"Prices rose 2% {sign} in March.", "en", date(2026, 4, 14))
    assert claim.baseline is not None
    assert claim.baseline.start == date.fromisoformat(start)


def test_what_is_compared_with_the_start_of_a_year_is_compared_with_its_first_day():
    (claim,) = read_by_rules("Sales rose 5 percent compared with the start of 2026.", "en", date(2026, 4, 14))
    assert claim.baseline is not None
    assert (claim.baseline.start, claim.baseline.end) == (date(2026, 1, 1), date(2026, 1, 2))
