"""English: what has come to a number that stands behind its verb."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules


def units(text):
    return [claim.unit for claim in read_by_rules(text, "en", date(2026, 4, 14))]


MOVED = [
    ("Cases rose to 450 from 400.", ["count:case", "count:case"]),
    ("The number of flights fell to 12,000 from 15,000.", ["count:flight", "count:flight"]),
    ("The number of people in camps has risen to 45,000.", ["person"]),
    ("Job openings in the region dropped sharply to 3,450.", ["count:opening"]),
    ("Applications jumped by 340 to 2,100.", ["count:application", "count:application"]),
]


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_a_number_behind_its_verb_counts_the_subject(text, expected):
    assert units(text) == expected


UNCOUNTED = ["Shares rose to 164.", "Prices fell to 45 from 50.", "The company hit 45.", "Its share rose to 45."]


@pytest.mark.parametrize("text", [*UNCOUNTED, "Openings rose to 4.5."])
def test_sums_prices_and_what_is_one_count_nothing(text):
    assert set(units(text)) == {"count:unit"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It dug 3.1 million tons, compared with 3.6 million a year earlier.", ["t", "t"]),
        ("The ticket costs $45, up from 40.", ["USD", "USD"]),
        ("The DAX rose by 2 percent but the CAC fell by 1.", ["percent", "percent"]),
        ("A decline of 3 million, or 18 percent.", ["count:unit", "percent"]),
    ],
)
def test_a_number_compared_with_another_is_of_its_measure(text, expected):
    assert units(text) == expected
