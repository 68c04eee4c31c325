"""Money whose sign or word several countries have, in texts that show whose it is. All names here are invented."""

import pytest

from pipeline.extract.read import propose
from pipeline.reader import home_money

OTTAWA = "OTTAWA - Canada's Nordfisk said revenue rose 4 per cent to $9 million."

NORWAY = "Norway and Oslo trade with Sweden."

TORONTO = "In Toronto, Ottawa and all of Canada trade was thin."


def units_of(text: str, language: str = "en") -> dict[str, str]:
    document = home_money.told(propose(text, language, None))
    return {number.claim.surface: number.claim.unit for number in document.numbers}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (OTTAWA, "CAD"),
        (OTTAWA.replace("per cent", "percent"), "USD"),
        (f"{OTTAWA} It sells 4 percent of its cod in Ottawa.", "USD"),
        ("SYDNEY - Australia's Nordfisk said revenue rose 4 per cent to $9 million.", "AUD"),
        ("Nordfisk said revenue in Canada rose 4 per cent to $9 million, more than in U.S. or American shops.", "USD"),
        ("Nordfisk of Canada said revenue rose 4 percent to $9 million, of which US$3 million abroad.", "CAD"),
        (
            "Nordfisk of Oslo, Norway, said revenue rose 4 percent to $9 million, of which US$3 million in Canada.",
            "USD",
        ),
        ("Nordfisk earned $9 million. All amounts are in Canadian dollars unless otherwise noted.", "CAD"),
        (
            "OTTAWA - Canada's Nordfisk, 4 per cent up, earned $9 million. Amounts are in U.S. dollars unless noted.",
            "USD",
        ),
        ("Nordfisk said revenue rose 4 per cent to $9 million.", "USD"),
        ("Nordfisk earned $9 million, and pays a fully franked dividend.", "AUD"),
        ("ASX-listed Nordfisk earned $9 million.", "AUD"),
        ("ASX-listed Nordfisk earned $9 million. It reports its results in U.S. dollars.", "USD"),
        ("OTTAWA - Nordfisk, 4 per cent up, earned $9 million, most of it in U.S. and American shops.", "CAD"),
        (f"{TORONTO} Nordfisk rose as the S&P/TSX lost 4%, to $9 million.", "CAD"),
        (f"{TORONTO} Nordfisk (NYSE: NFK) rose as the S&P/TSX lost 4%, to $9 million.", "USD"),
        (f"{OTTAWA} It reports its results in U.S. dollars.", "USD"),
        ("WELLINGTON - New Zealand's Nordfisk, an Australian firm's, rose 4 per cent to $9 million.", "NZD"),
        ("OTTAWA - Canada's Nordfisk rose 4 per cent to $9 million U.S. in an hour.", "USD"),
    ],
)
def test_a_sign_alone_is_of_the_country_that_the_text_is_of(text: str, unit: str) -> None:
    assert units_of(text)["$9 million"] == unit


def test_in_such_a_text_what_prints_its_country_keeps_it() -> None:
    text = f"{OTTAWA} It paid 12 cents, 5 million dollars, US$7, 8 million US dollars, A$3 and 6 euros."
    found = units_of(text)
    assert (found["12 cents"], found["5 million dollars"]) == ("CAD", "CAD")
    assert (found["US$7"], found["8 million US dollars"], found["A$3"], found["6 euros"]) == (
        "USD",
        "USD",
        "AUD",
        "EUR",
    )


@pytest.mark.parametrize(
    ("language", "text", "surface", "unit"),
    [
        ("en", "MALMO - Revenue of the Malmö company rose to 9 million crowns.", "9 million crowns", "SEK"),
        ("en", "The Amman bank in Jordan earned 9 million dinars.", "9 million dinars", "JOD"),
        ("en", "The British boat weighs 5 pounds.", "5 pounds", "lb"),
        ("en", "The bank earned 9 million dinars.", "9 million dinars", "count:dinar"),
    ],
)
def test_a_word_of_several_countries_is_that_of_the_one_named_most(language, text, surface, unit) -> None:
    assert units_of(text, language)[surface] == unit


def test_a_language_without_a_table_reads_its_signs_as_before() -> None:
    assert units_of("Компания из Канады заработала $9 млн.", "ru")["$9 млн"] == "USD"


@pytest.mark.parametrize(
    ("language", "text", "units"),
    [
        (
            "en",
            f"{NORWAY} Norway's Nordfisk made 31 million Swedish crowns, or 8 million crowns.",
            ("SEK", "SEK"),
        ),
        (
            "en",
            f"{NORWAY} Norway's Nordfisk made 31 million Swedish crowns. It lost 8 million crowns.",
            ("SEK", "NOK"),
        ),
        (
            "en",
            f"{NORWAY} Norway's Nordfisk made 31 million Swedish crowns (8 million crowns).",
            ("SEK", "NOK"),
        ),
        ("ru", "Лодки дали 31 млрд белорусских рублей против 8 млрд рублей.", ("BYN", "BYN")),
        ("ru", "Лодки дали 31 млрд белорусских рублей. В России дали 8 млрд рублей.", ("BYN", "RUB")),
    ],
)  # fmt: skip
def test_money_that_names_its_country_is_of_it_and_so_is_the_next_of_its_sentence(language, text, units) -> None:
    assert tuple(units_of(text, language).values()) == units
