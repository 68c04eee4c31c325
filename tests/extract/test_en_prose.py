"""English numbers as newspapers print them in sport, courts, energy, shops, polls and headlines: value, unit, span."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract import read_by_rules


def read(text):
    return read_by_rules(text, "en", date(2026, 4, 14))


def shown(text):
    """surface = value, or low..high, and unit."""
    found = []
    for claim in read(text):
        high = "" if claim.value_high is None else f"..{claim.value_high.normalize():f}"
        found.append(f"{claim.surface} = {claim.value.normalize():f}{high} {claim.unit}")
    return found


PENCE = [
    ("Orbit closed at 145p, up 3.2.", ["145p = 1.45 GBP", "3.2 = 0.032 GBP"]),
    ("Orbit closed at 145p (down 3) on the day.", ["145p = 1.45 GBP", "3 = 0.03 GBP"]),
    ("Orbit closed at 145.5, up 3.2 pence.", ["145.5 = 1.455 GBP", "3.2 pence = 0.032 GBP"]),
    ("Orbit rose 3.2 to 145p.", ["3.2 = 0.032 GBP", "145p = 1.45 GBP"]),
    ("Orbit fell 12 to 1,340p.", ["12 = 0.12 GBP", "1,340p = 13.4 GBP"]),
    ("Orbit closed 6.5 higher at 458.5p.", ["6.5 = 0.065 GBP", "458.5p = 4.585 GBP"]),
    ("It pays 8.4 pence (2023: 7.9).", ["8.4 pence = 0.084 GBP", "7.9 = 0.079 GBP"]),
    ("Wheat fell 3.2 to 612 cents a bushel.", ["3.2 = 0.032 USD", "612 cents = 6.12 USD"]),
    ("Orbit closed at 145p, up 3.2 percent.", ["145p = 1.45 GBP", "3.2 percent = 3.2 percent"]),
    ("Orbit closed at 145p, up 3 places.", ["145p = 1.45 GBP", "3 places = 3 count:place"]),
    ("Petrol rose 5 to 10p.", ["5 to 10p = 0.05..0.1 GBP"]),
]


@pytest.mark.parametrize(("text", "claims"), PENCE)
def test_of_a_price_in_pence_and_its_step_one_prints_the_unit_for_both(text, claims):
    assert shown(text) == claims


VALUES = [
    ("Turnout rose to 5.2m from 4.8m.", ["5.2m = 5200000 person", "4.8m = 4800000 person"]),
    ("Its users rose to 5.2m from last year's 4m.", ["5.2m = 5200000 user", "4m = 4000000 user"]),
    ("It has 1.2m long-term users.", ["1.2m = 1200000 user"]),
    ("It lies 120m from the river.", ["120m = 120 m"]),
    ("It burns 12t of fuel an hour.", ["12t = 12 t"]),
    ("A 2t yuan plan and a $3t market.", ["2t yuan = 2000000000000 CNY", "$3t = 3000000000000 USD"]),
    ("She led by 0.3 of a percentage point.", ["0.3 of a percentage point = 0.3 percentage_point"]),
    ("Output fell by a fifth last year.", ["a fifth = 20 percent"]),
    ("Traffic fell by a third over the weekend.", ["a third = 33.33 percent"]),
    ("About one-half of sales are abroad.", ["one-half = 50 percent"]),
    ("The rate is 1 in 3,000 births.", ["1 in 3,000 = 0.0333 percent"]),
    ("One in every 250,000 has it.", ["One in every 250,000 = 0.0004 percent"]),
    ("Some two-in-five users pay.", ["two-in-five = 40 percent"]),
    ("There is a one-in-five chance.", ["one-in-five = 20 percent"]),
    ("It will fall to minus 5C.", ["minus 5C = -5 Cel"]),
    ("The index stood at minus 19 in April.", ["minus 19 = -19 count:point"]),
    ("Sales were $4 billion, plus or minus 2%.", ["$4 billion = 4000000000 USD", "2% = 2 percent"]),
    ("The boxer weighs 15st 7lb.", ["15st 7lb = 217 lb"]),
    ("The boxer weighs 12st.", ["12st = 12 stone"]),
    ("The site was down for 2h 15min.", ["2h 15min = 135 min"]),
    ("Stores hold 39.2 bcm of gas.", ["39.2 bcm = 39200000000 m3"]),
    ("It pumps 42.4 mcm per day.", ["42.4 mcm = 42400000 m3"]),
    ("The field has 340 mmbbl.", ["340 mmbbl = 340000000 bbl"]),
    ("Output was 120,000 boepd.", ["120,000 boepd = 120000 bbl"]),
    ("The ship carries 18,000 TEU.", ["18,000 TEU = 18000 count:teu"]),
    ("Trade was 3.4m TEUs.", ["3.4m TEUs = 3400000 count:teu"]),
    ("The fire covers 4.6 sq miles.", ["4.6 sq miles = 4.6 mi2"]),
    ("Wages rose 3 p.c. in all.", ["3 p.c. = 3 percent"]),
    ("Wheat ended at $5.87-1/2 a bushel.", ["$5.87-1/2 = 5.875 USD"]),
    ("A small one costs €1 and a large one €2.", ["€1 = 1 EUR", "€2 = 2 EUR"]),
    ("A quake of magnitude 6.1 killed 34.", ["6.1 = 6.1 count:point", "34 = 34 person"]),
    ("A 4.5-magnitude quake struck.", ["4.5-magnitude = 4.5 count:point"]),
    ("He threw 88.77m in May.", ["88.77m = 88.77 m"]),
    ("It warned of waves of up to 4-5m.", ["4-5m = 4..5 m"]),
    ("The river region has 8.9m people.", ["8.9m people = 8900000 person"]),
    ("Petrol rose 5c a litre.", ["5c = 0.05 USD"]),
    ("The mill crushes 12,000 tpd.", ["12,000 tpd = 12000 t"]),
    ("It had 300 staff; last year 280.", ["300 staff = 300 person", "280 = 280 person"]),
]


@pytest.mark.parametrize(("text", "claims"), VALUES)
def test_a_number_has_its_scale_and_its_unit(text, claims):
    assert shown(text) == claims


AUDIENCES = [
    ("The app has 5M downloads.", ["5M downloads = 5000000 count:download"]),
    ("It won 2M subscribers.", ["2M subscribers = 2000000 user"]),
    ("It has 4M daily active users.", ["4M = 4000000 user"]),
    ("Its users grew to 5M.", ["5M = 5000000 user"]),
    ("WhatsNew Hits 3B Monthly Users", ["3B = 3000000000 user"]),
]


@pytest.mark.parametrize(("text", "claims"), AUDIENCES)
def test_a_letter_behind_one_digit_is_a_scale_where_something_is_counted(text, claims):
    assert shown(text) == claims


LISTS = [
    ("Downloads (million): Kite 12.4, Faro 9.8.", ["12.4 = 12400000 count:download", "9.8 = 9800000 count:download"]),
    ("Revenue ($ billion): Kite 4.5 and Nord 12.", ["4.5 = 4500000000 USD", "12 = 12000000000 USD"]),
    ("Users (millions): 2024 – 45.2.", ["45.2 = 45200000 user"]),
    ("Revenue (€m) | 345.2 | 301.1", ["345.2 = 345200000 EUR", "301.1 = 301100000 EUR"]),
    ("Profit (in $ millions) | 34.5 | 30", ["34.5 = 34500000 USD", "30 = 30000000 USD"]),
    ("Users (m) | 12.4", ["12.4 = 12400000 user"]),
    ("Height (m) | 8.9", ["8.9 = 8.9 count:unit"]),
    ("The total (in thousands) was 345.", ["345 = 345 count:unit"]),
    ("The Blues have 34% (31), the Reds 28%.", ["34% = 34 percent", "31 = 31 count:unit", "28% = 28 percent"]),
    ("The Blues won 45 seats, the Greens 12 and the Whites 5.", ["45 seats = 45 count:seat", "12 = 12 count:seat",
                                                                   "5 = 5 count:seat"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), LISTS)
def test_what_heads_a_row_or_list_is_the_scale_of_its_figures(text, claims):
    assert shown(text) == claims


@pytest.mark.parametrize("text", ["It hit 106 lands, incl. 32m farms.", "Some 12 saw Rev. 4 of N.Y. 5 times."])
def test_a_short_form_ends_no_sentence(text):
    assert len({claim.sentence for claim in read(text)}) == 1


HEADLINES = [
    ("Seven killed, 30 injured in bus crash", ["Seven = 7 person", "30 = 30 person"]),
    ("Two dead after boat capsizes", ["Two = 2 person"]),
    ("Three arrested after raid", ["Three = 3 person"]),
    ("Police Arrest 25 In Raid On Gang", ["25 = 25 person"]),
    ("Death Toll Rises To 45 After Flood", ["45 = 45 person"]),
    ("Police Arrest Two Men After Raid", ["Two Men = 2 person"]),
]


@pytest.mark.parametrize(("text", "claims"), HEADLINES)
def test_a_headline_tells_how_many_met_with_something(text, claims):
    assert [claim.partition(" = ")[0] for claim in shown(text)] == [claim.partition(" = ")[0] for claim in claims]
    assert [claim.value for claim in read(text)] == [Decimal(claim.split()[-2]) for claim in claims]


LURES = [
    "She was aged 19, 23 and 41.",
    "It is for 16-to-24-year-olds.",
    "The Group of Seven nations met, as did the Group of 20.",
    "It made a 10-K filing.",
    "It is a 501(c)(3) body.",
    "It is a 3-for-1 split.",
    "The 30-year fixed rate rose.",
    "It is in article 12c.",
    "He lives in flat 4B, and seat 3B is free.",
    "He ran a 5K on Sunday.",
    "He directed the film Two Brothers in 2004.",
    "It was the 21st time.",
    "The iPhone 12 Mini is old.",
]


@pytest.mark.parametrize("text", LURES)
def test_an_age_a_label_or_a_name_is_no_claim(text):
    assert shown(text) == []


def test_an_age_that_follows_a_share_does_not_qualify_it():
    share, _ = read("Of them 17.1% are 65 or over.")
    assert (share.surface, share.qualifier) == ("17.1%", "exact")


@pytest.mark.parametrize("text", ["It costs c.$400m.", "It has c. 300 staff."])
def test_circa_in_one_letter_makes_a_number_a_rough_one(text):
    assert [claim.qualifier for claim in read(text)] == ["about"]


def test_a_bracketed_loss_of_seats_is_told_by_its_size_and_direction():
    lost = read("The Greens won 12 seats (-11).")[1]
    assert (lost.value, lost.direction) == (11, "down")
