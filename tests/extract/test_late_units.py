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
