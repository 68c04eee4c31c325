"""What sort of figure a Korean number is, in invented sentences: kind and direction of each claim; doubtful units."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

PUBLISHED = date(2026, 4, 14)

ROWS = [
    # what comes down from the sky is no fewer; a share that does is
    ("나루산에 무인기 2대가 추락했다.", ["level"]),
    ("나루당 지지율이 7% 추락했다.", ["change down"]),
    # on one day, and per day
    ("이날 하루 7명이 숨졌다.", ["level"]),
    ("나루역에서는 하루 900명이 쉰다.", ["rate"]),
    # one growth in two units
    ("회원은 전년 대비 20%인 300명 증가했다.", ["change up", "change up"]),
    ("배의 20%인 300척이 낡았다.", ["share", "level"]),
    # a city that ends like a market price
    ("나루시가 해솔상사에 과징금 30억원을 물렸다.", ["level"]),
    ("시가 30억원의 땅을 샀다.", ["price"]),
    # the signs of headlines
    ("나루상사 3분기 영업이익 12%↑", ["change up"]),
    ("나루상사 3분기 매출 3억원…전년 동기比 5% ↓", ["level", "change down"]),
    # set at about so much
    ("새 우산은 3만원 수준으로 책정된다.", ["price"]),
    # the price of a litre, however its sign is printed
    ("L당 2천원에 판다.", ["price"]),
]


@pytest.mark.parametrize(("text", "kinds"), ROWS)
def test_a_number_is_of_the_kind_that_its_verb_says(text: str, kinds: list[str]) -> None:
    found = read_by_rules(text, "ko", PUBLISHED)
    assert [f"{claim.kind} {claim.direction or ''}".strip() for claim in found] == kinds


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("나루 씨는 300파운드(약 136kg)를 들었다.", ["lb", "kg"]),
        ("나루 씨는 300파운드 바벨을 들었다.", ["lb"]),
        ("나루 씨는 300파운드(약 54만원)를 냈다.", ["GBP", "KRW"]),
        # headlines leave the won out
        ("나루은행 3분기 순익 300억…전분기比 8%↓", ["KRW", "percent"]),
        ("나루은행, 영업이익 300억 달러 돌파", ["USD"]),
    ],
)
def test_a_unit_that_could_be_another_or_is_left_out(text: str, units: list[str]) -> None:
    assert [claim.unit for claim in read_by_rules(text, "ko", PUBLISHED)] == units


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("물가가 3%를 조금 웃돌았다.", "more_than"),
        ("주민이 1천명을 약간 넘었다.", "more_than"),
        ("주민이 3천명에 약간 못 미친다.", "less_than"),
        ("주민 300 여명이 왔다.", "about"),
        ("가게 20 여 곳이 닫았다.", "about"),
        ("버스 100 여대가 섰다.", "about"),
        ("코스피가 2400선에 안착했다.", "about"),
        ("코스피가 2400선을 넘었다.", "more_than"),
        ("요금은 10만원을 넘지 않는다.", "at_most"),
        ("요금은 10만원을 초과하지 못한다.", "at_most"),
        ("주민은 많아야 5명이다.", "at_most"),
        ("값은 10만원에도 못 미친다.", "less_than"),
        ("주민은 1만명도 못 채웠다.", "less_than"),
        ("확진자가 1만명을 밑도는 날이 많다.", "less_than"),
        ("지지율이 30% 아래로 떨어졌다.", "less_than"),
        ("수출이 3억원을 넘길 전망이다.", "more_than"),
        ("점유율은 5%에 가깝다.", "about"),
        # by so much over what was expected, and not over so much
        ("순익이 예상을 12.3% 웃돌았다.", "exact"),
        ("순익이 예상보다 0.3%포인트 밑돌았다.", "exact"),
        ("순익이 목표를 31.5%나 상회했다.", "exact"),
        ("순익이 목표에 10% 못 미쳤다.", "exact"),
        ("목표를 12% 초과 달성했다.", "exact"),
        ("지분을 12% 초과 보유했다.", "more_than"),
        ("찬성률은 90% 웃도는 수준이다.", "more_than"),
        ("수익률이 예상치인 2%를 밑돌았다.", "less_than"),
        # per what, between the word and the number
        ("나루 적금은 최고 연 7.0%를 준다.", "up_to"),
        ("많게는 하루에 500명이 왔다.", "up_to"),
        ("최소 월 30만원을 낸다.", "at_least"),
        ("약 하루 3만명이 찾는다.", "about"),
        # the greatest so far is no limit
        ("나루상사는 역대 최대 3조원의 매출을 올렸다.", "exact"),
        ("나루시는 국내 최대 50만㎡ 단지를 짓는다.", "exact"),
        ("과징금은 최대 3조원이다.", "up_to"),
        # those who moved are no more than so many
        ("나루톡으로 7만5천명이 넘어갔다.", "exact"),
        ("관객이 3만명이 넘어섰다.", "more_than"),
        # a line with a blank before it
        ("주가가 5만원 선 밑으로 떨어졌다.", "less_than"),
        ("이용자는 100만명 선을 밑돌았다.", "less_than"),
        ("매출이 1억원 선을 넘었다.", "more_than"),
        ("이용자는 70만명 선에 머물렀다.", "about"),
    ],
)
def test_words_beside_a_number_limit_it(text: str, qualifier: str) -> None:
    assert [claim.qualifier for claim in read_by_rules(text, "ko", PUBLISHED)] == [qualifier]


def test_the_triangle_of_a_list_is_no_sign_of_a_fall() -> None:
    found = read_by_rules("기온은 △나루산 -5도 △가온산 -10도다.", "ko", PUBLISHED)
    assert [(str(claim.value), claim.kind) for claim in found] == [("-5", "level"), ("-10", "level")]


def test_the_months_of_a_sentence_are_no_month_of_the_year() -> None:
    found = read_by_rules("나루 씨에게 징역 4월에 집행유예 1년을 선고했다.", "ko", PUBLISHED)
    assert [(str(claim.value), claim.unit) for claim in found] == [("4", "mo"), ("1", "a")]
