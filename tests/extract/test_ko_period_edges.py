"""Korean edges of time: the end of a month is its last day, its start and middle are the month, a day is the last."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

TOLD = [
    ("3월 말 버스 40대가 있었다.", "2026-03-31..2026-04-01"),
    ("2019년 말 버스 40대가 있었다.", "2019-12-31..2020-01-01"),
    ("3월 초에 버스 40대가 있었다.", "2026-03-01..2026-04-01"),
    ("3월 중순 버스 40대가 있었다.", "2026-03-01..2026-04-01"),
    ("연초 버스 40대가 있었다.", "2026-01-01..2027-01-01"),
    ("올해 들어 버스 40대를 샀다.", "2026-01-01..2026-04-15"),
    ("최근 30일간 버스 40대를 샀다.", "2026-03-16..2026-04-15"),
    ("하루 새 버스 40대를 샀다.", "2026-04-13..2026-04-14"),
    ("24시간 동안 버스 40대를 샀다.", "2026-04-13..2026-04-14"),
    ("1~9월 버스 40대를 샀다.", "2025-01-01..2025-10-01"),
    ("지난달 버스 40대를 샀다.", "2026-03-01..2026-04-01"),
    ("이달 1~10일 버스 40대를 샀다.", "2026-04-01..2026-04-11"),
    ("10월부터 3월까지 버스 40대를 샀다.", "2025-10-01..2026-04-01"),
    ("지난해 12월부터 2월까지 버스 40대를 샀다.", "2025-12-01..2026-03-01"),
    ("12월부터 올해 2월까지 버스 40대를 샀다.", "2025-12-01..2026-03-01"),
    ("12월 26일부터 1월 2일까지 버스 40대를 샀다.", "2025-12-26..2026-01-03"),
]


@pytest.mark.parametrize(("text", "days"), TOLD)
def test_a_printed_time_has_its_days(text, days):
    (claim,) = read_by_rules(text, "ko", date(2026, 4, 14))
    assert claim.period is not None
    assert f"{claim.period.start}..{claim.period.end}" == days


@pytest.mark.parametrize("text", ["지난 0개월 동안 버스 40대를 샀다.", "최근 0일간 버스 40대를 샀다."])
def test_none_of_a_grain_has_no_days(text):
    (claim,) = read_by_rules(text, "ko", date(2026, 4, 14))
    assert claim.period is None
