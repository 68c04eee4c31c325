"""Words of Russian news -> the countries that they name: places, and words that only look like them; all invented."""

import pytest

from pipeline.languages.gazetteer import countries_in
from pipeline.languages.ru.gazetteer import adjective, declined, people

ROWS = [
    ("В Норвегии 40 тысяч пользователей.", {"NO"}),
    ("Норвежская сеть выросла на 4 процента.", {"NO"}),
    ("Сеть открыли трое норвежцев.", {"NO"}),
    ("По данным Росстата, цены выросли на 3 процента.", {"RU"}),
    ("ФРС подняла ставку до 3 процентов.", {"US"}),
    ("В Нижнем Новгороде открыли 3 моста.", {"RU"}),
    ("Под Ростовом-на-Дону сгорело 3 дома.", {"RU"}),
    ("В Кемерове и под Ельцом построят 3 школы.", {"RU"}),
    ("Челябинские заводы сократили 40 человек.", {"RU"}),
    ("В Винницкой области 40 школ.", {"UA"}),
    ("Российско-китайская торговля выросла на 3 процента.", {"RU", "CN"}),
    ("В США и ЮАР по 3 центра.", {"US", "ZA"}),
    ("ПОЛЬША закупит 40 поездов.", {"PL"}),
    ("В Орле сгорело 3 дома.", {"RU"}),
    ("В Мирном сгорело 3 дома.", {"RU"}),
    ("Жогорку Кенеш принял 3 закона.", {"KG"}),
    ("В штате Огайо 40 школ.", {"US"}),
    # words, people and names in quotation marks
    ("Мирный договор подписали 3 стороны.", set()),
    ("Владимир Белкин купил 3 лодки.", set()),
    ("Кинотеатр «Тула» продал 40 билетов.", set()),
    ("Самое большое яблоко весило 3 килограмма.", set()),
    ("Орел поймал 3 рыб, зима длилась 40 дней, а бор сгорел.", set()),
    ("Дело передали в суд, дел накопилось 40.", set()),
]


@pytest.mark.parametrize(("text", "countries"), ROWS, ids=[text for text, _ in ROWS])
def test_a_sentence_names_these_countries(text, countries):
    assert {one.country for one in countries_in(text, "ru")} == countries


@pytest.mark.parametrize(
    ("text", "printed", "sort"),
    [
        ("40 жителей Осло", "Осло", "city"),
        ("40 россиян", "россиян", "people"),
        ("40 школ на Кубани", "Кубани", "province"),
        ("40 законов Госдумы", "Госдумы", "body"),
    ],
)
def test_a_mention_says_what_it_is_and_where_it_stands(text, printed, sort):
    (found,) = countries_in(text, "ru")
    assert (text[found.start : found.end], found.sort) == (printed, sort)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Казань", {"Казани", "Казанью"}),
        ("Ставрополь", {"Ставрополя", "Ставрополем"}),
        ("Череповец", {"Череповца", "Череповцом"}),
        ("Мытищи", {"Мытищах", "Мытищам"}),
        ("Саудовская Аравия", {"Саудовской Аравии", "Саудовскую Аравию"}),
        ("Банк России", {"Банка России", "Банком России"}),
        ("Петропавловск-Камчатский", {"Петропавловске-Камчатском"}),
        ("Санкт-Петербург", {"Санкт-Петербурга"}),
        ("Чили", {"Чили"}),
        ("Самоа", {"Самоа"}),
    ],
)
def test_names_are_declined_by_their_endings(name, forms):
    assert forms <= set(declined(name))


@pytest.mark.parametrize("name", ["Чили", "Самоа", "Перу", "Соуэто"])
def test_names_of_other_tongues_stay_as_they_are(name):
    assert set(declined(name)) == {name}


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("россиянин", {"россиянина", "россияне", "россиян"}),
        ("китаец", {"китайца", "китайцев"}),
        ("португалец", {"португальца", "португальцы"}),
        ("турок", {"турки", "турком"}),
        ("украинка", {"украинки", "украинок"}),
    ],
)
def test_people_are_declined(word, forms):
    assert forms <= set(people(word))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("омский", {"омского", "омской", "омские", "омско"}),
        ("отечественный", {"отечественных", "отечественную"}),
        ("тверской", {"тверского", "тверским", "тверской"}),
    ],
)
def test_adjectives_are_declined(word, forms):
    assert forms <= set(adjective(word))
