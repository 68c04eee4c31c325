"""Names of moneys and countries, and whose money one is."""

import pytest

from pipeline.languages import cldr


@pytest.mark.parametrize(
    ("currency", "home"),
    [("KRW", "KR"), ("NOK", "NO"), ("USD", None), ("EUR", None), ("DEM", None), ("percent", None), (None, None)],
    ids=["won", "crowns", "the money of the world", "of several countries", "of the past", "no money", "none"],
)
def test_a_money_has_a_home_where_one_country_alone_has_it(currency, home):
    assert cldr.home_of(currency) == home


def test_moneys_that_are_no_longer_paid_with_are_left_out():
    assert {"NOK", "EUR", "RUB"} <= cldr.living_currencies()
    assert not {"DEM", "SUR", "XAU"} & cldr.living_currencies()


@pytest.mark.parametrize(
    ("code", "name", "currency"),
    [
        ("en", "norwegian krone", "NOK"),
        ("en", "norwegian kroner", "NOK"),
        ("ru", "российский рубль", "RUB"),
        ("ru", "российских рублей", "RUB"),
        ("ko", "대한민국 원", "KRW"),
    ],
)
def test_a_money_is_named_in_each_plural_form(code, name, currency):
    assert cldr.currency_names(code)[name] == currency


def test_a_word_for_money_of_several_countries_is_told_by_country():
    shared = cldr.shared_money("en")
    assert (shared["rials"]["OM"], shared["rials"]["YE"]) == ("OMR", "YER")
    assert not {"dollars", "won", "roubles", "euros"} & set(shared)


@pytest.mark.parametrize(("code", "name"), [("en", "Norway"), ("ru", "Норвегия"), ("ko", "노르웨이")])
def test_a_country_has_its_code(code, name):
    assert cldr.country_names(code)[name] == "NO"


def test_unions_and_the_world_are_no_countries():
    assert {"NO", "KR"} <= cldr.country_codes()
    assert not {"EU", "UN", "ZZ", "001"} & cldr.country_codes()


def test_continents_and_their_parts_are_regions_and_countries_are_none():
    regions = cldr.world_regions("en")
    assert {"Europe", "Western Europe", "Asia", "European Union"} <= regions
    assert not {"Norway", "world"} & regions
