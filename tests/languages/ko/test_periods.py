"""Korean times: printed words -> days, as of a publication on 14 April 2026."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules

PUBLISHED = date(2026, 4, 14)


def period_of(text):
    (claim,) = read_by_rules(text, "ko", PUBLISHED)
    return None if claim.period is None else (claim.period.start.isoformat(), claim.period.end.isoformat())


SEEN = [
    ("올해 1분기 매출은 3억원이다.", "2026-01-01", "2026-04-01"),
    ("지난해 4분기 매출은 3억원이다.", "2025-10-01", "2026-01-01"),
    ("2024년 하반기 매출은 3억원이다.", "2024-07-01", "2025-01-01"),
    ("내년 상반기 매출은 3억원으로 예상된다.", "2027-01-01", "2027-07-01"),
    ("지난달 매출은 3억원이다.", "2026-03-01", "2026-04-01"),
    ("지난 10일 7명이 다쳤다.", "2026-04-10", "2026-04-11"),
    ("지난해 매출은 3억원이다.", "2025-01-01", "2026-01-01"),
    ("3월 말 고객은 9만 명이다.", "2026-03-31", "2026-04-01"),
    ("올해 1~3월 매출은 3억원이다.", "2026-01-01", "2026-04-01"),
    ("이달 들어 7명이 다쳤다.", "2026-04-01", "2026-04-15"),
    ("전날 7명이 다쳤다.", "2026-04-13", "2026-04-14"),
    ("5월 둘째 주 설치자는 9만 명이다.", "2025-05-05", "2025-05-12"),
    ("2019년 매출은 3억원이다.", "2019-01-01", "2020-01-01"),
]
HELD_OUT = [
    ("올해 12월 매출은 3억원이다.", "2026-12-01", "2027-01-01"),
    ("올해 9~12월 매출은 3억원이다.", "2026-09-01", "2027-01-01"),
    ("올해 5월 20일 7명이 떠난다.", "2026-05-20", "2026-05-21"),
    ("이달 둘째 주 설치자는 9만 명이다.", "2026-04-06", "2026-04-13"),
    ("지난달 셋째 주(16~20일) 설치자는 9만 명이다.", "2026-03-16", "2026-03-23"),
    ("지난달 마지막 주 설치자는 9만 명이다.", "2026-03-23", "2026-03-30"),
    ("2024년 12월 마지막 주 설치자는 9만 명이다.", "2024-12-23", "2024-12-30"),
    ("지난 연말 고객은 9만 명이다.", "2025-12-31", "2026-01-01"),
    ("2024 회계연도 매출은 3억원이다.", "2024-01-01", "2025-01-01"),
    ("2024회계연도 3분기 매출은 3억원이다.", "2024-07-01", "2024-10-01"),
    ("지난해 12월 매출은 3억원이다.", "2025-12-01", "2026-01-01"),
    ("2019~2021년 매출은 3억원이다.", "2019-01-01", "2022-01-01"),
    ("올해부터 5년 동안 3억원을 쓴다.", "2026-01-01", "2031-01-01"),
    ("작년 여름 매출은 3억원이다.", "2025-06-01", "2025-09-01"),
    ("지난주 7명이 다쳤다.", "2026-04-06", "2026-04-13"),
    ("3분기 누적 매출은 3억원이다.", "2025-01-01", "2025-10-01"),
    ("2025년 11월 3일 7명이 다쳤다.", "2025-11-03", "2025-11-04"),
    ("오는 30일 7명이 떠난다.", "2026-04-30", "2026-05-01"),
]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param(*row, id=f"{shelf}-{row[0]}")
        for shelf, rows in (("seen", SEEN), ("held_out", HELD_OUT))
        for row in rows
    ],
)
def test_a_printed_time_has_its_days(text, start, end):
    assert period_of(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "회사는 매출이 3억원이라고 13일 밝혔다.",
        "13일 회사에 따르면 매출은 3억원이다.",
        "1983년 출생의 그는 빚이 3억원이다.",
        "6월 인도분 원유는 배럴당 71달러에 거래됐다.",
    ],
    ids=["day before the verb", "day before the source", "year of birth", "month of a future"],
)
def test_a_time_at_which_the_number_was_not_true_is_no_time_of_it(text):
    assert period_of(text) is None


BASELINES = [
    ("올해 1분기 매출은 지난해 같은 기간보다 7% 늘었다.", "2025-01-01"),
    ("3월 매출은 전월 대비 7% 줄었다.", "2026-02-01"),
    ("3월 매출은 1년 전보다 7% 줄었다.", "2025-03-01"),
    ("올해 1분기 매출은 전년 동기 대비 7% 늘었다.", "2025-01-01"),
    ("1분기 매출은 전 분기보다 7% 늘었다.", "2025-10-01"),
    ("1분기 매출, 전년 동기比 7%↑", "2025-01-01"),
    ("3월 매출, 전월비 7% 증가", "2026-02-01"),
]


@pytest.mark.parametrize(("text", "start"), BASELINES, ids=[text for text, _ in BASELINES])
def test_a_change_is_against_the_time_it_is_compared_with(text, start):
    (claim,) = read_by_rules(text, "ko", PUBLISHED)
    assert claim.kind == "change"
    assert claim.baseline is not None
    assert claim.baseline.start.isoformat() == start


def test_a_change_is_of_the_time_before_and_against_the_one_compared_with():
    now, _, change = read_by_rules("1분기 순이익은 9억원으로 지난해 1분기 8억원보다 12.5% 늘었다.", "ko", PUBLISHED)
    assert now.period.start == date(2026, 1, 1)
    assert (change.period.start, change.baseline.start) == (date(2026, 1, 1), date(2025, 1, 1))


def test_without_a_day_of_publication_a_relative_time_stays_open():
    (claim,) = read_by_rules("지난달 매출은 3억원이다.", "ko", None)
    assert claim.period is None
