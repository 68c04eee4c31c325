"""Russian names: in quotes, in Latin letters, in capitals, and in runs of capitalised words."""

import pytest

from pipeline.languages import language
from pipeline.languages.ru.names import names

RUSSIAN = language("ru")


def test_a_name_in_quotes_is_the_form_that_the_text_prints_without_an_ending():
    text = "Выручка «Мяутолка» выросла. Клиенты ушли к «Мяутолку». Сервис «Мяутолк» открылся."
    assert {name.base for name in RUSSIAN.names(text, 0, len(text))} == {"Мяутолк"}


def test_a_name_that_ends_as_industries_do_is_whole():
    text = "Выручка «Лодмяупрома» выросла. Банк говорит с «Лодмяупромом». «Лодмяупром» открылся."
    assert {name.base for name in RUSSIAN.names(text, 0, len(text))} == {"Лодмяупром"}


def bases(text):
    return [name.base for name in names(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Вчера завод «Мурмаш» вырос.", ["Мурмаш"]),
        ("Вчера завод Murmash вырос.", ["Murmash"]),
        ("Об этом сообщила Татьяна Быковская.", ["Татьяна Быковская"]),
        ("Об этом заявили в Ростовской области.", ["Ростовская область"]),
        ("«Мурманские лодочники» (МЛЧ) выросли.", ["МЛЧ"]),
        ("Лодки подорожали. Завод вырос.", []),
        ("Это было в Марте.", []),
    ],
    ids=["in quotes", "Latin", "a person", "an adjective and its noun", "with its short form", "openings", "a month"],
)
def test_names_are_found_in_their_base_form(text, found):
    assert bases(text) == found


def test_a_name_of_the_catalogue_is_known_and_stays_as_it_is_printed():
    (name,) = names("Вчера Телеграмом пользовались чаще.", 0, 35)
    assert (name.base, name.known) == ("Телеграм", True)
