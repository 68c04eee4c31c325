"""What lasts up to publication is the time of the figure beside it, whatever the network believes in more."""

from datetime import date

import pytest

from pipeline.extract.read import propose
from pipeline.reader.decisions import first_pass
from pipeline.reader.up_to_now import up_to_now
from tests.support.reading import trusting, view_of

DAY = date(2026, 4, 14)
ITS_DAY, SO_FAR = (DAY, date(2026, 4, 15)), (date(2026, 1, 1), date(2026, 4, 15))
THIRTY, MARCH = (date(2026, 3, 16), date(2026, 4, 15)), (date(2026, 3, 1), date(2026, 4, 1))


def time_of(text: str, code: str, number: int, *believed: object) -> object:
    """The time of a figure, where the network believes in these times, the first ones most."""
    document = propose(text, code, DAY)
    said = {"kind": {"level": 0.9}, "period": {days: 0.6 / 2**place for place, days in enumerate(believed)}}
    view = view_of(document, dict.fromkeys(range(len(document.numbers)), said))
    return up_to_now(view, number, first_pass(view, number, {slot: trusting() for slot in said}))["period"].best


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Halden's shares are down 4 percent so far this year."),
        ("en", "Halden's shares rose on Friday and are up 4 percent in the year to date."),
        ("en", "So far this year, Halden has sold 40 ferries."),
        ("en", "First Halden's shares are down 4 percent so far this year."),
        ("ru", "Бумаги «Халдена» подешевели на 4% с начала года."),
        ("ru", "С начала 2026 года «Халден» продал 40 паромов."),
        ("ko", "할덴은 올해 들어 버스 40대를 팔았다."),
        ("ko", "할덴은 이달에 쉬었다. 올해 현재까지 버스 40대를 팔았다."),
    ],
)
def test_a_figure_beside_a_time_so_far_is_of_it(code, text):
    assert time_of(text, code, 0, ITS_DAY, None, MARCH, SO_FAR) == SO_FAR


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Halden's shares had their biggest loss so far this year, 4 percent."),
        ("en", "So far this year it has done well; its shares fell 4 percent."),
        ("en", "So far this year it has done well, and on Tuesday its shares fell 4 percent."),
        ("en", "On Tuesday it fell 4 percent, in what was a good week so far this year."),
        ("ru", "Впервые с начала года бумаги «Халдена» подешевели на 4%."),
        ("ru", "С начала года дела шли хорошо; бумаги подешевели на 4%."),
        ("ko", "올해 들어 처음으로 주가가 4% 떨어졌다."),
        ("ko", "올해 들어 실적은 좋았지만 주가는 4% 떨어졌다."),
        ("en", "Over the past two weeks its shares fell 4 percent."),
        ("en", "This year its shares fell 4 percent."),
    ],
)
def test_elsewhere_it_is_left_to_the_reader(code, text):
    assert time_of(text, code, 0, ITS_DAY, SO_FAR) == ITS_DAY


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "In the last 30 days Halden has sold 40 ferries."),
        ("ru", "За последние 30 дней «Халден» продал 40 паромов."),
        ("ko", "최근 30일간 할덴은 버스 40대를 팔았다."),
    ],
)
def test_a_figure_beside_the_past_days_has_a_time(code, text):
    assert time_of(text, code, 0, None, THIRTY) == THIRTY
    assert time_of(text, code, 0, MARCH, None, THIRTY) == MARCH
