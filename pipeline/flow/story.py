"""A whole run without Airflow: what `newsfigures ingest` does."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pipeline.flow.collect import Progress, discover, fetch
from pipeline.flow.read import batches, extract
from pipeline.flow.release import audit, observe, publish
from pipeline.flow.run import begin, now, report
from pipeline.settings import Settings


def ingest(
    source_key: str,
    *,
    settings: Settings,
    day: date | None = None,
    urls: Sequence[str] | None = None,
    limit: int | None = None,
    time_budget: float = 600,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Discover, fetch, extract, audit, publish and observe one source; the report of flow.report."""
    run_key = begin(source_key, dag_id="cli_ingest", run_id=f"{source_key}/{now().isoformat()}", settings=settings)
    discover(source_key, run_key=run_key, day=day, urls=urls, settings=settings)
    fetch(source_key, run_key=run_key, time_budget=time_budget, limit=limit, settings=settings, progress=progress)
    finish(source_key, run_key=run_key, settings=settings)
    return report(run_key=run_key, settings=settings)


def finish(source_key: str, *, run_key: str, settings: Settings) -> None:
    """From captures to marts: the half of a run that never touches a publisher."""
    for part, capture_ids in enumerate(batches(source_key, run_key=run_key, settings=settings)):
        extract(source_key, run_key=run_key, part=part, capture_ids=capture_ids, settings=settings)
    audit(run_key=run_key, settings=settings)
    publish(run_key=run_key, settings=settings)
    observe(run_key=run_key, settings=settings)
