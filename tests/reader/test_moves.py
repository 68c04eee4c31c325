"""A change and its amounts are of one owner, metric and time, and the change is from the time of the earlier one."""

from datetime import date

import pytest

from pipeline.extract.read import propose, read_text
from pipeline.reader.decisions import first_pass
from pipeline.reader.moves import EARLIER, MOVED, moves
from pipeline.reader.pairs import joined
from tests.support.reading import trusting, view_of

DAY = date(2026, 4, 14)


def found(text: str, code: str) -> list[tuple[int, int, frozenset[str], int | None]]:
    """The moves of a text, whose kinds are those of the grammars."""
    view = view_of(propose(text, code, DAY), {number: {} for number in range(6)})
    passed = {number: {} for number in view.order}
    every = moves(view, passed)
    return [(move.one, move.other, move.slots, move.earlier) for move in every]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Revenue rose 8 percent to $1.4 billion."),
        ("en", "Halden's shares were up 3.2 percent at $40.10."),
        ("en", "Users reached 12 million in March, up 20% from a year ago."),
        ("en", "Halden posted sales of $9 million, an increase of 12%."),
        ("ru", "Выручка выросла на 8% до 1,4 млрд рублей."),
        ("ru", "Выручка выросла на 8%, до 1,4 млрд рублей."),
        ("ru", "Аудитория в марте достигла 12 млн человек, что на 20% больше."),
        ("ru", "Выручка составила 9 млрд рублей (рост на 12%), прибыль упала."),
        ("ru", "Выручка составила 9 млрд рублей, увеличившись на 12%."),
        ("ko", "영업이익은 전년 동기 대비 12% 감소한 320억원을 기록했다."),
        ("ko", "매출은 320억원으로 전년 대비 12% 증가했다."),
        ("ko", "매출(320억원, 전년 대비 12% 증가)이 늘었다."),
    ],
)
def test_a_change_and_the_amount_that_it_led_to(code, text):
    assert found(text, code) == [(0, 1, MOVED, None)]


@pytest.mark.parametrize(
    ("code", "text", "earlier"),
    [
        ("en", "The index fell to 49.4 in March from 50.2 in February.", 1),
        ("en", "Revenue was $9 million, compared with $8 million a year ago.", 1),
        ("en", "Spending went from $8 million in 2019 to $9 million.", 0),
        ("en", "It had $9 million in fees for Q3 2025, compared to $8 million for Q3 2024.", 1),
        ("ru", "Инфляция в марте составила 5,2% против 4,8% годом ранее.", 1),
        ("ru", "Выручка выросла с 8 млрд рублей в 2019 году до 9 млрд рублей.", 0),
        ("ko", "매출은 2016년 1조1368억원에서 2020년 2조2682억원으로 늘었다.", 0),
    ],
)
def test_an_amount_and_the_earlier_one(code, text, earlier):
    assert found(text, code) == [(0, 1, EARLIER, earlier)]


def test_what_says_the_same_of_each_share_may_stand_between():
    text = "Profit was $9 million, or 3 cents a share, compared with $8 million, or 2 cents a share, in 2025."
    assert found(text, "en") == [(0, 2, EARLIER, 2), (1, 3, EARLIER, 3)]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Revenue rose 8 percent. To $1.4 billion it comes."),
        ("en", "Revenue rose 8 percent and profit was $1.4 billion."),
        ("en", "It got $9 million from 8 million users."),
        ("en", "Revenue rose 8 percent, 3 points more than costs at $1.4 billion."),
        ("en", "It had 5 million users, compared with 4 million for Halden."),
        ("ru", "У него 5 млн пользователей против 4 млн пользователей у «Халдена»."),
        ("ru", "Выручка выросла на 8%, а прибыль составила 1,4 млрд рублей."),
        ("ko", "매출은 320억원으로 영업이익은 12% 증가했다."),
    ],
    ids=[
        "two sentences",
        "two metrics",
        "two units",
        "one between",
        "two owners",
        "two Russian owners",
        "two metrics",
        "two metrics",
    ],
)
def test_other_figures_are_none(code, text):
    assert found(text, code) == []


def test_of_a_result_and_a_forecast_neither_is_the_earlier_one():
    document = propose("Revenue was $9 million, compared with $8 million in March.", "en", DAY)
    said = {0: {"modality": {"actual": 0.9}}, 1: {"modality": {"forecast": 0.9}}}
    view = view_of(document, said)
    passed = {number: first_pass(view, number, {"modality": trusting()}) for number in view.order}
    assert list(moves(view, passed)) == []


MARCH, YEAR_BEFORE = (date(2026, 3, 1), date(2026, 4, 1)), (date(2025, 3, 1), date(2025, 4, 1))
ROSE = "Revenue rose 8 percent in March 2026 to $9 million from $8 million in March 2025."


NONE = {MARCH: 0.05, YEAR_BEFORE: 0.05, None: 0.9}
IN_MARCH, BEFORE = NONE | {MARCH: 0.9, None: 0.05}, NONE | {YEAR_BEFORE: 0.8, None: 0.05}
SURELY_BEFORE = NONE | {YEAR_BEFORE: 0.95, None: 0.05}


@pytest.mark.parametrize(
    ("baseline", "period"),
    [(NONE, BEFORE), (SURELY_BEFORE, IN_MARCH), (BEFORE, NONE)],
    ids=["the amount tells", "the change tells", "only the change tells"],
)
def test_a_change_is_from_the_time_of_the_earlier_amount(baseline, period):
    said = {0: {"period": IN_MARCH, "baseline": baseline}, 1: {"period": IN_MARCH}, 2: {"period": period}}
    view = view_of(propose(ROSE, "en", DAY), said)
    slots = {"period": trusting(), "baseline": trusting()}
    passed = joined(view, {number: first_pass(view, number, slots) for number in view.order})
    assert passed[0]["baseline"].best == passed[2]["period"].best == YEAR_BEFORE
    assert passed[0]["period"].best == MARCH


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Revenue in March 2026 was $9 million, compared with $8 million in March 2025.", (MARCH, YEAR_BEFORE)),
        ("Revenue in March 2026 went from $8 million to $9 million.", (YEAR_BEFORE, MARCH)),
    ],
    ids=["from the earlier", "to the later"],
)
def test_two_amounts_compared_are_not_of_one_time(text, periods):
    said = {0: {"period": IN_MARCH}, 1: {"period": IN_MARCH}}
    view = view_of(propose(text, "en", DAY), said)
    passed = joined(view, {number: first_pass(view, number, {"period": trusting()}) for number in view.order})
    assert (passed[0]["period"].best, passed[1]["period"].best) == periods


def test_a_time_right_before_the_earlier_amount_is_its_own():
    text = "매출은 2026년 3월 800만달러에서 900만달러로 늘었다."
    view = view_of(propose(text, "ko", DAY), {0: {"period": IN_MARCH}, 1: {"period": IN_MARCH}})
    passed = joined(view, {number: first_pass(view, number, {"period": trusting()}) for number in view.order})
    assert passed[0]["period"].best == MARCH


def test_a_text_is_read_so():
    change, now, before = read_text(
        "Nordfisk said revenue rose 8 percent to $1.4 billion in the first quarter from $1.3 billion a year earlier.",
        "en",
        DAY,
    )
    assert change.period == now.period
    assert (change.baseline.start, change.baseline.end) == (before.period.start, before.period.end)
    assert {claim.entity for claim in (change, now, before)} == {"Nordfisk"}
