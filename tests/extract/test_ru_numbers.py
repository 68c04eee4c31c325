"""Russian number grammar: what was printed -> value, unit and qualifier, and what looks like a claim and is none."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract import read_by_rules


def read(text):
    return read_by_rules(text, "ru", date(2026, 4, 14))


VALUES = [
    ("Акция стоит на 10 центов дороже.", "10 центов", "0.10", None, "USD"),
    ("Город принял 4-миллиардный бюджет.", "4-миллиардный бюджет", "4000000000", None, "count:бюджет"),
    ("Это двухпроцентный рост.", "двухпроцентный", "2", None, "percent"),
    ("Это полуторапроцентный рост.", "полуторапроцентный", "1.5", None, "percent"),
    ("Нужно пятнадцатикратное увеличение.", "пятнадцатикратное", "15", None, "ratio"),
    ("Он отбыл не менее 3/4 назначенного срока.", "3/4", "75", None, "percent"),
    ("Ставка снизилась на треть процента.", "треть процента", "0.33", None, "percent"),
    ("Картину оценили в 180-220 тысяч рублей.", "180-220 тысяч рублей", "180000", "220000", "RUB"),
    ("Прогноз — 0,8-1,2 миллиона тонн.", "0,8-1,2 миллиона тонн", "800000", "1200000", "t"),
    ("Люди жили здесь 21–24 тыс. лет назад.", "21–24 тыс. лет", "21000", "24000", "a"),
    ("Ставка держится на уровне 9,5%.", "9,5%", "9.5", None, "percent"),
    ("Скорость достигла 33 км/с.", "33 км/с", "33", None, "km/s"),
    ("Урожайность составила 32,5 ц/га.", "32,5 ц/га", "32.5", None, "dt/ha"),
    ("Собрано 45 центнеров зерна.", "45 центнеров", "45", None, "dt"),
    ("В воздухе было 35 мкг/м3 пыли.", "35 мкг/м3", "35", None, "ug/m3"),
    ("Расход воды — 8 л/сут.", "8 л/сут", "8", None, "L/d"),
    ("Поезд шёл 60 км/ч.", "60 км/ч", "60", None, "km/h"),
    ("До звезды 600 световых лет.", "600 световых лет", "600", None, "ly"),
    ("Выпущено 3,5 млн дал сидра.", "3,5 млн дал", "3500000", None, "daL"),
    ("Свадьба обошлась в 30 млн фунтов.", "30 млн фунтов", "30000000", None, "GBP"),
    ("Литр стоит 26 рублей 47 копеек.", "26 рублей 47 копеек", "26.47", None, "RUB"),
    ("Гигакалория стоит 2 041 рубль 6 копеек.", "2 041 рубль 6 копеек", "2041.06", None, "RUB"),
    ("Час стоит 1 евро 50 центов.", "1 евро 50 центов", "1.5", None, "EUR"),
    ("Проезд стоит 14 грн 60 коп.", "14 грн 60 коп.", "14.6", None, "UAH"),
    ("Ставка: минус 25 базисных пунктов.", "25 базисных пунктов", "25", None, "basis_point"),
    ("Зеркало охладили до минус 220 градусов.", "минус 220", "-220", None, "Cel"),
    ("На акцию выплатят 0,83 коп.", "0,83 коп.", "0.0083", None, "RUB"),
    ("Минута стоит 49 евроцентов.", "49 евроцентов", "0.49", None, "EUR"),
    ("Продажи за год: минус 3,9%.", "3,9%", "3.9", None, "percent"),
    ("Прирост за неделю — плюс 8,1 тыс. человек.", "8,1 тыс. человек", "8100", None, "person"),
    ("Ночью будет минус 12,5.", "минус 12,5", "-12.5", None, "Cel"),
    ("В рост верит каждый десятый.", "каждый десятый", "10", None, "percent"),
    ("Платит каждый шестой житель.", "каждый шестой", "16.67", None, "percent"),
    ("Реальным считают уровень 38–39%.", "38–39%", "38", "39", "percent"),
    ("За сезон 85–90 тысяч рублей выручит каждая.", "85–90 тысяч рублей", "85000", "90000", "RUB"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "low", "high", "unit"), VALUES, ids=[row[1] for row in VALUES])
def test_a_number_is_read_as_it_is_meant(text, surface, low, high, unit):
    (claim,) = read(text)
    ends = (Decimal(low), None if high is None else Decimal(high))
    assert (claim.surface, claim.value, claim.value_high, claim.unit) == (surface, *ends, unit)


@pytest.mark.parametrize("text", ["Фестиваль идёт каждый пятый год.", "Он вышел на сезон 5.", "Это уровень 7."])
def test_what_comes_round_and_what_bears_a_number_is_no_share(text):
    assert read(text) == []


def test_the_first_of_two_ends_is_no_thousand_where_that_would_be_far_more():
    found = read("Плата возрастёт с 800 до 1,2 тыс. рублей.")
    assert [claim.value for claim in found] == [800, 1200]
    found = read("Плата возрастёт с 15 до 25 тысяч рублей.")
    assert [claim.value for claim in found][-1] == 25000


def test_what_wavers_between_two_numbers_is_a_range_and_what_moves_is_none():
    (claim,) = read("Показатель колебался с 61 до 71%.")
    assert (claim.value, claim.value_high) == (61, 71)
    assert len(read("Показатель вырос с 61 до 71%.")) == 2


def test_a_signed_percent_in_brackets_is_the_change_of_what_stands_before():
    (price, change) = read("Котировки закрылись на отметке 47 рублей (-0,13%).")
    assert price.unit == "RUB"
    assert (change.value, change.kind, change.direction) == (Decimal("0.13"), "change", "down")


QUALIFIED = [
    ("Компания продала долю за 28 млрд долларов США.", ["exact"]),
    ("Сделка стоит долларов тридцать.", ["about"]),
    ("Добыча выросла на 3%, до 6 млн тонн.", ["exact", "exact"]),
    ("Зарплаты растут (+56%, до 135 тыс. рублей).", ["exact", "exact"]),
    ("Налог снизят с существующих 45% до 35%.", ["exact", "exact"]),
    ("Премия может быть до 35%.", ["up_to"]),
    ("Вложения могут превысить 5 млн рублей.", ["more_than"]),
    ("Вложения не превысили 5 млн рублей.", ["at_most"]),
    ("Добыча ожидается в районе 500 млн тонн.", ["about"]),
]


@pytest.mark.parametrize(("text", "qualifiers"), QUALIFIED)
def test_what_stands_before_a_number_qualifies_it(text, qualifiers):
    assert [claim.qualifier for claim in read(text)] == qualifiers


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
    ("Ветропарк получил 14 ветрогенераторов.", "count:wind turbine"),
]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_what_is_counted_has_its_unit(text, unit):
    assert [claim.unit for claim in read(text)] == [unit]


LURES = [
    "Акции МЯУ MEOW ₽193,05 +0,39% Купить подешевели.",
    "График 1д 1н 1м 3м 1г всё время.",
    "Игрок провёл сезон 2014/2015 в Осло.",
    "Встречи прошли в 2022, 2023 и 2024 годах.",
    "Завод основан в 1365 году.",
    "Вулкан уснул в 400 году до н. э.",
    "Голосование пройдёт 9 или 10 июня.",
    "В ближайшие три года ставка не изменится.",
    "Звоните по номеру 8−800−222−22−22.",
    "Это 282 статья кодекса.",
    "Рост виден (см. табл. 1).",
    "Отношения двух стран улучшились.",
    "Ещё один эксперт промолчал.",
    "Первым выбран вариант 1: продажа.",
]


@pytest.mark.parametrize("text", LURES)
def test_a_name_a_date_or_a_turn_of_phrase_is_no_claim(text):
    assert [claim.surface for claim in read(text)] == []


CLAIMS = [
    ("Газ стоит 375 долларов за тысячу кубометров.", ["375 долларов"]),
    ("Рыба стоит 160 руб. за 1 кг.", ["160 руб."]),
    ("Рыбы поймали 1 кг.", ["1 кг"]),
    ("Протоколов составлен 2091 протокол.", ["2091 протокол"]),
    ("Ставка выросла на один процент.", ["один процент"]),
    ("Законодательству 2,5 месяца.", ["2,5 месяца"]),
    ("Вулкан спал 400 лет.", ["400 лет"]),
]


@pytest.mark.parametrize(("text", "surfaces"), CLAIMS)
def test_what_stands_beside_it_or_resembles_it_stays_a_claim(text, surfaces):
    assert [claim.surface for claim in read(text)] == surfaces
