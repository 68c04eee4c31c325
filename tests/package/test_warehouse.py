"""A warehouse answers questions with DataFrames; the same rows as the command line's."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from sqlalchemy import create_engine

import newsfigures
from pipeline.errors import ConfigError, TransientError
from tests.support.press import GAZETTE, MEOWTALK, look, print_stories
from tests.support.series_pages import METERSTICK, STORIES, TALLYHOUSE


@pytest.fixture(scope="module")
def opened(database_server, template_database) -> Iterator[newsfigures.OpenWarehouse]:
    with database_server.database(template_database) as url:
        engine = create_engine(url)
        with engine.begin() as conn:
            print_stories(conn, *STORIES)
            look(conn, MEOWTALK, GAZETTE, METERSTICK, TALLYHOUSE)
        engine.dispose()
        with newsfigures.open_warehouse(url) as warehouse:
            yield warehouse


def test_claims_are_narrowed_as_on_the_command_line(opened):
    found = opened.claims(entity="meow", unit="user", published_from=date(2026, 4, 13))
    assert set(found["unit"]) == {"user"}
    assert len(found) == len(opened.claims(unit="user", published_from=date(2026, 4, 13)))
    assert found["published_on"].min() >= pd.Timestamp("2026-04-13")
    assert found["value"].dtype == "float64"
    assert len(opened.claims()) == len(STORIES)
    assert len(opened.claims(limit=3)) == 3
    assert len(opened.claims(source="ledger")) == 3


def test_a_series_has_its_latest_figure_and_its_figures_have_their_bounds(opened):
    (series,) = opened.series(
        entity="meowtalk", metric="monthly_active_users", region="NO", kind="level"
    ).query("modality == 'actual'").to_dict("records")  # fmt: skip
    assert (series["value"], series["period_start"]) == (500000.0, pd.Timestamp("2026-03-01"))
    figures = opened.observations(series_id=series["series_id"])
    assert len(figures) == series["observations"]
    assert figures["period_start"].is_monotonic_increasing
    least = figures.set_index("period").loc["2025-11"]
    assert (least["qualifier"], least["value"], least["value_low_bound"]) == ("more_than", 350000.0, 350000.0)
    assert pd.isna(least["value_high_bound"])


def test_conflicts_are_the_open_ones_unless_others_are_asked_for(opened):
    (conflict,) = opened.conflicts(entity="MeowTalk").to_dict("records")
    assert {conflict["value_a"], conflict["value_b"]} == {389000.0, 416800.0}
    assert opened.conflicts(status="dismissed").empty
    assert list(opened.conflicts(status="dismissed").columns) == list(opened.conflicts(status=None).columns)


def test_what_does_not_match_gives_an_empty_frame_with_the_same_columns(opened):
    nobody = opened.series(entity="nobody at all")
    assert nobody.empty
    assert list(nobody.columns) == list(opened.series().columns)


def test_a_name_is_a_parameter_and_no_sql(opened):
    assert opened.observations(entity="'; DROP TABLE mart.fct_claim; --").empty
    assert not opened.claims().empty


@pytest.mark.parametrize("question", ["claims", "series", "observations", "conflicts"])
def test_numbers_are_float64_in_every_table(opened, question):
    frame = getattr(opened, question)()
    assert [name for name in frame.columns if frame[name].map(lambda cell: isinstance(cell, Decimal)).any()] == []
    names = {"value", "confidence", "series_confidence", "value_a"} & set(frame.columns)
    assert {str(frame[name].dtype) for name in names} == {"float64"}


@pytest.mark.parametrize(
    ("question", "given", "words"),
    [
        ("observations", {"series_id": "nonsense"}, "series_id='nonsense' is no id of a series; give one of"),
        ("claims", {"limit": -1}, "limit=-1 is no number of rows; give 0 or more, or None for all"),
        ("series", {"limit": -5}, "limit=-5 is no number of rows"),
        ("series", {"limit": "5"}, "limit='5' is no number of rows"),
        ("claims", {"kind": "levels"}, "kind='levels' is none; give one of level, change, share, ratio"),
        ("claims", {"modality": "forcast"}, "modality='forcast' is none; give one of actual, forecast"),
        ("conflicts", {"status": "opn"}, "status='opn' is none; give one of open, settled_a"),
        ("claims", {"published_from": "April"}, "published_from='April' is no day; write it as 2026-04-14"),
        ("claims", {"published_before": 2026}, "published_before=2026 is no day"),
        ("claims", {"min_confidence": 75}, "min_confidence=75 is no confidence; give a number from 0 to 1"),
        ("observations", {"region": "Norwey"}, "no place 'Norwey' is known; did you mean Norway"),
    ],
    ids=["no id", "claims", "series", "text", "kind", "modality", "status", "day", "year", "confidence", "place"],
)  # fmt: skip
def test_what_cannot_be_asked_is_named_with_the_remedy(opened, question, given, words):
    with pytest.raises(ConfigError, match=words):
        getattr(opened, question)(**given)


def test_a_place_has_its_name_or_its_code_in_any_case_and_a_day_may_be_text(opened):
    norway = opened.observations(region="NO")
    assert len(norway) > 0
    assert [len(opened.observations(region=name)) for name in ("no", "Norway", "norway")] == [len(norway)] * 3
    assert len(opened.claims(published_from="2026-04-13")) == len(opened.claims(published_from=date(2026, 4, 13)))


def test_a_warehouse_that_was_closed_says_so(database_server, template_database):
    with database_server.database(template_database) as url:
        with newsfigures.open_warehouse(url) as warehouse:
            assert warehouse.claims().empty
        with pytest.raises(ConfigError, match=r"is closed; open it again with newsfigures\.open_warehouse"):
            warehouse.claims()


def test_a_limit_of_none_is_no_limit_and_of_zero_no_row(opened):
    assert len(opened.claims(limit=0)) == 0
    assert len(opened.claims(limit=None)) == len(STORIES)


@pytest.mark.parametrize(
    ("url", "error"),
    [("mysql://somewhere/db", ConfigError), ("postgresql://nobody@127.0.0.1:1/none", TransientError)],
    ids=["another database", "no server"],
)
def test_a_warehouse_that_cannot_be_opened_says_why(url, error):
    with pytest.raises(error):
        newsfigures.open_warehouse(url)
