"""The house's own chores: what a person should look at today, and what has had its time."""

import logging
from datetime import datetime, timedelta
from typing import Any

from pipeline.archive import erase_all
from pipeline.flow.run import now, settings_or_env
from pipeline.settings import Settings
from pipeline.sources import survey_sources
from pipeline.warehouse import open_warehouse, source_lock
from pipeline.warehouse import upkeep as rows

LOG_KEPT = timedelta(days=400)
"""How long raw.fetch_log is kept: a year and a month, so that a month can be held against the same one before."""

STAGED_KEPT = timedelta(days=14)
"""How long the rows of a run whose audit has failed wait for somebody to look at them."""

SILENT = timedelta(days=1)
"""No task takes as long: of a DAG's run that has said nothing since, nothing is to be expected."""

_TURN_WAIT = 600.0

logger = logging.getLogger(__name__)


def watch(*, at: datetime | None = None, settings: Settings | None = None) -> list[dict[str, str]]:
    """What a person should look at: {source, finding, detail}. A wrong source file is a finding too."""
    settings = settings_or_env(settings)
    sources, wrong = survey_sources(settings.sources_dir)
    with_layouts = [key for key, source in sources.items() if source.layouts]
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        found = rows.findings(conn, now=at or now(), with_layouts=with_layouts)
    told = [{"source": one["source_key"], "finding": one["finding"], "detail": one["detail"]} for one in found]
    return told + [{"source": key, "finding": "broken", "detail": fault} for key, fault in wrong.items()]


def maintain(*, at: datetime | None = None, settings: Settings | None = None) -> dict[str, Any]:
    """Partitions ahead, old rows and expired texts out, statistics anew; what was done, counted."""
    settings, at = settings_or_env(settings), at or now()
    with open_warehouse(settings) as warehouse:
        with warehouse.begin() as conn:
            rows.make_partitions(conn, now=at)
            done: dict[str, Any] = {
                "log_months_dropped": rows.drop_old_log(conn, before=at - LOG_KEPT),
                "staged_readings_cleared": rows.clear_staging(conn, before=at - STAGED_KEPT, silent_since=at - SILENT),
                "site_files_cleared": rows.clear_site_files(conn, before=at - STAGED_KEPT),
            }
        sources, _ = survey_sources(settings.sources_dir)
        expired: dict[str, dict[str, int]] = {}
        for key, source in sources.items():
            if source.terms.retention_days is None:
                continue
            before = at - timedelta(days=source.terms.retention_days)
            with source_lock(warehouse, key, wait=_TURN_WAIT):
                with warehouse.begin() as conn:
                    places = rows.expired_pages(conn, key, before=before)
                # the archive first: as long as the texts are there, the same run finds the pages again after a crash
                pages = erase_all(settings.archive_url, places, at=at)
                with warehouse.begin() as conn:
                    texts = rows.expire_texts(conn, key, before=before)
            if texts:
                expired[key] = {"pages": pages, "texts": texts}
        with warehouse.begin() as conn:
            rows.analyze(conn)
    logger.info("maintained: %s, expired by source: %s", done, expired)
    return {**done, "expired": expired}
