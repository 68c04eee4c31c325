"""Parts of a fiscal year that is called by its number, and quarters of firms that count from April."""

from datetime import date

import pytest

from pipeline.extract.read import propose
from pipeline.reader import fiscal, fiscal_years

DAY = date(2025, 10, 29)
SUMMER, CALENDAR = (date(2025, 7, 1), date(2025, 10, 1)), (date(2026, 4, 1), date(2026, 7, 1))
STATED = "Revenue rose to $9 million in the quarter ended September 30, 2025."


def days_of(text: str, words: str, published: date | None = DAY) -> set[tuple[date, date]]:
    """Of the printed times of these words, in the text as the network reads it."""
    document = fiscal.told(fiscal_years.told(propose(text, "en", published)))
    found = {one.days for one in document.times if one.source == "printed" and text[one.at : one.upto] == words}
    assert found
    return found


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        (f"Nordfisk made $2 million in Q2 FY26. {STATED}", "Q2 FY26", SUMMER),
        (f"Nordfisk made $2 million in Q2 FY26, and $1 million in Q2 FY25. {STATED}", "Q2 FY25",
         (date(2024, 7, 1), date(2024, 10, 1))),
        (f"Nordfisk made $2 million in Q2 FY26, and in H1 FY26 $3 million. {STATED}", "H1 FY26",
         (date(2025, 4, 1), date(2025, 10, 1))),
        (f"Nordfisk made $2 million in Q2 FY26. It hopes for $9 million in FY26. {STATED}", "FY26",
         (date(2025, 4, 1), date(2026, 4, 1))),
        ("Nordfisk made $2 million in Q1 FY26, the quarter ended September 30, 2025.", "Q1 FY26", SUMMER),
        ("Nordfisk made Rs 2 crore in Q2 FY26.", "Q2 FY26", SUMMER),
        ("Nordfisk made Rs 2 crore in Q2.", "Q2", SUMMER),
        ("Nordfisk made Rs 2 crore in the second quarter.", "the second quarter", SUMMER),
    ],
)  # fmt: skip
def test_they_are_of_the_year_that_the_text_shows(text, words, days):
    assert days_of(text, words) == {days}


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Nordfisk made $2 million in Q2 FY26.", "Q2 FY26", CALENDAR),
        ("Nordfisk made $2 million in Q3 FY25, the quarter ended September 30, 2025.", "Q3 FY25", SUMMER),
        ("Nordfisk made $2 million in Q2.", "Q2", (date(2025, 4, 1), date(2025, 7, 1))),
        ("Nordfisk made Rs 2 crore in Q2 2025.", "Q2 2025", (date(2025, 4, 1), date(2025, 7, 1))),
        ("Nordfisk made Rs 2 crore in Q3.", "Q3", (date(2025, 7, 1), date(2025, 10, 1))),
    ],
    ids=["nothing shows it", "of the calendar", "other money", "a year of the calendar", "not over by April's count"],
)
def test_others_are_as_the_grammar_reads_them(text, words, days):
    assert days_of(text, words) == {days}


def test_the_claims_of_the_rules_and_what_is_a_year_before_move_too():
    text = "Nordfisk made Rs 2 crore in Q2."
    document = fiscal_years.told(propose(text, "en", DAY))
    (number,) = document.numbers
    assert (number.claim.period.start, number.claim.period.end) == SUMMER
    further = {one.days for one in document.times if one.source == "further" and one.at == text.index("Q2")}
    assert further == {(date(2024, 7, 1), date(2024, 10, 1))}


@pytest.mark.parametrize(
    ("text", "published", "language"),
    [
        ("Nordfisk made Rs 2 crore in Q2.", None, "en"),
        ("Компания заработала 2 млн рупий во II квартале.", DAY, "ru"),
    ],
    ids=["no day of publication", "a language without such words"],
)
def test_without_a_day_or_such_words_nothing_is_moved(text, published, language):
    document = propose(text, language, published)
    assert fiscal_years.told(document) is document


WINTER = date(2026, 2, 7)
FALL = (date(2025, 10, 1), date(2026, 1, 1))
FAR = "Rain fell on the hills of the north. " * 10


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Nordfisk made $2 million in its fiscal second quarter.", "second quarter", FALL),
        ("Nordfisk made $2 million in the second quarter of its fiscal year.", "the second quarter", FALL),
        ("Nordfisk made $2 million in its fiscal second quarter. It hopes for more in the third quarter.",
         "the third quarter", (date(2026, 1, 1), date(2026, 4, 1))),
        ("Nordfisk made $2 million in its fiscal first quarter, and $1 million in the quarter ended Dec. 31, 2025.",
         "first quarter", FALL),
    ],
)  # fmt: skip
def test_a_quarter_called_fiscal_is_the_last_whose_results_are_due(text, words, days):
    assert days_of(text, words, WINTER) == {days}


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Nordfisk made $2 million in the second quarter.", WINTER),
        ("Nordfisk made $2 million in its fiscal second quarter.", date(2025, 8, 20)),
        ("Nordfisk made $2 million in its fiscal second quarter.", date(2026, 3, 20)),
        (f"In the 12 weeks to Jan. 25 it sold. {FAR}Nordfisk made $2 million in its fiscal second quarter.", WINTER),
    ],
    ids=["not called so", "it may be that of the calendar", "those of a month later are due as well", "of weeks"],
)
def test_others_stay_where_the_calendar_has_them(text, published):
    words = "the second quarter" if "the second quarter" in text else "second quarter"
    assert days_of(text, words, published) == {(date(2025, 4, 1), date(2025, 7, 1))}


def test_what_is_counted_from_such_a_quarter_moves_with_it():
    text = "Nordfisk made $2 million in its fiscal second quarter, after $1 million in the same period a year earlier."
    document = fiscal_years.told(propose(text, "en", WINTER))
    found = {one.days for one in document.times if one.source == "shifted" and one.grain == "quarter"}
    assert found == {(date(2024, 10, 1), date(2025, 1, 1))}
