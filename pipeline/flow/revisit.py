"""Fresh articles are visited again, since figures are corrected: a changed page becomes a new revision."""

import logging
from datetime import date, datetime
from typing import Any

from pipeline.flow.collect import fetch
from pipeline.flow.read import batches
from pipeline.flow.run import command_run, keep_report, now, report, settings_or_env
from pipeline.flow.story import finish
from pipeline.model import Source, StageReport
from pipeline.settings import Settings
from pipeline.sources import load_source, survey_sources
from pipeline.warehouse import Warehouse, open_warehouse, refetch_leads, revisit_leads

logger = logging.getLogger(__name__)


def revisit(
    source_key: str, *, run_key: str, at: datetime | None = None, settings: Settings | None = None
) -> dict[str, Any]:
    """Instead of discover: make those pages due again whose next visit has come by `at` (now); `fetch` visits them.

    A page that answers "not modified", or with bytes that it had before, drops as not_modified or same_body.
    """
    settings = settings_or_env(settings)
    source = load_source(settings.sources_dir, source_key)
    with open_warehouse(settings) as warehouse:
        due = _make_due(warehouse, source, at or now())
        return keep_report(warehouse, run_key, StageReport.of("discover", made=due))


def make_visits_due(*, run_key: str, settings: Settings | None = None) -> dict[str, int]:
    """Make those pages of all sources due again whose next visit has come; the next poll fetches them.

    {source: pages}, without sources that have none.
    """
    settings = settings_or_env(settings)
    sources, _ = survey_sources(settings.sources_dir)  # a wrong file is told of by the source's own runs
    with open_warehouse(settings) as warehouse:
        due = {key: pages for key, source in sources.items() if (pages := _make_due(warehouse, source, now()))}
        keep_report(warehouse, run_key, StageReport.of("discover", made=sum(due.values())))
    return due


def refetch_day(source_key: str, *, run_key: str, day: date, settings: Settings | None = None) -> dict[str, Any]:
    """Instead of discover: make every captured page of the day due again, however old; `fetch` visits them."""
    settings = settings_or_env(settings)
    source = load_source(settings.sources_dir, source_key)
    with open_warehouse(settings) as warehouse:
        with warehouse.begin() as conn:
            due = len(refetch_leads(conn, source.key, day, begun_at=now(), now=now()))
        return keep_report(warehouse, run_key, StageReport.of("discover", made=due))


def revisit_all(
    *,
    settings: Settings,
    source_key: str | None = None,
    at: datetime | None = None,
    time_budget: float = 600,
) -> dict[str, dict[str, Any]]:
    """A whole run for the source, or for each with a visit due: {source: its flow.report}. Nothing due: no run. A file
    that is wrong costs no other source its visits."""
    if source_key:
        chosen = [load_source(settings.sources_dir, source_key)]
    else:
        sources, wrong = survey_sources(settings.sources_dir)
        chosen = list(sources.values())
        for fault in wrong.values():
            logger.warning("%s", fault)
    told: dict[str, dict[str, Any]] = {}
    for source in chosen:
        with open_warehouse(settings) as warehouse:
            due = _make_due(warehouse, source, at or now())
            if not due:
                continue
            run_id = f"{source.key}/{now().isoformat()}"
            with command_run(source.key, dag_id="cli_revisit", run_id=run_id, settings=settings) as run_key:
                keep_report(warehouse, run_key, StageReport.of("discover", made=due))
                fetch(source.key, run_key=run_key, time_budget=time_budget, settings=settings)
                finish(batches(source.key, run_key=run_key, settings=settings), run_key=run_key, settings=settings)
                told[source.key] = report(run_key=run_key, settings=settings)
    return told


def _make_due(warehouse: Warehouse, source: Source, at: datetime) -> int:
    with warehouse.begin() as conn:
        due = len(revisit_leads(conn, source.key, source.revisit, now=at))
    logger.info("%s: %d pages are to be visited again", source.key, due)
    return due
