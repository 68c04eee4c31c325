"""English number grammar: what was printed -> value, unit and qualifier, and what looks like a claim and is none."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract import read_by_rules


def read(text):
    return read_by_rules(text, "en", date(2026, 4, 14))


VALUES = [
    ("The plant has five or six hundred employees.", "five or six hundred employees", "500", "600", "person"),
    ("It sold two or three thousand tickets.", "two or three thousand tickets", "2000", "3000", "count:ticket"),
    ("Some seven or eight dozen shops closed.", "seven or eight dozen shops", "84", "96", "count:shop"),
    ("It needs two to one hundred workers.", "two to one hundred workers", "2", "100", "person"),
    ("It employs five to six hundred workers.", "five to six hundred workers", "500", "600", "person"),
    ("The world population is 8 B.", "8 B", "8000000000", None, "person"),
    ("One user out of ten has left.", "One user out of ten", "10", None, "percent"),
    ("One of every five patients was readmitted.", "One of every five", "20", None, "percent"),
    ("Halden sold 500,000 iPhone 15s.", "500,000", "500000", None, "count:unit"),
    ("HK$5 million was raised.", "HK$5 million", "5000000", None, "HKD"),
    ("T$5 million was raised.", "T$5 million", "5000000", None, "TWD"),
    ("HK $1.2bn was raised.", "HK $1.2bn", "1.2E9", None, "HKD"),
    ("NT $40 million was raised.", "NT $40 million", "40000000", None, "TWD"),
    ("It costs NZ $26 million.", "NZ $26 million", "26000000", None, "NZD"),
    ("Some 4 hundred million roubles are missing.", "4 hundred million roubles", "400000000", None, "RUB"),
    ("Some 12 hundred thousand users left.", "12 hundred thousand users", "1200000", None, "user"),
    ("The world has 8 B people.", "8 B people", "8000000000", None, "person"),
    ("It has 2+ million users.", "2+ million users", "2000000", None, "user"),
    ("More than 54, 000 people came.", "54, 000 people", "54000", None, "person"),
    ("It sold its 20 millionth lamp.", "20 millionth", "20000000", None, "count:unit"),
    ("One fourth of the wells are dry.", "One fourth", "25", None, "percent"),
    ("About three-fourths of the wells are dry.", "three-fourths", "75", None, "percent"),
    ("It gained half the rise forecast by economists.", "half", "0.5", None, "ratio"),
    ("Growth is less than half of the industry average.", "half", "0.5", None, "ratio"),
    ("It is worth half its IPO launch value.", "half", "0.5", None, "ratio"),
    ("It runs at half the speed.", "half", "0.5", None, "ratio"),
    ("Half the value of the farm is land.", "Half", "50", None, "percent"),
    ("About half the homes seen were empty.", "half", "50", None, "percent"),
    ("Half the time she won.", "Half", "50", None, "percent"),
    ("Now one out of three wells is dry.", "one out of three", "33.33", None, "percent"),
    ("Almost one in six cars is red.", "one in six", "16.67", None, "percent"),
    ("More than 1 in 10 children walk.", "1 in 10", "10", None, "percent"),
    ("More than a quarter (of those asked) walk.", "a quarter", "25", None, "percent"),
    ("It makes sub-7 nanometer chips.", "7 nanometer", "7", None, "nm"),
    ("They ran for minus-5 yards.", "minus-5 yards", "-5", None, "yd"),
    ("He ran for minus-12 rushing yards.", "minus-12", "-12", None, "yd"),
    ("The loss was $-50.8bn.", "$-50.8bn", "50800000000", None, "USD"),
    ("The loss per share was $(0.13).", "$(0.13)", "0.13", None, "USD"),
    ("EBITDA was -CHF 1.61m.", "-CHF 1.61m", "1610000", None, "CHF"),
    ("The repair takes three or four years.", "three or four years", "3", "4", "a"),
    ("It earns 18 to 20 cents a share.", "18 to 20 cents", "0.18", "0.20", "USD"),
    ("It earns between 59 and 63 pence.", "59 and 63 pence", "0.59", "0.63", "GBP"),
    ("It earns between $1.06 a share and $1.35.", "$1.06 a share and $1.35", "1.06", "1.35", "USD"),
    ("Sales of between C$3.3 billion and $3.5 billion.", "C$3.3 billion and $3.5 billion", "3.3E9", "3.5E9", "CAD"),
    ("It keeps guidance of 2.2-2.6 trillion won.", "2.2-2.6 trillion won", "2.2E12", "2.6E12", "KRW"),
    ("It expects sales to grow 8 percent to 11 percent.", "8 percent to 11 percent", "8", "11", "percent"),
    ("It takes one-to-seven days.", "one-to-seven days", "1", "7", "d"),
    ("The seam runs 2200m deep.", "2200m", "2200", None, "m"),
    ("The note rose 23/32.", "23/32", "0.71875", None, "count:unit"),
    ("The fields gave 7.2 t/ha.", "7.2 t/ha", "7.2", None, "t/ha"),
    ("The water has 45 mg/l of lime.", "45 mg/l", "45", None, "mg/L"),
    ("It sends 1.2 million GB/month.", "1.2 million GB/month", "1200000", None, "GB/mo"),
    ("The train ran at 300 km/h.", "300 km/h", "300", None, "km/h"),
    ("A case holds 12 bottles/day at most.", "12 bottles", "12", None, "count:bottle"),
    ("Deposits closed at N1.46 trillion.", "N1.46 trillion", "1460000000000", None, "NGN"),
    ("Petrol costs N145 per litre.", "N145", "145", None, "NGN"),
    ("Bread is R18 a loaf.", "R18", "18", None, "ZAR"),
    ("The merger was a P16-billion deal.", "P16-billion", "16000000000", None, "PHP"),
    ("The mine lost K1.9 billion.", "K1.9 billion", "1900000000", None, "ZMW"),
    ("The firm owes Sh50,000 to nobody else.", "Sh50,000", "50000", None, "KES"),
    ("The loan is GH₵4.5 million.", "GH₵4.5 million", "4500000", None, "GHS"),
    ("It pays 25 kobo per share.", "25 kobo", "0.25", None, "NGN"),
    ("Power costs 14 US cents a unit.", "14 US cents", "0.14", None, "USD"),
    ("The sector shed 311 000 workers.", "311 000 workers", "311000", None, "person"),
    ("Its shares fell 68 Canadian cents.", "68 Canadian cents", "0.68", None, "CAD"),
    ("It pays 12 euro cents.", "12 euro cents", "0.12", None, "EUR"),
    ("It is kept at -75 degrees.", "-75 degrees", "-75", None, "deg"),
    ("One car in six was out of order.", "One car in six", "16.67", None, "percent"),
    ("Nine acres in ten withered.", "Nine acres in ten", "90", None, "percent"),
    ("Prices were up a third since June.", "a third", "33.33", None, "percent"),
    ("Nearly triple the proportion of 2012.", "triple", "3", None, "ratio"),
    ("He was fined USD 500.", "USD 500", "500", None, "USD"),
    ("Urea sold at EUR 320 per tonne.", "EUR 320", "320", None, "EUR"),
    ("The fine is AED 400.", "AED 400", "400", None, "AED"),
    ("A meal costs RM 35.", "RM 35", "35", None, "MYR"),
    ("The Harbour Fund spent EUR 95 MLN.", "EUR 95 MLN", "95000000", None, "EUR"),
    ("It got Rs 180 cr.", "Rs 180 cr", "1800000000", None, "INR"),
    ("It got Rs 5 lacs.", "Rs 5 lacs", "500000", None, "INR"),
    ("It owes 2.3 trln roubles.", "2.3 trln roubles", "2.3E12", None, "RUB"),
    ("It raised $30MM.", "$30MM", "30000000", None, "USD"),
    ("The loss was $(2.3) million.", "$(2.3) million", "2300000", None, "USD"),
    ("The loss was £(3.1)m.", "£(3.1)m", "3100000", None, "GBP"),
    ("The result was ($12.4) million.", "($12.4) million", "12400000", None, "USD"),
    ("The result was (4.5) million euros.", "(4.5) million euros", "4500000", None, "EUR"),
    ("One and a half million people came.", "One and a half million people", "1500000", None, "person"),
    ("It was cut to one-and-a-half percent.", "one-and-a-half percent", "1.5", None, "percent"),
    ("Its sales rose sevenfold.", "sevenfold", "7", None, "ratio"),
    ("Its sales rose twentyfold.", "twentyfold", "20", None, "ratio"),
    ("It grew a hundredfold.", "a hundredfold", "100", None, "ratio"),
    ("Aid of Rs 1.5-2 lakh is due.", "Rs 1.5-2 lakh", "150000", "200000", "INR"),
    ("Roads got Rs 20,000-25,000 crore.", "Rs 20,000-25,000 crore", "2E11", "2.5E11", "INR"),
    ("Some 10-12 lakh people came.", "10-12 lakh people", "1000000", "1200000", "person"),
    ("They paid from 800 to 1.2 thousand euros.", "800 to 1.2 thousand euros", "800", "1200", "EUR"),
    ("They paid from 1,000 to 50 thousand euros.", "1,000 to 50 thousand euros", "1000", "50000", "EUR"),
    ("The N54.99tn budget stands.", "N54.99tn", "54990000000000", None, "NGN"),
    ("It costs 1,000 Korean won.", "1,000 Korean won", "1000", None, "KRW"),
    ("Against the Japanese yen, the dollar stood at 80.88.", "80.88", "80.88", None, "JPY"),
    ("The dollar rose against the yen to 152.30.", "152.30", "152.30", None, "JPY"),
    ("She won R1,2 million.", "R1,2 million", "1200000", None, "ZAR"),
    ("The car was sold for R345 900.", "R345 900", "345900", None, "ZAR"),
    ("They gave her a R350 grant.", "R350", "350", None, "ZAR"),
    ("Inflation was 4,5% then.", "4,5%", "4.5", None, "percent"),
    ("About 1,2 million people left.", "1,2 million people", "1200000", None, "person"),
    ("The group hired some 1 200 nurses.", "1 200 nurses", "1200", None, "person"),
    ("The lender owes VND500 billion.", "VND500 billion", "500000000000", None, "VND"),
    ("The lender made RM1.2bil.", "RM1.2bil", "1200000000", None, "MYR"),
    ("The chipmaker spent 45.6 tril won.", "45.6 tril won", "45600000000000", None, "KRW"),
    ("The builder made Dh3.2 billion.", "Dh3.2 billion", "3200000000", None, "AED"),
    ("The refiner made SR3.5 billion.", "SR3.5 billion", "3500000000", None, "SAR"),
    ("The mills bought 112 LMT of wheat.", "112 LMT", "11200000", None, "t"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "low", "high", "unit"), VALUES, ids=[row[1] for row in VALUES])
def test_a_number_is_read_as_it_is_meant(text, surface, low, high, unit):
    (claim,) = read(text)
    ends = (Decimal(low), None if high is None else Decimal(high))
    assert (claim.surface, claim.value, claim.value_high, claim.unit) == (surface, *ends, unit)


PARTS_OF_A_POINT = [
    ("Rates fell by a quarter of a percentage point.", "0.25", "percentage_point"),
    ("Rates fell by half of a percentage point.", "0.5", "percentage_point"),
    ("Rates rose by a half percentage point.", "0.5", "percentage_point"),
    ("Rates rose by another quarter percentage point.", "0.25", "percentage_point"),
    ("Prices rose a third of a percent.", "0.33", "percent"),
    ("Prices rose two-tenths of a percent.", "0.2", "percent"),
    ("Prices rose a tenth of one percent.", "0.1", "percent"),
    ("It rose three-tenths of a point.", "0.3", "count:point"),
]


@pytest.mark.parametrize(("text", "value", "unit"), PARTS_OF_A_POINT)
def test_a_part_of_one_point_is_no_share(text, value, unit):
    assert [(claim.value, claim.unit) for claim in read(text)] == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "The N2 was shut near exit P3.",
        "He took the R7 home.",
        "Flats on Sh Street stood empty.",
        "He rode from R21 to R24.",
        "Makers of the N95 mask met.",
        "He took the SR520 home.",
    ],
    ids=["road", "bus", "name", "roads", "mask", "state road"],
)
def test_a_letter_before_digits_is_no_money_by_itself(text):
    assert read(text) == []


def test_blanks_part_thousands_only_where_commas_do_not():
    found = [claim.value for claim in read("Its 1,200 shops sold 640 000 cards.")]
    assert found[0] == 1200
    assert 640000 not in found


def test_a_ratio_says_how_many_times_as_many():
    found = read("Falling stocks outnumbered rising ones by a ratio of 5 to 3 in Oslo and about 3 to 2 in Bergen.")
    assert [(claim.value, claim.unit) for claim in found] == [(Decimal("1.67"), "ratio"), (Decimal("1.5"), "ratio")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales rose from about 7.1 million to 7.6 million.", ["7100000", "7600000"]),
        ("A ticket goes from $2 to $3.", ["2", "3"]),
        ("Two people in three cars were hurt.", ["2", "3"]),
        ("Sales rose 8 percent to 11 percent.", ["8", "11"]),
        ("Of 41 samples 13 were good, 12 out of 15 in the north.", ["41", "13", "12", "15"]),
        ("It raised 15 or 25 thousand roubles.", ["15000", "25000"]),
        ("It happened three in five days.", ["5"]),
        ("It has two shops and three hundred workers.", ["2", "300"]),
    ],
    ids=["from to", "goes from to", "each with its noun", "by and to", "k of n", "or far apart", "of days", "hundreds"],
)
def test_two_numbers_stay_two_where_they_are_no_range_and_no_share(text, values):
    assert [claim.value for claim in read(text)] == [Decimal(value) for value in values]


QUALIFIED = [
    ("It makes sub-7 nanometer chips.", "less_than"),
    ("It makes chips at sub 7 nanometer nodes.", "less_than"),
    ("Its 200-plus shops are open.", "more_than"),
    ("It has 10,000+ teachers.", "more_than"),
    ("Losses of near-400,000 euros.", "about"),
    ("That is more than the 300 euros of last year.", "exact"),
    ("That is more than 300 euros.", "more_than"),
    ("It lasted over 10 years.", "more_than"),
    ("It is in under 30 minutes.", "less_than"),
    ("It pays rent over a 10-year period.", "exact"),
    ("It hires clerks under a 10-year deal.", "exact"),
    ("It grew over the three-year span.", "exact"),
    ("They were jailed for over four years.", "more_than"),
    ("It took over three hours.", "more_than"),
    ("It runs just over two hours.", "more_than"),
    ("The debate, over two hours long, ended.", "more_than"),
    ("It employs over 300 people.", "more_than"),
    ("The archive holds over 500 hours of music.", "more_than"),
    ("The battery offers over 20 hours of playback.", "more_than"),
    ("Patients face over 18 weeks on the waiting list.", "more_than"),
    ("It is spread over 18 months.", "exact"),
    ("The bill passed by 52 votes.", "exact"),
    ("Exports exceeded those by 3%.", "exact"),
    ("Imports exceeded by 3% those of May.", "exact"),
    ("Imports exceeded 3%.", "more_than"),
    ("The tally topped 300 votes.", "more_than"),
    ("It fell at least by 3%.", "at_least"),
    ("The rate ticked up to 4.1 per cent.", "exact"),
    ("Its share has gone up to 45 percent.", "exact"),
    ("It brings the total up to 45 deaths.", "exact"),
    ("The fee could go up to 50 euros.", "up_to"),
    ("They brought up to 300 guests.", "up_to"),
    ("It is down from a peak of 12 million users.", "exact"),
    ("They handed over 3,400 files.", "exact"),
    ("The firm turns over £20m.", "exact"),
    ("They handed over more than 500 files.", "more_than"),
    ("The House passed a $3bn package.", "exact"),
    ("It passed a million users.", "more_than"),
]


@pytest.mark.parametrize("times", ["twice as many as the", "three times as much as the", "half as many as"])
def test_what_one_compares_with_is_no_upper_bound(times):
    assert [claim.qualifier for claim in read(f"It sold 310 boats, {times} 155 boats of 2024.")][-1] == "exact"


@pytest.mark.parametrize("given", ["sent", "issued", "served"])
def test_what_somebody_is_given_is_no_part_of_his_name(given):
    assert [claim.surface for claim in read(f"Courts {given} Zemlo 410 takedown orders.")] == ["410"]


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIED)
def test_what_touches_a_number_qualifies_it(text, qualifier):
    assert [claim.qualifier for claim in read(text)] == [qualifier]


@pytest.mark.parametrize(
    "text",
    ["They will invest $5bn over four years.", "It grew 40% over five years.", "It hires 300 people over three years."],
)
def test_what_is_paid_hired_or_grown_over_a_time_takes_so_long(text):
    assert [claim.qualifier for claim in read(text)] == ["exact", "exact"]


UNITS = [
    ("It won 423,000 net subscriber additions.", "user"),
    ("It has 8.5 million broadband customers.", "user"),
    ("The shop served 300 customers.", "person"),
    ("It has 12 million DAUs.", "user"),
    ("The flood led to 34 deaths.", "person"),
    ("Some 400,000 Sri Lankans moved.", "person"),
    ("The bank trades at 21 times estimated earnings.", "ratio"),
    ("The offer was oversubscribed 16 times.", "ratio"),
    ("He called 16 times.", "count:time"),
    ("More than 90 U.S. companies signed.", "count:company"),
    ("It took delivery of six A321 aircraft.", "count:aircraft"),
    ("It handled 270,000 IT support sessions.", "count:session"),
    ("The factory PMI rose to 49.8.", "count:point"),
    ("It bought 12 start-ups.", "count:start-up"),
    ("It hired 300 lift-operators.", "count:operator"),
    ("Police saw 14 passers-by.", "person"),
    ("It took delivery of 106 A320neo-family jets.", "count:jet"),
    ("It flies 12 A320s.", "count:a320"),
    ("It has 10.3M paying subs.", "user"),
    ("It has 22.8 million active customers.", "user"),
    ("The port moved 3.4m TEUs.", "count:teu"),
    ("The official toll is 45.", "person"),
    ("The bridge toll rose to 12.", "count:unit"),
    ("The retirement age will rise to 67.", "a"),
    ("The average age of its drivers was 34.", "a"),
]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_what_is_counted_has_its_unit(text, unit):
    assert [claim.unit for claim in read(text)] == [unit]


LURES = [
    "Kite Works (6753.T) fell.",
    "The 2018's harvest was late.",
    "They drive Model 3s and Xbox 360s.",
    "The house voted 218-214 for it.",
    "The bill failed 212-218.",
    "A 737-800 crashed, as did the 787-9 and the 747-8.",
    "The WH-1000XM3 and the 777-200LR are old.",
    "The yield on 10-year Treasury notes fell.",
    "Shares hit a 52-week high.",
    "They prefer a four-door coupe.",
    "It is the best harvest in 20 years.",
    "Those 18 to 29 and those 65 and older walk.",
    "It may come on 16 or 17 March.",
    "It met on March 17-18 and on 3-6 April.",
    "The diet works (3). The study ended [4].",
    "One expert smiled.",
    "It plans to grow over the next two years.",
    "The first seven weeks of this year were wet.",
    "It does 0-60 mph.",
    "Phases 1 and 2 are over.",
    "Poor's 500 Index fell.",
]


@pytest.mark.parametrize("text", LURES)
def test_a_name_a_date_or_a_turn_of_phrase_is_no_claim(text):
    assert [claim.surface for claim in read(text)] == []


CLAIMS = [
    ("Sellers earn $1 for each lamp.", "$1"),
    ("It takes 6753 steps.", "6753 steps"),
    ("The 10-year contract starts.", "10-year"),
    ("It has five-spoke wheels.", "five-spoke"),
    ("It lasted 20 years.", "20 years"),
    ("About one percent left.", "one percent"),
    ("The exchange rate is $1 = 0.38 euros.", "0.38 euros"),
]


@pytest.mark.parametrize(("text", "surface"), CLAIMS)
def test_what_resembles_it_stays_a_claim(text, surface):
    assert [claim.surface for claim in read(text)] == [surface]
