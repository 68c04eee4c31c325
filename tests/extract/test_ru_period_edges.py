"""Russian edges of time: the end of a month is its last day, its start and middle are the month, a day is the last."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

TOLD = [
    ("В конце марта было 40 машин.", "2026-03-31..2026-04-01"),
    ("К концу 2019 года было 40 машин.", "2019-12-31..2020-01-01"),
    ("В начале марта было 40 машин.", "2026-03-01..2026-04-01"),
    ("На начало марта было 40 машин.", "2026-03-01..2026-03-02"),
    ("В середине марта было 40 машин.", "2026-03-01..2026-04-01"),
    ("С начала года продано 40 машин.", "2026-01-01..2026-04-15"),
    ("За последние 30 дней продано 40 машин.", "2026-03-16..2026-04-15"),
    ("За сутки угнано 40 машин.", "2026-04-13..2026-04-14"),
    ("За последние 24 часа угнано 40 машин.", "2026-04-13..2026-04-14"),
    ("За 9 месяцев 2018 года продано 40 машин.", "2018-01-01..2018-10-01"),
    ("За январь — сентябрь 2018 года продано 40 машин.", "2018-01-01..2018-10-01"),
    ("С октября по март продано 40 машин.", "2025-10-01..2026-04-01"),
    ("В декабре–феврале продано 40 машин.", "2025-12-01..2026-03-01"),
    ("С 26 декабря по 2 января продано 40 машин.", "2025-12-26..2026-01-03"),
    ("С 26 декабря по 2 января 2024 года продано 40 машин.", "2023-12-26..2024-01-03"),
    ("С 1 марта 2016 года по 30 июня 2019 года продано 40 машин.", "2016-03-01..2019-07-01"),
]


@pytest.mark.parametrize(("text", "days"), TOLD)
def test_a_printed_time_has_its_days(text, days):
    (claim,) = read_by_rules(text, "ru", date(2026, 4, 14))
    assert claim.period is not None
    assert f"{claim.period.start}..{claim.period.end}" == days


@pytest.mark.parametrize("text", ["За последние 0 месяцев продано 40 машин.", "За последние 0 дней продано 40 машин."])
def test_none_of_a_grain_has_no_days(text):
    (claim,) = read_by_rules(text, "ru", date(2026, 4, 14))
    assert claim.period is None


@pytest.mark.parametrize("text", ["За 1 кв. м просят 40 рублей.", "Зал в 45,2 кв. м стоит 40 рублей."])
def test_a_square_measure_is_no_quarter(text):
    assert {claim.period for claim in read_by_rules(text, "ru", date(2026, 4, 14))} == {None}
