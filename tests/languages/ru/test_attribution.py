"""Who says so in Russian: invented sentences -> the source of the number in them."""

import pytest

from pipeline.extract import read_by_rules
from pipeline.extract.read import propose
from pipeline.model import AttributionKind

ONE_SENTENCE = [
    ("Сервис вырос на 5%, сообщает «Лиманский вестник».", "Лиманский вестник"),
    ("Сервис вырос на 5%, сообщила министр связи края Ольга Рябова.", "Ольга Рябова"),
    ("Министр связи края Ольга Рябова сообщила, что сервис вырос на 5%.", "Ольга Рябова"),
    ("По словам главы компании Егора Серова, сервис вырос на 5%.", "Егор Серов"),
    ("По данным Лиманстата, сервис вырос на 5%.", "Лиманстат"),
    ("Сервис вырос на 5%, сообщили в пресс-службе компании.", "пресс-службе компании"),
    ("В компании отметили, что сервис вырос на 5%.", "компании"),
    ("Сервис вырос на 5%, говорится в отчёте Лиманбанка.", "Лиманбанка"),
    ("Сервис вырос на 5%, пишет «Вестник» со ссылкой на опрос центра «Барометр».", "Барометр"),
    ("Об этом свидетельствуют данные аналитической компании Tallyhouse: рост на 5%.", "Tallyhouse"),
    ("Аудиторию сервиса, которая выросла на 5%, измеряет Tallyhouse.", "Tallyhouse"),
    ("Сервис вырос на 5%, пишет liman-news.ru.", "liman-news.ru"),
    ("Источник — Лимангидромет: ветер 15 м/с.", "Лимангидромет"),
    ("Сервис вырос на 5%, - уточняет В. Серов.", "В. Серов"),
    (
        "По постановлению Правительства Лиманского края, платят 5 тыс. рублей.",
        "постановлению Правительства Лиманского края",
    ),
]


@pytest.mark.parametrize(("text", "source"), ONE_SENTENCE)
def test_a_number_has_the_source_that_its_sentence_names(text, source):
    assert [claim.attribution.text for claim in read_by_rules(text, "ru", None)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "В Лиманской области ожидается ветер 15 м/с.",  # a passive has no speaker
        "Предприниматели сообщили о потере 5% доходов.",  # a crowd is counted, not quoted
        "Горожане отмечали конец праздника Весны 5 часов.",  # what is celebrated says nothing
    ],
)
def test_what_only_looks_like_a_source_is_none(text):
    assert [claim.attribution for claim in read_by_rules(text, "ru", None)] == [None]


def test_each_source_of_a_sentence_is_proposed():
    text = "По оценке Лиманстата, улов вырос на 5%, а по подсчётам Tallyhouse, на 7%."
    assert {one.base for one in propose(text, "ru", None).speakers} == {"Лиманстат", "Tallyhouse"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Улов вырос на 5%, сообщил Егор Серов.", AttributionKind.PERSON),
        ("Улов вырос на 5%, сообщает ТАСС.", AttributionKind.MEDIA),
        ("По оценкам экспертов, улов вырос на 5%.", AttributionKind.UNNAMED),
        ("Улов вырос на 5%, указано в отчёте.", AttributionKind.DOCUMENT),
        ("Улов вырос на 5%, сообщили в Минрыбе.", AttributionKind.ORGANISATION),
    ],
)
def test_a_source_is_of_a_kind(text, kind):
    assert [claim.attribution.kind for claim in read_by_rules(text, "ru", None)] == [kind]
