"""An attempt that was given up on and lives on writes nothing; the one that took its place does."""

import threading
from datetime import UTC, datetime

import pytest

from pipeline import flow
from pipeline.settings import Settings
from pipeline.warehouse import Attempt, ReplacedError, checksums, enter, hold, open_warehouse

NOW = datetime(2026, 4, 15, tzinfo=UTC)
TIMES = "sample_times"


def staged(house: Settings) -> tuple[str, list[str]]:
    """A run whose pages wait to be read: its key and their ids."""
    run_key = flow.begin(TIMES, dag_id="ingest_sample_times", run_id="manual", settings=house)
    flow.discover(TIMES, run_key=run_key, settings=house)
    flow.fetch(TIMES, run_key=run_key, limit=2, settings=house)
    (part,) = flow.batches(TIMES, run_key=run_key, settings=house)
    return run_key, part


def test_an_orphaned_attempt_neither_stages_nor_publishes(house: Settings) -> None:
    run_key, part = staged(house)

    def read(number: int) -> dict:
        attempt = flow.Attempt("extract[0]", number)
        return flow.extract(TIMES, run_key=run_key, part=0, capture_ids=part, attempt=attempt, settings=house)

    assert read(2)["made"] == 2
    with pytest.raises(ReplacedError, match=r"attempt 1 of extract\[0\] of run .* has been replaced by attempt 2"):
        read(1)
    assert read(2)["made"] == 2
    flow.audit(run_key=run_key, settings=house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        enter(conn, run_key, Attempt("publish", 2), now=NOW)
        before = checksums(conn)
    with pytest.raises(ReplacedError, match="it writes nothing"):
        flow.publish(run_key=run_key, attempt=Attempt("publish", 1), settings=house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert checksums(conn) == before
    assert flow.publish(run_key=run_key, attempt=Attempt("publish", 2), settings=house)["rows"]["core.claim"] > 0


def test_a_newer_attempt_waits_until_the_older_one_has_written_or_not(house: Settings) -> None:
    """The older one holds within its transaction; who enters meanwhile is let in when that ends, never between."""
    run_key = flow.begin(TIMES, dag_id="ingest_sample_times", run_id="manual", settings=house)
    first, second, entered = Attempt("publish", 1), Attempt("publish", 2), threading.Event()

    def take_over() -> None:
        with open_warehouse(house) as other, other.begin() as conn:
            enter(conn, run_key, second, now=NOW)
        entered.set()

    with open_warehouse(house) as warehouse:
        with warehouse.begin() as conn:
            enter(conn, run_key, first, now=NOW)
        newer = threading.Thread(target=take_over)
        with warehouse.begin() as conn:
            hold(conn, run_key, first)
            newer.start()
            assert not entered.wait(0.5)
        newer.join(30)
        assert entered.is_set()
        with warehouse.begin() as conn, pytest.raises(ReplacedError):
            hold(conn, run_key, first)


def test_without_a_scheduler_there_is_no_fence(house: Settings) -> None:
    run_key = flow.begin(TIMES, dag_id="cli_ingest", run_id="now", settings=house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        enter(conn, run_key, None, now=NOW)
        hold(conn, run_key, None)
