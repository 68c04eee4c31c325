"""A fetch that is ended on its way: what it has archived is in the index, and is not asked for again."""

from collections import Counter

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import captures_in, part_names
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse

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
