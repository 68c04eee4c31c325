"""ops: runs and their reports."""

import pytest

from pipeline.model import Drop, Reason, StageReport
from pipeline.warehouse import Warehouse, read_reports, save_report
from tests.support.rows import start_run

EXTRACT = StageReport.of(
    "extract",
    made=2,
    drops=[Drop(Reason.NO_TEXT, "a")],
    left=1,
    rows={"stage.article": 2},
    parts_dropped={"numbers_past_budget": 3},
)


def test_the_parts_of_a_mapped_stage_add_up_and_a_part_again_replaces_itself(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        run_key = start_run(conn)
        for part in (0, 1, 1):
            save_report(conn, run_key, EXTRACT, part=part)
        assert read_reports(conn, run_key) == {"extract": EXTRACT + EXTRACT}
    assert (EXTRACT + EXTRACT).as_dict()["parts_dropped"] == {"numbers_past_budget": 6}


def test_a_run_that_was_cleared_reports_anew_and_a_retry_does_not(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        run_key = start_run(conn)
        save_report(conn, run_key, EXTRACT)
        start_run(conn)
        assert read_reports(conn, run_key) == {"extract": EXTRACT}
        start_run(conn, clear_number=2)
        assert read_reports(conn, run_key) == {}


def test_a_report_without_a_run_is_refused(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn, pytest.raises(KeyError, match="begin_run comes before"):
        save_report(conn, "ingest/none", EXTRACT)


def test_a_report_without_dropped_parts_says_nothing_of_them() -> None:
    report = StageReport.of("extract", made=2, parts_dropped={"numbers_past_budget": 0})
    assert "parts_dropped" not in report.as_dict()
