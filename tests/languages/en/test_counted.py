"""English counted nouns: what follows a number -> unit and phrase."""

import pytest

from pipeline.extract import quantities, read_by_rules

ROWS = [
    ("36 consecutive hours", "h"),
    ("two full days of talks", "d"),
    ("a 180 page book", "count:page"),
    ("a 12-page booklet", "count:page"),
    ("five-spoke alloy wheels", "count:spoke"),
    ("40 former secondary school pupils", "person"),
    ("22 others were hurt", "person"),
    ("sales rose 1.5 times", "ratio"),
    ("it raised the fare three times", "count:time"),
    ("40 analysts had expected a loss", "person"),
    ("a 700-strong crowd", "person"),
    ("a crowd 700-strong", "person"),
    ("100-odd ferries", "count:ferry"),
    ("three nurses' unions", "count:union"),
    ("15 of its higher-end stores", "count:store"),
    ("eight of Faro's shops", "count:shop"),
    ("eight of its North Bergen shops", "count:shop"),
    ("1 cup zucchini noodles", "count:cup"),
    ("six square miles", "mi2"),
    ("a six-square-mile lake", "mi2"),
    ("450 Nm of torque", "N.m"),
    ("10x faster", "ratio"),
    ("a rate of 1.4pc", "percent"),
    ("at 27 Celsius", "Cel"),
    ("the 5-10W lamp", "W"),
]


@pytest.mark.parametrize(("text", "unit"), ROWS)
def test_what_a_number_counts_or_measures(text, unit):
    assert [row["unit"] for row in quantities(text, "en")] == [unit]


ONE = [("one visitor writes", "person"), ("one final attempt was made", "count:attempt")]


@pytest.mark.parametrize(("text", "unit"), ONE)
def test_one_counts_the_noun_before_its_verb(text, unit):
    assert [row["unit"] for row in quantities(text, "en")] == [unit]


@pytest.mark.parametrize("text", ["the more one sees of it", "how one goes about it", "one doesn't exist"])
def test_one_who_does_something_counts_nothing(text):
    assert [row["unit"] for row in quantities(text, "en")] == [None]


BARE = [
    ("It weighs 16 kg instead of 15.4.", ["kg", "kg"]),
    ("Of them 65 percent were old, 15.4 percent young and 7.3 of another group.", ["percent"] * 3),
    ("eight or nine euros", ["EUR"]),
    ("She was 27 when she won.", ["a"]),
    ("Life expectancy for men rose from 70.1 to 71.4.", ["a", "a"]),
    ("The median age rose to 38.9 from 37.2.", ["a", "a"]),
    ("They sold 6.4 million 60-kilo bags.", ["count:bag", "kg"]),
    ("It lost two 40-foot containers.", ["count:container", "ft"]),
    ("Stocks dropped by 2.6 million barrels to 442.9 million.", ["bbl", "bbl"]),
    ("Demand fell by 40 percent to 3,400.", ["percent", None]),
    ("He turned three.", ["a"]),
    ("The yen weakened to 152.3 per dollar.", ["JPY"]),
    ("The euro rose 0.4% to 1.0842.", ["percent", "USD"]),
    ("Only one in ten clerks complained.", ["percent"]),
    ("It earned $1.64 vs. $1.45 est.", ["USD", "USD"]),
    ("It draws 224 kW / 300 QX.", ["kW", None]),
    ("The agency has 400 MoUs and 3,000 staff.", ["count:mou", "person"]),
    ("It sank 12 UAVs and 3 tanks.", ["count:drone", "count:tank"]),
    ("It sold 300 phones in June and 155 BlackBerry in May.", ["count:phone", "count:phone"]),
    ("Of 3,000 staff, 400 left.", ["person", "person"]),
    ("Of 900 flights, 120 BA and 80 KLM were late.", ["count:flight"] * 3),
    ("It lost 500 in May and 3,000 staff in all.", ["person", "person"]),
    ("It carried 20,000 TEU and 300 cars.", ["count:teu", "count:car"]),
    ("The city, population 8.9 million, has 2,500 buses.", ["person", "count:bus"]),
    ("With a population of 390,000, it has 40 banks.", ["person", "count:bank"]),
    ("The town (population: 800) has 2 shops.", ["person", "count:shop"]),
    ("It has a population of 3,000 tigers.", ["count:tiger"]),
    ("The index fell to 30, the population by 2 percent.", ["count:point", "percent"]),
    ("It won 3.2 million subscribers, twice the 1.5 million analysts had expected.", ["user", "ratio", "user"]),
]


@pytest.mark.parametrize(("text", "units"), BARE)
def test_a_number_without_a_unit_takes_the_one_that_fits(text, units):
    assert [row["unit"] for row in quantities(text, "en")] == units


LABELS = [
    "The game NBA 2K20",
    "Pixel 3a",
    "ISO 9001",
    "Executive Order 13990",
    "a 401(k)",
    "a 40 Under 40 list",
    "since 480 BC",
    "pic.twitter.com/4p7SX2",
    "t.co/y5Wn5UB",
    "@user99 and #covid19",
    "He called 911",
    "season 2022/23",
    "a six-figure sum",
    "multi-million deals",
    "23–27 March",
    "artist 070 Shake",
    "the S&P 500",
    "rooms 12",
    "a 50:50 chance",
    "5.1 surround sound",
]


@pytest.mark.parametrize("text", LABELS)
def test_digits_of_a_label_carry_no_value(text):
    assert [row["surface"] for row in quantities(f"{text}.", "en") if not row["blocked"]] == []


def test_capitals_of_an_agency_are_no_seconds():
    assert [row["unit"] for row in quantities("It lost 4 SEC games.", "en")] == ["count:game"]


def test_the_end_of_a_quote_is_no_inch():
    assert [row["unit"] for row in quantities('"It has 30" he said of the 15" screen.', "en")] == [None, "in"]


COUNTED = [
    ("The band played two shows in Oslo.", ["count:show"]),
    ("They fitted four RS-25 engines.", ["count:engine"]),
    ("Some 24 F-16s took off.", ["count:f-16"]),
    ("1 former staff member left.", ["person"]),
    ("The two pour millions into it.", []),
    ("You buy one separately.", []),
    ("It said that it makes one “so happy”.", []),
    ('It makes one "so happy".', []),
]


@pytest.mark.parametrize(("text", "units"), COUNTED)
def test_what_looks_like_a_verb_a_model_or_an_adverb(text, units):
    assert [claim.unit for claim in read_by_rules(text, "en", None)] == units


@pytest.mark.parametrize(
    "text", ["The plan of Acme 2.0 is wild.", "It was in the 400 block of M Street.", "Write to P.O. Box 69440, Oslo."]
)
def test_versions_and_addresses_carry_no_value(text):
    assert read_by_rules(text, "en", None) == []


def test_the_top_ten_percent_are_a_share_and_the_top_ten_none():
    assert [claim.unit for claim in read_by_rules("It is in the top 10 percent and of the top 10.", "en", None)] == [
        "percent"
    ]


def test_parts_of_one_on_both_sides_of_a_dash_are_a_range():
    (albedo,) = read_by_rules("It has an albedo of 0.1-0.2 in May.", "en", None)
    assert (str(albedo.value), str(albedo.value_high)) == ("0.1", "0.2")
