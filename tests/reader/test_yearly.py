"""An annual figure is of a year, whatever shorter time its sentence prints."""

from datetime import date

import pytest

from pipeline.extract.read import propose, read_text
from pipeline.reader.decisions import first_pass
from pipeline.reader.yearly import of_a_year
from tests.support.reading import trusting, view_of

DAY = date(2026, 4, 14)
QUARTER, YEAR = (date(2026, 1, 1), date(2026, 4, 1)), (date(2025, 1, 1), date(2026, 1, 1))


def period_of(text: str, code: str, metric: str, kind: str = "level") -> object:
    """The best answer where the network believes in the quarter, and less in the year."""
    said = {"metric": {metric: 0.9}, "kind": {kind: 0.9}, "period": {QUARTER: 0.8, YEAR: 0.1, None: 0.05}}
    view = view_of(propose(text, code, DAY), {0: said})
    passed = of_a_year(view, 0, first_pass(view, 0, {slot: trusting() for slot in said}))
    return passed["period"].best


@pytest.mark.parametrize(
    ("code", "text", "metric"),
    [
        ("en", "It has annual sales of $46 million; those of the first quarter rose.", "annual sales"),
        ("en", "It has annual sales of $46 million; those of the first quarter rose.", "sales"),
        ("en", "Full-year profit was $46 million; that of the first quarter rose.", "Full-year profit"),
        ("ru", "Годовая выручка составляет 46 млн рублей, в первом квартале она выросла.", "выручка"),
        ("ko", "연간 매출 460억원인 이 회사는 1분기에 성장했다.", "매출"),
    ],
)
def test_a_shorter_time_is_not_that_of_an_annual_figure(code, text, metric):
    assert period_of(text, code, metric) == YEAR


@pytest.mark.parametrize(
    ("code", "text", "metric", "kind"),
    [
        ("en", "Sales were $46 million in the first quarter; annual ones rose.", "Sales", "level"),
        ("en", "Prices rose at an annual rate of 4 percent in the first quarter.", "annual rate", "rate"),
        ("en", "Annual inflation was 4 percent in the first quarter.", "Annual inflation", "level"),
        ("en", "A third of annual sales, 33 percent, came in the first quarter.", "annual sales", "share"),
        ("ru", "Годовая инфляция составила 4 процента в первом квартале.", "инфляция", "level"),
        ("ko", "1분기 연간 물가상승률은 4%였다.", "물가상승률", "level"),
    ],
    ids=["another one is", "a rate", "inflation", "a share", "Russian inflation", "Korean inflation"],
)
def test_others_may_be_of_any_time(code, text, metric, kind):
    assert period_of(text, code, metric, kind) == QUARTER


def test_a_text_is_read_so():
    text = "Nordfisk, with annual sales of 46.5 billion euros, said second-quarter underlying sales rose 5.8 percent."
    annual, second = read_text(text, "en", DAY)
    assert annual.period is None
    assert second.period is not None
