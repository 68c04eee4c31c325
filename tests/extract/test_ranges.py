"""Two numbers side by side: one range, one measure in two units, a score, or two ends of a movement."""

import pytest

from pipeline.extract import read_by_rules
from pipeline.extract.read import trace
from pipeline.languages import language
from tests.support.reading import DAY


def shown(text, code="en"):
    """surface = value, or low..high, and unit."""
    found = []
    for claim in read_by_rules(text, code, DAY):
        high = "" if claim.value_high is None else f"..{claim.value_high.normalize():f}"
        found.append(f"{claim.surface} = {claim.value.normalize():f}{high} {claim.unit}")
    return found


RANGES = [
    ("Its users doubled to 50 million.", ["doubled = 2 ratio", "50 million = 50000000 user"]),
    ("Deaths tripled to 900 from 300.", ["tripled = 3 ratio", "900 = 900 person", "300 = 300 person"]),
    ("The fare will rise 10 cents to $3.00.", ["10 cents = 0.1 USD", "$3.00 = 3 USD"]),
    ("Oil could rise $5 to $90.", ["$5 = 5 USD", "$90 = 90 USD"]),
    ("Rents rose 3 to 45 dollars.", ["3 = 3 USD", "45 dollars = 45 USD"]),
    ("The index fell 12 to 340 points.", ["12 = 12 count:point", "340 points = 340 count:point"]),
    ("The share rose 2 to 25 percent.", ["2 to 25 percent = 2..25 percent"]),
    ("The fee rose 5 to 15 dollars.", ["5 to 15 dollars = 5..15 USD"]),
    ("It lived there from 120,000 to 70,000 years ago.", ["120,000 to 70,000 years = 70000..120000 a"]),
    ("It lived there between 3 and 2.5 million years ago.", ["3 and 2.5 million years = 2500000..3000000 a"]),
    ("Prices will rise 2 percent to 3 percent.", ["2 percent to 3 percent = 2..3 percent"]),
    ("It sells $300-400 phones.", ["$300-400 = 300..400 USD"]),
    ("It won £10-15m contracts.", ["£10-15m = 10000000..15000000 GBP"]),
    ("It forecast $1.1-1.2bn sales.", ["$1.1-1.2bn = 1100000000..1200000000 USD"]),
    ("Some 10-15,000 homes lost power.", ["10-15,000 homes = 10000..15000 count:home"]),
    ("It has 100-150,000 users.", ["100-150,000 users = 100000..150000 user"]),
    ("It has 1-10,000 users.", ["1-10,000 users = 1..10000 user"]),
    ("Growth of -3 to +2 percent is likely.", ["-3 to +2 percent = -3..2 percent"]),
    ("A 25-to-50-basis-point cut is likely.", ["25-to-50-basis-point = 25..50 basis_point"]),
    ("It costs between one and two per cent.", ["one and two per cent = 1..2 percent"]),
    ("It costs one or two percent.", ["one or two percent = 1..2 percent"]),
    ("Oil dropped by as much as $3 to $68 a barrel.", ["$3 = 3 USD", "$68 = 68 USD"]),
    ("Shares fell more than $3 to $68.", ["$3 = 3 USD", "$68 = 68 USD"]),
    ("Sales fell by more than 2,000 to 14,500.", ["2,000 = 2000 count:unit", "14,500 = 14500 count:unit"]),
    ("Costs fell by up to 30 percent to 40 percent of sales.", ["30 percent = 30 percent", "40 percent = 40 percent"]),
    ("Sales rose from over 3,000 to 4,500.", ["3,000 = 3000 count:unit", "4,500 = 4500 count:unit"]),
    ("Profit rose by about 12 million to 45 million euros.", ["12 million = 12000000 EUR",
                                                              "45 million euros = 45000000 EUR"]),
    ("Output could rise by 2 million to 3 million tons.", ["2 million to 3 million tons = 2000000..3000000 t"]),
    ("Prices rose by 5 to 10 percent.", ["5 to 10 percent = 5..10 percent"]),
    ("Prices rose by as much as 5 to 10 percent.", ["5 to 10 percent = 5..10 percent"]),
    ("Wages rose by between $5 and $10.", ["$5 and $10 = 5..10 USD"]),
    ("It hires from 300 to 400 clerks.", ["300 to 400 clerks = 300..400 person"]),
    ("It costs up to $3 to $5.", ["$3 to $5 = 3..5 USD"]),
    ("One to two million people fled.", ["One to two million people = 1000000..2000000 person"]),
    ("The debt ratio rose from 1.2 to 1.5.", ["1.2 = 1.2 count:unit", "1.5 = 1.5 count:unit"]),
    ("The hazard ratio was 0.66 (95% interval 0.51 to 0.85).", ["0.66 = 0.66 count:unit", "95% = 95 percent",
                                                             "0.51 to 0.85 = 0.51..0.85 count:unit"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), RANGES)
def test_two_numbers_are_one_range_or_two_values(text, claims):
    assert shown(text) == claims


@pytest.mark.parametrize(
    ("code", "text", "claims"),
    [
        ("ru", "Цены вырастут на 10–12%.", ["10–12% = 10..12 percent"]),
        ("ru", "Погибли от 10 до 12 человек.", ["10 до 12 человек = 10..12 person"]),
        ("ru", "Доля выросла с 10% до 12%.", ["10% = 10 percent", "12% = 12 percent"]),
        ("ko", "금리는 10~12%다.", ["10~12% = 10..12 percent"]),
        ("ko", "점유율은 10%에서 12%로 늘었다.", ["10% = 10 percent", "12% = 12 percent"]),
    ],
    ids=["dash", "from .. to", "what moved", "Korean dash", "what moved in Korean"],
)
def test_in_other_languages_too(code, text, claims):
    assert shown(text, code) == claims


@pytest.mark.parametrize(
    ("code", "text", "claims"),
    [
        ("en", "The mast is 6 feet, 3 inches long.", ["6 feet, 3 inches = 75 in"]),
        ("en", "It took 1 hour 30 minutes.", ["1 hour 30 minutes = 90 min"]),
        ("en", "The mast is 6 feet, 13 inches long.", ["6 feet = 6 ft", "13 inches = 13 in"]),
        ("en", "It took 1.5 hours 30 minutes.", ["1.5 hours = 1.5 h", "30 minutes = 30 min"]),
        ("ru", "Рейс занял 1 час 30 минут.", ["1 час 30 минут = 90 min"]),
        ("ko", "법원은 징역 2년 6개월을 선고했다.", ["2년 6개월 = 30 mo"]),
    ],
    ids=[
        "feet and inches",
        "hours and minutes",
        "more of the small than one great has",
        "no whole",
        "Russian",
        "Korean",
    ],
)
def test_one_measure_in_two_units_is_one_number_of_the_smaller(code, text, claims):
    assert shown(text, code) == claims


@pytest.mark.parametrize("text", ["They won 3-1.", "The house voted 218-214.", "It ended 212-218."])
def test_the_parts_of_a_score_are_blocked(text):
    (first, second) = trace(text, language("en"), DAY)[0].readings
    assert None not in {first.blocked, second.blocked}
