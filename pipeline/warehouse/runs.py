"""ops: runs and what their stages report."""

import json
from datetime import datetime

from sqlalchemy import Connection

from pipeline.model import StageReport
from pipeline.warehouse.copying import run


def begin_run(
    conn: Connection,
    *,
    run_key: str,
    dag_id: str,
    run_id: str,
    clear_number: int,
    code_version: str,
    now: datetime,
    source_key: str | None = None,
) -> None:
    """Enter the run. Begun again with a higher `clear_number`, its stages report anew; earlier reports are kept."""
    run(
        conn,
        "load/run_begun",
        {
            "this_run": run_key,
            "dag_id": dag_id,
            "run_id": run_id,
            "source_key": source_key,
            "clear_number": clear_number,
            "code_version": code_version,
            "now": now,
        },
    )


def save_report(conn: Connection, run_key: str, report: StageReport, part: int = 0) -> None:
    """Keep what a stage did; a batch of a mapped stage has its own `part`. Saved again, the report is replaced."""
    saved = run(
        conn,
        "load/report_saved",
        {
            "this_run": run_key,
            "stage": report.stage,
            "part": part,
            "taken": report.taken,
            "made": report.made,
            "left_over": report.left,
            "left_because": json.dumps(dict(report.left_because)),
            "dropped": json.dumps(dict(report.dropped)),
            "parts_dropped": json.dumps(dict(report.parts_dropped)),
            "row_counts": json.dumps(dict(report.rows)),
        },
    )
    if saved.rowcount != 1:
        raise KeyError(f"no run {run_key!r} in ops.run; begin_run comes before its stages")


def read_reports(conn: Connection, run_key: str) -> dict[str, StageReport]:
    """The reports of the run since it was begun last, by stage; the parts of a stage are added up."""
    found: dict[str, StageReport] = {}
    for row in run(conn, "load/reports", {"this_run": run_key}):
        part = StageReport(
            stage=row.stage,
            taken=row.taken,
            made=row.made,
            dropped=row.dropped,
            parts_dropped=row.parts_dropped,
            left=row.left_over,
            left_because=row.left_because,
            rows=row.row_counts,
        )
        found[row.stage] = found[row.stage] + part if row.stage in found else part
    return found


def clear_parts(conn: Connection, run_key: str, stage: str, parts: int) -> None:
    """The stage is done anew in so many `parts`: reports of further ones would count their items twice."""
    run(conn, "load/report_parts_cleared", {"this_run": run_key, "stage": stage, "parts": parts})


def page_seconds(conn: Connection, run_key: str, *, fewest: int) -> float | None:
    """What reading a page has cost in the last runs of the same DAG, in batches of at least `fewest`; None where there
    were none."""
    row = run(conn, "load/page_seconds", {"this_run": run_key, "fewest": fewest}).one()
    return float(row.seconds) / row.pages if row.pages else None
