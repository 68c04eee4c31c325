"""A run's first line and its last: the row in ops.run, and the stage reports put together."""

from datetime import UTC, datetime
from typing import Any

from pipeline import __version__
from pipeline.model import StageReport
from pipeline.settings import Settings
from pipeline.warehouse import begin_run, days_of_run, open_warehouse, read_reports, save_report
from pipeline.warehouse.connect import Warehouse

STAGES = ("discover", "fetch", "extract", "audit", "publish", "observe")


def now() -> datetime:
    """The one clock of the flow; the stages below get times as arguments."""
    return datetime.now(UTC)


def settings_or_env(settings: Settings | None) -> Settings:
    return Settings.from_env() if settings is None else settings


def begin(source_key: str, *, dag_id: str, run_id: str, try_number: int = 1, settings: Settings | None = None) -> str:
    """Enter the run into ops.run and return its key. The same ids give the same key."""
    run_key = f"{dag_id}/{run_id}"
    with open_warehouse(settings_or_env(settings)) as warehouse, warehouse.begin() as conn:
        begin_run(
            conn,
            run_key=run_key,
            dag_id=dag_id,
            run_id=run_id,
            source_key=source_key,
            clear_number=try_number,
            code_version=__version__,
            now=now(),
        )
    return run_key


def keep_report(warehouse: Warehouse, run_key: str, report: StageReport, part: int = 0) -> dict[str, Any]:
    """Save a stage's report and give it back as a dict."""
    with warehouse.begin() as conn:
        save_report(conn, run_key, report, part=part)
    return report.as_dict()


def report(*, run_key: str, settings: Settings | None = None) -> dict[str, Any]:
    """The stage report of a run: {"stages": {name: {taken, made, dropped, left}}, "rows": {table: rows added}}.

    A run that listed days of a source (a sweep, a backfill) also has "days": [{source_key, day, state, listed, missed,
    detail}]; `missed` is what nothing had told us of before.
    """
    with open_warehouse(settings_or_env(settings)) as warehouse, warehouse.begin() as conn:
        found = read_reports(conn, run_key)
        days = [{**day, "day": day["day"].isoformat()} for day in days_of_run(conn, run_key)]
    rows: dict[str, int] = {}
    stages: dict[str, Any] = {}
    for stage in STAGES:
        shape = found.get(stage, StageReport(stage=stage)).as_dict()
        for table, count in shape.pop("rows").items():
            rows[table] = rows.get(table, 0) + count
        stages[stage] = shape
    told = {"stages": stages, "rows": rows}
    return {**told, "days": days} if days else told
