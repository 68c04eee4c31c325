"""The DAG `reextract_spark`, of which a task is tried again or cleared: what the dataset says now is what the run has
staged, and what its report counts; and nothing is read where the lists of the run are gone."""

import shutil
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter
from pipeline.errors import ConfigError, PipelineError
from pipeline.settings import Settings
from pipeline.warehouse import Attempt, open_warehouse
from tests.support.crawls import crawled
from tests.support.datasets import Rows, change_rows, seal, spark

AT = datetime(2026, 4, 15, 6, tzinfo=UTC)
PAGES = 6


@pytest.fixture
def house(settings: Settings, tmp_path: Path) -> Settings:
    """One whose archive holds so many pages, a day apart, that are no articles."""
    with ArchiveWriter(tmp_path.as_uri(), tmp_path / "parts", "crawl/days") as days:
        for number in range(PAGES):
            at = AT + timedelta(days=number)
            days.add(crawled(f"http://harbour.test/picture{number}", at, b"\x89PNG%d" % number, "image/png"))
    flow.ingest_warc(str(tmp_path / "crawl"), wanted=flow.Wanted(), settings=settings)
    return settings


def dataset_of(house: Settings, folder: Path, *days: date | None) -> Path:
    """What Spark reads of the archive, with a list for each span of days."""
    for number, (first, end) in enumerate(pairwise(days)):
        span = {"source_key": None, "read_by": None, "first_day": first, "end_day": end}
        flow.list_to_reread((folder / f"captures{number}").as_uri(), **span, settings=house)
    lists = [one.as_uri() for one in sorted(folder.iterdir())]
    spark(house, *lists, "--output", folder / "dataset", "--archive", house.archive_url)
    return folder / "dataset"


def over_which_we_fell(dataset: Path, folder: Path) -> Path:
    """As a version would have written it whose reader fails on each page."""

    def failed(rows: Rows) -> Rows:
        return [{**row, "reason": "reader_failed"} for row in rows]

    shutil.copytree(dataset, folder)
    change_rows(folder, "drops", failed)
    seal(folder, page_drops={"reader_failed": PAGES})
    return folder


def begun(house: Settings) -> str:
    return flow.begin("", dag_id="reextract_spark", run_id="r1", settings=house)


def loaded(dataset: Path, run_key: str, number: int, house: Settings) -> dict[str, Any]:
    """The report of the run after the task's attempt of that number."""
    flow.load_dataset(str(dataset), run_key=run_key, attempt=Attempt("load", number), settings=house)
    return flow.report(run_key=run_key, settings=house)


def staged(house: Settings) -> dict[str, int]:
    """Readings by the reason for which a page was dropped."""
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        found = conn.execute(text("SELECT drop_reason FROM stage.reading")).scalars()
        return dict(Counter(found))


def test_tried_again_the_run_fails_as_before(house: Settings, tmp_path: Path) -> None:
    dataset = over_which_we_fell(dataset_of(house, tmp_path / "reread", None, None), tmp_path / "fallen")
    run_key = begun(house)
    for number in (1, 2):
        told = loaded(dataset, run_key, number, house)
        assert told["stages"]["extract"]["dropped"] == {"reader_failed": PAGES} == staged(house)
        with pytest.raises(PipelineError, match=f"fell over {PAGES} of {PAGES} pages"):
            flow.refuse_unread(told)


def test_cleared_after_the_pages_were_read_otherwise_it_stages_what_they_say_now(
    house: Settings, tmp_path: Path
) -> None:
    dataset = dataset_of(house, tmp_path / "reread", None, None)
    run_key = begun(house)
    loaded(over_which_we_fell(dataset, tmp_path / "fallen"), run_key, 1, house)
    told = loaded(dataset, run_key, 2, house)
    assert told["stages"]["extract"]["dropped"] == {"not_html": PAGES} == staged(house)


def test_pages_that_came_in_more_parts_before_are_counted_once(house: Settings, tmp_path: Path) -> None:
    run_key = begun(house)
    two_lists = dataset_of(house, tmp_path / "two", None, AT.date() + timedelta(days=2), None)
    assert loaded(two_lists, run_key, 1, house)["stages"]["extract"]["taken"] == PAGES
    one_list = dataset_of(house, tmp_path / "one", None, None)
    assert loaded(one_list, run_key, 2, house)["stages"]["extract"]["taken"] == PAGES


@pytest.mark.parametrize("listed", [0, PAGES - 1], ids=["gone", "of another run"])
def test_where_the_lists_are_not_those_of_the_run_nothing_is_taken_for_read(
    house: Settings, tmp_path: Path, listed: int
) -> None:
    span = {"source_key": None, "read_by": None, "end_day": None}
    lists, archive = (tmp_path / "reread" / "captures").as_uri(), house.archive_url
    pages = flow.list_to_reread(lists, **span, first_day=None, settings=house)
    assert pages == PAGES
    words = (lists, "--archive", archive, "--pages", str(pages), "--output")
    assert spark(house, *words, tmp_path / "before")["counts"]["captures"] == PAGES
    flow.clear_reread((tmp_path / "reread").as_uri())
    if listed:
        second = AT.date() + timedelta(days=1)
        assert flow.list_to_reread(lists, **span, first_day=second, settings=house) == listed
    with pytest.raises(ConfigError, match=f"lists of this run are gone.* and its plan {PAGES}; clear .* from plan on"):
        spark(house, *words, tmp_path / "dataset")
    assert not (tmp_path / "dataset" / "manifest.json").exists()
