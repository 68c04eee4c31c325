"""Places of Korean figures: invented sentences -> the country of the number in them."""

import pytest

from pipeline.extract.read import propose

ROWS = [
    ("부산 앞바다에서 유람선 5척이 멈췄다.", "KR"),
    ("이용자는 러시아에서 3만명이다.", "RU"),
    ("울산항만공사가 배 10척을 샀다.", "KR"),
    ("한국의 출산율은 1970년 4.53명으로 멕시코(6.77명) 다음이었지만 지난해 1.23명이다.", "KR"),
]
NOWHERE = [
    "서울대 경영대학의 합격 점수는 530점이다.",  # a name that only begins like a place
    "범인이 저지른 절도는 5건이다.",
    "세계 메신저 이용자는 30억명이다.",
]


@pytest.mark.parametrize(("text", "region"), ROWS)
def test_the_place_of_a_figure_is_proposed(text, region):
    assert region in {one.country for one in propose(text, "ko", None).regions}


@pytest.mark.parametrize("text", NOWHERE)
def test_what_only_looks_like_a_place_is_none(text):
    assert propose(text, "ko", None).regions == ()
