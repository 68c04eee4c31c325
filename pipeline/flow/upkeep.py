"""The house's own chores: what a person should look at today, and what has had its time."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pipeline.archive import erase_all, forget_answers
from pipeline.flow.answered import texts_to_go
from pipeline.flow.run import now, settings_or_env
from pipeline.model import Source
from pipeline.settings import Settings
from pipeline.sources import survey_sources
from pipeline.warehouse import Warehouse, open_warehouse, source_lock
from pipeline.warehouse import upkeep as rows

LOG_KEPT = timedelta(days=400)
"""How long raw.fetch_log is kept: a year and a month, so that a month can be held against the same one before."""

STAGED_KEPT = timedelta(days=14)
"""How long the rows of a run whose audit has failed wait for somebody to look at them, and what a language model has
answered about a text waits for the text to be published."""

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
                done_here = _expire(warehouse, settings, sources, key, before=before, at=at)
            if any(done_here.values()):
                expired[key] = done_here
        done["answers_cleared"] = _clear_answers(warehouse, settings, before=at - STAGED_KEPT)
        with warehouse.begin() as conn:
            rows.analyze(conn)
    logger.info("maintained: %s, expired by source: %s", done, expired)
    return {**done, "expired": expired}


def _expire(
    warehouse: Warehouse, settings: Settings, sources: Mapping[str, Source], key: str, *, before: datetime, at: datetime
) -> dict[str, int]:
    """Pages and texts that were fetched before, and what language models said of them, which quotes them.

    The archive first: as long as its pages are not noted as erased, the next run finds them again after a crash.
    """
    with warehouse.begin() as conn:
        captures = rows.expired_pages(conn, key, before=before)
    texts = texts_to_go(warehouse, settings, sources, captures=captures, places=captures.values())
    answers = forget_answers(settings.archive_url, texts)
    pages = erase_all(settings.archive_url, captures.values(), at=at)
    with warehouse.begin() as conn:
        rows.note_erased(conn, captures.keys(), now=at)
        return {"pages": pages, "texts": rows.expire_texts(conn, key, before=before), "answers": answers}


def _clear_answers(warehouse: Warehouse, settings: Settings, *, before: datetime) -> int:
    """What was asked before about texts that are held nowhere, so that no article takes it along; how many answers."""
    with warehouse.begin() as conn:
        texts = rows.texts_not_held(conn, before=before)
    gone = forget_answers(settings.archive_url, texts)
    with warehouse.begin() as conn:
        rows.clear_requests(conn, texts)
    return gone
