"""Revenue and profits of a thing that the text names beside its maker are the maker's."""

from datetime import date

import pytest

from pipeline.extract.read import propose, read_text
from pipeline.reader.decisions import first_pass
from pipeline.reader.owners import to_owners
from tests.support.reading import trusting, view_of

DAY = date(2026, 4, 14)
KOREAN = "인기 게임 '푸른바다'의 개발사 노르피스크는 1분기 매출이 755억원이라고 밝혔다."
RUSSIAN = "Разработчик игры «Башня» студия «Халден» отчиталась: выручка за март 300 млн рублей."


def owner_of(text: str, code: str, thing: str, owner: str, metric: str = "revenue") -> object:
    """Of the last number, where the network takes it for that of the thing."""
    document = propose(text, code, DAY)
    last = len(document.numbers) - 1
    said = {"entity": {thing: 0.8, owner: 0.1}, "metric_id": {metric: 0.9}}
    view = view_of(document, {last: said})
    passed = to_owners(view, {last: first_pass(view, last, {slot: trusting() for slot in said})})
    return passed[last]["entity"].best


@pytest.mark.parametrize(
    ("text", "code", "thing", "owner"),
    [
        (KOREAN, "ko", "푸른바다", "노르피스크"),
        (f"{KOREAN} 영업이익은 335억원이었다.", "ko", "푸른바다", "노르피스크"),
        ("배달앱 '빠른발' 운영사 할덴은 매출 3200억원을 기록했다.", "ko", "빠른발", "할덴"),
        (RUSSIAN, "ru", "башня", "халден"),
        (f"{RUSSIAN} Прибыль составила 20 млн рублей.", "ru", "башня", "халден"),
    ],
)
def test_the_figures_are_the_makers(text, code, thing, owner):
    assert owner_of(text, code, thing, owner) == owner


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        (f"{KOREAN} '푸른바다'의 매출은 335억원이었다.", "revenue"),
        (KOREAN, "users"),
        ("'푸른바다'의 매출은 335억원이었다. '푸른바다'의 개발사 노르피스크는 말했다.", "revenue"),
        ("'푸른바다'와 노르피스크는 매출이 755억원이라고 밝혔다.", "revenue"),
    ],
    ids=["the thing is told again", "another metric", "before these words", "no maker"],
)
def test_other_figures_stay_those_of_the_thing(text, metric):
    assert owner_of(text, "ko", "푸른바다", "노르피스크", metric) == "푸른바다"


def test_a_text_is_read_so():
    claims = read_text("배달앱 '빠른발' 운영사 할덴은 지난해 매출 3200억원, 영업이익 120억원을 기록했다.", "ko", DAY)
    assert [(claim.entity, claim.metric_id) for claim in claims] == [("할덴", "revenue"), ("할덴", "operating_profit")]
