"""The end of a month, quarter or year that is not named, as of 14 April 2026."""

from datetime import date, timedelta

import pytest

from pipeline.extract.read import propose
from pipeline.reader import its_end
from pipeline.reader.decisions import first_pass
from tests.support.reading import trusting, view_of

DAY = date(2026, 4, 14)
MARCH_31, APRIL_30 = date(2026, 3, 31), date(2026, 4, 30)
NEW_YEARS_EVE, NEXT_ONE = date(2025, 12, 31), date(2026, 12, 31)


def days_of(text: str, code: str, source: str, published: date | None = DAY) -> list[date]:
    """The single days that the last sentence of a text prints, or may mean."""
    times = its_end.told(propose(text, code, published)).times
    last = max(one.sentence for one in times)
    found = (one for one in times if one.sentence == last and one.source == source)
    return [one.start for one in found if one.end - one.start == timedelta(days=1)]


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("en", "At the end of the month it had 40 users.", MARCH_31),
        ("en", "It had 40 users at month-end.", MARCH_31),
        ("en", "It had 40 users at the end of the quarter.", MARCH_31),
        ("en", "It had 40 users at year-end.", NEW_YEARS_EVE),
        ("ru", "На конец месяца у «Халдена» было 40 машин.", MARCH_31),
        ("ru", "На конец квартала у «Халдена» было 40 машин.", MARCH_31),
        ("ru", "К концу года у «Халдена» было 40 машин.", NEW_YEARS_EVE),
        ("ko", "월말 기준 버스는 40대다.", MARCH_31),
        ("ko", "분기말 현재 버스는 40대다.", MARCH_31),
        ("ko", "연말 기준 버스는 40대다.", NEW_YEARS_EVE),
    ],
)
def test_without_a_time_before_it_is_the_last_that_is_over(code, text, day):
    assert days_of(text, code, "printed") == [day]


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("en", "In February it grew. At the end of the month it had 40 users.", date(2026, 2, 28)),
        ("en", "In the third quarter of 2025 it grew. At quarter-end it had 40 users.", date(2025, 9, 30)),
        ("en", "It grew in May 2024 and had 40 users by the end of the year.", date(2024, 12, 31)),
        ("en", "In January it grew. It had 40 users at the end of the year.", NEW_YEARS_EVE),
        ("en", "In February it grew. It is old. It is red. It is big. At month-end it had 40 users.", MARCH_31),
        ("ru", "В феврале «Халден» вырос. На конец месяца у него было 40 машин.", date(2026, 2, 28)),
        ("ko", "할덴은 2월에 성장했다. 월말 기준 버스는 40대다.", date(2026, 2, 28)),
    ],
    ids=["a month", "a quarter", "of a month the year", "a year that goes on", "long ago", "Russian", "Korean"],
)
def test_it_is_of_the_one_that_was_spoken_of(code, text, day):
    assert days_of(text, code, "printed") == [day]


def test_on_the_last_day_it_is_that_day():
    assert days_of("At the end of the month it had 40 users.", "en", "printed", APRIL_30) == [APRIL_30]


def test_of_a_text_without_a_date_nothing_is_said():
    document = propose("At the end of the month it had 40 users.", "en", None)
    assert its_end.told(document) == document


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Its month-end sale drew 40 users."),
        ("en", "It had 40 users at the end of the month before."),
        ("en", "It had 40 users at the end of the day."),
        ("ru", "В конце концов у «Халдена» было 40 машин."),
        ("ko", "주말 기준 버스는 40대다."),
        ("ko", "연말 분위기 속에 버스는 40대다."),
    ],
)
def test_other_words_have_no_such_day(code, text):
    document = propose(text, code, DAY)
    assert its_end.told(document) == document


def best_of(text: str, code: str, modality: str, number: int = 0) -> object:
    """The first day of the time of a figure, where the network believes in none most, and in no day to come least."""
    document = its_end.told(propose(text, code, DAY))
    days = [(one, one + timedelta(days=1)) for one in (MARCH_31, NEW_YEARS_EVE, APRIL_30, NEXT_ONE)]
    period = {None: 0.4} | {one: 0.3 / 2**place for place, one in enumerate(days)}
    said = {"kind": {"level": 0.9}, "modality": {modality: 0.9}, "period": period}
    view = view_of(document, dict.fromkeys(range(len(document.numbers)), said))
    passed = its_end.still_to_come(view, number, first_pass(view, number, {slot: trusting() for slot in said}))
    best = passed["period"].best
    return best[0] if isinstance(best, tuple) else best


@pytest.mark.parametrize(
    ("code", "text", "day"),
    [
        ("en", "It will have 40 users by the end of the month.", APRIL_30),
        ("en", "By the end of the year, it said, it will have 40 users.", NEXT_ONE),
        ("ru", "К концу года у «Халдена» будет 40 машин.", NEXT_ONE),
        ("ko", "월말 기준 버스는 40대로 늘어날 전망이다.", APRIL_30),
    ],
)
def test_what_is_still_to_come_is_of_the_day_to_come(code, text, day):
    assert best_of(text, code, "forecast") == day
    assert best_of(text, code, "actual") is None


def test_a_figure_of_another_clause_is_of_no_day_that_is_over():
    text = "Halden, which means to close by the end of the month, will need 40 boats."
    assert best_of(text, "en", "forecast") is None


def test_a_text_is_read_for_a_hundred_of_them():
    """Each is held against all times of the text: a thousand in one sentence would take seconds."""
    found = its_end.told(propose("It had 40 users, " + "at the end of the month, " * 300, "en", DAY))
    assert sum(one.start == MARCH_31 and one.source == "printed" for one in found.times) == 100
