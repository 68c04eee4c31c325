"""Numbers whose metric the words around them tell beyond doubt, whatever the network believes."""

import pytest

from pipeline.extract.read import propose
from pipeline.reader import told_metrics
from tests.support.reading import DAY


def told(text: str, code: str) -> list[str | None]:
    """The metrics that are told, by number; None where the reader is left to choose."""
    document = told_metrics.told(propose(text, code, DAY))
    return [one.claim.metric_id if "metric_id" in one.told_by else None for one in document.numbers]


FULFILLED, RECEIVED, DISCLOSED = "data_requests_fulfilled", "data_requests_received", "accounts_disclosed"


@pytest.mark.parametrize(
    ("code", "text", "metrics"),
    [
        ("en", "Halden complied with 340 of 1,020 requests from the police, affecting 780 users.",
         [FULFILLED, RECEIVED, DISCLOSED]),
        ("en", "Of the 3,300 requests that Halden received, it granted 1,400.", [RECEIVED, FULFILLED]),
        ("en", "Halden handed over data in 88% of cases.", [FULFILLED]),
        ("en", "It rejected 210 of the 1,400 requests.", [None, RECEIVED]),
        ("ru", "«Халден» удовлетворил 820 из 1340 запросов полиции.", [FULFILLED, RECEIVED]),
        ("ru", "«Халден» передал полиции данные о 945 пользователях по 610 запросам.", [DISCLOSED, FULFILLED]),
        ("ko", "할덴은 요청 1340건 가운데 820건을 처리했다.", [None, FULFILLED]),
        ("ko", "할덴은 이용자 658명의 IP 주소를 경찰에 제공했다.", [DISCLOSED]),
    ],
)  # fmt: skip
def test_requests_are_told_apart(code, text, metrics):
    assert told(text, code) == metrics


@pytest.mark.parametrize(
    ("code", "text", "metric"),
    [
        ("en", "It was hit with a $90 million fine in March.", "fine"),
        ("en", "The share of Halden's users abroad rose to 41%.", "users"),
        ("en", "Of all, 71% of Halden's subscribers pay by the year.", "subscribers"),
        ("en", "More than 40 million people use Halden every day.", "daily_active_users"),
        ("en", "Every month, 31 million people use Halden.", "monthly_active_users"),
        ("en", "Halden Pay processed 620 million transactions in April.", "transactions"),
        ("en", "Halden was installed 3 million times.", "downloads"),
        ("ru", "Доля зарубежной аудитории «Халден» достигла 9%.", "users"),
        ("ru", "Ежедневно «Халденом» пользуются 12 млн человек.", "daily_active_users"),
        ("ko", "할덴의 해외 이용자 비중은 3.4%다.", "users"),
        ("ko", "매일 350만명이 할덴을 이용한다.", "daily_active_users"),
    ],
)
def test_a_metric_is_told(code, text, metric):
    assert told(text, code)[-1] == metric


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It bought 90 fine boats."),
        ("en", "It handed over 12 boats in March."),
        ("en", "In all, 78% of Halden users said so."),
        ("ru", "Доля «Халдена» на рынке достигла 9%."),
        ("ko", "요청 1340건이 있었다."),
    ],
    ids=["no money", "no cases", "those who were asked", "a market", "nothing is answered"],
)
def test_others_are_left_to_the_reader(code, text):
    assert told(text, code) == [None]


def test_a_language_without_tables_is_left_alone():
    document = propose("It bought 90 boats.", "en", DAY)
    assert told_metrics.told(document) is document
