"""Words of English news -> the countries that they name: places, and words that only look like them; all invented."""

import pytest

from pipeline.languages.gazetteer import countries_in

ROWS = [
    ("Norwegian users of MeowTalk grew by 4 percent.", {"NO"}),
    ("The firm, based in the U.S., hired 40 Danes.", {"US", "DK"}),
    ("MOSCOW (Wire A) - Prices rose 3 percent.", {"RU"}),
    ("NEW DELHI: Prices rose 3 percent.", {"IN"}),
    ("America’s exports fell by 2 percent.", {"US"}),
    ("A London-based maker of kettles cut 40 jobs.", {"GB"}),
    ("Rain fell on 30 villages in Tamil Nadu.", {"IN"}),
    ("Police in Reading seized 30 bicycles.", {"GB"}),
    ("The Fed raised its rate to 3 percent.", {"US"}),
    ("The Bank of England kept its rate at 3 percent.", {"GB"}),
    ("A mill in Springfield, Ill., cut 30 jobs.", {"US"}),
    ("A mill in London, Ontario, cut 30 jobs.", {"CA"}),
    ("A mill in Toledo, OH cut 30 jobs.", {"US"}),
    ("Georgia counted 4 million voters.", {"GE", "US"}),
    ("The Hang Seng lost 2 percent.", {"HK"}),
    ("Sales in Ho Chi Minh City doubled.", {"VN"}),
    # words, people, companies and dollars
    ("Reading is what 40 percent of pupils like least.", set()),
    ("Nice work, said the 30 mobile workers who split the phoenix.", set()),
    ("Chad Miller sold 40 kettles.", set()),
    ("It paid US$40 million for the mill.", set()),
    ("The Washington Post has 40 readers.", set()),
    ("Bank of America earned 4 billion dollars.", set()),
    ("Miss. Marple, or Ill, as 3 friends call her.", set()),
    ("OK, 40 of us stay OR go.", set()),
    ("Turkeys cost 4 percent more.", set()),
]


@pytest.mark.parametrize(("text", "countries"), ROWS, ids=[text for text, _ in ROWS])
def test_a_sentence_names_these_countries(text, countries):
    assert {one.country for one in countries_in(text, "en")} == countries


@pytest.mark.parametrize(
    ("text", "printed", "sort"),
    [
        ("40 users in Norway", "Norway", "country"),
        ("40 Norwegian users", "Norwegian", "adjective"),
        ("40 users in Oslo", "Oslo", "city"),
        ("40 users in  New  York", "New  York", "city"),
        ("40 users in Queensland", "Queensland", "province"),
        ("40 users, says the FDA", "FDA", "body"),
    ],
)
def test_a_mention_says_what_it_is_and_where_it_stands(text, printed, sort):
    (found,) = countries_in(text, "en")
    assert (text[found.start : found.end], found.sort) == (printed, sort)


@pytest.mark.parametrize(
    "text",
    ["NEW YORK (Wire A) - Prices rose 3 percent.", "NEW JERSEY: Prices rose 3 percent.", "LOS ANGELES - 3 films ran."],
)
def test_a_name_in_capitals_of_a_short_first_word_is_found(text):
    assert {one.country for one in countries_in(text, "en")} == {"US"}
