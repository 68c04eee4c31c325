"""Charts are read without a browser: what is drawn, and how it differs by where a figure comes from."""

import uuid
from datetime import date
from decimal import Decimal

import pytest

from pipeline.explorer import show
from pipeline.explorer.changes import Change, changes
from pipeline.explorer.charts import COLOURS, series_chart, volume_line


def figure(**other):
    return {
        "observation_id": uuid.uuid5(uuid.NAMESPACE_URL, str(other)),
        "is_derived": False,
        "kind": "level",
        "unit": "user",
        "qualifier": "exact",
        "direction": None,
        "period_start": date(2026, 3, 1),
        "period_end": date(2026, 4, 1),
        "period_grain": "month",
        "value": Decimal(51200),
        "value_high": None,
        "low": Decimal(51150),
        "high": Decimal(51250),
        "origins": 2,
        "conflicts": 0,
        **other,
    }


def test_a_point_stands_in_the_middle_of_its_period_with_its_bar():
    (point,) = series_chart([figure()], "t")["data"]["values"]
    assert (point["at"], point["from"], point["to"]) == ("2026-03-16", "2026-03-01", "2026-04-01")
    assert (point["low"], point["value"], point["high"]) == (51150, 51200, 51250)
    assert point["said"] == "51,200 users, Mar 2026, 2 independent origins"


def test_derived_and_contested_figures_are_told_apart():
    values = series_chart([figure(is_derived=True), figure(conflicts=1)], "t")["data"]["values"]
    assert [(one["derived"], one["conflict"]) for one in values] == [(True, False), (False, True)]
    assert values[0]["said"].endswith("derived, not printed")
    layers = series_chart([], "t")["layer"]
    dashed = [layer["mark"]["strokeDash"] for layer in layers if layer["mark"].get("strokeDash")]
    assert dashed == [[4, 3]]
    assert COLOURS["conflict"] in str(layers)


def test_an_open_interval_ends_at_the_value():
    (point,) = series_chart([figure(qualifier="more_than", high=None)], "t")["data"]["values"]
    assert point["high"] == point["value"]


def test_a_fall_is_below_zero_and_a_range_stands_at_its_middle():
    fall = figure(kind="change", direction="down", value=Decimal(5), low=Decimal("4.5"), high=Decimal("5.5"))
    (point,) = series_chart([fall], "t")["data"]["values"]
    assert (point["low"], point["value"], point["high"]) == (-5.5, -5, -4.5)
    (point,) = series_chart([figure(value=Decimal(10), value_high=Decimal(12), low=10, high=12)], "t")["data"]["values"]
    assert point["value"] == 11


def test_a_line_goes_through_the_best_supported_printed_figures_only():
    values = series_chart([figure(rank="preferred"), figure(rank="normal"), figure(is_derived=True)], "t")["data"][
        "values"
    ]
    assert [one["best"] for one in values] == [True, False, False]
    assert series_chart([], "t")["layer"][0]["transform"] == [{"filter": "datum.best"}]


def test_the_axis_carries_the_unit():
    assert series_chart([], "t", "percent")["layer"][-1]["encoding"]["y"]["title"] == "%"


@pytest.mark.parametrize(
    ("start", "end", "grain", "words"),
    [
        (date(2026, 3, 1), date(2026, 4, 1), "month", "Mar 2026"),
        (date(2025, 10, 1), date(2026, 1, 1), "quarter", "Q4 2025"),
        (date(2025, 7, 1), date(2026, 1, 1), "half", "H2 2025"),
        (date(2025, 1, 1), date(2026, 1, 1), "year", "2025"),
        (date(2024, 6, 1), date(2025, 6, 1), "year", "1 Jun 2024 – 31 May 2025"),
        (date(2026, 3, 9), date(2026, 3, 10), "day", "9 Mar 2026"),
        (date(2026, 1, 1), date(2026, 4, 1), "month", "1 Jan 2026 – 31 Mar 2026"),
    ],
)
def test_periods_in_words(start, end, grain, words):
    assert show.period(start, end, grain) == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"value": Decimal(82), "unit": "percent", "kind": "change", "direction": "up"}, "+82%"),
        ({"value": Decimal(3), "unit": "percentage_point", "kind": "change", "direction": "down"}, "−3 pp"),
        ({"value": Decimal(10), "value_high": Decimal(12), "unit": "KRW", "qualifier": "about"}, "about 10–12 KRW"),
        (
            {"value": Decimal(1700000000000), "value_high": Decimal(1800000000000), "unit": "KRW"},
            "1.7–1.8 trillion KRW",
        ),
        ({"value": Decimal("87471.42"), "unit": "user", "is_derived": True}, "87,471 users"),
        ({"value": Decimal(1), "unit": "count:city"}, "1 city"),
        ({"value": Decimal("1200000000.00"), "unit": "USD"}, "1.2 billion USD"),
    ],
)
def test_amounts_in_words(row, words):
    assert show.amount(row) == words


def test_a_line_of_volumes_reaches_from_edge_to_edge():
    assert volume_line([0, 5, 10]) == "0.0,22.0 60.0,12.0 120.0,2.0"
    assert volume_line([3]) == ""


def test_only_what_has_changed_is_told():
    before = "one two three\nProfit was 38.2 billion won.\nlast"
    after = "one two three\nProfit was 32.8 billion won.\nlast"
    assert changes(before, after) == [
        Change("same", "one two three"),
        Change("same", "Profit was"),
        Change("gone", "38.2"),
        Change("new", "32.8"),
        Change("same", "billion won."),
        Change("same", "last"),
    ]
