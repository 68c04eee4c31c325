"""Whose money a sign alone is, by what the text prints and by the countries that it names."""

import pytest

from pipeline.catalog.home_money import home_money, most_named

(DOLLAR,) = home_money("en")
BRITISH = "It rose 4 per cent to $9."
AMERICAN = "It rose 4 percent to $9."


@pytest.mark.parametrize(
    ("text", "named", "head", "code"),
    [
        (BRITISH, {}, None, "USD"),
        (BRITISH, {"CA": 2, "US": 1}, None, "CAD"),
        (AMERICAN, {"CA": 2, "US": 1}, None, "USD"),
        (f"{BRITISH} Cod fell 3 percent.", {"CA": 2, "US": 1}, None, "USD"),
        (BRITISH, {"CA": 1, "US": 2}, None, "USD"),
        (BRITISH, {"CA": 1, "US": 2}, "CA", "CAD"),
        (BRITISH, {"CA": 1, "NO": 2}, "CA", "USD"),
        (BRITISH, {"CA": 2, "AU": 3}, None, "AUD"),
        (BRITISH, {"CA": 2, "AU": 2}, "CA", "CAD"),
        (f"{AMERICAN} It sells for US$3.", {"CA": 1, "US": 2}, None, "CAD"),
        (f"{AMERICAN} The S&P/TSX fell.", {"CA": 1, "US": 1}, None, "CAD"),
        (f"{AMERICAN} The S&P/TSX fell, as did Kite (NYSE: KTE).", {"CA": 1, "US": 1}, None, "USD"),
        ("Amounts are in Canadian dollars unless noted. It fell to $9.", {}, None, "CAD"),
    ],
    ids=[
        "no country",
        "a home named most",
        "spelled as elsewhere",
        "spelled both ways",
        "named less often",
        "at the head",
        "another country named more often",
        "of two homes the one named most",
        "of equals the one at the head",
        "told apart",
        "of its exchange",
        "listed elsewhere",
        "the text says so",
    ],
)
def test_a_sign_alone_is_of_the_country_that_the_text_is_of(text, named, head, code):
    assert DOLLAR.of(text, named, head) == code


@pytest.mark.parametrize(
    ("countries", "named", "most"),
    [
        (["AU", "CA"], {"AU": 1, "CA": 2, "NO": 9}, "CA"),
        (["AU", "CA"], {"AU": 2, "CA": 2}, "AU"),
        (["AU", "CA"], {"NO": 9}, None),
        (["AU"], {"AU": 0}, None),
    ],
    ids=["one", "the first of equals", "neither", "not once"],
)
def test_of_some_countries_the_one_that_is_named_most(countries, named, most):
    assert most_named(countries, named) == most


@pytest.mark.parametrize(
    ("text", "found"),
    [("It costs $9.", True), ("It costs 9 dollars.", True), ("It costs US$9.", False), ("It costs HK$9.", False)],
)
def test_a_sign_with_a_country_does_not_stand_alone(text, found):
    assert (DOLLAR.alone.search(text) is not None) is found


def test_a_language_without_a_table_has_no_such_money():
    assert home_money("xx") == ()
