"""Figures that are told respectively have their own names and metrics."""

from datetime import date

import pytest

from pipeline.extract.read import propose, read_text
from pipeline.reader.inputs import DocumentInput
from pipeline.reader.respective import told
from tests.support.reading import belief

DAY = date(2026, 4, 14)
OWN = {"metric", "metric_id"}


def document_of(text: str, code: str = "en", **entities: float) -> DocumentInput:
    """As read where the network has these chances for the entity of every figure."""
    found = propose(text, code, DAY)
    beliefs = {number: {"entity": belief(found, "entity", entities)} for number in range(len(found.numbers))}
    return told(found, beliefs)


def metrics(text: str, code: str = "en") -> list[str | None]:
    """Of the figures whose metric is not left to the reader."""
    return [one.claim.metric_id for one in document_of(text, code).numbers if one.told_by.keys() >= OWN]


@pytest.mark.parametrize(
    ("code", "text", "keys"),
    [
        ("en", "Revenue and net profit were $9 million and $2 million, respectively.", ["revenue", "net_profit"]),
        ("en", "Revenue and net profit were respectively $9 million and $2 million.", ["revenue", "net_profit"]),
        (
            "en",
            "Revenue was $9 million and net profit $2 million, up 12% and 30% respectively.",
            ["revenue", "net_profit"],
        ),
        ("ru", "Выручка и чистая прибыль составили 9 млрд и 2 млрд руб. соответственно.", ["revenue", "net_profit"]),
        (
            "ru",
            "Выручка выросла до 9 млрд руб., чистая прибыль — до 2 млрд руб., на 12% и 30% соответственно.",
            ["revenue", "net_profit"],
        ),
        ("ko", "님보의 매출과 영업이익은 각각 9억원, 2억원이다.", ["revenue", "operating_profit"]),
        ("ko", "님보의 매출은 9억원, 영업이익은 2억원이다. 각각 12%, 30% 늘었다.", ["revenue", "operating_profit"]),
    ],
    ids=[
        "a list",
        "the word ahead",
        "of figures before",
        "Russian",
        "of Russian figures",
        "Korean",
        "a sentence before",
    ],
)
def test_each_figure_is_of_its_own_metric(code, text, keys):
    assert metrics(text, code) == keys


@pytest.mark.parametrize(
    "text",
    [
        "Revenue and net profit were $9 million and $2 million.",
        "Revenue was $9 million and $2 million, respectively.",
        "Revenue and net profit were $9 million, $2 million and $1 million, respectively.",
        "Wages and exports were named by 12% and 30% of the people asked, respectively.",
        "Revenue rose, and profit fell. It has 12 boats and 7 yards, respectively.",
    ],
    ids=["without the word", "one metric", "three figures of two", "shares of who was asked", "nothing that they name"],
)
def test_what_is_not_told_so_is_left_to_the_reader(text):
    assert metrics(text) == []


def test_names_of_a_list_are_the_owners_where_the_network_believes_that_they_are():
    text = "Orbit and Nordfisk had 12 million and 8 million users, respectively."
    sure = document_of(text, Orbit=0.3, Nordfisk=0.4)
    assert [one.claim.entity for one in sure.numbers] == ["Orbit", "Nordfisk"]
    assert all("entity" in one.told_by for one in sure.numbers)
    unsure = document_of(text, Orbit=0.2, Nordfisk=0.2)
    assert [one.claim.entity for one in unsure.numbers] == [None, None]


def test_lists_of_more_than_eight_are_left_to_the_reader():
    names = [f"Orbit{letter}" for letter in "abcdefghij"]
    sums = ", ".join(f"{at}% " for at in range(11, 20)).replace(" ,", ",").strip()
    text = f"{', '.join(names[:-1])} and {names[-1]} grew by {sums} and 20%, respectively."
    found = document_of(text, **dict.fromkeys(names, 0.1))
    assert [one.claim.entity for one in found.numbers] == [None] * 10


def test_signs_that_the_text_prints_stand_for_nothing():
    assert metrics("① Revenue ② and net profit: ③ rose ① 12% and ② 30%, respectively.") == []
    assert metrics("① 님보의 매출과 영업이익은 각각 9억원, 2억원이다. ② 끝.", "ko") == ["revenue", "operating_profit"]


def test_places_of_a_list_are_no_owners():
    found = document_of("Sales in Norway and Sweden rose 4% and 6%, respectively.", Norway=0.5, Sweden=0.4)
    assert [one.claim.entity for one in found.numbers] == [None, None]


@pytest.mark.parametrize(
    ("code", "text", "owners"),
    [
        ("en", "Instagram and Facebook have 22 million and 9 million users, respectively.", ["Instagram", "Facebook"]),
        (
            "ru",
            "Аудитория Telegram и WhatsApp составила 68 млн и 79 млн человек соответственно.",
            ["Telegram", "WhatsApp"],
        ),
        ("ko", "유튜브와 카카오톡은 각각 4600만 명과 4500만 명의 이용자를 기록했다.", ["유튜브", "카카오톡"]),
    ],
)
def test_a_text_is_read_so(code, text, owners):
    assert [claim.entity for claim in read_text(text, code, DAY)] == owners
