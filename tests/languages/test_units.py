"""Tables of units -> what may stand behind a number and before it, in a small language."""

from decimal import Decimal

import pytest

from pipeline.catalog import UnitForms
from pipeline.languages.units import unit_rules


def forms(code, *after, signs=(), before=(), hundredths=()):
    words = (*after, *hundredths)
    return UnitForms(code=code, after_words=words, after_signs=signs, before=before, hundredths=hundredths)


ROWS = (
    forms("km", "km", "kilometres"),
    forms("m", "m"),
    forms("N.m", "Nm"),
    forms("nm", "nm"),
    forms("mi2", "square miles"),
    forms("Cel", "c"),
    forms("NOK", "kroner", signs=("kr",), before=("kr",), hundredths=("ore",)),
)
RULES = unit_rules(ROWS, {"norwegian kroner": "NOK"})


def behind(text, rules=RULES):
    """The code of what stands behind the digits that the text begins with."""
    match = rules.after_pattern.match(text, len(text) - len(text.lstrip("0123456789")))
    if match is None:
        return None
    printed = match["form"] or match["sign"]
    return rules.after.get(printed) or rules.after[printed.lower()]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5 km", "km"),
        ("5km", "km"),
        ("5-km", "km"),
        ("5 KILOMETRES", "km"),
        ("5 kms", None),
        ("5 Nm", "N.m"),
        ("5 nm", "nm"),
        ("5 square miles", "mi2"),
        ("5 square-miles", "mi2"),
        ("5 norwegian kroner", "NOK"),
        ("5kr", "NOK"),
        ("5kr9", None),
        ("5 boats", None),
    ],
)
def test_a_unit_behind_a_number(text, code):
    assert behind(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("It cost kr ", "NOK"), ("It cost kr", "NOK"), ("It cost NOK ", "NOK"), ("It cost SEK", "SEK"), ("okr ", None)],
    ids=["a sign", "touching", "a code", "a code that no table has", "the end of a word"],
)
def test_money_before_a_number(text, code):
    match = RULES.before_pattern.search(text)
    assert (match and RULES.before[match["unit"]]) == code


@pytest.mark.parametrize(("text", "over", "under"), [(" t/ha", "t", "ha"), ("km/h", "km", "h"), ("km/s", "km", "s")])
def test_one_measure_over_another(text, over, under):
    match = RULES.divided_pattern.match(text)
    assert (RULES.measures[match["over"]], RULES.measures[match["under"]]) == (over, under)


def test_money_stands_over_nothing():
    assert RULES.divided_pattern.match("kr/km") is None


def test_parts_and_letters_that_are_a_unit_only_in_one_case():
    assert RULES.factors == {"ore": Decimal("0.01")}
    assert RULES.after["ore"] == "NOK"
    assert (RULES.small, RULES.capital) == ({"m"}, {"c"})


def test_a_language_that_writes_units_without_a_blank_knows_only_signs_of_its_table_before_a_number():
    glued = unit_rules(ROWS, {}, glued=True)
    assert glued.before == {"kr": "NOK"}
    assert behind("5kmlong", glued) == "km"


def test_a_word_for_the_money_of_several_countries_has_no_code():
    shared = unit_rules(ROWS, {}, shared={"crowns": {"NO": "NOK", "SE": "SEK"}})
    assert shared.after["crowns"] == ""
    assert shared.shared["crowns"]["SE"] == "SEK"
