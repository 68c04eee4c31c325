"""The time nearest to a number, and what a change is against: one voice among others for the reader."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules
from tests.support.spans import expected, times

PUBLISHED = date(2026, 4, 14)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In March it sold 40 boats.", "2026-03"),
        ("It sold 40 boats in March.", "2026-03"),
        ("In March it sold 40 boats, in May 2025 30 boats.", "2026-03; 2025-05"),
        ("It sold 40 boats and 30 nets in March.", "2026-03; 2026-03"),
        ("It sold 40 boats, Wire A said on Monday.", "-"),
        ("Data are stored for three days in March.", "-"),
    ],
    ids=["before it", "behind it", "each its own", "one for both", "the day of a report", "a span of time"],
)
def test_a_number_has_the_nearest_time_of_its_sentence(text, said):
    assert times(read_by_rules(text, "en", PUBLISHED)) == expected(said)


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("en", "In March sales rose from February, when they were 40 boats.", "2026-02"),
        ("en", "It rose from 2019, when sales had been about 40 boats.", "2019"),
        ("en", "In March it sold 40 boats, more than in 2019, when it began.", "2026-03"),
        ("ru", "В марте продажи выросли с февраля, когда их было около 40 лодок.", "2026-02"),
        ("en", "In 2025 it sold 60 boats, more than 2018's 40 boats and 2017’s 30 boats.", "2025; 2018; 2017"),
        ("en", "In the first quarter it made $60 million, up from last year's $40 million.", "2026-01..2026-04; 2025"),
        ("en", "In March it sold 60 boats, as in February's record month of 40 boats.", "2026-03; 2026-02"),
    ],
    ids=[
        "when they were",
        "had been about",
        "a clause without a number",
        "Russian",
        "years that have it",
        "last year has it",
        "a month that has another thing",
    ],
)
def test_a_number_in_the_clause_of_a_time_is_of_that_time(code, text, said):
    assert times(read_by_rules(text, code, PUBLISHED)) == expected(said)


FILLED = " Boats are new."  # a sentence without a time or a number


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In March it grew. It has 40 boats.", "2026-03"),
        ("In March it grew.\nIt has 40 boats.", "2026-03"),
        (f"In March it grew.{FILLED * 2} It has 40 boats.", "2026-03"),
        (f"In March it grew.{FILLED * 4} It has 40 boats.", "-"),
        ("It grows now. It has 40 boats.", "-"),
        ("Wire A said so on Monday. It has 40 boats.", "-"),
        ("In 2024 it grew. In March it fell. It has 40 boats.", "2026-03"),
    ],
    ids=[
        "the sentence before",
        "the paragraph before",
        "three sentences before",
        "too far before",
        "now is not carried over",
        "nor the day of a report",
        "the last one",
    ],
)
def test_a_time_holds_for_the_sentences_behind_it(text, said):
    assert times(read_by_rules(text, "en", PUBLISHED)) == expected(said)


def test_a_time_that_is_carried_over_is_inherited_and_keeps_its_place():
    text = "In March it grew. It has 40 boats."
    (claim,) = read_by_rules(text, "en", PUBLISHED)
    assert (claim.period.basis, claim.period.span.of(text)) == ("inherited", "March")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In March sales rose 3% from February.", "2026-03 / 2026-02"),
        ("In March sales rose 3% from a month earlier.", "2026-03 / 2026-02"),
        ("In March sales rose 3%.", "2026-03 / -"),
        ("In March sales were $3 million, up from $2 million in February.", "2026-03; 2026-03"),
        ("In March sales rose 3% from February. They rose 9% from March 2025.", "2026-03 / 2026-02; 2026-03 / 2025-03"),
    ],
    ids=["a time", "a shift", "nothing to compare with", "a level is against nothing", "each its own"],
)
def test_a_change_is_against_the_nearest_time_that_is_compared_with(text, said):
    assert times(read_by_rules(text, "en", PUBLISHED)) == expected(said)
