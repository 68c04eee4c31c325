"""audit, publish, observe: staged rows are checked, merged in one transaction, and made sense of."""

from typing import Any

from pipeline.audit import audit as run_checks
from pipeline.flow.run import enter, keep_report, now, settings_or_env
from pipeline.observe import observe as run_observe
from pipeline.publish import publish as run_publish
from pipeline.settings import Settings
from pipeline.warehouse import Attempt, hold, open_warehouse


def audit(*, run_key: str, part: int = 0, settings: Settings | None = None) -> dict[str, Any]:
    """Run sql/checks on the staged rows. A failed check of severity error raises: nobody sees these rows.

    A run that publishes several times gives each time a `part` of its own, so that its report adds them up.
    """
    settings = settings_or_env(settings)
    with open_warehouse(settings) as warehouse:
        with warehouse.begin() as conn:
            result = run_checks(conn, run_key, settings.sql_dir / "checks")
        kept = keep_report(warehouse, run_key, result.report, part)
    result.raise_on_error()
    return kept


def publish(*, run_key: str, attempt: Attempt | None = None, settings: Settings | None = None) -> dict[str, Any]:
    """Merge the staged rows into core, all or nothing. `rows` is empty when nothing changed."""
    with open_warehouse(settings_or_env(settings)) as warehouse:
        enter(warehouse, run_key, attempt)
        with warehouse.begin() as conn:
            hold(conn, run_key, attempt)
            report = run_publish(conn, run_key, now=now())
        return keep_report(warehouse, run_key, report)


def observe(*, run_key: str, attempt: Attempt | None = None, settings: Settings | None = None) -> dict[str, Any]:
    """Pin claims to entities, metrics and periods, gather observations, rebuild the marts."""
    settings = settings_or_env(settings)
    with open_warehouse(settings) as warehouse:
        enter(warehouse, run_key, attempt)
        with warehouse.begin() as conn:
            hold(conn, run_key, attempt)
            report = run_observe(conn, sql_dir=settings.sql_dir)
        return keep_report(warehouse, run_key, report)
