"""Where English counts are true of, where the place is printed right behind them."""

from datetime import date

import pytest

from pipeline.extract.read import propose


def places(text):
    """The country of each number, and whether it is printed right behind it."""
    return [(one.claim.region, one.placed) for one in propose(text, "en", date(2026, 4, 14)).numbers]


BEHIND = [
    ("Globex grew in Norway. It has 730 million monthly active users worldwide, it said.", [None]),
    ("Globex, used in Norway, has 730 million users around the world.", [None]),
    ("Of its 5 million users worldwide, 1 million live in Norway.", [None, "NO"]),
    ("Accounts exposed: 4.1 million in Finland, 2.7 million in Norway and 2.4 million elsewhere.", ["FI", "NO", None]),
    ("Globex grew in Norway. It has 3 million users across Europe.", [None]),
    ("Its sales rose 20% in Norway, 15 percent in the Netherlands and 4% across Sweden.", ["NO", "NL", "SE"]),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_a_place_right_behind_a_count_is_its_own(text, expected):
    assert places(text) == [(region, True) for region in expected]


ELSEWHERE = [
    ("The UAE grew. Globex has 3 million users in the country.", {"AE"}),
    ("Norway's Globex has 3 million users in the country.", {"NO"}),
    ("In Norway it has 3 million users, in Sweden 4 million users.", {"NO", "SE"}),
    ("Norway lent 3 million books, many of them from Sweden.", {"NO", "SE"}),
    ("It sold ferries for $3 million in Norway.", {"NO"}),
    ("Norway bought 3% of all ferries in Sweden.", {"NO", "SE"}),
    ("Norway told of a rise of 4% worldwide.", {"NO"}),
]


@pytest.mark.parametrize(
    ("text", "countries"),
    ELSEWHERE,
    ids=[
        "initials",
        "the country",
        "before the count",
        "of the whole",
        "behind a sum of money",
        "words between",
        "a share of all",
    ],
)
def test_a_place_that_stands_elsewhere_is_only_proposed(text, countries):
    assert set(places(text)) == {(None, False)}
    assert {one.country for one in propose(text, "en", None).regions} == countries
