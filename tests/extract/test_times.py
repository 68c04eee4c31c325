"""Times of a text as a whole: what is taken over, and from which day relative times are counted."""

from datetime import date

import pytest

from pipeline.extract import read_text

PUBLISHED = date(2026, 4, 14)


def starts(text, published=PUBLISHED):
    return [one.period and one.period.start.isoformat() for one in read_text(text, "en", published)]


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
    _, revenue = read_text(text, "en", PUBLISHED)
    assert revenue.period is not None
    assert revenue.period.basis == "inherited"
    assert revenue.period.span is not None
    assert revenue.period.span.of(text) == "March"


def test_a_baseline_that_custom_tells_says_so():
    (claim,) = read_text("In 2025 revenue rose 3%.", "en", PUBLISHED)
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
    (claim,) = read_text(text, "en", PUBLISHED)
    assert claim.baseline is None
