"""A profit that is printed as one below zero is a loss; its value and its limit stay. All names here are invented."""

from decimal import Decimal

import pytest

from pipeline.extract import read_text
from pipeline.extract.read import propose
from pipeline.model import ClaimKind
from pipeline.reader.losses import as_loss
from tests.support.reading import DAY

OPERATING, NET = "operating_profit", "net_profit"


def key_of(code: str, text: str, key: str, *, kind: ClaimKind = ClaimKind.LEVEL) -> str | None:
    """Of the last number, where the reader takes it for a level of the profit."""
    document = propose(text, code, DAY)
    number = document.numbers[-1]
    return as_loss(number.told("", metric_id=key, kind=kind).claim, number, document).metric_id


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Halden's operating profit turned to a loss of 2 million euros."),
        ("en", "Halden's operating result was -2 million euros."),
        ("en", "Halden's operating result came to -CHF 1.61m."),
        ("en", "Halden's operating profit fell to minus 2 million euros."),
        ("en", "Halden reported operating income of negative $3.2 million."),
        ("en", "The year before Halden had lost about $3.2 million."),
        ("en", "Halden made a profit after a $3.2 million loss."),
        ("ru", "Операционная прибыль «Халден» составила минус 3,2 млрд рублей."),
        ("ru", "Операционная прибыль «Халден» составила -3,2 млрд рублей."),
        ("ru", "Операционная прибыль «Халден» была отрицательной — 3,2 млрд рублей."),
        ("ru", "Прибыль «Халден» сменилась убытком в размере 3,2 млрд рублей."),
        ("ko", "할덴의 영업이익은 -32억원으로 적자 전환했다."),
        ("ko", "할덴의 영업이익은 마이너스 32억원이었다."),
        ("ko", "할덴의 영업이익은 전년 32억원 적자에서 흑자로 돌아섰다."),
        ("ko", "할덴의 영업이익은 적자 32억원을 기록했다."),
    ],
)
def test_it_is_a_loss(code, text):
    assert key_of(code, text, OPERATING) == "operating_loss"
    assert key_of(code, text, NET) == "net_loss"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Halden's net profit was 2 million euros."),
        ("en", "Halden narrowed its loss, and its operating profit was 2 million euros."),
        ("en", "Halden's operating profit – $3 million."),
        ("ru", "Операционная прибыль «Халден» – 3 млрд рублей."),
        ("ru", "«Халден» сменил убыток на прибыль, она составила 3 млрд рублей."),
        ("ko", "할덴의 영업이익은 32억원으로 적자에서 흑자로 돌아섰다."),
    ],
    ids=["plain", "another word", "a dash", "Russian dash", "Russian, the profit", "Korean, the profit"],
)
def test_it_is_a_profit(code, text):
    assert key_of(code, text, NET) == NET


def test_only_levels_of_a_profit_are():
    text = "Halden's operating profit fell by -2 million euros."
    assert key_of("en", text, NET, kind=ClaimKind.CHANGE) == NET
    assert key_of("en", text, "revenue") == "revenue"


def test_a_text_is_read_so():
    (claim,) = read_text("Halden Foods' net income was -3.5 million euros in 2025.", "en", DAY)
    assert (claim.metric_id, claim.value, claim.metric_limit) == ("net_loss", Decimal(3_500_000), "")
    assert claim.series_confidence


@pytest.mark.parametrize(
    ("code", "text", "surface", "value"),
    [
        ("en", "Halden had a cash flow of minus $4.5 million in March.", "minus $4.5 million", -4_500_000),
        ("en", "The trade balance of Norland was -$12.4bn in March.", "-$12.4bn", -12_400_000_000),
        ("en", "The current account balance was $-50.8bn last year.", "$-50.8bn", -50_800_000_000),
        ("en", "The ministry reported a deficit of -$12.4bn.", "-$12.4bn", 12_400_000_000),
        ("en", "It could be Halden's next billion-dollar business.", "billion-dollar", 1_000_000_000),
        ("en", "EBITDA of Halden was -CHF 1.6m in March.", "-CHF 1.6m", -1_600_000),
        ("ru", "Сальдо торгового баланса составило минус 12 млрд долларов.", "минус 12 млрд долларов", -12_000_000_000),
        ("ru", "Разница в цене у «Халден» — плюс-минус 100 рублей.", "100 рублей", 100),
        ("ko", "3월 무역수지는 마이너스 12억 달러를 기록했다.", "마이너스 12억 달러", -1_200_000_000),
        ("ko", "3월 무역수지 적자는 -12억 달러였다.", "-12억 달러", 1_200_000_000),
    ],
)
def test_what_is_no_profit_keeps_its_sign(code, text, surface, value):
    document = propose(text, code, DAY)
    number = document.numbers[-1]
    claim = as_loss(number.told("", metric_id=None, kind=ClaimKind.LEVEL).claim, number, document)
    assert (claim.surface, claim.value) == (surface, value)
