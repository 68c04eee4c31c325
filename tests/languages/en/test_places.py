"""Where English figures are true of: "in the country" is the one spoken of, and not the home of who speaks."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules


def regions(text):
    return [claim.region for claim in read_by_rules(text, "en", date(2026, 4, 14))]


HERE = [
    ("Globex, a U.S. company, entered Norway in 2020. It now has 3 million users in the country.", ["NO"]),
    ("American firm Globex lost users in Finland. In the country 3 million people used it in March.", ["FI"]),
    ("It has 5 million users in Norway, more than in Sweden; 40 percent of them live in the country.", ["NO", "NO"]),
    ("Finland has 4 million lines. Sweden has 5 million. There are 300 firms in the country.", ["FI", "SE", "SE"]),
]


@pytest.mark.parametrize(("text", "expected"), HERE)
def test_in_the_country_is_the_last_country_in_which_something_happened(text, expected):
    assert regions(text) == expected


def test_a_country_named_nearer_to_its_number_is_its_region():
    text = "Globex grew in Norway. It has 3 million users in the country and 4 million users in Sweden."
    assert regions(text) == ["NO", "SE"]


def test_where_only_a_home_is_named_it_is_the_country():
    assert regions("The Norwegian company Globex has 3 million users in the country.") == ["NO"]


def test_users_overseas_are_in_no_one_country_and_the_share_of_them_is():
    text = "Globex has 51,200 users in Norway, 11 percent of its overseas active users, which it put at 465,000."
    assert regions(text) == ["NO", "NO", None]


BEHIND = [
    ("Globex grew in Norway. It has 730 million monthly active users worldwide, it said.", [None]),
    ("Globex, used in Norway, has 730 million users around the world.", [None]),
    ("Of its 5 million users worldwide, 1 million live in Norway.", [None, "NO"]),
    ("Accounts exposed: 4.1 million in Finland, 2.7 million in Norway and 2.4 million elsewhere.", ["FI", "NO", None]),
    ("Norway's Globex has 5 million users worldwide. It has 3 million users in the country.", [None, "NO"]),
    ("In Norway it has 3 million users, in Sweden 4 million users.", ["NO", "SE"]),
    ("Norway lent 3 million books, many of them from Sweden.", ["NO"]),
    ("Globex grew in Norway. It has 3 million users across Europe.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_a_place_right_behind_a_count_is_its_own(text, expected):
    assert regions(text) == expected
