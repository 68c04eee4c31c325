"""Whose money a word means that several countries have for theirs: that of the country which the text names most."""

import pytest

from pipeline.extract import read_by_rules
from pipeline.extract.money import of_country
from tests.support.reading import DAY, scene_of


def read(text):
    return read_by_rules(text, "en", DAY)


MONEY = [
    ("Oman sold shares at 0.06 rials.", "OMR"),
    ("In Yemen the tax is 30 rials.", "YER"),
    ("Argentina spends 400 million pesos.", "ARS"),
    ("Mexico spends 400 million pesos.", "MXN"),
    ("The fund spends 400 million pesos.", "PHP"),
    ("Indonesia owes 30 trillion rupiah.", "IDR"),
    ("Norway holds 19.6 trillion crowns.", "NOK"),
    ("The queen holds two crowns.", "count:crown"),
    ("Sri Lanka owes 300 billion rupees.", "LKR"),
    ("Ethiopia spends 971 billion birr.", "ETB"),
    ("The UAE spends 500 million dirhams.", "AED"),
    ("He spends 20 dirhams.", "count:dirham"),
    ("The naira weakened to 1,602.", "NGN"),
]


@pytest.mark.parametrize(("text", "unit"), MONEY)
def test_money_of_several_countries_is_that_of_the_one_the_text_names(text, unit):
    assert [claim.unit for claim in read(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Argentina and Mexico met. Argentina spends 4 million pesos.", "ARS"),
        ("Argentina and Mexico met. Mexico spends 4 million pesos.", "MXN"),
        ("Mexico spends 4 million euros.", "EUR"),
    ],
    ids=["named twice", "the other one", "a money of one name"],
)
def test_of_several_countries_the_one_named_most_counts(text, unit):
    scene = scene_of(text)
    form = text.rstrip(".").rsplit(maxsplit=1)[-1]
    assert of_country(form, scene.language.units.after[form], scene) == unit
