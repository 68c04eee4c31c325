"""Runs each query of sql/checks on the staged rows of a run; what it returns is bad."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from pipeline.errors import PipelineError
from pipeline.model import StageReport
from pipeline.warehouse.copying import run
from pipeline.warehouse.headers import SqlFile, read_folder

ERROR, HOLD, WARN = "error", "hold", "warn"
_SAMPLE = 20


class AuditError(PipelineError):
    """Staged rows have failed a check of severity error; nothing of the run is published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What one check found: how many bad rows, and the first of them."""

    check_key: str
    severity: str
    meaning: str
    remedy: str
    bad_rows: int
    sample: Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    run_key: str
    checks: tuple[CheckResult, ...]
    report: StageReport

    def raise_on_error(self) -> None:
        if failed := _failed(self.checks):
            said = "; ".join(
                f"{check.check_key}: {check.bad_rows} rows, {check.meaning} (first: {_first(check)}). {check.remedy}"
                for check in failed
            )
            raise AuditError(f"run {self.run_key} publishes nothing: {said}")


def audit(conn: Connection, run_key: str, checks_dir: Path) -> AuditResult:
    """Run all checks, keep their results in ops.check_result. Does not raise, so that the results can be committed:
    call raise_on_error after. The articles of a run that fails are left, not dropped: the next run reads them again.
    What a check of severity hold finds puts its article, by its column url, into ops.quarantine.
    """
    checks = tuple(_run(conn, run_key, found) for found in read_folder(checks_dir))
    articles = run(conn, "publish/staged", {"this_run": run_key}).one().articles
    _keep(conn, run_key, checks)
    passed = not _failed(checks)
    report = StageReport(stage="audit", taken=articles, made=articles if passed else 0, left=0 if passed else articles)
    return AuditResult(run_key=run_key, checks=checks, report=report)


def _failed(checks: Sequence[CheckResult]) -> list[CheckResult]:
    return [check for check in checks if check.bad_rows and check.severity == ERROR]


def _run(conn: Connection, run_key: str, found: SqlFile) -> CheckResult:
    rows = conn.exec_driver_sql(found.query, {"this_run": run_key}).mappings().all()
    bad = [{name: _plain(value) for name, value in row.items()} for row in rows]
    severity = found.one("severity", frozenset({ERROR, HOLD, WARN}))
    if severity == HOLD and bad:
        _hold_back(conn, run_key, found.key, bad)
    return CheckResult(
        check_key=found.key,
        severity=severity,
        meaning=found.one("meaning"),
        remedy=found.one("remedy"),
        bad_rows=len(bad),
        sample=bad[:_SAMPLE],
    )


def _hold_back(conn: Connection, run_key: str, check_key: str, bad: Sequence[dict[str, Any]]) -> None:
    articles: dict[str, list[dict[str, Any]]] = {}
    for row in bad:
        articles.setdefault(row["url"], []).append(row)
    held = [{"item": url, "detail": rows[:_SAMPLE]} for url, rows in articles.items()]
    said = {"this_run": run_key, "check_key": check_key, "held": json.dumps(held, ensure_ascii=False)}
    run(conn, "audit/held", said)


def _keep(conn: Connection, run_key: str, checks: Sequence[CheckResult]) -> None:
    run(conn, "audit/results_cleared", {"this_run": run_key})
    for check in checks:
        run(
            conn,
            "audit/result_kept",
            {
                "this_run": run_key,
                "check_key": check.check_key,
                "severity": check.severity,
                "bad_rows": check.bad_rows,
                "sample": json.dumps(check.sample, ensure_ascii=False),
            },
        )


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else str(value)


def _first(check: CheckResult) -> str:
    return ", ".join(f"{name} {value}" for name, value in check.sample[0].items())
