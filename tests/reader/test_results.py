"""A result is no forecast, and the figure that it is held against is one."""

from datetime import date

import pytest

from pipeline.extract.read import propose, read_text
from pipeline.model import Modality
from pipeline.reader.results import told

DAY = date(2026, 4, 14)
RESULT, FORECAST = Modality.ACTUAL, Modality.FORECAST


def test_what_brings_a_total_to_a_figure_has_come_about() -> None:
    assert modalities("The penalty brings Halden's total fines to $48 million.") == [RESULT]
    assert modalities("Halden hopes that it would bring the total to $48 million.") == [None]


def modalities(text: str, code: str = "en") -> list[Modality | None]:
    """Of each figure; none where that is left to the reader."""
    numbers = told(propose(text, code, DAY)).numbers
    return [one.claim.modality if "modality" in one.told_by else None for one in numbers]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Revenue: $19.1 billion vs. $19.05 billion expected"),
        ("en", "Earnings per share: $1.07 vs. 95 cents expected by analysts"),
        ("en", "Nordfisk earned $9 million, against the $8 million that analysts had forecast."),
        ("en", "Nordfisk earned 39 cents a share, compared with average analyst estimates of 28 cents."),
        ("en", "The average price was 154 euros against a forecast of 149 euros."),
        ("ru", "Инфляция в марте составила 5,6% против прогноза 5,4%."),
        ("ru", "Прибыль составила 5 млрд руб. при прогнозе аналитиков в 4 млрд руб."),
        ("ru", "Выручка составила 12 млрд руб. против ожидавшихся 11 млрд руб."),
        ("ko", "매출은 9억원으로 예상치 8억원을 웃돌았다."),
        ("ko", "영업이익은 9억원으로 컨센서스(8억원)를 웃돌았다."),
    ],
)
def test_a_result_stands_beside_what_was_expected(code, text):
    assert modalities(text, code) == [RESULT, FORECAST]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Nordfisk now expects $9 million, against a forecast of $8 million."),
        ("en", "Nordfisk earned $9 million, compared with a previous forecast of $8 million."),
        ("en", "Nordfisk earned $9 million, compared with $8 million a year earlier."),
        ("en", "Nordfisk earned $9 million. Against a forecast of $8 million it spent less."),
        ("ru", "Банк ожидает роста цен до 5% против прогноза 4%."),
        ("ru", "Прибыль составила 5 млрд руб. против 4 млрд руб. годом ранее."),
        ("ko", "매출은 9억원으로 예상되며 기존 전망치 8억원을 웃돈다."),
    ],
    ids=["itself a forecast", "an earlier one", "a year before", "another sentence", "Russian", "Russian", "Korean"],
)
def test_what_is_not_told_so_is_left_to_the_reader(code, text):
    assert modalities(text, code) == [None, None]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Nordfisk beat forecasts, posting a profit of $9 million.", RESULT),
        ("It reported better-than-expected results, posting revenue of $9 million.", RESULT),
        ("It beat all forecasts, posting $3.27 a share on revenue of $9 million.", RESULT),
        ("Nordfisk, which forecasts little, reported a loss of $9 million.", RESULT),
        ("Nordfisk was expected to have posted a profit of $9 million.", None),
        ("Nordfisk is likely to be reporting a profit of $9 million.", None),
        ("Nordfisk reported that it expects a profit of $9 million.", None),
    ],
)
def test_what_was_reported_has_come_about(text, modality):
    assert modalities(text)[-1] == modality


def test_signs_that_the_text_prints_stand_for_nothing():
    assert modalities("① Revenue ① was $9 million vs. $8 million expected ①.") == [RESULT, FORECAST]


def test_a_text_is_read_so_and_both_figures_are_of_one_time():
    result, forecast = read_text("Revenue in March: $9 million vs. $8 million expected", "en", DAY)
    assert (result.modality, forecast.modality) == (RESULT, FORECAST)
    assert result.period == forecast.period
