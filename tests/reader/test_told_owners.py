"""Whose a figure is, where the words around it tell beyond doubt."""

import pytest

from pipeline.extract.read import propose
from pipeline.reader import told_owners
from tests.support.reading import DAY


def told(text: str, code: str) -> list[str | None]:
    """The owners that are told, by number; None where the reader is left to choose."""
    document = told_owners.told(propose(text, code, DAY))
    return [one.claim.entity if "entity" in one.told_by else None for one in document.numbers]


@pytest.mark.parametrize(
    ("code", "text", "owners"),
    [
        ("en", "Lumo overtook Tavix last year, with 9.2 million users against 8.7 million.", ["Lumo", None]),
        ("en", "Lumo has surpassed Tavix for the first time, reaching 80 million users.", ["Lumo"]),
        ("en", "Lumo is ahead of its rival Tavix, whose revenue was $40 million in 2025.", ["Tavix"]),
        ("en", "Lumo agreed to buy Tavix, which had revenue of $40 million in 2025.", ["Tavix"]),
        ("en", "Revenue of Lumo was $52 million. Rival Tavix had revenue of $40 million.", [None, "Tavix"]),
        ("en", "Lumo had 9 million users, while its rival Tavix had 8 million users.", [None, "Tavix"]),
        ("ru", "Выручка конкурента, сервиса «Тавикс», за тот же квартал составила 61,2 млн евро.", ["Тавикс"]),
        ("ru", "У конкурента «Тавикс» было 8 млн пользователей.", ["Тавикс"]),
        ("ko", "루모의 매출은 52억원이었다. 경쟁사 타빅스의 1분기 매출은 40억원이었다.", [None, "타빅스"]),
        ("ru", "«Векс» обогнал «Квилло» по аудитории: 81 млн против 77 млн пользователей.", ["Векс", None]),
        ("ko", "밥도리의 4월 이용자는 2175만명, 2위 냠냠은 1246만명이었다.", [None, "냠냠"]),
        ("ko", "공정거래위원회는 12일 루모에 과징금 32억원을 부과했다.", ["루모"]),
        ("ko", "위원회는 타빅스에 4000만유로의 과징금을 부과했다.", ["타빅스"]),
    ],
)
def test_an_owner_is_told(code, text, owners):
    assert told(text, code) == owners


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Lumo overtook Tavix when it had 79 million users."),
        ("en", "Lumo has 80 million users."),
        ("en", "Lumo, whose rival is Tavix, had revenue of $40 million in 2025."),
        ("en", "Lumo had more users than its rival Tavix, 9 million in May."),
        ("en", "Rival Tavix has fewer users than Lumo with its 9 million."),
        ("ru", "«Векс» купил конкурента за 61 млн евро."),
        ("ko", "할덴의 매출은 412억원이었다."),
        ("ko", "루모의 이용자는 경쟁사 타빅스보다 많은 40만명이었다."),
        ("ko", "새싹채소는 2주가 걸린다."),
        ("ko", "위원회는 할덴의 매출이 32억원이라고 밝혔다."),
    ],
    ids=[
        *("another clause", "nobody is overtaken", "the rest of the sentence", "more than a rival"),
        *("less than another", "no rival's name", "a metric", "more than a rival's", "no rank", "no fine"),
    ],
)
def test_others_are_left_to_the_reader(code, text):
    assert told(text, code) == [None]


def test_a_language_without_such_words_is_left_alone():
    document = propose("In all 90 boats.", "en", DAY)
    assert told_owners.told(document) is document
