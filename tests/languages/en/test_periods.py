"""English times against a day of publication."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules
from pipeline.extract.read import propose

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
    ("In the six months to June it had 40 users.", "2025-01-01", "2025-07-01", "half"),
    ("In the half year to June it had 40 users.", "2025-01-01", "2025-07-01", "half"),
    ("Half-year to June: 40 users.", "2025-01-01", "2025-07-01", "half"),
    ("In the December quarter it had 40 users.", "2025-10-01", "2026-01-01", "quarter"),
    ("In the quarter it had 40 users.", "2026-01-01", "2026-04-01", "quarter"),
    ("Between June 24, 2025 and November 18 it lost 40 users.", "2025-06-24", "2025-11-19", "day"),
    ("It will have 40 users by mid-October.", "2026-10-01", "2026-11-01", "month"),
    ("The forecast for Sunday is 40 users.", "2026-04-19", "2026-04-20", "day"),
    ("At 9:44 am it had 40 users.", "2026-04-14", "2026-04-15", "instant"),
    ("Last week it had 40 users.", "2026-04-06", "2026-04-13", "week"),
]


@pytest.mark.parametrize(("text", "start", "end", "grain"), SEEN)
def test_a_printed_time_is_resolved_from_the_publication_date(text, start, end, grain):
    (claim,) = read_by_rules(text, "en", PUBLISHED)
    assert claim.period is not None
    assert (claim.period.start.isoformat(), claim.period.end.isoformat(), claim.period.grain) == (start, end, grain)


def test_without_a_publication_date_only_full_times_are_resolved():
    explicit, relative = read_by_rules("In March 2024 it had 40 users.\nLast year it had 50 visitors.", "en", None)
    assert explicit.period is not None
    assert explicit.period.start == date(2024, 3, 1)
    assert relative.period is None or relative.period.basis == "inherited"


NO_PERIOD = [
    "It has sold 40 phones since 2016.",
    "Wire A reported on April 9 that it had 40 users.",
    "It had 40 users, Wire A said on Monday.",
    "It hired 40 workers under the 2017 strategy.",
    "Norhaven crude for May delivery sold at $40 a barrel.",
    "Founded in 2009, it has 40 workers.",
    "They beat Oslo after a second-half surge with 40 shots.",
    "A 40 percent levy announced by Mayor Nora Quill on Monday covers ferries.",
    "Dock Workers Local 2011 signed up 40 clerks.",
    "It had 40 users before the merger in 2021.",
    "Quillport is priced at $40 million, according to a filing Thursday.",
    "The yard has orders for 40 ferries through May 2029.",
    "The port has 40 Tuesday-Saturday drivers.",
    "Norhaven means to buy 40 ferries over the next decade.",
]


@pytest.mark.parametrize("text", NO_PERIOD)
def test_a_time_at_which_the_number_was_not_true_is_no_period(text):
    (claim,) = read_by_rules(text, "en", PUBLISHED)
    assert claim.period is None


def test_the_text_of_a_period_ends_before_the_full_stop():
    (claim,) = read_by_rules("It had 40 users in March.", "en", PUBLISHED)
    assert claim.period is not None
    assert claim.period.text == "March"


ONWARD = [
    ("In 2014, the yard repaired 61 ferries. Nine years later, the tally stood at 740.", "2023-01-01", "year"),
    ("In June 2016 it had 40 users. Two years later it had 90 users.", "2018-06-01", "month"),
    ("On March 4 it had 40 users. Three days later it had 90 users.", "2026-03-07", "day"),
    ("On March 4, 2021 it had 40 users. Two years later it had 90 users.", "2023-01-01", "year"),
    ("It had 40 users in 1981. Forty-four years later it had 90 users.", "2025-01-01", "year"),
    ("It had 40 users in 2018; three years later it had 90 users.", "2021-01-01", "year"),
]


def test_results_that_came_out_later_are_of_their_own_time():
    text = "It was measured at 80 metres on April 2. The findings came out nine days later, with a share of 30 percent."
    assert [claim.period and claim.period.start for claim in read_by_rules(text, "en", PUBLISHED)] == [
        date(2026, 4, 2)
    ] * 2


def test_this_time_last_year_is_what_a_multiple_is_against():
    text = "In March it had 50 users, twice what it had at this time last year."
    _, twice = read_by_rules(text, "en", PUBLISHED)
    assert twice.period is not None
    assert twice.baseline is not None
    assert (twice.period.start, twice.baseline.start) == (date(2026, 3, 1), date(2025, 3, 1))


HOLDS = [
    ("In March 40 percent of boats were new.\nThey carried 60 percent of the freight.", date(2026, 3, 1)),
    ("Quillport in the first quarter\nRevenue came to $40 million.", date(2026, 1, 1)),
    ("In March revenue was $9 million.\nThe margin was 40 percent.", date(2026, 3, 1)),
]


@pytest.mark.parametrize(("text", "start"), HOLDS)
def test_the_time_of_a_figure_holds_in_the_next_paragraph(text, start):
    period = read_by_rules(text, "en", PUBLISHED)[-1].period
    assert period is not None
    assert (period.start, period.basis) == (start, "inherited")


POINTS_BACK = [
    ("The port grew by 20 percent in 2015. In the same year it hired 40 clerks.", date(2015, 1, 1), "year"),
    ("The yard had 4 docks at the end of 2016. Norhaven had 40 barges at that time.", date(2016, 12, 31), "instant"),
    ("It means to lift accuracy to 71% by the end of the next year.", date(2027, 12, 31), "instant"),
    ("It means to lift accuracy to 71% from about 65% now.", date(2026, 4, 14), "instant"),
]


@pytest.mark.parametrize(("text", "start", "grain"), POINTS_BACK)
def test_that_year_and_that_time_are_those_spoken_of(text, start, grain):
    period = read_by_rules(text, "en", PUBLISHED)[-1].period
    assert period is not None
    assert (period.start, period.grain) == (start, grain)


@pytest.mark.parametrize(("text", "start", "grain"), ONWARD)
def test_years_later_counted_from_the_time_before_are_proposed(text, start, grain):
    proposed = [(one.start.isoformat(), one.grain) for one in propose(text, "en", PUBLISHED).times]
    assert (start, grain) in proposed
