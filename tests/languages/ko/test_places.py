"""Places of Korean figures: invented sentences -> the country of the number in them."""

import pytest

from pipeline.extract import read_text
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


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("한국의 나루톡은 국내 MAU가 3만명이고, 해외 MAU는 지난달 9만 명이다.", ["KR", None]),
        ("한국의 나루톡은 해외에서 약 9만명이 쓴다.", [None]),
        ("한국의 나루톡은 국내 이용자는 3만명, 글로벌 이용자는 5만명이다.", ["KR", None]),
        ("한국 나루전자의 세계 시장 점유율은 2분기 17%다.", [None]),
        # of one country all the same
        pytest.param(
            "한국의 나루톡은 해외 매출은 미국이 3억원이라고 했다.",
            ["US"],
            marks=pytest.mark.xfail(strict=True, reason="the reader has no country for it"),
        ),
        ("한국의 나루톡 이용자는 3만명이고, 이는 해외 이용자의 5%다.", ["KR", "KR"]),
        ("글로벌 기업의 한국 직원은 300명이다.", ["KR"]),
        ("국내 여행사는 해외여행객 3만명을 모집했다.", ["KR"]),
    ],
)
def test_abroad_and_worldwide_are_no_country(text, regions):
    assert [claim.region for claim in read_text(text, "ko", None)] == regions
