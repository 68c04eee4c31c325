"""Russian numerals, units and counted nouns: printed text -> reading."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract import quantities, read_by_rules
from pipeline.languages import language

RUSSIAN = language("ru")
NBSP, NARROW = "\u00a0", "\u202f"

SEEN = [
    ("436,4 тыс. жителей", "436400"),
    (f"1{NBSP}234,5 тонны", "1234.5"),
    (f"1{NARROW}234{NARROW}567 штук", "1234567"),
    ("12 345 678 лодок", "12345678"),
    ("3 млрд. рублей", "3000000000"),
    ("2 млн 340 тыс. евро", "2340000"),
    ("2 млрд. 300 млн. евро", "2300000000"),
    ("2.450,75 евро", "2450.75"),
    ("$1,299.99", "1299.99"),
    ("5-ти тысяч лодок", "5000"),
    ("2-х млн. лодок", "2000000"),
    ("10-ти тысячный матрос", "10000"),
    ("80к евро", "80000"),
    ("3,4k лодок", "3400"),
    ("10 000 (десять тысяч) евро", "10000"),
    ("двадцать три баржи", "23"),
    ("двухсот сорока пяти тысяч", "245000"),
    ("тремястами лодками", "300"),
    ("около тысячи", "1000"),
    ("полтора миллиона", "1500000"),
    ("два с половиной процента", "2.5"),
    ("два десятка писем", "20"),
    ("полмиллиона", "500000"),
    ("10-ти лет", "10"),
    ("вырос вдвое", "2"),
    ("в 2,5 раза", "2.5"),
    ("в полтора раза", "1.5"),
    ("десятикратный запас", "10"),
    ("число удвоилось", "2"),
    ("половина лодок", "50"),
    ("треть лодок", "33.33"),
    ("две трети лодок", "66.67"),
    ("каждый пятый рыбак", "20"),
    ("четыре лодки из десяти", "40"),
    ("пятеро матросов", "5"),
    ("минус 4 градуса", "-4"),
]
HELD_OUT = [
    ("семьсот восемьдесят шесть", "786"),
    ("три с половиной тысячи", "3500"),
    ("втрое", "3"),
    ("полторы сотни", "150"),
    ("девятьюстами", "900"),
    ("1,55 миллиарда", "1550000000"),
    ("одна пятая", "20"),
]
CAUGHT = [  # 2026-11-25: the scale of the first step hid the second
    ("5 млн 200 тыс. экземпляров", "5200000"),
    # 2026-11-25: what is left over, and the noun before the number, were not read
    ("сто с лишним тысяч", "100000"),
    # 2026-11-30: a scale was left out between two steps, and a third step was a number of its own
    ("17 миллиардов 300 тысяч рублей", "17000300000"),
    ("125 млрд 400 млн 300 тыс. рублей", "125400300000"),
    ("лет двадцать пять - тридцать", "25"),
]


@pytest.mark.parametrize(("text", "value"), SEEN + HELD_OUT + CAUGHT)
def test_a_printed_number_has_its_value(text, value):
    found = RUSSIAN.numbers(text, 0, len(text))
    assert [number.value for number in found] == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "surface", "ends", "unit", "qualifier"),
    [
        ("Пришло сто с лишним тысяч рыбаков.", "сто с лишним тысяч рыбаков", (100_000, None), "person", "more_than"),
        ("Ему лет двадцать пять - тридцать.", "лет двадцать пять - тридцать", (25, 30), "a", "about"),
        ("На берегу стояло человек 40-50.", "человек 40-50", (40, 50), "person", "about"),
        ("Он звонил раз пять за день.", "раз пять", (5, None), "count:time", "about"),
        ("Ехали минут двадцать.", "минут двадцать", (20, None), "min", "about"),
    ],
)
def test_a_noun_before_its_number_makes_it_a_guess(text, surface, ends, unit, qualifier):
    (claim,) = read_by_rules(text, "ru", None)
    assert (claim.surface, (claim.value, claim.value_high)) == (surface, ends)
    assert (claim.unit, claim.qualifier) == (unit, qualifier)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Погибли 50 человек 20 марта.", ["50 человек"]),
        ("За 5 лет 20 домов построили.", ["5 лет", "20 домов"]),
        ("Лет двадцать назад тут был лес.", []),
    ],
)
def test_a_noun_that_belongs_to_the_number_before_it_is_no_guess(text, surfaces):
    assert [claim.surface for claim in read_by_rules(text, "ru", None)] == surfaces


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Число покупателей за квартал увеличилось на 20% и достигло 21,3 млн.", "person"),
        ("Количество книжных магазинов составило 4300.", "count:store"),
        ("Погибли 20 человек. Магнитуда толчков составила 5,4.", "count:point"),
        ("Издательство заработало 3 млн рублей. Позже его оштрафовали ещё на два миллиона.", "RUB"),
    ],
)
def test_a_number_without_a_unit_counts_what_its_clause_says(text, unit):
    assert read_by_rules(text, "ru", None)[-1].unit == unit


def test_a_number_of_hundreds_of_digits_is_read_as_one():
    """Decimals of so many digits have no remainder."""
    (found,) = quantities(f"Отгрузили {'7' * 400} млн 300 тыс. тонн.", "ru")
    assert Decimal(found["value"]) > Decimal(10) ** 405


@pytest.mark.parametrize(
    "text", ["во второй половине матча", "третью неделю", "второй этаж", "семью рыбака", "в первой четверти века"]
)
def test_words_of_order_are_no_numbers(text):
    assert RUSSIAN.numbers(text, 0, len(text)) == []


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_grouped_by_spaces_read_back(value):
    for mark in (" ", NBSP, NARROW):
        text = f"{value:,}".replace(",", mark)
        assert [number.value for number in RUSSIAN.numbers(text, 0, len(text))] == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("Поступило 16 874 запроса.", "16 874 запроса", "count:request"),
        ("Выявили 81 заболевшего корью.", "81 заболевшего", "person"),
        ("Пришли 9709 новых пациентов.", "9709", "person"),
        ("Удалили 1,7 млн устаревших постов.", "1,7 млн", "count:post"),
        ("Построили 7 населённых пунктов.", "7", "count:settlement"),
        ("У них 21,3 млн абонентов.", "21,3 млн абонентов", "user"),
        ("Спасли 12 лошадей.", "12 лошадей", "count:horse"),
        ("Проверили восемь Pingon-ботов.", "восемь Pingon-ботов", "count:bot"),
        ("Заплатили 50 тыс. рублей.", "50 тыс. рублей", "RUB"),
        ("Заплатили $3 млн.", "$3 млн", "USD"),
        ("Заплатили 750 юанями.", "750 юанями", "CNY"),
        ("Заплатили 100 гонконгских долларов.", "100 гонконгских долларов", "HKD"),
        ("Выросло на 0,5 п.п. за день.", "0,5 п.п.", "percentage_point"),
        ("Ветер 15–20 м/с.", "15–20 м/с", "m/s"),
        ("Продали 24 га земли.", "24 га", "ha"),
        ("Дисплей 6,6-дюймовый.", "6,6-дюймовый", "in"),
        ("Заявку подали 3 млрд раз.", "3 млрд раз", "count:time"),
        ("Рост составил почти 1,5 раза.", "1,5 раза", "ratio"),
        ("Заплатили 450 тыс. тг в месяц.", "450 тыс. тг", "KZT"),
        ("Заплатили Br2 912,4.", "Br2 912,4", "BYN"),
        ("Заплатили 400 форинтов.", "400 форинтов", "HUF"),
        ("Заплатили 12 фунтов в месяц.", "12 фунтов", "GBP"),
        ("Весит 12 фунтов.", "12 фунтов", "lb"),
        ("Смертность 11,9‰ за год.", "11,9‰", "ppth"),
        ("Передали 143 эксабайта.", "143 эксабайта", "EB"),
        ("Сожгли 6,5 трлн куб. футов газа.", "6,5 трлн куб. футов", "ft3"),
        ("Линия на 110 кВ.", "110 кВ", "kV"),
        ("Провезли 214 млрд т-км.", "214 млрд т-км", "count:tonne-kilometre"),
        ("Открыли 14 тыс. ПВЗ.", "14 тыс. ПВЗ", "count:pickup point"),
        ("Украли 8 500 BTC.", "8 500 BTC", "count:btc"),
        ("Украли 12 биткоинов.", "12 биткоинов", "count:bitcoin"),
        ("Обучили на 15 трлн токенов.", "15 трлн токенов", "count:token"),
        ("Было 4 тыс., и ушли все.", "4 тыс.", "count:unit"),
        ("Штат сократился на 1000 человек.", "1000 человек", "person"),
        ("Утекли номера телефонов 12 тыс. клиентов.", "12 тыс. клиентов", "person"),
        ("На рейсе 173 пассажира.", "173 пассажира", "person"),
    ],
)
def test_a_number_has_the_unit_behind_it(text, surface, unit):
    assert [(claim.surface, claim.unit) for claim in read_by_rules(text, "ru", None)] == [(surface, unit)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Ущерб — от 3 до 5 млн рублей.", "3000000", "5000000"),
        ("Скидка 10–12 %.", "10", "12"),
        ("Ночью -14… -19 °C.", "-19", "-14"),
        ("Ночью минус 4 – плюс 1 градус.", "-4", "1"),
        ("Днём +2…+10 °C.", "2", "10"),
        ("Температура днём +5-7.", "5", "7"),
        ("Ночью -1-3 градуса.", "-3", "-1"),
    ],
)
def test_a_range_keeps_both_ends_in_rising_order(text, low, high):
    assert [(claim.value, claim.value_high) for claim in read_by_rules(text, "ru", None)] == [
        (Decimal(low), Decimal(high))
    ]


def test_the_two_ends_of_a_movement_are_two_levels():
    claims = read_by_rules("Доля рынка выросла с 3,4% до 8,7%.", "ru", None)
    assert [(claim.value, claim.value_high, claim.kind) for claim in claims] == [
        (Decimal("3.4"), None, "share"),
        (Decimal("8.7"), None, "share"),
    ]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Не менее 5 тонн.", "at_least"),
        (f"Не{NBSP}менее 5 тонн.", "at_least"),
        ("Не более 5 тонн.", "at_most"),
        ("Свыше 5 тонн.", "more_than"),
        ("Менее 5 тонн.", "less_than"),
        ("Почти 5 тонн.", "about"),
        ("Грузят до 5 тонн.", "up_to"),
        ("Вес вырос до 5 тонн.", "exact"),
        ("Грузят 5 тонн и более.", "at_least"),
        ("Рост составит до 5 тонн.", "up_to"),
        ("Скидка до 5 евро.", "up_to"),
        ("Вес может достигать 5 тонн.", "up_to"),
        ("Потери сократили до 5 тонн.", "exact"),
        ("Сократили потери до 5 тонн.", "exact"),
        ("Вес доведут до 5 тонн.", "exact"),
        ("Вес поднялся до отметки 5 тонн.", "exact"),
        ("Вес выше отметки в 5 тонн.", "more_than"),
        ("Вес приблизился к 5 тоннам.", "about"),
        ("Билет стоит от 5 евро.", "at_least"),
        ("Билет стоит от 5 до 7 евро.", "exact"),
        ("Отказ от 5 евро.", "exact"),
    ],
)
def test_a_qualifier_is_read_from_the_words_beside_the_number(text, qualifier):
    assert [claim.qualifier for claim in read_by_rules(text, "ru", None)] == [qualifier]


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("Выручка выросла на 5%.", "change", "up"),
        ("Выручка упала на 5 млн рублей.", "change", "down"),
        ("Выручка на 5% больше.", "change", "up"),
        ("Прибыль сократилась вдвое.", "ratio", "down"),
        ("Прибыль увеличилась в 2,5 раза.", "ratio", "up"),
        ("Рост составил 5%.", "change", "up"),
        ("Инфляция составила 5%.", "rate", None),
        ("Платят 5 тысяч рублей в месяц.", "rate", None),
        ("Билет стоит 5 рублей.", "price", None),
        ("Нефть по 30 долларов за баррель.", "price", None),
        ("Голосовали 5% жителей.", "share", None),
        ("Влажность 42 %.", "level", None),
        ("Данные хранят трое суток.", "duration", None),
    ],
)
def test_a_kind_and_a_direction_are_read_from_the_verb_and_the_noun(text, kind, direction):
    assert [(claim.kind, claim.direction) for claim in read_by_rules(text, "ru", None)] == [(kind, direction)]
