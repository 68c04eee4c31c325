"""English values and units as papers print them: amounts with capital scales, heights, signs in words, measures."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract import read_by_rules


def read(text):
    found = read_by_rules(text, "en", date(2026, 4, 14))
    return [(claim.surface, claim.value, claim.unit) for claim in found]


AMOUNTS = [
    ("The plant cost $13.6M.", "$13.6M", "13600000", "USD"),
    ("It owes $4B to others.", "$4B", "4000000000", "USD"),
    ("They sold 2.1M cars.", "2.1M cars", "2100000", "count:car"),
    ("Some 5K users left.", "5K users", "5000", "user"),
    ("It has 8GB of memory.", "8GB", "8", "GB"),
    ("A 6MP camera is inside.", "6MP", "6", "MP"),
]


@pytest.mark.parametrize(("text", "surface", "value", "unit"), AMOUNTS)
def test_one_digit_with_a_capital_is_an_amount_where_a_sign_a_point_or_a_unit_says_so(text, surface, value, unit):
    assert read(text) == [(surface, Decimal(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "She lives in flat 4B.",
        "He lives in flat 4C.",
        "The 3C goods are on sale.",
        "The 3M spokesman spoke.",
        "He runs a 5K on Sunday.",
        "A 5G phone and a 3D film.",
        "It is in 4K.",
    ],
)
def test_one_digit_with_a_capital_is_a_label_elsewhere(text):
    assert read(text) == []


MEASURES = [
    ("A chip of 5 nm is small.", "5 nm", "5", "nm"),
    ("It makes 300 Nm of torque.", "300 Nm", "300", "N.m"),
    ("The car does 28 mpg.", "28 mpg", "28", "mpg"),
    ("It emits 95 g/km.", "95 g/km", "95", "g/km"),
    ("The river carries 800 cubic feet per second.", "800 cubic feet per second", "800", "ft3/s"),
    ("The lake holds 2 million acre-feet.", "2 million acre-feet", "2000000", "acre_ft"),
    ("Lead was at 15 parts per billion.", "15 parts per billion", "15", "ppb"),
    ("The answer took 20 ms.", "20 ms", "20", "ms"),
    ("He weighs 8 stone 4 pounds.", "8 stone 4 pounds", "116", "lb"),
    ("She is a 6-foot-2 guard.", "6-foot-2", "74", "in"),
    ("She is 5ft 11in tall.", "5ft 11in", "71", "in"),
    ("The 55in screen glows.", "55in", "55", "in"),
    ("It was minus 12 degrees.", "minus 12 degrees", "-12", "deg"),
    ("It was minus five degrees.", "minus five degrees", "-5", "deg"),
    ("He ran in 10.2s.", "10.2s", "10.2", "s"),
    ("It did 45 km/hr.", "45 km/hr", "45", "km/h"),
    ("The line is 6yd long.", "6yd", "6", "yd"),
    ("A half-hour walk ends here.", "half-hour", "0.5", "h"),
    ("The 2.0-litre engine roars.", "2.0-litre", "2.0", "L"),
    ("They walked one and a half miles.", "one and a half miles", "1.5", "mi"),
    ("The bank made a 25bp cut.", "25bp", "25", "basis_point"),
    ("The yield fell 6 bp.", "6 bp", "6", "basis_point"),
    ("The field yields 500,000 b/d.", "500,000 b/d", "500000", "bbl"),
    ("The group pumps 1.2mb/d.", "1.2mb/d", "1200000", "bbl"),
    ("The share rose to 45¢.", "45¢", "0.45", "USD"),
]


@pytest.mark.parametrize(("text", "surface", "value", "unit"), MEASURES)
def test_a_measure_has_its_unit(text, surface, value, unit):
    assert read(text) == [(surface, Decimal(value), unit)]
    assert [(one[1], one[2]) for one in read(surface)] in ([(Decimal(value), unit)], [])  # and reads back to the same


WARMTH = [("It was 3C at night.", "3C", "3"), ("Frost came at 9F.", "9F", "9"), ("It was below 5C.", "5C", "5")]


@pytest.mark.parametrize(("text", "surface", "value"), WARMTH)
def test_one_digit_with_c_or_f_is_a_temperature_where_the_word_before_says_so(text, surface, value):
    assert [row[:2] for row in read(text)] == [(surface, Decimal(value))]


def test_two_parts_are_one_measure_and_three_are_none():
    assert [value for _, value, _ in read("It lasted 3 years, 2 months.")] == [38]
    assert [value for _, value, _ in read("It lasted 3 years, 2 months and 14 days.")] == [3, 2, 14]


COUNTED = [
    ("It ordered 400 737 Max jets.", "400", "count:jet"),
    ("They sold five 787 Dreamliner planes.", "five", "count:plane"),
    ("It bought 98 GPUs.", "98 GPUs", "count:gpu"),
    ("Prague sold 8 L-39 jets.", "8", "count:jet"),
    ("It fired 3 V-2 rockets.", "3", "count:rocket"),
]


@pytest.mark.parametrize(("text", "surface", "unit"), COUNTED)
def test_a_model_number_stands_between_a_number_and_what_it_counts(text, surface, unit):
    assert [(one[0], one[2]) for one in read(text)] == [(surface, unit)]


@pytest.mark.parametrize(
    "text",
    ["They sank into the bottom three during a run of defeats.", "It is one-in-three.", "The wall of 300 A.D. fell."],
)
def test_a_place_in_a_table_and_a_year_of_an_era_are_no_counts(text):
    assert read(text) == []


def test_a_sum_in_brackets_says_the_same_in_another_currency():
    (_, _, first), (_, _, second) = read("Its wealth of 1.36 billion ($1.76bn) grew.")
    assert (first, second) == ("count:unit", "USD")


def test_nothing_counted_is_lent_to_a_part_of_one():
    assert [(value, unit) for _, value, unit in read("He hit .312 with 24 homers.")] == [
        (Decimal("0.312"), "count:unit"),
        (Decimal(24), "count:homer"),
    ]


def test_a_screen_has_its_size_and_a_product_its_name():
    assert [unit for _, _, unit in read("A 6.1-inch OLED screen lights up.")] == ["in"]
    assert read("The 13-inch Kitebook is out.") == []


def test_a_resolution_is_no_ratio_and_no_year():
    assert [(surface, unit) for surface, _, unit in read("A 2560 x 1600 screen of 400 nits.")] == [("400 nits", "nit")]
    assert [value for _, value, _ in read("A box of 300 x 400 cm.")] == [300, 400]


def test_pounds_are_money_where_what_follows_says_so():
    assert [
        unit for _, _, unit in read("It pays 8.21 pounds an hour, or 20,000 pounds in cash, for 30 pounds of tin.")
    ] == [
        "GBP",
        "GBP",
        "lb",
    ]


JOINED = [
    ("The index fell 0.8% to 25,063.89.", [("0.8%", "percent"), ("25,063.89", "count:point")]),
    ("The yes side won by 52 to 48 per cent.", [("52", "percent"), ("48 per cent", "percent")]),
    ("It was rated 4.6 out of 5 stars.", [("4.6", "count:star")]),
    ("He hit two doubles in all.", [("two doubles", "count:double")]),
    (
        "The index lost 0.6 per cent or 22.4 points to 3,577.8.",
        [("0.6 per cent", "percent"), ("22.4 points", "count:point"), ("3,577.8", "count:point")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_numbers_side_by_side_keep_their_measures(text, expected):
    assert [(surface, unit) for surface, _, unit in read(text)] == expected


RANGES = [
    ("They got 3,000-4,000 calls.", [("3000", "4000", "count:call")]),
    ("Most 18- to 24-year-olds use it.", [("18", "24", "a")]),
    ("It will hire 300-400 clerks.", [("300", "400", "person")]),
    ("It seeks $200-300 million.", [("200000000", "300000000", "USD")]),
    ("Profit is seen at 150-180 billion won.", [("150000000000", "180000000000", "KRW")]),
    ("It has a range of 400-500 km.", [("400", "500", "km")]),
    ("The mill makes 200-250 MW.", [("200", "250", "MW")]),
    ("Joblessness rose to 4.3 from 4.1 percent.", [("4.3", None, "percent"), ("4.1", None, "percent")]),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ends_of_a_range_and_of_a_movement(text, expected):
    found = read_by_rules(text, "en", date(2026, 4, 14))
    printed = [(str(one.value), str(one.value_high) if one.value_high else None, one.unit) for one in found]
    assert printed == expected


OTHERS = [
    ("It runs 5 BP stations.", ["count:station"]),
    ("A mother of two won 1,000 euros.", ["EUR"]),
    ("The fine was 500 won.", ["KRW"]),
    ("It uses 9.8 litres per 100km.", ["L"]),
    ("Debt was 2.3 times earnings.", ["ratio"]),
    ("His body mass index was 30.4.", ["kg/m2"]),
]


@pytest.mark.parametrize(("text", "units"), OTHERS)
def test_units_that_only_the_words_around_tell(text, units):
    assert [unit for _, _, unit in read(text)] == units


def test_what_a_price_is_paid_for_and_how_rare_a_thing_is_are_no_counts():
    assert [surface for surface, _, _ in read("Eggs are $2.99 a dozen, and rising.")] == ["$2.99"]
    assert read("It was a 1-in-100-year flood.") == []
    assert [surface for surface, _, _ in read("He won 7-5 in 1 hour, 23 minutes.")] == ["1 hour, 23 minutes"]


def test_a_quarter_point_is_a_part_of_one_and_paise_are_parts_of_a_rupee():
    assert read("It cut rates by a quarter point.") == [("a quarter point", Decimal("0.25"), "count:point")]
    assert read("It fell 14 paise.") == [("14 paise", Decimal("0.14"), "INR")]
