"""A fetch that is ended on its way: what it has archived is in the index, and is not asked for again."""

from collections import Counter

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from pipeline import flow
from pipeline.archive import captures_in, part_names
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.flow.test_forget_content import OTHER, forget, only
from tests.support.traces import places_of

TIMES = "sample_times"
DONE = 3


class EndedError(Exception):
    """As Airflow raises in a task whose time is over, or that somebody stops."""


def end_after(done: int, _total: int | None, _now: str = "") -> None:
    if done == DONE:
        raise EndedError


def test_pages_of_a_fetch_that_is_ended_are_recorded(house: Settings, newsstand: Newsstand) -> None:
    run_key = flow.begin(TIMES, dag_id="test", run_id="ended", settings=house)
    flow.discover(TIMES, run_key=run_key, settings=house)
    with pytest.raises(EndedError):
        flow.fetch(TIMES, run_key=run_key, settings=house, progress=end_after)
    (part,) = part_names(house.archive_url, [TIMES])
    archived = {capture.url for capture, _ in captures_in(house.archive_url, part)}
    assert 1 < len(archived) <= DONE
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert set(conn.scalars(text("SELECT url FROM raw.capture"))) == archived
    flow.fetch(TIMES, run_key=run_key, settings=house)
    asked = Counter(f"http://{one.host}{one.path}" for one in newsstand.requests)
    assert {asked[url] for url in archived} == {1}


def test_pages_that_the_warehouse_would_not_take_are_entered_by_the_next_run(
    house: Settings, newsstand: Newsstand
) -> None:
    run_key = flow.begin(TIMES, dag_id="test", run_id="refused", settings=house)
    flow.discover(TIMES, run_key=run_key, settings=house)

    def away(done: int, _total: int | None, _now: str = "") -> None:
        if done == 1:
            change(house, "ALTER TABLE raw.fetch_log RENAME TO fetch_log_away")

    with pytest.raises(ProgrammingError, match="fetch_log"):
        flow.fetch(TIMES, run_key=run_key, settings=house, progress=away)
    asked = Counter(f"http://{one.host}{one.path}" for one in newsstand.requests)
    assert part_names(house.archive_url, [TIMES]) == []
    change(house, "ALTER TABLE raw.fetch_log_away RENAME TO fetch_log")
    done = flow.fetch(TIMES, run_key=run_key, settings=house)
    assert done["made"] > DONE
    again = Counter(f"http://{one.host}{one.path}" for one in newsstand.requests)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        urls = set(conn.scalars(text("SELECT url FROM raw.capture")))
    assert {again[url] for url in urls} == {1}
    assert {url for url in urls if asked[url]}


def test_a_forgotten_page_of_a_fetch_that_is_ended_is_not_in_the_archive(house: Settings) -> None:
    """Of an address that is not known to lead to it."""
    flow.ingest(TIMES, settings=house, urls=[OTHER])
    forget(house, OTHER)
    only(house, "kind = 'body'")
    run_key = flow.begin(TIMES, dag_id="test", run_id="ended", settings=house)
    flow.discover(TIMES, run_key=run_key, urls=[OTHER], settings=house)

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        flow.fetch(TIMES, run_key=run_key, urls=[OTHER], settings=house, progress=end)
    assert places_of(house, ("215000-fiber", "215,000")) == []


def change(house: Settings, statement: str) -> None:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text(statement))
