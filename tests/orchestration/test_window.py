"""What a run is about: polls, days from a form, from an interval, from nothing at all."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from airflow.sdk.api.datamodels._generated import DagRun, DagRunState, DagRunType

from pipeline.errors import ConfigError
from pipeline.model.backfill import Via
from pipeline.orchestration.window import span_from, window_from

SEOUL_14_APRIL = datetime(2026, 4, 13, 15, tzinfo=UTC)  # midnight there


def context(kind: str, start: datetime | None = None, run_after: datetime = SEOUL_14_APRIL, **params: Any) -> Any:
    run = DagRun(
        dag_id="sweep_x",
        run_id="run",
        logical_date=start,
        data_interval_start=start,
        data_interval_end=None,
        run_after=run_after,
        start_date=None,
        end_date=None,
        run_type=DagRunType(kind),
        state=DagRunState.RUNNING,
        consumed_asset_events=[],
        partition_key=None,
    )
    return {"params": params, "dag_run": run}


@pytest.mark.parametrize(
    ("given", "day"),
    [
        (context("scheduled", SEOUL_14_APRIL), date(2026, 4, 14)),
        (context("backfill", SEOUL_14_APRIL, run_after=datetime(2026, 11, 25, tzinfo=UTC)), date(2026, 4, 14)),
        (context("manual", SEOUL_14_APRIL, day="2025-12-31"), date(2025, 12, 31)),
        (context("manual", run_after=datetime(2026, 4, 15, 14, 59, tzinfo=UTC)), date(2026, 4, 14)),
        (context("manual", run_after=datetime(2026, 4, 15, 15, 1, tzinfo=UTC)), date(2026, 4, 15)),
        (context("manual", day=None, limit=3), date(2026, 4, 13)),
    ],
    ids=[
        "scheduled: the day its interval starts with",
        "backfill: the day its interval starts with, however late",
        "manual: the day typed into the form beats the interval",
        "manual without a date, a minute before midnight there: yesterday",
        "manual without a date, a minute after midnight there: the day that just ended",
        "an empty form field is no day",
    ],
)
def test_a_dag_of_days_knows_its_day(given, day):
    assert window_from(given, zone="Asia/Seoul").day == day


def test_a_poll_has_no_day_whatever_its_interval():
    assert window_from(context("scheduled", SEOUL_14_APRIL), zone=None).day is None


def test_a_day_out_of_common_crawl_goes_with_nothing_else():
    given = window_from(context("manual", day="2026-04-14", via="commoncrawl", mode="replay"), zone="Asia/Seoul")
    assert (given.via, given.day) == (Via.COMMONCRAWL, date(2026, 4, 14))
    assert "day 2026-04-14 of crawling, from commoncrawl" in str(given)
    for other in ({"mode": "refetch"}, {"urls": ["http://a.test/1"]}):
        with pytest.raises(ConfigError, match="leave given pages and the mode refetch out"):
            window_from(context("manual", via="ccnews", **other), zone="Asia/Seoul")


@pytest.mark.parametrize("other", [{"mode": "refetch"}, {"day": "2026-04-14"}], ids=str)
def test_given_pages_go_with_nothing_that_they_would_leave_out_of_account(other):
    with pytest.raises(ConfigError, match="leave the day and the mode refetch out"):
        window_from(context("manual", urls=["http://a.test/1"], **other), zone="Asia/Seoul")


@pytest.mark.parametrize(("typed", "limit"), [(None, None), (2, 2), (2.0, 2)], ids=str)
def test_a_limit_is_a_whole_number_however_json_writes_it(typed, limit):
    assert repr(window_from(context("manual", limit=typed), zone=None).limit) == repr(limit)


@pytest.mark.parametrize(
    ("first", "end"), [(None, None), ("2026-04-13", None), (None, "2026-04-13"), ("2026-04-13", "2026-04-14")]
)
def test_a_span_may_be_open(first, end):
    assert span_from({"first_day": first, "end_day": end}) == tuple(
        day and date.fromisoformat(day) for day in (first, end)
    )


@pytest.mark.parametrize("end", ["2026-04-13", "2026-04-12"])
def test_a_span_without_a_day_is_refused(end):
    with pytest.raises(ConfigError, match=f"from 2026-04-13 to {end} is no span of days"):
        span_from({"first_day": "2026-04-13", "end_day": end})


def test_a_window_says_what_the_run_is_about():
    given = context("manual", day="2026-04-14", limit=3)
    assert (
        str(window_from(given, zone="Asia/Seoul")) == "day 2026-04-14 (manual run, day from its form), at most 3 pages"
    )
    assert "2 given URLs" in str(window_from(context("manual", urls=["http://a.test/1", "http://a.test/2"]), zone=None))
