"""A figure that its sentence calls untrue is less sure to belong in a series. All names here are invented."""

import pytest

from pipeline.extract import read_text
from pipeline.extract.read import propose
from pipeline.reader.contradicted import WAITS
from pipeline.reader.denied import is_denied
from tests.support.reading import DAY

DENIED = [
    ("en", "Velmar Foods did not have net profit of 3 million euros in 2025."),
    ("en", "Velmar Foods denied that its revenue was 90 million euros in 2025."),
    ("en", "Rumours said revenue was 95 million euros."),
    ("en", "Velmar falsely reported revenue of 90 million euros for 2025, prosecutors said."),
    ("en", "Velmar's revenue wasn't 90 million euros, it said."),
    ("ru", "«Велмар» опроверг, что его выручка составила 3 млрд рублей."),
    ("ru", "Выручка «Велмара» не составила 3 млрд рублей."),
    ("ru", "По слухам, выручка «Велмара» составила 3 млрд рублей."),
    ("ru", "«Велмар» ошибочно указал выручку в 3 млрд рублей."),
    ("ko", "벨마푸드는 지난해 매출이 1200억원이라는 보도를 부인했다."),
    ("ko", "벨마푸드의 지난해 매출은 1200억원이 아니다."),
    ("ko", "벨마푸드는 매출을 허위로 1200억원이라고 공시했다."),
]
TOLD = [
    ("en", "Velmar denied the report, saying its revenue was 90 million euros."),
    ("en", "Velmar did not say how it reached this, but revenue was 90 million euros."),
    ("en", "Tallyhouse disputes this and puts users at 3 million."),
    ("ru", "«Велмар» не прокомментировал это, выручка составила 3 млрд рублей."),
    ("ru", "Прибыль была отрицательной, выручка составила 3 млрд рублей."),
    ("ko", "벨마푸드의 매출은 1200억원이었다. 소문은 아니다."),
    ("ko", "매출이 1200억원을 넘었다는 분석이 나왔다."),
]


def last_is_denied(code: str, text: str) -> bool:
    document = propose(text, code, DAY)
    return is_denied(document.numbers[-1], document)


@pytest.mark.parametrize(("code", "text"), DENIED)
def test_it_is_denied(code, text):
    assert last_is_denied(code, text)


@pytest.mark.parametrize(("code", "text"), TOLD)
def test_it_is_told(code, text):
    assert not last_is_denied(code, text)


def test_it_is_half_as_sure_in_the_claim():
    told, denied = (
        read_text(f"Velmar Foods {words} revenue of 90 million euros for 2025.", "en", DAY)[0]
        for words in ("reported", "falsely reported")
    )
    assert told.series_confidence > 0.74 > denied.series_confidence
    assert denied.series_confidence <= WAITS
