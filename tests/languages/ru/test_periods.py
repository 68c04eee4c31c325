"""Russian times: printed text -> days, and what changes are against."""

from datetime import date

import pytest

from pipeline.extract.find import find_mentions
from pipeline.extract.reading import Memory, Scene, Sentence
from pipeline.languages import language
from pipeline.model import BlockKind, Span

RUSSIAN = language("ru")
PUBLISHED = date(2026, 11, 25)


def mentions(text):
    sentence = Sentence(Span(0, len(text)), BlockKind.PARAGRAPH)
    return find_mentions(Scene(text=text, language=RUSSIAN, published=PUBLISHED, sentence=sentence, memory=Memory()))


SEEN = [
    ("13 апреля 2026 года", "2026-04-13", "2026-04-14"),
    ("12.11.2019", "2019-11-12", "2019-11-13"),
    ("в IV квартале 2024 года", "2024-10-01", "2025-01-01"),
    ("за 3-й квартал 2025-го", "2025-07-01", "2025-10-01"),
    ("в первом квартале прошлого года", "2025-01-01", "2025-04-01"),
    ("за январь–март", "2026-01-01", "2026-04-01"),
    ("с января по март 2020 года", "2020-01-01", "2020-04-01"),
    ("в январе-феврале этого года", "2026-01-01", "2026-03-01"),
    ("за первые два месяца 2020-го", "2020-01-01", "2020-03-01"),
    ("за девять месяцев этого года", "2026-01-01", "2026-10-01"),
    ("с 16 по 22 марта 2020 года", "2020-03-16", "2020-03-23"),
    ("за июль–декабрь 2020 года", "2020-07-01", "2021-01-01"),
    ("во второй половине прошлого года", "2025-07-01", "2026-01-01"),
    ("во втором и третьем кварталах 2019 года", "2019-04-01", "2019-10-01"),
    ("в 2018—2019 годах", "2018-01-01", "2020-01-01"),
    ("в прошлом месяце", "2026-10-01", "2026-11-01"),
    ("на конец 2024 года", "2024-12-31", "2025-01-01"),
    ("летом 2020 года", "2020-06-01", "2020-09-01"),
    ("за сутки", "2026-11-24", "2026-11-25"),
    ("в среду", "2026-11-25", "2026-11-26"),
]
HELD_OUT = [
    ("в сентябре 2023-го", "2023-09-01", "2023-10-01"),
    ("за I полугодие 2022 г.", "2022-01-01", "2022-07-01"),
    ("с октября 2018 года по март 2019-го", "2018-10-01", "2019-04-01"),
    ("по состоянию на 1 мая 2021 года", "2021-05-01", "2021-05-02"),
    ("в позапрошлом году", "2024-01-01", "2025-01-01"),
]


@pytest.mark.parametrize(("text", "start", "end"), SEEN + HELD_OUT)
def test_a_printed_time_has_its_days(text, start, end):
    found = [one.days for one in mentions(text) if one.days]
    assert [(days.start.isoformat(), days.end.isoformat()) for days in found] == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "годом ранее",
        "за аналогичный период прошлого года",
        "год к году",
        "в том же квартале годом ранее",
        "к предыдущему кварталу",
    ],
)
def test_a_comparison_shifts_the_time_of_its_number(text):
    assert [callable(one.shift) for one in mentions(text)] == [True]


@pytest.mark.parametrize(
    "text",
    ["2000 рублей", "в первой половине дня", "Марта Лосева", "до 2000 человек", "нефть с поставкой в июне 2026 года"],
)
def test_what_only_looks_like_a_time_is_none(text):
    assert [one.days for one in mentions(text) if one.days] == []


def test_every_cue_matches_what_it_must_and_not_what_it_must_not():
    for cue in RUSSIAN.metrics:
        assert all(cue.pattern.search(text) for text in cue.positive), cue.metric.key
        assert not any(cue.pattern.search(text) for text in cue.negative), cue.metric.key
