"""What a number measures that no metric of the catalogue fits, in the text's own words."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

ENGLISH = [
    ("The humidity recorded at the station was 74 percent.", "humidity"),
    ("Rowers took home the prize money of about $70,000.", "prize money"),
    ("The workshop gives members a 12 percent discount.", "discount"),
    ("The figure was in the 12 percent range.", None),
    ("The flood left 20 centimetres of water in the cellar.", "water"),
    ("Some 40 percent of residents support the bridge.", "support the bridge"),
    ("Norway made up 11.4 percent of the messenger's active users abroad.", "active users abroad"),
    ("Some 12 percent of the cities' road budget is spent on salt.", "road budget"),
    ("Last week 41 people were taken to hospital.", "taken to hospital"),
    ("The tide peaked at 1.4 metres (4.6 feet) on Sunday.", "tide"),
    ("Meridian Lamps is set to raise up to $12.9bn.", "raise"),
    ("Meridian Lamps plans to widen the canal by 30 metres.", "canal"),
    ("The ferry carried 41 crates.", "crates"),
    ("It was 14°C at noon.", "temperature"),
]
RUSSIAN = [
    ("Склад общей площадью более 40 тыс. кв. метров открыли в Лиманске.", "общей площадью"),
    ("За сутки выздоровели 65 человек.", "выздоровели"),
    ("Ещё 18 человек отправлены домой.", "отправлены"),
    ("Около 40% жителей не пользуются мостом.", "не пользуются мостом"),
    ("К утру опустилась до −8 °C.", "температура"),
    ("Глубина озера достигла 40 метров.", "Глубина озера"),
    ("Суд назначил выплату в размере 40 тыс. рублей.", "выплату"),
    ("На складе лежит 40 ящиков.", "ящиков"),
]


@pytest.mark.parametrize(("text", "metric"), ENGLISH)
def test_what_english_words_say_is_measured(text, metric):
    claims = read_by_rules(text, "en", date(2026, 4, 14))
    assert {claim.metric for claim in claims} == {metric}


KOREAN = [
    ("시는 84억원의 예산을 편성했다.", "예산"),
    ("등대 높이 18m를 넘는다.", "높이"),
    ("농장에서 3일 300마리가 폐사했다.", "폐사"),
    ("구는 3천500만원을 지원하기로 했다.", "지원"),
    ("학생 40명이 대피했다.", "대피"),
    ("이날 900만 관객을 넘겼다.", "관객"),
    ("강물은 41m를 넘었다.", "강물"),
]


@pytest.mark.parametrize(("text", "metric"), KOREAN)
def test_what_korean_words_say_is_measured(text, metric):
    claims = read_by_rules(text, "ko", date(2026, 4, 14))
    assert {claim.metric for claim in claims} == {metric}


@pytest.mark.parametrize(("text", "metric"), RUSSIAN)
def test_what_russian_words_say_is_measured(text, metric):
    claims = read_by_rules(text, "ru", date(2026, 4, 14))
    assert {claim.metric for claim in claims} == {metric}
