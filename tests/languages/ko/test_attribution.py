"""Who says so in Korean: invented sentences -> the source of the number in them."""

import pytest

from pipeline.extract import read_by_rules

ROWS = [
    ("21일 북항시에 따르면 이용자는 3만명이다.", "북항시"),
    ("탤리하우스가 상점 40곳을 조사한 결과 매출이 5% 늘었다.", "탤리하우스"),
    ("북항연구원의 '바다의 값' 보고서를 보면 요금이 5% 올랐다.", "북항연구원"),
    ("집회에는 3천700명(경찰 추산)이 모였다.", "경찰"),
    ("정부가 보조금 3억원을 지급할 계획이라고 17일 북항신문이 보도했다.", "북항신문"),
    ("오터마트 서바람 대표는 매출이 5% 늘었다고 말했다.", "오터마트 서바람 대표"),
    ("2심은 위자료 500만원을 지급하라고 판단했다.", "2심"),
]


@pytest.mark.parametrize(("text", "source"), ROWS)
def test_a_number_has_the_source_that_its_sentence_names(text, source):
    assert {claim.attribution.text for claim in read_by_rules(text, "ko", None)} == {source}


@pytest.mark.parametrize("text", ["이에 따르면 요금은 5천원이다.", "올해 처음 도입하는 제도에 3억원을 쓴다."])
def test_what_only_looks_like_a_source_is_none(text):
    assert [claim.attribution for claim in read_by_rules(text, "ko", None)] == [None]
