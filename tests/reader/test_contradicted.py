"""Figures of one text that contradict each other are less sure. All names here are invented."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.model import BlockKind, Claim, ClaimKind, Direction, Grain, Modality, Qualifier, Span
from pipeline.model.claim import Period
from pipeline.reader.contradicted import doubted

MARCH = Period(start=date(2026, 3, 1), end=date(2026, 4, 1), grain=Grain.MONTH, text="in March")
APRIL = Period(start=date(2026, 4, 1), end=date(2026, 5, 1), grain=Grain.MONTH, text="in April")


def revenue(value: str, **more: object) -> Claim:
    claim = Claim(
        surface=value, span=Span(0, len(value)), value=Decimal(value), unit="USD", sentence=Span(0, 9),
        entity="MeowTalk", metric="revenue", metric_id="revenue", metric_limit="", period=MARCH,
        series_confidence=Decimal("0.8"),
    )  # fmt: skip
    return replace(claim, **more)  # type: ignore[arg-type]


def sureness(*claims: Claim | None, published: date | None = None) -> list[str | None]:
    return [claim and str(claim.series_confidence) for claim in doubted(claims, published)]


def test_two_values_of_one_thing_are_both_less_sure() -> None:
    assert sureness(revenue("3"), revenue("4")) == ["0.680", "0.680"]
    assert sureness(revenue("3"), revenue("4", entity="MeowTalk Inc.")) == ["0.680", "0.680"]


@pytest.mark.parametrize(
    "other",
    [
        revenue("4", period=APRIL),
        revenue("4", metric_limit="advertising"),
        revenue("4", region="NO"),
        revenue("4", unit="EUR"),
        revenue("4", entity="Kettle"),
        revenue("4", block=BlockKind.CAPTION),  # a conflict to be shown
        revenue("4", modality=Modality.FORECAST),
        revenue("4", metric_id="net_profit"),
        revenue("4", kind=ClaimKind.CHANGE, direction=Direction.UP),
        revenue("3"),
        revenue("3.05"),  # rounded
        revenue("2.9", value_high=Decimal("3.2")),
        revenue("4", qualifier=Qualifier.MORE_THAN),
        revenue("4", series_confidence=Decimal("0.39")),
        revenue("4", series_confidence=None),
    ],
)
def test_what_differs_in_anything_but_its_value_or_is_hardly_sure_contradicts_nothing(other: Claim) -> None:
    assert sureness(revenue("3"), other)[0] == "0.8"


def test_changes_from_other_times_stand_side_by_side() -> None:
    up = {"kind": ClaimKind.CHANGE, "direction": Direction.UP, "unit": "percent"}
    from_april = replace(APRIL, start=date(2025, 4, 1), end=date(2025, 5, 1))
    assert sureness(revenue("3", **up), revenue("4", baseline=from_april, **up)) == ["0.8", "0.8"]
    assert sureness(revenue("3", **up), revenue("4", **up)) == ["0.680", "0.680"]


def test_numbers_that_are_no_claims_keep_their_places() -> None:
    assert sureness(None, revenue("3"), None, revenue("4")) == [None, "0.680", None, "0.680"]


def test_a_table_of_many_figures_of_one_thing_is_left_as_it_is() -> None:
    assert set(sureness(*(revenue(str(value)) for value in range(1, 100)))) == {"0.8"}


SPRING = Period(start=date(2026, 4, 1), end=date(2026, 7, 1), grain=Grain.QUARTER, text="in the second quarter")


def test_what_has_come_about_in_a_quarter_that_is_not_over_is_less_sure() -> None:
    assert sureness(revenue("3", period=SPRING), published=date(2026, 6, 21)) == ["0.680"]


@pytest.mark.parametrize(
    ("claim", "published"),
    [
        (revenue("3", period=SPRING), date(2026, 6, 29)),
        (revenue("3", period=SPRING), date(2026, 7, 21)),
        (revenue("3", period=SPRING), None),
        (revenue("3", period=SPRING, modality=Modality.FORECAST), date(2026, 6, 21)),
        (revenue("3", period=APRIL), date(2026, 4, 21)),
        (revenue("3", period=None), date(2026, 4, 21)),
    ],
    ids=["nearly over", "over", "no day", "a forecast", "a month", "no time"],
)
def test_other_times_take_nothing(claim: Claim, published: date | None) -> None:
    assert sureness(claim, published=published) == ["0.8"]


@pytest.mark.parametrize("entity", ["the retailer", "ритейлер"])
@pytest.mark.parametrize("key", ["revenue", "net_profit", "users"])
def test_what_a_common_noun_owns_waits(entity: str, key: str) -> None:
    assert sureness(revenue("3", entity=entity, metric_id=key)) == ["0.400"]


@pytest.mark.parametrize(
    "other",
    [
        revenue("3", entity="eBay"),
        revenue("3", entity="1c"),
        revenue("3", entity="상인"),
        revenue("3", entity="gold", metric_id="price"),
        revenue("3", metric_id=None),
    ],
    ids=["a capital", "a digit", "a script without capitals", "what something costs", "no metric"],
)
def test_a_name_or_a_thing_is_as_sure_as_it_was(other: Claim) -> None:
    assert sureness(other) == ["0.8"]
