"""Russian words by their dictionary: lemmas, and the base forms of names."""

import pytest

from pipeline.languages.ru.morphology import base_form, lemma, parses


@pytest.mark.parametrize(
    ("printed", "base"),
    [
        ("Ростовской области", "Ростовская область"),
        ("Максимом Решетниковым", "Максим Решетников"),
        ("Министерства финансов Чехии", "Министерство финансов Чехии"),
        ("Всемирного банка", "Всемирный банк"),
        ("Анна Лосева", "Анна Лосева"),
        ("Высшей школы рыбаков", "Высшая школа рыбаков"),
        ("Высшего совета", "Высший совет"),
        ("KakaoTalk", "KakaoTalk"),
        ("из них", "из них"),
        ("при явке", "при явке"),
    ],
)
def test_a_name_goes_back_to_its_base_form(printed, base):
    assert base_form(printed) == base


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("лодок", "лодка"),
        ("пользователями", "пользователь"),
        ("компаний", "компания"),
        ("завод", "завод"),
        ("стали", "сталь"),
    ],
)
def test_a_word_has_its_lemma(word, form):
    assert lemma(word) == form


def test_the_likeliest_reading_of_a_word_comes_first():
    scores = [one.score for one in parses("стали")]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)
