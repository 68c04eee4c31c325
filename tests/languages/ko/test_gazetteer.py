"""Words of Korean news -> the countries that they name: places, and words that only look like them; all invented."""

import pytest

from pipeline.languages.gazetteer import countries_in

ROWS = [
    ("노르웨이 이용자는 4만명이다.", {"NO"}),
    ("미국산 소고기 3톤이 팔렸다.", {"US"}),
    ("한국인 40명이 다쳤다.", {"KR"}),
    ("경기도의 학교는 40곳이다.", {"KR"}),
    ("이천시에 공장 3곳이 생긴다.", {"KR"}),
    ("서울에서 3명이 다쳤다.", {"KR"}),
    ("금감원은 3곳을 조사했다.", {"KR"}),
    ("연준은 금리를 3%로 올렸다.", {"US"}),
    ("한미 정상은 3시간 만났다.", {"KR", "US"}),
    ("주한미군 40명이 떠났다.", {"KR"}),  # where they are
    ("미 국무부는 3명을 불렀다.", {"US"}),
    ("美 소비 3% 늘었다", {"US"}),
    ("인도 루피화는 3% 떨어졌다.", {"IN"}),
    ("인도네시아 인구가 3% 늘었다.", {"ID"}),
    ("캘리포니아 주민 40명이 모였다.", {"US"}),
    ("광저우 공장은 40곳이다.", {"CN"}),
    ("대중 수출이 3% 줄었다.", {"CN"}),
    # words that begin like places
    ("사람을 위해 3시간 일했다.", set()),
    ("원주민 40명이 모였다.", set()),
    ("그가 저지른 절도는 5건이다.", set()),
    ("자전거 3대를 인도하는 데 하루가 걸렸다.", set()),
    ("타이틀 3개를 얻었다.", set()),
    ("수단과 방법이 40가지다.", set()),
    ("미사일 3발을 쐈다.", set()),
    ("전주보다 3% 늘었다.", set()),
    ("코로나 환자가 40명 늘었다.", set()),
    ("대중 앞에서 3번 말했다.", set()),
]


@pytest.mark.parametrize(("text", "countries"), ROWS, ids=[text for text, _ in ROWS])
def test_a_sentence_names_these_countries(text, countries):
    assert {one.country for one in countries_in(text, "ko")} == countries


@pytest.mark.parametrize(
    ("text", "printed", "sort"),
    [
        ("수원시민 40명", "수원", "city"),
        ("국회의원 40명", "국회의원", "body"),
    ],
)
def test_a_mention_says_what_it_is_and_where_it_stands(text, printed, sort):
    (found,) = countries_in(text, "ko")
    assert (text[found.start : found.end], found.sort) == (printed, sort)
