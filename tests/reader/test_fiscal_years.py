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
