"""Quarters of a text whose fiscal year is not that of the calendar."""

from datetime import date

import pytest

from pipeline.extract.read import propose, read_text
from pipeline.reader import fiscal

DAY = date(2026, 3, 26)
WINTER, SPRING = (date(2025, 12, 1), date(2026, 3, 1)), (date(2026, 3, 1), date(2026, 6, 1))
STATED = "Nordfisk said revenue was $9 million in the second quarter, ended February 28."


def days_of(text: str, words: str, published: date | None = DAY) -> set[tuple[date, date]]:
    """Of the times that these words print, in the text as the network reads it."""
    document = fiscal.told(propose(text, "en", published))
    start = text.rindex(words)
    found = {one.days for one in document.times if one.source in {"printed", "shifted"} and one.at == start}
    assert found
    return found


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        (STATED, "the second quarter", WINTER),
        (f"{STATED} It expects $10 million in the third quarter.", "the third quarter", SPRING),
        (f"{STATED} It sold 3,000 boats in the quarter.", "in the quarter", WINTER),
        ("Nordfisk earned $9 million in the quarter ended February 28. Orders in the quarter were 12.",
         "in the quarter", WINTER),
        ("Nordfisk earned $9 million in the second quarter of fiscal 2026, which ended February 28.",
         "the second quarter of fiscal 2026", WINTER),
        (("Second quarter revenue of $9 million. It sold boats in the fiscal year that closed on August 31. "
          "In the second quarter of fiscal 2026 it sold more."), "Second quarter", WINTER),
    ],
)  # fmt: skip
def test_words_for_quarters_are_of_the_year_that_the_text_has(text, words, days):
    assert days_of(text, words) == {days}


def test_a_year_earlier_is_counted_from_them():
    text = f"{STATED} That was up from $8 million a year earlier."
    assert (date(2024, 12, 1), date(2025, 3, 1)) in days_of(text, "a year earlier")


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("Revenue was $9 million in the fourth quarter, ended December 31. In the first quarter it sold 12 boats.",
         "the first quarter", (date(2026, 1, 1), date(2026, 4, 1))),
        ("Revenue was $9 million in the fourth quarter, ended December 28. The quarter was cold: -5 degrees.",
         "The quarter", (date(2025, 10, 1), date(2026, 1, 1))),
        ("Prices rose 3 percent over the year through October. In the third quarter they rose 1 percent.",
         "the third quarter", (date(2025, 7, 1), date(2025, 10, 1))),
        (f"{STATED} In the second quarter of 2024 it lost $1 million.", "the second quarter of 2024",
         (date(2024, 4, 1), date(2024, 7, 1))),
        ("Nordfisk earned $9 million in the quarter ended February 28, 2025. Orders in the quarter were 12.",
         "in the quarter", (date(2025, 10, 1), date(2026, 1, 1))),
    ],
    ids=["of the calendar", "nearly of the calendar", "prices over a year", "with a year", "of long ago"],
)  # fmt: skip
def test_other_quarters_are_of_the_calendar(text, words, days):
    assert days_of(text, words) == {days}


def test_what_is_past_is_not_moved_to_what_is_to_come():
    text = "Nordfisk earned $9 million in the third quarter, ended July 31. In the fourth quarter of boats it had 12."
    assert days_of(text, "the fourth quarter", date(2025, 9, 4)) == {(date(2025, 8, 1), date(2025, 11, 1))}
    assert days_of(text, "the third quarter", date(2025, 9, 4)) == {(date(2025, 5, 1), date(2025, 8, 1))}


@pytest.mark.parametrize("text", [STATED, "No time here: 12 boats."])
def test_a_text_without_a_day_or_a_quarter_is_as_it_was(text):
    document = propose(text, "en", None)
    assert fiscal.told(document) is document


def test_the_claims_of_the_rules_have_these_days_too():
    text = f"{STATED} It expects $10 million in the third quarter."
    numbers = fiscal.told(propose(text, "en", DAY)).numbers
    assert [(one.claim.period.start, one.claim.period.end) for one in numbers] == [WINTER, SPRING]


def test_a_text_is_read_so():
    text = f"{STATED} It expects revenue of $10 million in the third quarter."
    now, expected = read_text(text, "en", DAY)
    assert [(one.period.start, one.period.end) for one in (now, expected)] == [WINTER, SPRING]
