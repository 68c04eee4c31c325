"""Times that a sentence prints: which are of its numbers, and from which day relative ones are counted."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

PUBLISHED = date(2026, 4, 14)


def starts(text, published=PUBLISHED, lang="en"):
    return [one.period and one.period.start.isoformat() for one in read_by_rules(text, lang, published)]


@pytest.mark.parametrize("published", [date.min, date.max], ids=["first", "last"])
def test_a_day_of_publication_at_the_end_of_the_calendar_counts_as_none(published):
    assert starts("Last year it had 40 users. In March 2024 it had 30 users.", published) == [None, "2024-03-01"]


def test_a_period_knows_where_it_is_printed():
    text = "In March it had 40 users. Revenue was $3 million."
    _, revenue = read_by_rules(text, "en", PUBLISHED)
    assert revenue.period is not None
    assert revenue.period.basis == "inherited"
    assert revenue.period.span is not None
    assert revenue.period.span.of(text) == "March"


@pytest.mark.parametrize(
    "text",
    ["In March revenue rose 3%.", "In the quarter headcount rose 3%.", "Over the past three years revenue rose 3%."],
    ids=["a month", "no flow of money", "no part of a year"],
)
def test_custom_tells_no_baseline_elsewhere(text):
    (claim,) = read_by_rules(text, "en", PUBLISHED)
    assert claim.baseline is None


def test_the_last_half_of_a_year():
    assert starts("In the last half of 2024 it had 40 users.") == ["2024-07-01"]


def test_the_time_of_a_clause_that_ends_the_sentence_holds_on():
    text = "The ferry had 40,000 passengers, which was 5% more than hoped in March. Revenue was $3 million."
    assert starts(text)[1:] == ["2026-03-01", "2026-03-01"]


def test_the_day_on_which_somebody_said_so_right_before_the_verb_is_not_when_it_was_true():
    assert starts("Northwind on April 2 confirmed plans for what it called a $13 billion fleet.") == [None]
    assert starts("Northwind on April 2 sold 13 ships.") == ["2026-04-02"]


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


NOT_APPOSED = [
    "Sales in December were 16.8 million, a decline of 15.5 percent.",
    "It had 14.2 million in March, while a rival had 16.8 million in December, a decline of 15.5 percent.",
    "It had 14.2 million in March, from 17 million in November, and 13 million in December, a decline of 15.5 percent.",
]


@pytest.mark.parametrize("text", NOT_APPOSED)
def test_a_change_in_apposition_to_a_level_is_of_its_time(text):
    assert read_by_rules(text, "en", PUBLISHED)[-1].period.start == date(2025, 12, 1)
