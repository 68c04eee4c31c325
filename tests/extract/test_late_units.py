"""Units that the metric or a neighbour tells."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

PUBLISHED = date(2026, 4, 14)
OF_SHARES = [
    ("en", "Support for the ferry rose to 68%, up 9 points since January.", "percentage_point"),
    ("en", "Its load factor was 84.2 percent, 1.3 points higher than a year before.", "percentage_point"),
    ("en", "The Quill index declined 0.06%, or 14.9 points.", "count:point"),
    ("en", "The bank cut rates by a quarter point to 4.5%.", "percentage_point"),
    ("en", "The bond yields 3.16 percent. The index lost 12 points.", "count:point"),
    ("en", "The Reds are on 17%, nine points behind.", "percentage_point"),
    ("en", "The Reds have a 5.4-point lead over the Blues, 43% to 37.6%.", "percentage_point"),
    ("en", "Voters gave them 49.8% and 48.3%, a gap of 1.5 points.", "percentage_point"),
    ("en", "Some 17% of fans saw the 12 points.", "count:point"),
    ("ru", "Доля рынка составила 17%, на 3 пункта больше, чем год назад.", "percentage_point"),
    ("ko", "지지율은 41%로 지난주보다 2포인트 하락했다.", "percentage_point"),
]


@pytest.mark.parametrize(("language", "text", "unit"), OF_SHARES)
def test_points_by_which_a_share_moves_are_percentage_points(language, text, unit):
    (points,) = (claim for claim in read_by_rules(text, language, PUBLISHED) if claim.unit != "percent")
    assert points.unit == unit


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The share costs 132 pence, up from 128 a day earlier.", ["1.32 GBP", "1.28 GBP"]),
        ("It pays 45 cents, compared with 38 a year earlier.", ["0.45 USD", "0.38 USD"]),
        ("The shares rose 4p to 212.", ["0.04 GBP", "2.12 GBP"]),
        ("The stock rose 12 cents from 10.", ["0.12 USD", "0.1 USD"]),
        ("It pays 45 cents, compared with 3,800 users a year earlier.", ["0.45 USD", "3800 user"]),
    ],
)
def test_a_number_beside_cents_is_of_cents_too(text, values):
    read = read_by_rules(text, "en", PUBLISHED)
    assert [f"{claim.value.normalize():f} {claim.unit}" for claim in read] == values
