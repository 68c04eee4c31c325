"""Pages are cut into batches by the time that reading has taken lately."""

from datetime import UTC, datetime, timedelta

import pytest

from pipeline import flow
from pipeline.flow.batches import FEWEST, MOST, PAGE_SECONDS, batch_sizes
from pipeline.model import StageReport
from pipeline.settings import Settings
from pipeline.warehouse import Attempt, Warehouse, enter, read_reports, save_report

DAG = "ingest_sample_times"
USUAL = round(20 / PAGE_SECONDS)


@pytest.mark.parametrize(
    ("pages", "seconds_each", "sizes"),
    [
        (0, 0.05, []),
        (1, 0.05, [1]),
        (400, 0.05, [400]),
        (401, 0.05, [201, 100, 100]),
        (2_000, 0.05, [400, 400, 400, 400, 200, 100, 100]),
        (400, 0.2, [100, 100, 100, 50, 25, 25]),
        (90, 60.0, [45, 23, 22]),
        (1_100, 0.001, [500, 300, 150, 150]),
    ],
    ids=[
        "nothing to read", "a page", "one batch", "a page more", "the last ones are shorter", "slow pages",
        "fifty at least before the last ones", "five hundred at most",
    ],
)  # fmt: skip
def test_a_batch_is_twenty_seconds_of_reading(pages: int, seconds_each: float, sizes: list[int]) -> None:
    assert batch_sizes(pages, seconds_each, most=200) == sizes


@pytest.mark.parametrize(
    ("pages", "longest", "fits"),
    [(3_000, 100, True), (5_000, 200, True), (20_000, MOST, True), (100_000, MOST, False)],
    ids=["as long as they should be", "twice as long", "as long as they may be", "too many for any length"],
)
def test_too_many_batches_make_longer_ones(pages: int, longest: int, fits: bool) -> None:
    found = batch_sizes(pages, 0.2, most=45)
    assert (max(found), sum(found), len(found) <= 45) == (longest, pages, fits)


@pytest.mark.parametrize(
    ("earlier", "read", "longest"),
    [
        ((DAG, "extract"), (200, 40), 100),
        ((DAG, "extract_batches[0]"), (200, 40), 100),
        ((DAG, "extract"), (200, 36_000), FEWEST),
        ((DAG, "extract"), (200, 0.5), MOST),
        ((DAG, "extract"), (FEWEST - 1, 36_000), USUAL),
        ((DAG, "publish"), (200, 40), USUAL),
        (("reextract", "extract"), (200, 40), USUAL),
    ],
    ids=[
        "one batch", "a mapped task", "a machine that slept", "a fast machine", "too few pages to tell", "another task",
        "another DAG",
    ],
)  # fmt: skip
def test_a_page_costs_what_it_has_cost_in_the_last_runs(
    warehouse: Warehouse, settings: Settings, earlier: tuple[str, str], read: tuple[int, float], longest: int
) -> None:
    (dag_id, task), (pages, seconds), ids = earlier, read, [str(number) for number in range(2_000)]
    measured = flow.begin("sample_times", dag_id=dag_id, run_id="scheduled__1", settings=settings)
    with warehouse.begin() as conn:
        enter(conn, measured, Attempt(task, 1), now=datetime.now(UTC) - timedelta(seconds=seconds))
        save_report(conn, measured, StageReport(stage="extract", taken=pages, made=pages))
    run_key = flow.begin("sample_times", dag_id=DAG, run_id="scheduled__2", settings=settings)
    found = flow.timed_batches(ids, run_key=run_key, most=200, settings=settings)
    assert max(map(len, found)) == longest
    assert [one for batch in found for one in batch] == ids


def test_batches_that_are_no_more_are_not_counted(settings: Settings, warehouse: Warehouse) -> None:
    """As when `extract` is cleared after a failed audit, and the pages fit into fewer batches now."""
    run_key = flow.begin("sample_times", dag_id=DAG, run_id="scheduled__1", settings=settings)

    def taken(pages: int) -> int:
        flow.timed_batches([str(number) for number in range(pages)], run_key=run_key, most=200, settings=settings)
        with warehouse.begin() as conn:
            return read_reports(conn, run_key)["extract"].taken

    with warehouse.begin() as conn:
        for part in range(7):
            save_report(conn, run_key, StageReport(stage="extract", taken=10, made=10), part=part)
        save_report(conn, run_key, StageReport(stage="audit", taken=10, made=10), part=1)
    assert taken(2_000) == 70, "seven batches"
    assert taken(0) == 70, "what was read before stays told of when nothing is left to read"
    assert taken(1_000) == 40, "four batches"
    assert taken(1) == 10
    with warehouse.begin() as conn:
        assert read_reports(conn, run_key)["audit"].taken == 10
