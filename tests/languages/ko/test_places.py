"""Places of Korean figures: invented sentences -> the country of the number in them."""

import pytest

from pipeline.extract import read_by_rules

ROWS = [
    ("부산 앞바다에서 유람선 5척이 멈췄다.", "KR"),
    ("이용자는 러시아에서 3만명이다.", "RU"),
    ("울산항만공사가 배 10척을 샀다.", "KR"),
    ("서울대 경영대학의 합격 점수는 530점이다.", None),  # a name that only begins like a place
    ("범인이 저지른 절도는 5건이다.", None),
    ("18일(한국시각) 영상은 댓글 4천개를 받았다.", None),
    ("소치 동계올림픽 이후 200만명이 서명했다.", None),
    ("회사는 상자 25개를 챙긴 뒤 호주로 떠났다.", None),  # only where to
    ("한국의 출산율은 1970년 4.53명으로 멕시코(6.77명) 다음이었지만 지난해 1.23명이다.", "KR"),
    ("알뜰폰 가입자는 300만명이다.", "KR"),  # a trade of the country itself
    ("세계 메신저 이용자는 30억명이다.", None),
]


@pytest.mark.parametrize(("text", "region"), ROWS)
def test_a_figure_is_of_the_place_that_its_sentence_names(text, region):
    assert read_by_rules(text, "ko", None)[-1].region == region


def _regions(text):
    return [claim.region for claim in read_by_rules(text, "ko", None)]


def test_a_glance_at_the_world_does_not_end_the_country_spoken_of():
    text = "한국 검색 시장에서 퀼 점유율은 3%다. 퀼은 세계 검색 시장의 9%를 쥐었다. 빙고 점유율은 2%다."
    assert _regions(text) == ["KR", None, "KR"]


def test_the_world_holds_until_a_country_is_named():
    text = "세계 스마트폰 출하량이 늘었다. 삼성전자 점유율은 20%다. 일본에서는 점유율이 9%다."
    assert _regions(text) == [None, "JP"]
