"""Times of a text as a whole: what is taken over, and from which day relative times are counted."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract import read_by_rules

PUBLISHED = date(2026, 4, 14)


def starts(text, published=PUBLISHED, lang="en"):
    return [one.period and one.period.start.isoformat() for one in read_by_rules(text, lang, published)]


@pytest.mark.parametrize("published", [date.min, date.max], ids=["first", "last"])
def test_a_day_of_publication_at_the_end_of_the_calendar_counts_as_none(published):
    assert starts("Last year it had 40 users. In March 2024 it had 30 users.", published) == [None, "2024-03-01"]


def test_a_figure_goes_on_with_the_time_told_before_as_long_as_the_language_says():
    told = "In March sales were $9 million."
    pause = " The shop is large."
    assert starts(f"{told} Profit was $2 million.")[1] == "2026-03-01"
    assert starts(f"{told}{pause} Profit was $2 million.")[1] == "2026-03-01"
    assert starts(f"{told}{pause * 2} Profit was $2 million.")[1] is None


def test_other_numbers_go_on_within_their_paragraph():
    assert starts("In March it sold 40 ships. The yard built 30 ships.")[1] == "2026-03-01"
    assert starts("In March it sold 40 ships.\nThe yard built 30 ships.")[1] is None


def test_what_a_sentence_compares_with_is_taken_over_by_none_of_its_numbers():
    text = "In July the app had 450 million users. Its rival has 800 million users, against 700 million in July."
    assert starts(text) == ["2025-07-01", None, "2025-07-01"]


def test_a_period_knows_where_it_is_printed():
    text = "In March it had 40 users. Revenue was $3 million."
    _, revenue = read_by_rules(text, "en", PUBLISHED)
    assert revenue.period is not None
    assert revenue.period.basis == "inherited"
    assert revenue.period.span is not None
    assert revenue.period.span.of(text) == "March"


def test_a_baseline_that_custom_tells_says_so():
    (claim,) = read_by_rules("In 2025 revenue rose 3%.", "en", PUBLISHED)
    assert claim.baseline is not None
    assert claim.baseline.as_dict() == {
        "start": "2024-01-01",
        "end": "2025-01-01",
        "grain": "year",
        "text": "",
        "assumed": True,
    }


@pytest.mark.parametrize(
    "text",
    ["In March revenue rose 3%.", "In the quarter headcount rose 3%.", "Over the past three years revenue rose 3%."],
    ids=["a month", "no flow of money", "no part of a year"],
)
def test_custom_tells_no_baseline_elsewhere(text):
    (claim,) = read_by_rules(text, "en", PUBLISHED)
    assert claim.baseline is None


def test_a_list_goes_on_with_the_time_said_before_it_and_titles_print_none():
    rows = "1. Harbour Blues, NRC, 18.9 million. 2. “Sunday Night Dance,” CVS, 12.1 million. 3. Fjord, NRC, 9 million."
    assert starts(f"Prime-time viewership counted by Northstar for April 6-12. {rows}") == ["2026-04-06"] * 3


def test_a_time_without_an_end_is_none_and_none_is_taken_over():
    text = "In March it had 40 million users. Queries have trebled since its launch, and revenue was $3 million."
    assert starts(text) == ["2026-03-01", None, "2026-03-01"]


def test_a_number_that_only_says_more_than_is_compared_with_nothing():
    assert starts("Over 20 million clips have been recorded since the end of August.") == [None]
    assert starts("It has 30 million users, against over 20 million in August.") == [None, "2025-08-01"]


def test_what_describes_is_so_at_any_time():
    assert starts("The six-time champion lost on Monday.") == [None]


def test_the_last_half_of_a_year():
    assert starts("In the last half of 2024 it had 40 users.") == ["2024-07-01"]


def test_what_a_rate_fell_from_is_of_the_time_that_the_change_before_was_against():
    text = "Loans dropped 5.6% last week from the previous week. Their interest rate fell to 7.04% from 7.06%."
    assert starts(text) == ["2026-04-06", "2026-04-06", "2026-03-30"]


def test_the_time_of_a_clause_set_in_between_holds_inside_it_alone():
    text = "Northwind, which last year moved 40 ships, said half of its crews are new. About 20% of berths are full."
    assert starts(text) == ["2025-01-01", None, None]
    text = "Fees at Harbour Line — which in 2023 changed its owner — make up 30% of its income."
    assert starts(text) == [None]


def test_the_time_of_a_clause_that_ends_the_sentence_holds_on():
    text = "The ferry had 40,000 passengers, which was 5% more than hoped in March. Revenue was $3 million."
    assert starts(text)[1:] == ["2026-03-01", "2026-03-01"]


def test_what_came_before_a_time_is_not_of_it():
    assert starts("The pier reopened in March following a $30 million overhaul.") == [None]
    assert starts("Following the overhaul, the pier had 3,000 visitors in March.") == ["2026-03-01"]


def test_the_day_on_which_somebody_said_so_right_before_the_verb_is_not_when_it_was_true():
    assert starts("Northwind on April 2 confirmed plans for what it called a $13 billion fleet.") == [None]
    assert starts("Northwind on April 2 sold 13 ships.") == ["2026-04-02"]


def test_what_is_so_every_year_takes_no_year_over():
    text = "Revenue was $3 million in 2024. The park, with 2.4 million visitors annually, employs 2%."
    assert starts(text)[1] is None
    assert starts("Revenue was $3 million in 2024. The share of berths filled was 2%.")[1] == "2024-01-01"


def test_a_century_is_a_hundred_years():
    (claim,) = read_by_rules("The plague killed 25,000 people in the 14th century.", "en", PUBLISHED)
    assert (str(claim.period.start), str(claim.period.end)) == ("1300-01-01", "1400-01-01")


def test_with_so_many_users_is_not_from_so_many():
    """In Russian one word says both, so a level beside it keeps the time in force."""
    text = (
        "Число пользователей «Мяутолка» выросло в марте до 612,3 тыс. Это на 47% больше, чем в феврале. "
        "Лидером рынка остается «Пингон» с 1,04 млн пользователей."
    )
    assert starts(text, lang="ru") == ["2026-03-01", "2026-03-01", "2026-03-01"]


APPOSED = [
    "It had 14.2 million in March, from 16.8 million in December, a decline of 15.5 percent.",
    "In March the messenger had 14.2 million users, down from 16.8 million in December, a drop of 15.5 percent.",
    "Output was 14.2 million tons in March, compared with 16.8 million in December (a fall of 15.5 percent).",
    "Sales fell from 16.8 million in December to 14.2 million in March, a decline of 15.5 percent.",
    "It had 14.2 million in March, from 16.8 million in December, a decline of 2.6 million, or down 15.5 percent.",
]


@pytest.mark.parametrize("text", APPOSED)
def test_a_change_in_apposition_is_of_the_levels_time_and_against_that_of_the_number_compared_with(text):
    change = read_by_rules(text, "en", PUBLISHED)[-1]
    assert (change.value, change.kind) == (Decimal("15.5"), "change")
    assert (change.period.start, change.baseline.start) == (date(2026, 3, 1), date(2025, 12, 1))


def test_a_change_from_a_time_is_not_of_that_time_though_no_other_is_said():
    change = read_by_rules("Sales fell from 16.8 million in December, a decline of 15.5 percent.", "en", PUBLISHED)[-1]
    assert (change.period, change.baseline.start) == (None, date(2025, 12, 1))


NOT_APPOSED = [
    "Sales in December were 16.8 million, a decline of 15.5 percent.",
    "It had 14.2 million in March, while a rival had 16.8 million in December, a decline of 15.5 percent.",
    "It had 14.2 million in March, from 17 million in November, and 13 million in December, a decline of 15.5 percent.",
]


@pytest.mark.parametrize("text", NOT_APPOSED)
def test_a_change_in_apposition_to_a_level_is_of_its_time(text):
    assert read_by_rules(text, "en", PUBLISHED)[-1].period.start == date(2025, 12, 1)


OTHERS = [
    ("It had 14 million in March, up from 12 million in December, and sold 40 boats.", date(2026, 3, 1)),
    ("It had 14 million in March, up from 12 million in December, when it sold 40 boats.", date(2025, 12, 1)),
    ("It rose from 10 million in 2023 to 14 million in 2025, and sold 40 boats.", date(2025, 1, 1)),
]


@pytest.mark.parametrize(("text", "start"), OTHERS)
def test_the_time_of_a_number_compared_with_is_of_nothing_else(text, start):
    assert read_by_rules(text, "en", PUBLISHED)[-1].period.start == start


def test_two_digits_behind_a_year_and_a_to_are_no_year():
    found = read_by_rules("It rose from 10 million in 2023 to 14 million in 2025.", "en", PUBLISHED)
    assert [(one.value, one.period.start.year) for one in found] == [(10_000_000, 2023), (14_000_000, 2025)]
