"""Russian counted nouns: what stands behind a number -> unit and phrase."""

from decimal import Decimal

import pytest

from pipeline.extract import read_by_rules
from pipeline.languages import language
from pipeline.languages.language import RawNumber
from pipeline.languages.ru.counted import unit_of
from tests.support.reading import DAY


def read(text):
    return read_by_rules(text, "ru", DAY)


UNITS = [
    ("В Дании собрали 45 млрд крон.", "DKK"),
    ("В Чехии собрали 45 млрд крон.", "CZK"),
    ("Партия получит 27 мест в парламенте.", "count:seat"),
    ("На парковке 27 мест.", "count:place"),
    ("Субсидии получат 300 юридических лиц.", "count:company"),
    ("Льготы получат 300 физических лиц.", "person"),
    ("Перепись прошла в 15 государствах.", "count:country"),
    ("Прошло 200 избирательных кампаний.", "count:campaign"),
    ("Средний балл по химии составил 58,2.", "count:point"),
    ("От наводнения 34 смерти.", "person"),
    ("Армия потеряла 10 Т-72.", "count:unit"),
    ("Взлетели 4 Л-39.", "count:unit"),
    ("Завод выплавил 10 т стали.", "t"),
    ("Камера снимает на 48 Мп.", "MP"),
    ("Билет стоит 100 сом.", "KGS"),
    ("Бюджет вырос до 300 млрд сомов.", "KGS"),
    ("Ветропарк получил 14 ветрогенераторов.", "count:wind turbine"),
]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_what_is_counted_has_its_unit(text, unit):
    assert [claim.unit for claim in read(text)] == [unit]


PAIRS = [
    ("Сбито 120 БПЛА и 8 ракет.", ["count:drone", "count:missile"]),
    ("Пришло 40 ЩЩЩ и 8 ракет.", ["count:unit", "count:missile"]),
    ("Из 300 ракет сбито 40.", ["count:missile", "count:missile"]),
    ("Участок в 6 соток продали за 1,8 млн.", ["ha", "count:unit"]),
    ("Город с населением 1,2 млн имеет 2500 автобусов.", ["person", "count:bus"]),
    ("Село (население около 800) имеет 2 автобуса.", ["person", "count:bus"]),
    ("Население города — 1,2 млн, тут 300 школ.", ["person", "count:school"]),
    ("Население выросло на 5%, тут 300 школ.", ["percent", "count:school"]),
]


@pytest.mark.parametrize(("text", "units"), PAIRS)
def test_what_is_counted_is_not_lent_to_another_noun(text, units):
    assert [claim.unit for claim in read(text)] == units


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("пользователей", "user"),
        ("рыбаков", "person"),
        ("заболевших", "person"),
        ("норвежцев", "person"),
        ("запросов", "count:request"),
        ("telegram-ботов", "count:bot"),
        ("кокошников", "count:кокошник"),
        ("быстро", None),
    ],
)
def test_a_noun_names_its_unit(word, unit):
    assert unit_of(word) == unit


@pytest.mark.parametrize(
    ("text", "phrase", "head", "touches"),
    [
        ("40 рыбаков", "рыбаков", "рыбаков", True),
        ("40 опытных рыбаков", "опытных рыбаков", "рыбаков", False),
        ("40 заболевших", "заболевших", "заболевших", True),
    ],
)
def test_the_phrase_behind_a_number_is_counted(text, phrase, head, touches):
    noun = language("ru").counted(text, RawNumber(0, 2, Decimal(40)), 2, len(text))
    assert (noun.span.of(text), noun.head.of(text), noun.touches) == (phrase, head, touches)


@pytest.mark.parametrize("text", ["40 из них", "40, рыбаков", "40"])
def test_what_does_not_follow_is_not_counted(text):
    assert language("ru").counted(text, RawNumber(0, 2, Decimal(40)), 2, len(text)) is None
