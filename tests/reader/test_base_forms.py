"""Names in any case meet in one form. All names here are invented, but those that test a dictionary."""

import pytest

from pipeline.extract import read_text
from pipeline.reader.base_forms import without_full_stop
from tests.support.reading import DAY


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Прибыль Сбербанка в 2025 году составила 3 млрд рублей.", "Сбербанк"),
        ("Чистая прибыль Лиманбанка в 2025 году составила 3 млрд рублей. Лиманбанк выдал кредиты.", "Лиманбанк"),
        ("Выручка «Морошки» в 2025 году составила 3 млрд рублей. «Морошка» работает в городах.", "Морошка"),
        ("Выручка «Велмара» в 2025 году составила 3 млрд рублей.", "Велмар"),
        ("Прибыль Велмара в 2025 году составила 3 млрд рублей.", "Велмар"),
        ("«Хестра Телеком» получила выручку 3 млрд рублей в 2025 году.", "Хестра Телеком"),
        ("Чистая прибыль банка «Заречье» в 2025 году составила 3 млрд рублей.", "Заречье"),
    ],
    ids=["dictionary", "elsewhere", "lemma elsewhere", "in quotes", "of no dictionary", "two words", "behind a noun"],
)
def test_a_name_is_told_in_its_base_form(text, name):
    (claim,) = read_text(text, "ru", DAY)
    assert claim.entity == name


@pytest.mark.xfail(strict=True, reason="whether Морошки is one or several only the place behind выручка tells")
def test_a_name_that_may_be_a_plural_is_told_in_its_base_form():
    (claim,) = read_text("Выручка «Морошки» в 2025 году составила 3 млрд рублей.", "ru", DAY)
    assert claim.entity == "Морошка"


def test_a_name_that_has_no_cases_stays():
    (claim,) = read_text("Halden Steel's revenue was 3 million euros in 2025.", "en", DAY)
    assert claim.entity == "Halden Steel"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("sales of lamps.", "sales of lamps"),
        ("Halden Inc.", "Halden Inc."),
        ("U.S.", "U.S."),
        ("сделки на млн руб.", "сделки на млн руб."),
        ("страны мира.", "страны мира"),
        ("lamps", "lamps"),
    ],
)
def test_the_end_of_a_sentence_is_no_part_of_a_phrase(words, told):
    assert without_full_stop(words) == told
