"""Korean names are clean noun phrases: whom a figure is about, without what stands before or sticks to it."""

from datetime import date

import pytest

from pipeline.extract.read import propose

PUBLISHED = date(2026, 4, 14)


ENTITIES = [
    # a sort of thing, another alphabet and a place stand around the name
    ("메신저 초롱톡(ChorongTalk)의 노르웨이 월간활성이용자(MAU)가 지난달 61만명을 기록했다.", "초롱톡"),
    ("경쟁사 나루챗의 이용자는 같은 기간 8.2% 줄었다.", "나루챗"),
    ("같은 기간 수달마켓은 3억원을 벌었다.", "수달마켓"),
    ("간편결제 업체 나루페이가 1분기 매출 4127억원을 올렸다.", "나루페이"),
    ("메신저 초롱톡의 1인당 월평균 사용 시간은 11시간이다.", "초롱톡"),
    # headlines leave particles out
    ("초롱톡, 한 달 새 이용자 47% 급증", "초롱톡"),
    ("나루소프트 매출 54% 증가", "나루소프트"),
    # what a measure, a price or a bracket describes
    ("공원에 높이 30m의 소망탑이 섰다.", "소망탑"),
    ("나루 씨는 500원짜리 공책을 샀다.", "공책"),
    ("지난해 치러진 나루시 선거(투표율 70%)는 끝났다.", "나루시 선거"),
    # ... but not what a measure is
    ("나루 씨는 30m의 거리를 뛰었다.", "나루 씨"),
    ("나루씨 등은 지난달까지 훔친 책 40권을 팔았다.", "나루씨"),
    # the phrase that opens the sentence, or the first behind the number
    ("공책 배달료가 5달러에서 7달러로 올랐다.", "공책"),
    ("180명이 새 도서관에 들렀고 초롱톡은 이를 알렸다.", "새 도서관"),
    # the predicate names whom the rest is about
    ("여성 비중이 가장 낮은 회사는 나루소프트로 임원 12명을 두었다.", "나루소프트"),
]

IN_ORDER = [
    ("기관별로는 검찰 60만건, 경찰 130만건, 국정원 1만건 등이다.", ["검찰", "경찰", "국정원"]),
    ("초롱톡(30만명)과 나루챗(20만명)도 각각 6%, 5% 줄었다.", ["초롱톡", "나루챗", "초롱톡", "나루챗"]),
    ("초롱톡의 사용 시간은 72만 시간으로, 41만 시간에 그친 나루챗을 앞섰다.", ["초롱톡", "나루챗"]),
    ("초롱톡은 요금제를 바꿨다. 무제한 가입자가 평균 41GB를 쓴다.", ["무제한 가입자"]),
    ("초롱톡이 이용자 30만명을 모았다. 나루청이 지난달 내놓은 자료를 보면 6% 늘었다.", ["초롱톡", "초롱톡"]),
    ("나루청에 따르면 해솔시 우표수출은 70달러에 그쳤다.", ["해솔시"]),
    ("전체 응답자 200명 가운데 52%인 104명이 반겼다.", ["응답자"]),
    ("청소년 10명 중 8명이 초롱톡을 쓴다.", ["청소년"]),
    ("카카오톡은 가입자 20명을 잃었다. 이 중 12명이 챗GPT로, 8명이 라인으로 갔다.", ["카카오톡"] * 3),
    ("초롱톡과 나루챗의 이용자는 각각 300만명, 200만명이다.", ["초롱톡", "나루챗"]),
    ("검찰이 59만건, 경찰이 136만건을 요청했다.", ["검찰", "경찰"]),
]


@pytest.mark.parametrize(("text", "entity"), ENTITIES)
def test_whom_a_figure_is_about_is_proposed_as_a_clean_name(text: str, entity: str) -> None:
    assert entity in {one.base for one in propose(text, "ko", PUBLISHED).phrases}


@pytest.mark.parametrize(("text", "entities"), IN_ORDER)
def test_each_of_a_list_is_proposed(text: str, entities: list[str]) -> None:
    assert set(entities) <= {one.base for one in propose(text, "ko", PUBLISHED).phrases}
